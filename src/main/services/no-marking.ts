/** What a person says of a marking that is none: kept as a statement beside the file, with who said it and when. */
import { localDay, rfc3339 } from '../../shared/quarter.ts';
import { transcriptText } from '../../shared/transcript.ts';
import { type TakenIn, takeInBytes } from './evidence.ts';
import type { Desk } from './session.ts';

/** The same files, with the statement where one of them bears what looks like the marking of a state secret. */
export async function withStatement(desk: Desk, taken: readonly TakenIn[], noMarking: string): Promise<TakenIn[]> {
  const marked = taken.filter(({ marking }) => marking !== null);
  if (marked.length === 0) return [...taken];
  const now = desk.host.now();
  const text = transcriptText({
    kind: 'statement',
    by: desk.work.person.name,
    at: rfc3339(now),
    source: marked.map(({ row }) => row.name).join(', '),
    confirmed: null,
    text: `Dit is geen rubricering, want: ${noMarking.trim().normalize('NFC')}`,
  });
  const file = { name: `verklaring-${localDay(now)}.txt`, bytes: new TextEncoder().encode(text) };
  const statement = (await takeInBytes(desk, [file])).map((one) => ({
    ...one,
    row: { ...one.row, origin: 'gespreksnotitie' as const, isOriginal: false },
  }));
  return [...taken, ...statement];
}
