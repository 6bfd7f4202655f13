/** The rhythm of the register as a file for a person's own calendar. Holds no data of any entry. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { rhythmCalendar } from '../../shared/calendar.ts';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import { getMeta, needMeta } from '../store/meta.ts';
import { exportRoot } from './out-places.ts';
import { listQuarters } from './quarters.ts';
import { type Desk, today } from './session.ts';

/** Writes it beside the exports, over the one before: its events keep their identifiers. */
export function writeCalendar(desk: Desk, args: CallArgs<'calendar.write'>): CallOutput<'calendar.write'> {
  const folder = exportRoot(desk.core);
  const prefix = needMeta(desk.db, 'prefix');
  const file = path.join(folder, `kanaalregister_${prefix}_ritme.ics`);
  const text = rhythmCalendar({
    workspace: needMeta(desk.db, 'workspace'),
    title: getMeta(desk.db, 'title') ?? prefix,
    today: today(desk.host),
    now: rfc3339(desk.host.now()),
    from: listQuarters(desk).current,
    timeLine: desk.policy.timeLine,
    lang: args.language,
  });
  mkdirSync(folder, { recursive: true });
  writeFileAtomic(file, text);
  return { path: file };
}
