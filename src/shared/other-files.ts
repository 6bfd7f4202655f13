/** Files of this program that are no package, and still get dropped on a collection. */
export const OTHER_FILES = [
  'receipt',
  'checkpoint',
  'proof',
  'record',
  'register',
  'signOff',
  'close',
  'packageNote',
  'note',
  'identity',
  'request',
  'answer',
] as const;

export type OtherFile = (typeof OTHER_FILES)[number];
