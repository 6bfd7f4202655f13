/** Long work that runs beside the calls, as everybody sees it: what it is, how far it is, how to name it. */

export const JOB_KINDS = [
  'backup',
  'check',
  'backupCheck',
  'salvage',
  'register',
  'intake',
  'pictures',
  'close',
  'successor',
  'package',
  'collect',
  'forward',
  'answer',
  'trends',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** What is counted. */
export const JOB_UNITS = ['bytes', 'files', 'parts', 'rows'] as const;
export type JobUnit = (typeof JOB_UNITS)[number];

export interface Progress {
  /** Never goes back while the job runs, and never beyond `total`. */
  done: number;
  /** Null where nobody can say beforehand. */
  total: number | null;
  unit: JobUnit;
}
