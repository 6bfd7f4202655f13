/** What each command takes: so that a word too many or a flag of another command is refused, and never passed over. */
import { KanaalError } from '../../../shared/errors.ts';

interface Takes {
  /** Most words after the command. */
  words: number;
  flags: readonly string[];
}

const OPEN = ['as', 'passphrase-file'];
const takes = (words: number, ...flags: string[]): Takes => ({ words, flags });

/** By name. The flags are those beside `--json`. */
export const COMMANDS: Readonly<Record<string, Takes>> = {
  help: takes(1),
  contract: takes(0),
  create: takes(1, 'passphrase-file', 'setup'),
  call: takes(2, ...OPEN, 'input', 'attach'),
  demo: takes(0, 'out', 'kind'),
  fsck: takes(1, ...OPEN),
  entries: takes(1, ...OPEN, 'quarter'),
  history: takes(2, ...OPEN),
  export: takes(1, ...OPEN, 'quarter', 'out', 'formats', 'edition'),
  package: takes(1, ...OPEN, 'quarter', 'edition', 'out', 'seal'),
  prove: takes(2, ...OPEN, 'out'),
  collect: takes(Number.POSITIVE_INFINITY, ...OPEN, 'accept-key'),
  forward: takes(1, ...OPEN, 'quarter', 'out', 'seal'),
  receipt: takes(2, ...OPEN),
  board: takes(1, ...OPEN),
  answer: takes(1, ...OPEN, 'from', 'to', 'out', 'edition', 'formats'),
  signoff: takes(3, ...OPEN, 'term', 'quarter', 'kind', 'out', 'identity', 'return', 'deleted', 'remark'),
  verify: takes(1, 'trust', 'against', 'integrity-only'),
  intake: takes(Number.POSITIVE_INFINITY, 'keep', 'self', 'date-order'),
  backup: takes(1, ...OPEN, 'out'),
  restore: takes(1, ...OPEN, 'out', 'recovery-file', 'damaged'),
};

/** Throws `usage` for an unknown command, a word too many, or a flag that the command does not know. `flags`: those given. */
export function checkUsage(command: string, words: readonly string[], flags: readonly string[]): void {
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!known) throw new KanaalError('usage', { command });
  const extra = words[known.words];
  if (extra !== undefined) throw new KanaalError('usage', { command, tooMany: extra });
  const other = flags.find((flag) => flag !== 'json' && !known.flags.includes(flag));
  if (other !== undefined) throw new KanaalError('usage', { command, unknown: `--${other}` });
}
