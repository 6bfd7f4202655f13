/** What came over from a damaged workspace, and what did not, in lines. */
import type { Lost, Salvaged } from '../../../shared/office-records.ts';

const LOST: Readonly<Record<Lost['kind'], (lost: Lost) => string>> = {
  database: () => 'nothing in the damaged database could be read; this is the backup as it was',
  records: ({ name, count }) =>
    `the journal came over up to record ${name}; ${count === 0 ? 'what came after it, if anything' : `${count} after it`}, did not`,
  entry: ({ name }) => `entry ${name} did not come over`,
  earlier: ({ name }) => `entry ${name} stands in an earlier version`,
  evidence: ({ name }) => `attachment ${name} did not come over`,
  table: ({ name, count }) =>
    `table ${name}: ${count === 0 ? 'a part could not be read' : `${count} rows could not be read or were refused`}; there it is as in the backup`,
  told: ({ name, count }) => `${count} of ${name} stand in the journal only`,
  slots: () => 'the passphrases are those of the backup',
};

export function salvageLines({ records, entries, evidence, lost }: Salvaged): string[] {
  return [
    `newer than the backup: ${records} records, ${entries.length} entries, ${evidence.length} attachments`,
    ...entries.map((number) => `  entry ${number}`),
    ...evidence.map((name) => `  attachment ${name}`),
    ...(lost.length === 0 ? ['everything in the damaged workspace could be read'] : lost.map((l) => LOST[l.kind](l))),
  ];
}
