/**
 * Finds a marking of classification where a marking stands: alone on a line at the begin or end of a text, or at the
 * begin of a subject. The word in a sentence ("dit is geheim") is no marking. Codes of domain D3.
 */
import type { ReadMessage } from '../../shared/intake.ts';
import { plainSubject } from './prefill.ts';
import type { Warn } from './reading.ts';

const MARKINGS: readonly (readonly [code: string, pattern: string])[] = [
  ['STG_ZG', '(?:stg\\.?|staatsgeheim)[\\s:,-]{0,3}zeer[\\s-]?geheim'],
  ['STG_G', '(?:stg\\.?|staatsgeheim)[\\s:,-]{0,3}geheim'],
  ['STG_C', '(?:stg\\.?|staatsgeheim)[\\s:,-]{0,3}confidentieel'],
  ['DEPV', '(?:dep(?:artementaal|\\.)?\\s?-?\\s?vertrouwelijk|dep\\.?\\s?-?v\\.?)'],
  [
    'BUITENLANDS',
    '(?:tr[eè]s secret ue(?:/eu top secret)?|eu top secret|secret ue(?:/eu secret)?|eu secret|confidentiel ue(?:/eu confidential)?|eu confidential|restreint ue(?:/eu restricted)?|eu restricted|cosmic top secret|na[tv]o (?:secret|geheim|confidential|confidentieel|restricted))',
  ],
];
/** What may follow on the line of a marking: which copy it is, until when, which page. */
const COPY = '(?:(?:exemplaar|ex|copy|kopie|blad|pagina|page|nr|no|tot|until|t/m|rel)\\b[^\\n]{0,60}|\\d[^\\n]{0,20})?';
/** The one that a register may keep, where the security authority decided so (domain R25). */
const DEPARTMENTAL = 'DEPV';
const LINE = MARKINGS.map(
  ([code, p]) =>
    [
      code,
      new RegExp(`^[^\\p{L}\\d]{0,12}(?:rubricering\\s*:\\s*)?${p}(?:[^\\p{L}\\d]{1,12}${COPY})?$`, 'iu'),
    ] as const,
);
/** The subject of a mail that was pasted into another, wherever that begins. */
const PASTED_SUBJECT = /^[>\s*]*(?:onderwerp|subject|betreft)\*?\s*:\*?\s*(\S[^\n]{0,200})/gim;
const SUBJECT = MARKINGS.map(
  ([code, p]) => [code, new RegExp(`^[^\\p{L}\\d]{0,12}${p}(?:$|[^\\p{L}])`, 'iu')] as const,
);
const LINES = 5;
/** Between pages, slides and sheets in the words of a file: a marking may stand at the edges of each. */
export const PAGE_BREAK = '\f\n';
/** How a line with a marking begins: of nearly every message this tells that it has none, before it is cut into lines. */
function mayBegin(text: string): boolean {
  // A text of one line that begins with another letter; the faster of two ways to say the same.
  const first = text.charCodeAt(0) | 0x20;
  if (first >= 0x61 && first <= 0x7a && ((FIRST >> (first - 0x61)) & 1) === 0 && !text.includes('\n')) return false;
  return BEGINS.test(text);
}

/** As bits, `a` the lowest. */
const FIRST = Buffer.from('rsdtecnob').reduce((bits, code) => bits | (1 << (code - 0x61)), 0);
const BEGINS = /^[^a-z\d]{0,12}(?:rub|stg|sta|dep|tr|eu|sec|con|res|cos|na|ond|sub|bet)/im;

/** Warns once per message, with the code of D3 and where it stands. */
export function warnOfMarkings(messages: readonly ReadMessage[], warn: Warn): void {
  messages.forEach((message) => {
    const found = markingOf(message);
    if (found !== null) warn('classification_marking', message.n, found);
  });
}

/** The code of a marking among these texts, of a secret before a departmental one; null where there is none. */
export function markingIn(messages: readonly Pick<ReadMessage, 'text' | 'subject'>[]): string | null {
  let departmental: string | null = null;
  for (const message of messages) {
    const [code = ''] = markingOf(message)?.split(' ') ?? [];
    if (code !== '' && code !== DEPARTMENTAL) return code;
    if (code === DEPARTMENTAL) departmental = code;
  }
  return departmental;
}

/** Words that have no subject, as something to look for a marking in. */
export function asMessage(text: string): Pick<ReadMessage, 'text' | 'subject'> {
  return { text, subject: null };
}

/** The same code, or null where the register may keep what is so marked (domain R25). */
export function blockedMarking(code: string | null, mayBeDepartmental: boolean): string | null {
  return code === DEPARTMENTAL && mayBeDepartmental ? null : code;
}

/** True for a text with a marking in a marking's place. */
export function isMarked(text: string): boolean {
  return markingOf(asMessage(text)) !== null;
}

function markingOf({ text, subject }: Pick<ReadMessage, 'text' | 'subject'>): string | null {
  const bySubject = subject === null ? null : markingOfSubject(subject);
  if (bySubject !== null) return `${bySubject} subject`;
  // Nearly every message is told apart without cutting it into lines.
  if (!mayBegin(text) || !/gehe?im|confiden|vertrouwelijk|secret|restr|dep\.?\s?-?v/i.test(text)) return null;
  const edges = text.includes('\f') ? text.split('\f').flatMap(edgesOf) : edgesOf(text);
  const byLine = LINE.find(([, pattern]) => edges.some((line) => line.length < 120 && pattern.test(line)));
  if (byLine) return `${byLine[0]} text`;
  for (const [, pasted = ''] of text.matchAll(PASTED_SUBJECT)) {
    const code = markingOfSubject(pasted);
    if (code !== null) return `${code} text`;
  }
  return null;
}

function edgesOf(page: string): string[] {
  const lines = page.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 2 * LINES ? [...lines.slice(0, LINES), ...lines.slice(-LINES)] : lines;
}

/** At its begin; what programs put before it when a mail is sent on is not of the subject. */
function markingOfSubject(subject: string): string | null {
  const own = plainSubject(subject);
  return SUBJECT.find(([, pattern]) => pattern.test(own))?.[0] ?? null;
}
