/** What the questions are answered from, and each answer in words with where it came from. Pure. */

import type { Account, OfficeTerm } from '../../../shared/people-records.ts';
import { codeItem, itemsOn, type Language, labelOf, type Policy } from '../../../shared/policy.ts';
import { type Day, nextQuarter, type Quarter, quarterOf } from '../../../shared/quarter.ts';
import type { Answers, Evidence, Guess, Staged } from '../../../shared/records.ts';
import { blocksContent, QUESTIONS, type Question } from '../../../shared/rules.ts';
import { channelName } from '../../text/entry.ts';
import { guessSays, register as says } from '../../text/register.ts';
import type { Speaker } from '../../text/text.ts';
import { capital, longDay, monthOf } from '../../text/time.ts';

export interface Facts {
  answers: Answers;
  staged: Staged;
  policy: Policy;
  terms: readonly OfficeTerm[];
  accounts: readonly Account[];
  today: Day;
  /** How often each reason was given in the quarter before; orders them. */
  reasonCounts: readonly { value: string; count: number }[];
  /** Files of the entry that is being changed; they stay with it. */
  oldFiles: readonly Evidence[];
  speaker: Speaker;
}

/** "Wie" is asked only where there is more than one term. */
export function asked(terms: readonly OfficeTerm[]): Question[] {
  return QUESTIONS.filter((q) => q !== 'who' || terms.length > 1);
}

/** "WhatsApp · 06-******12 · privételefoon" */
export function accountName(
  policy: Policy,
  account: Pick<Account, 'channel' | 'masked' | 'device'>,
  lang: Language,
): string {
  const device = account.device === 'ONBEKEND' ? '' : lower(labelOf(policy, 'deviceKinds', account.device, lang));
  return [channelName(policy, account.channel, lang), account.masked, device].filter(Boolean).join(' · ');
}

/** Guesses of which the detail is an address; of others it says where the answer stood. */
const OF_ADDRESS = new Set(['known_account', 'mail_domain', 'own_domain', 'unknown_domain']);

/** The address of the office holder that a mail gave; '' where none did. */
export function guessedAddress({ guesses }: Pick<Staged, 'guesses'>): string {
  return guesses.find((one) => one.field === 'through' && OF_ADDRESS.has(one.key))?.detail ?? '';
}

/** The account in this term that is like the one chosen: the same number seen from another term. */
export function sameAccount({ accounts, answers }: Facts, termId: string): string | null {
  const now = accounts.find((one) => one.id === answers.accountId);
  if (!now || now.termId === termId) return now?.id ?? null;
  const like = (a: { channel: string; device: string; address: string }): string =>
    `${a.channel} ${a.device} ${a.address}`;
  return accounts.find((one) => one.termId === termId && like(one) === like(now))?.id ?? null;
}

function lower(words: string): string {
  return words === '' ? words : words[0]!.toLowerCase() + words.slice(1);
}

function who({ answers, terms }: Facts): string | null {
  const term = terms.find((one) => one.id === answers.termId);
  return term ? `${term.personName}, ${term.post}` : null;
}

function through({ answers, accounts, policy, speaker }: Facts): string | null {
  const account = accounts.find((one) => one.id === answers.accountId);
  if (account) return accountName(policy, account, speaker.lang);
  if (answers.channel === null) return null;
  const channel = channelName(policy, answers.channel, speaker.lang);
  return answers.device === null
    ? null
    : `${channel} · ${lower(labelOf(policy, 'deviceKinds', answers.device, speaker.lang))}`;
}

function clockWords(time: string | null, lang: Language): string {
  if (time === null) return '';
  return lang === 'nl' ? `, ${time.replace(':', '.')} uur` : `, ${time}`;
}

/** "Zaterdag 6 maart 2027, 14.12 uur" */
export function whenWords(answers: Answers, { t, lang }: Speaker): string | null {
  if (answers.dateCertainty === 'unknown') return t(says.whenUnknown);
  if (answers.dateCertainty === null || answers.dateFrom === null) return null;
  if (answers.dateCertainty === 'month') return t(says.whenMonth)(monthOf(answers.dateFrom, lang));
  const last =
    answers.dateTo !== null && answers.dateTo !== answers.dateFrom
      ? ` ${lang === 'nl' ? 'tot en met' : 'to'} ${longDay(answers.dateTo, lang)}`
      : '';
  return `${capital(longDay(answers.dateFrom, lang))}${last}${clockWords(answers.time, lang)}`;
}

function why({ answers, policy, speaker }: Facts): string | null {
  if (answers.reason === null) return null;
  const parts = [
    labelOf(policy, 'reasons', answers.reason, speaker.lang),
    answers.reasonKind ? lower(labelOf(policy, 'reasonSubKinds', answers.reasonKind, speaker.lang)) : '',
    answers.reasonNote ?? '',
  ];
  return parts.filter(Boolean).join(': ');
}

function evidence({ answers, staged, oldFiles, speaker: { t, lang } }: Facts): string | null {
  switch (answers.evidence) {
    case 'attached': {
      const files = staged.evidence.length + oldFiles.length;
      return files === 0 ? null : t(says.evidenceAttached)(files);
    }
    case 'follows':
      return `${t(says.evidenceLater)}. ${answers.evidenceDueOn ? t(says.evidenceLaterNote)(longDay(answers.evidenceDueOn, lang)) : ''}`;
    case 'impossible':
      return answers.evidenceWhyNot ? `${t(says.evidenceNot)}: ${answers.evidenceWhyNot}` : null;
    case null:
      return null;
  }
}

/** The answer to a question in words; null while it is open. */
export function valueOf(question: Question, facts: Facts): string | null {
  const { answers, policy, speaker } = facts;
  const label = (list: 'natures' | 'classifications' | 'counterpartyCategories', code: string | null): string | null =>
    code === null ? null : labelOf(policy, list, code, speaker.lang);
  switch (question) {
    case 'who':
      return who(facts);
    case 'through':
      return through(facts);
    case 'when':
      return whenWords(answers, speaker);
    case 'with':
      return label('counterpartyCategories', answers.counterparty);
    case 'about':
      return blocksContent(answers, policy) ? speaker.t(says.aboutSecret) : answers.subject || null;
    case 'why':
      return why(facts);
    case 'nature':
      return label('natures', answers.nature);
    case 'classification':
      return label('classifications', answers.classification);
    case 'evidence':
      return evidence(facts);
  }
}

/** What a file that was added later says otherwise; null where it says nothing, or the same by now. */
export function offerOf(question: Question, facts: Facts): { says: string; change: Partial<Answers> } | null {
  const guess = facts.staged.guesses.find((one) => one.field === `offer:${question}`);
  if (!guess) return null;
  const change = JSON.parse(guess.detail) as Partial<Answers>;
  const said = Object.entries(change).filter(([, value]) => value !== null);
  if (said.every(([field, value]) => facts.answers[field as keyof Answers] === value)) return null;
  const says = valueOf(question, { ...facts, answers: { ...facts.answers, ...change } });
  const channel = question === 'through' && change.channel ? change.channel : null;
  return { says: says ?? (channel ? labelOf(facts.policy, 'channels', channel, facts.speaker.lang) : ''), change };
}

const CHANGED_BY_HAND: Partial<Record<Question, (facts: Facts) => boolean>> = {
  with: ({ answers }) => answers.counterparty === null,
};

/** The sentence under an answer: where it came from. '' where a person gave it. */
export function originOf(question: Question, facts: Facts): string {
  const guess = facts.staged.guesses.find((one) => one.field === question);
  if (question === 'about') return aboutNote(facts, guess);
  if (!guess) return '';
  if (['mail_address', 'chat_name'].includes(guess.key) && CHANGED_BY_HAND[question]?.(facts) === false) return '';
  const sentence = guessSays[guess.key];
  if (!sentence) return '';
  const detail = guess.key === 'term_on_day' ? longDay(guess.detail, facts.speaker.lang) : guess.detail;
  return facts.speaker.t(sentence)(detail);
}

function aboutNote({ answers, policy, speaker: { t } }: Facts, guess: Guess | undefined): string {
  if (blocksContent(answers, policy)) return '';
  const count = t(says.aboutCount)((answers.subject ?? '').length);
  const sentence = guess && guessSays[guess.key];
  return sentence ? t(sentence)(guess.detail) : count;
}

// --- reasons -------------------------------------------------------------------------------------------------------

/** The order for an office without a past. */
const FIRST_REASONS = [
  'DEFECT_TELEFOON',
  'SLECHT_BEREIK',
  'SPOED',
  'NUMMER_BEKEND',
  'BEGONNEN_DOOR_ANDER',
  'BESTAANDE_GROEP',
  'BATTERIJ',
  'AGENDA_ADMIN',
];

/** The quarter whose counts order the reasons: the one before, which no longer grows, so that a digit stays a reason. */
export function countedQuarter(today: Day): Quarter {
  return nextQuarter(quarterOf(today), -1);
}

/** All reasons of today: the office's commonest first, then those of a new office, then the rest of the list. */
export function reasonsInOrder(policy: Policy, today: Day, counts: Facts['reasonCounts']): string[] {
  const all = itemsOn(policy, 'reasons', today).map((one) => one.code);
  const common = counts
    .toSorted((a, b) => b.count - a.count || all.indexOf(a.value) - all.indexOf(b.value))
    .map((one) => one.value);
  return [...new Set([...common.slice(0, 8), ...FIRST_REASONS, ...all])].filter((code) => all.includes(code));
}

/** Whether a reason asks on: for its kind, for a few words. */
export function reasonAsks(policy: Policy, code: string | null): { kinds: readonly string[]; note: boolean } {
  const reason = code === null ? undefined : codeItem(policy, 'reasons', code);
  return { kinds: reason?.subKinds ?? [], note: reason?.needsNote ?? false };
}
