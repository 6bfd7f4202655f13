/** A person's own views of the list. Convenience, not record: kept in the workspace, outside the journal. */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { type Desk, write } from './session.ts';

export function listViews(desk: Desk): CallOutput<'views.list'> {
  const kept = getMeta(desk.db, `views:${desk.work.person.id}`);
  return kept === null ? { views: [] } : (JSON.parse(kept) as CallOutput<'views.list'>);
}

/** Puts this list of views in the place of the one before. */
export function saveViews(desk: Desk, args: CallArgs<'views.save'>): CallOutput<'views.save'> {
  write(desk, (unit) => setMeta(unit.db, `views:${unit.actor}`, JSON.stringify(args)));
  return listViews(desk);
}
