/**
 * The text of a sign-off note, in fixed-grammar Dutch (design 6, docs/format.md 7). It is what the panel shows, what is
 * printed and what is signed, byte for byte. Remarks and reasons to return stand in it as digests only, because a note
 * cannot be redacted afterwards.
 */
import type { Decision } from '../../shared/office-records.ts';
import type { OfficeTerm } from '../../shared/people-records.ts';
import type { Answers } from '../../shared/records.ts';
import { disclosureDigest } from '../journal/record.ts';

export const SIGN_OFF_FORMAT = 'kanaalregister/sign-off/v1';

/** What the text says of an entry itself: the same at the desk that asks and at a desk that only has the request. */
export interface TextFacts {
  number: string;
  /** Day, month or `onbekend`. */
  when: string;
  channel: string | null;
  reason: string | null;
  /** Leaf hash of the entry's present state, base64url. */
  leaf: string;
}

export interface TextEntry extends TextFacts {
  decision: Omit<Decision, 'entryId'>;
  /** Salt of the digest of a return reason; '' where the entry is agreed. */
  salt: string;
}

export interface TextInput {
  workspace: string;
  term: Pick<OfficeTerm, 'id' | 'personName' | 'post' | 'from'>;
  quarter: string;
  kind: 'registraties' | 'kwartaal';
  requestId: string;
  head: { origin: string; size: number; root: string };
  supplementary: boolean;
  nil: boolean;
  deleted: 'ja' | 'nee' | 'onbekend' | null;
  remark: string;
  remarkSalt: string;
  entries: TextEntry[];
}

function oneLine(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

function digest(salt: string, name: string, value: unknown): string {
  return `sha256 ${disclosureDigest([salt, name, value]).toString('base64url')}`;
}

export function textFacts(number: string, answers: Answers, leaf: string): TextFacts {
  return { number, when: dayOf(answers), channel: answers.channel, reason: answers.reason, leaf };
}

function dayOf({ dateCertainty, dateFrom }: Answers): string {
  if (dateCertainty === 'unknown' || dateFrom === null) return 'onbekend';
  return dateCertainty === 'month' ? dateFrom.slice(0, 7) : dateFrom;
}

/** The declaration of domain F3, as the office holder reads it. */
export function declaration(input: Pick<TextInput, 'kind' | 'nil' | 'supplementary' | 'quarter' | 'entries'>): string {
  const n = input.entries.length;
  if (input.kind === 'registraties') return `Ik heb de ${n} registraties hieronder gezien.`;
  if (input.nil) return `Voor zover ik weet heb ik in ${input.quarter} voor mijn werk geen privékanaal gebruikt.`;
  if (input.supplementary)
    return `Ik heb de ${n} registraties hieronder gezien. Zij vullen mijn eerdere verklaring over ${input.quarter} aan.`;
  return `Ik heb de ${n} registraties hieronder gezien. Voor zover ik weet is dit al mijn gebruik van privékanalen voor mijn werk in ${input.quarter}.`;
}

function entryLine({ number, when, channel, reason, leaf, decision, salt }: TextEntry): string {
  const head = `${number} ${when} ${channel ?? '-'} ${reason ?? '-'}`;
  if (decision.agreed) return `${head} akkoord ${leaf}\n`;
  const why = { note: decision.returnNote ?? '', reason: decision.returnReason ?? 'ANDERS' };
  return `${head} retour ${leaf} ${digest(salt, 'retour', why)}\n`;
}

const DELETED = { ja: 'ja', nee: 'nee', onbekend: 'weet ik niet' } as const;

/** The note's text, with its final newline. */
export function signOffText(input: TextInput): string {
  const { term, head } = input;
  const statement = input.kind === 'registraties' ? 'geen' : input.nil ? 'nihil' : 'gebruik';
  const lines = [
    SIGN_OFF_FORMAT,
    `werkmap: ${input.workspace}`,
    `ambtsperiode: ${term.id} ${oneLine(term.personName)}, ${oneLine(term.post)}, vanaf ${term.from}`,
    `kwartaal: ${input.quarter}`,
    `soort: ${input.kind}`,
    `verzoek: ${input.requestId}`,
    `stand: ${head.origin} ${head.size} ${head.root}`,
    `verklaring: ${statement}`,
    `aanvullend: ${input.supplementary ? 'ja' : 'nee'}`,
    `registraties: ${input.entries.length}`,
    `ik verklaar: ${declaration(input)}`,
    `werkberichten verwijderd: ${input.deleted ? DELETED[input.deleted] : 'niet gevraagd'}`,
    `opmerking: ${input.remark === '' ? 'geen' : digest(input.remarkSalt, 'opmerking', input.remark)}`,
  ];
  const list = input.entries.map(entryLine).join('');
  return `${lines.join('\n')}\n${list === '' ? '' : `\n${list}`}`;
}
