/** The ministry's statement at close, line by line (docs/format.md 7). */
import { ROLES } from '../../shared/codes.ts';
import { FixedLines, isMoment, QUARTER, WORKSPACE } from './fixed-lines.ts';

export const CLOSE_FORMAT = 'kanaalregister/close/v1';

export interface CloseNote {
  readonly workspace: string;
  readonly quarter: string;
  readonly version: number;
  /** Hex SHA-256 of register.json, by edition. */
  readonly sha256: Readonly<Record<string, string>>;
  readonly entries: number;
  readonly incidents: number;
}

function isCloser(text: string): boolean {
  const m = /^[^ ].*, ([A-Za-z]+)$/s.exec(text);
  return m !== null && (ROLES as readonly string[]).includes(m[1]!);
}

/** Reads the text. Throws `close_form` with the first line that is not right. */
export function readClose(text: string): CloseNote {
  const lines = new FixedLines(text, 'close_form');
  lines.need(lines.next() === CLOSE_FORMAT);
  const workspace = lines.value('werkmap', WORKSPACE);
  const number = lines.value('register', /^[A-Z][A-Za-z]{1,7}-[12][0-9]{3}-Q[1-4]-v[1-9][0-9]{0,3}$/);
  const [quarter = '', version = ''] = number.slice(number.indexOf('-') + 1).split('-v');
  lines.need(lines.value('kwartaal', QUARTER) === quarter);
  lines.need(lines.value('versie', /^[1-9][0-9]{0,3}$/) === version);
  const checksum = (label: string): string => lines.value(label, /^sha256 [0-9a-f]{64}$/).slice(7);
  const sha256 = {
    intern: checksum('register.json'),
    bzk: checksum('uitgave bzk'),
    openbaar: checksum('uitgave openbaar'),
  };
  const entries = lines.decimal('registraties');
  const incidents = lines.decimal('incidenten');
  lines.decimal('verklaringen');
  while (lines.peek().startsWith('open: ')) lines.value('open', /^[A-Za-z]{1,40} [1-9][0-9]{0,6}$/);
  lines.value('gesloten door', isCloser);
  lines.value('gesloten op', isMoment);
  if (!lines.done) {
    lines.next();
    lines.refuse();
  }
  return { workspace, quarter, version: Number(version), sha256, entries, incidents };
}
