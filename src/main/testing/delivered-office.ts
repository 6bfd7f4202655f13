/** What `make-packages.ts` prints of each office: its package, and what a collector hears over the telephone. */
export interface DeliveredOffice {
  file: string;
  /** The genuine package, where `file` was changed after it was made; what the office delivers again. */
  again: string | null;
  /** Of its log key, as it would be read out over the telephone. */
  number: string;
  person: string;
  post: string;
  ministry: { code: string; name: string; abbr: string };
  entries: number;
}
