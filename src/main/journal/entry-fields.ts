import type { EntryRecord } from '../store/entries.ts';
import type { EvidenceRow } from '../store/evidence.ts';

/** Fields of an e-record (docs/format.md). `theme` and `clock` are subject and time, whose names every record has. */
export function journalFields(e: EntryRecord, files: readonly EvidenceRow[]): Record<string, unknown> {
  const { subject, time, ...answers } = e.answers;
  const { createdAt: _created, signedRecord: _signed, ...state } = e.state;
  return {
    number: e.number,
    version: e.version,
    status: e.status,
    quarter: e.quarter,
    late: e.late,
    corrects: e.corrects,
    correctionReason: e.correctionReason,
    ...answers,
    theme: subject,
    clock: time,
    ...state,
    files: files.map((f) => ({ bytes: f.bytes, name: f.name, origin: f.origin, seq: f.seq, sha256: f.sha256 })),
  };
}
