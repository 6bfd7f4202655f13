/**
 * Messages of a dropped source that are somewhere else already: in another source that is open, or kept before. What was
 * kept is told from the extracts themselves, so that nothing more about it need be stored. Links only: a person may still
 * choose such a message.
 */
import { setImmediate } from 'node:timers/promises';
import type { SourceReading } from '../../shared/intake.ts';
import type { Elsewhere, Extract } from '../../shared/intake-records.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { type NamedReading, repeatsIn } from '../intake/duplicates.ts';
import { EXTRACT_KIND, extractFrom } from '../intake/extract.ts';
import type { EvidenceRow } from '../store/evidence.ts';
import { evidencePath } from './evidence.ts';
import type { OpenSource } from './open-sources.ts';
import type { Desk } from './session.ts';

/** Extracts that are looked into, the newest first: those of one month are a few. */
const MOST = 300;
const MAX_EXTRACT_BYTES = 8 * 1024 * 1024;

type Place = Elsewhere & NamedReading;

/** Finds them anew: what was open may be kept or gone by now. */
export async function findElsewhere(desk: Desk, source: OpenSource): Promise<void> {
  const kept = await keptBefore(desk, monthsOf(source.reading));
  const open = desk.work.sources
    .before(source.id)
    .map(({ name, sha256, reading }): Place => ({ where: 'open', name, sha256, reading }));
  const places = [...kept, ...open];
  const named = { name: source.name, sha256: source.sha256, reading: source.reading };
  source.elsewhere = new Map(
    [...repeatsIn(named, places)].flatMap(([n, i]) => {
      const place = places[i];
      return place ? [[n, { where: place.where, name: place.name }] as const] : [];
    }),
  );
}

/** `2027-03` of every message; of one without a moment nobody can say where it would be. */
function monthsOf({ messages }: SourceReading): Set<string> {
  const months = new Set<string>();
  for (const { sentAt } of messages) if (sentAt !== null) months.add(sentAt.slice(0, 7));
  return months;
}

/** What was kept of conversations in these months, in entries and in drafts. */
async function keptBefore(desk: Desk, months: ReadonlySet<string>): Promise<Place[]> {
  const rows = desk.db.all<Pick<EvidenceRow, 'id' | 'file' | 'key' | 'name'> & { number: string | null }>(
    `SELECT v.id, v.file, v.key, v.name, e.number FROM evidence v LEFT JOIN entry e ON e.id = v.entry_id
     WHERE v.format = ? AND v.bytes <= ? AND v.request_id IS NULL ORDER BY v.id DESC`,
    EXTRACT_KIND,
    MAX_EXTRACT_BYTES,
  );
  const places: Place[] = [];
  // The name of an extract ends in its month; a draft without moments has none.
  const near = rows.filter(({ name }) => months.has(/-(\d{4}-\d{2})\.json$/.exec(name)?.[1] ?? '')).slice(0, MOST);
  for (const row of near) {
    const extract = extractFrom(readSealedFile(evidencePath(desk, row), row.key));
    if (extract) places.push({ where: row.number ? 'entry' : 'draft', name: row.number ?? '', ...asReading(extract) });
    // One after another, with room for other calls between two.
    await setImmediate();
  }
  return places;
}

/** An extract as the reading it was taken from; its numbers are those of that source. */
function asReading({ source, messages }: Extract): Pick<NamedReading, 'sha256' | 'reading'> {
  const read = messages.map((message) => ({
    ...message,
    kinds: message.kinds as SourceReading['messages'][number]['kinds'],
    flags: [],
    attachments: message.attachments.map((one) => ({ ...one, content: null })),
    duplicateOf: null,
  }));
  return {
    sha256: source.sha256,
    reading: {
      kind: source.kind as SourceReading['kind'],
      unit: 'message',
      messages: read,
      warnings: [],
      notUnderstood: [],
    },
  };
}
