/** The text of a sign-off note, line by line (docs/format.md 7). */
import { readBase64, readDecimal } from './bytes.ts';
import { FixedLines, ID, isRealDay, QUARTER, WORKSPACE } from './fixed-lines.ts';

export const SIGN_OFF_FORMAT = 'kanaalregister/sign-off/v1';

const NUMBER = /^[A-Z][A-Za-z]{1,7}-[12][0-9]{3}-[0-9]{4,8}$/;
const CODE = /^(-|[A-Za-z0-9_.]{1,48})$/;
const REQUEST = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

export interface SignedEntry {
  readonly number: string;
  readonly agreed: boolean;
  /** Leaf of the state that was signed for, base64url. */
  readonly leaf: string;
}

export interface SignOffNote {
  readonly workspace: string;
  readonly term: string;
  readonly quarter: string;
  readonly kind: string;
  readonly request: string;
  /** geen, nihil or gebruik. */
  readonly statement: string;
  /** How many entries are agreed to, and how many returned. */
  readonly agreed: number;
  readonly returned: number;
}

function isDigest(text: string): boolean {
  return readBase64(text, 32, 'base64url') !== null;
}

/** `t-... Name, Post, vanaf day`, words divided by one space. */
function isTerm(text: string): boolean {
  const m = /^([^ ]+) [^ ]+(?: [^ ]+)*, [^ ]+(?: [^ ]+)*, vanaf (.{10})$/.exec(text);
  return m !== null && ID.test(m[1]!) && isRealDay(m[2]!);
}

function isHead(workspace: string): (text: string) => boolean {
  return (text) => {
    const [origin = '', size = '', root = '', ...more] = text.split(' ');
    const epoch = readDecimal(origin.slice(`kanaalregister/${workspace}/`.length));
    const whole = origin === `kanaalregister/${workspace}/${epoch}` && epoch !== 0;
    return whole && readDecimal(size) !== null && readBase64(root, 32) !== null && more.length === 0;
  };
}

function declarationOf(kind: string, statement: string, extra: boolean, quarter: string, n: number): string {
  const seen = `Ik heb de ${n} registraties hieronder gezien.`;
  if (kind === 'registraties') return seen;
  if (statement === 'nihil') return `Voor zover ik weet heb ik in ${quarter} voor mijn werk geen privékanaal gebruikt.`;
  return extra
    ? `${seen} Zij vullen mijn eerdere verklaring over ${quarter} aan.`
    : `${seen} Voor zover ik weet is dit al mijn gebruik van privékanalen voor mijn werk in ${quarter}.`;
}

function readEntry(line: string): SignedEntry | null {
  const [number = '', day = '', channel = '', reason = '', decision, leaf = '', ...rest] = line.split(' ');
  const dated = day === 'onbekend' || isRealDay(day) || (/^.{7}$/.test(day) && isRealDay(`${day}-01`));
  if (!NUMBER.test(number) || !dated || !CODE.test(channel) || !CODE.test(reason) || !isDigest(leaf)) return null;
  if (decision === 'akkoord') return rest.length === 0 ? { number, agreed: true, leaf } : null;
  const why = decision === 'retour' && rest.length === 2 && rest[0] === 'sha256' && isDigest(rest[1]!);
  return why ? { number, agreed: false, leaf } : null;
}

/**
 * Reads the text. Throws `sign_off_form` with the first line that is not right. `each` gets the entries as they come: a note
 * may have a hundred thousand.
 */
export function readSignOff(
  text: string,
  each: (request: string, entry: SignedEntry) => void = () => undefined,
): SignOffNote {
  const lines = new FixedLines(text, 'sign_off_form');
  lines.need(lines.next() === SIGN_OFF_FORMAT);
  const workspace = lines.value('werkmap', WORKSPACE);
  const term = lines.value('ambtsperiode', isTerm).split(' ')[0]!;
  const quarter = lines.value('kwartaal', QUARTER);
  const kind = lines.value('soort', /^(registraties|kwartaal)$/);
  const request = lines.value('verzoek', REQUEST);
  lines.value('stand', isHead(workspace));
  const statement = lines.value('verklaring', kind === 'registraties' ? /^geen$/ : /^(nihil|gebruik)$/);
  const extra = lines.value('aanvullend', statement === 'gebruik' ? /^(ja|nee)$/ : /^nee$/) === 'ja';
  const count = lines.decimal('registraties');
  lines.need((count === 0) === (statement === 'nihil'));
  lines.value('ik verklaar', (v) => v === declarationOf(kind, statement, extra, quarter, count));
  const asked = kind === 'kwartaal' ? /^(ja|nee|weet ik niet)$/ : /^(ja|nee|weet ik niet|niet gevraagd)$/;
  lines.value('werkberichten verwijderd', asked);
  lines.value('opmerking', (v) => v === 'geen' || (v.startsWith('sha256 ') && isDigest(v.slice(7))));
  if (count > 0) lines.need(lines.next() === '');
  const [numbers, leaves] = [new Set<string>(), new Set<string>()];
  let [read, agreed] = [0, 0];
  while (!lines.done) {
    const entry = readEntry(lines.next());
    if (!entry || read === count) return lines.refuse();
    read += 1;
    if (entry.agreed) agreed += 1;
    numbers.add(entry.number);
    leaves.add(entry.leaf);
    each(request, entry);
  }
  lines.need(read === count);
  lines.need(numbers.size === count && leaves.size === count);
  return { workspace, term, quarter, kind, request, statement, agreed, returned: count - agreed };
}
