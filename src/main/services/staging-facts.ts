/**
 * What dropped files say of a draft by themselves, each with where it comes from and how sure it is. What a person said, or
 * another file said before, is never written over: where they differ, it is offered.
 */
import { codeItem } from '../../shared/policy.ts';
import { localDay } from '../../shared/quarter.ts';
import { type Answers, answersSchema, type Guess } from '../../shared/records.ts';
import { OFFERED_FIELDS, type OfferedQuestion, offerField, termOn } from '../../shared/rules.ts';
import { draftFromMail } from '../intake/prefill.ts';
import { allAccounts } from '../store/accounts.ts';
import { allTerms } from '../store/people.ts';
import { rememberedCategory } from './counterparties.ts';
import type { TakenIn } from './evidence.ts';
import { type Desk, today } from './session.ts';
import { ownDomains } from './work-domains.ts';

export const EMPTY_ANSWERS: Answers = answersSchema.parse({});

export interface Facts {
  answers: Partial<Answers>;
  guesses: Guess[];
}

type Mail = NonNullable<TakenIn['mail']>;
type MailFacts = Facts & { counterparty: string | null; month: string | null; sentAt: string; onlyBrings: boolean };

/** Files of one draft, and what they say. */
export interface FilesOfDraft extends Facts {
  taken: TakenIn[];
}

/** Domains of the central government and its ministries, older names too; others may come with the set-up of an office. */
const CENTRAL_DOMAINS = [
  'rijksoverheid.nl',
  ...'az buza bzk def ez ezk fin ienw jenv kgg lnv lvvn ocw szw vro vws'.split(' ').map((short) => `min${short}.nl`),
];

/**
 * One draft per counterparty and month, as of a conversation: mails of one drop that are of several people or months are
 * several uses. Files that say nothing of either go with the first. Never empty.
 */
export function draftsOfFiles(desk: Desk, taken: readonly TakenIn[]): FilesOfDraft[] {
  const mails = mailFactsOf(desk, taken);
  const keys = new Map<TakenIn, string>();
  for (const [one, { counterparty, month }] of mails)
    if (counterparty !== null || month !== null) keys.set(one, JSON.stringify([counterparty, month]));
  const [first = '', ...others] = new Set(keys.values());
  return [first, ...others].map((key) => {
    const own = taken.filter((one) => (keys.get(one) ?? first) === key);
    return { taken: own, ...together(own, mails) };
  });
}

/** What files say together that are put to a draft which is there already. */
export function factsOf(desk: Desk, taken: readonly TakenIn[]): Facts {
  return together(taken, mailFactsOf(desk, taken));
}

function together(taken: readonly TakenIn[], mails: ReadonlyMap<TakenIn, MailFacts>): Facts {
  const own = taken.flatMap((one) => mails.get(one) ?? []).toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : 1));
  const { answers, guesses } = own.reduce<Facts>(foldMail, { answers: {}, guesses: [] });
  const [first] = taken;
  if (first) {
    answers.evidence = 'attached';
    answers.captureMethod ??= first.row.origin;
    guesses.push({
      field: 'evidence',
      key: 'file',
      certainty: 'zeker',
      detail: taken.map((t) => t.row.name).join(', '),
    });
  }
  for (const one of taken)
    if (one.pictures > 0)
      guesses.push({
        field: picturesField(one.row.id),
        // What only brings files brings the message itself: its pictures are put with it unasked.
        key: mails.get(one)?.onlyBrings ? 'envelope' : 'mail',
        certainty: 'vragen',
        detail: String(one.pictures),
      });
  return { answers, guesses };
}

/** The guess of a draft that says which pictures a mail brings: `envelope`, `mail`, or `taken` once they stand beside it. */
export function picturesField(evidenceId: string): string {
  return `pictures:${evidenceId}`;
}

/** Each next mail, later than those before it: it makes the period longer and counts, and fills what they left open. */
function foldMail(before: Facts, { answers: next, guesses }: Facts): Facts {
  const answers = { ...next, ...withoutNull(before.answers) };
  if (before.answers.dateTo && next.dateTo && next.dateTo > before.answers.dateTo) answers.dateTo = next.dateTo;
  if (before.answers.messages && next.messages) answers.messages = before.answers.messages + next.messages;
  if (before.answers.direction && next.direction && before.answers.direction !== next.direction)
    answers.direction = 'GESPREK';
  const said = new Set(before.guesses.map((one) => one.field));
  return { answers, guesses: [...before.guesses, ...guesses.filter((one) => !said.has(one.field))] };
}

function withoutNull(answers: Partial<Answers>): Partial<Answers> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null)) as Partial<Answers>;
}

/** The term where it follows: there is only one, or the day says it. */
export function withTerm(desk: Desk, answers: Answers, guesses: Guess[]): void {
  if (answers.termId !== null) return;
  const terms = allTerms(desk.db);
  const day = answers.dateFrom ?? today(desk.host);
  const term = terms.length === 1 ? terms[0]! : answers.dateFrom ? termOn(terms, day) : null;
  if (!term) return;
  answers.termId = term.id;
  const key = terms.length === 1 ? 'only_term' : 'term_on_day';
  guesses.push({ field: 'who', key, certainty: 'zeker', detail: term.from });
}

/** Both changed: answers get what was still open, `guesses` where it comes from and what is only offered. */
export function mergeFacts(answers: Answers, guesses: Guess[], facts: Facts): void {
  const say = (guess: Guess | undefined, field = guess?.field): void => {
    if (!guess || field === undefined) return;
    const at = guesses.findIndex((one) => one.field === field);
    if (at >= 0) guesses.splice(at, 1);
    guesses.push({ ...guess, field });
  };
  const grouped = new Set<string>();
  for (const question of Object.keys(OFFERED_FIELDS) as OfferedQuestion[]) {
    const fields: readonly (keyof Answers)[] = OFFERED_FIELDS[question];
    for (const field of fields) grouped.add(field);
    const given = Object.fromEntries(fields.map((field) => [field, facts.answers[field] ?? null]));
    const guess = facts.guesses.find((one) => one.field === question);
    if (fields.every((field) => isOpen(answers[field]))) {
      Object.assign(answers, given);
      const asked = guesses.find((one) => one.field === question);
      // A guess without an answer says whom to ask about: of two mails both.
      const unanswered = fields.every((field) => isOpen(given[field] ?? null));
      if (guess && asked && unanswered) {
        const all = new Set([...asked.detail.split(', '), guess.detail]);
        say({ ...guess, detail: [...all].join(', ') });
      } else say(guess);
    } else if (differs(question, answers, given))
      say({ ...(guess ?? NO_GUESS), detail: JSON.stringify(given) }, offerField(question));
  }
  const first = answers.leftOut === null;
  for (const [field, value] of Object.entries(facts.answers) as [keyof Answers, Answers[keyof Answers]][]) {
    if (grouped.has(field) || field === 'evidence' || isOpen(value)) continue;
    const before = answers[field];
    if (Array.isArray(before) && Array.isArray(value))
      Object.assign(answers, { [field]: [...new Set([...before, ...value])] });
    // Two extracts of one draft: each holds its own balance, the draft their sums.
    else if (!first && typeof value === 'number') Object.assign(answers, { [field]: Number(before) + value });
    else if (isOpen(before)) {
      Object.assign(answers, { [field]: value });
      say(facts.guesses.find((one) => one.field === field));
    }
  }
  for (const guess of facts.guesses) if (/^(?:pictures|seen):/.test(guess.field)) say(guess);
  const added = facts.guesses.find((one) => one.field === 'evidence');
  if (!added) return;
  answers.evidence = 'attached';
  const before = guesses.find((one) => one.field === 'evidence');
  if (!before) say(added);
  else if (before.key === 'file' && added.key === 'file')
    say({ ...added, detail: `${before.detail}, ${added.detail}` });
}

const NO_GUESS: Guess = { field: '', key: 'file', certainty: 'vragen', detail: '' };

/** Nothing was said of it; what a draft begins with says nothing either. */
function isOpen(value: Answers[keyof Answers]): boolean {
  return value === null || value === '' || value === 'onbekend' || value === false;
}

/** Whether a person would want to know: a day within the period that stands there is no other day. */
function differs(question: OfferedQuestion, answers: Answers, given: Partial<Answers>): boolean {
  if (question === 'when') {
    const { dateFrom, dateTo } = given;
    if (!dateFrom || !dateTo) return false;
    return !(answers.dateFrom && answers.dateFrom <= dateFrom && dateTo <= (answers.dateTo ?? answers.dateFrom));
  }
  if (question === 'through' && !given.accountId) return !!given.channel && given.channel !== answers.channel;
  const fields: readonly (keyof Answers)[] = OFFERED_FIELDS[question];
  return fields.some((field) => !isOpen(given[field] ?? null) && given[field] !== answers[field]);
}

// --- one mail ------------------------------------------------------------------------------------------------------

function mailFactsOf(desk: Desk, taken: readonly TakenIn[]): Map<TakenIn, MailFacts> {
  const found = new Map<TakenIn, MailFacts>();
  for (const one of taken) if (one.mail) found.set(one, factsOfMail(desk, one.mail));
  return found;
}

function factsOfMail(desk: Desk, mail: Mail): MailFacts {
  const answers: Partial<Answers> = {};
  const guesses: Guess[] = [];
  const say = (field: string, key: string, certainty: Guess['certainty'], detail = ''): void => {
    guesses.push({ field, key, certainty, detail });
  };
  // An address may also be the name of an account elsewhere; a mail came through the mailbox.
  const accounts = allAccounts(desk.db).filter((a) => codeItem(desk.policy, 'channels', a.channel)?.kind === 'MAIL');
  const draft = draftFromMail(mail, {
    workDomains: [...CENTRAL_DOMAINS, ...ownDomains(desk)],
    partyDomains: [],
    privateAccounts: accounts.map(({ address, channel }) => ({ address, channel })),
  });
  // Of an envelope the mail inside is meant, its day as well.
  const meant = draft.path.reduce<Mail>((one, child) => one.children[child] ?? one, mail);
  const facts = { answers, guesses, counterparty: null, month: null, sentAt: meant.sentAt ?? '', onlyBrings: false };
  if (draft.fromEnvelope) answers.forwardedTo = 'secretariaat';
  if (draft.fromEnvelope && draft.path.length === 0) {
    // Its own day and words say nothing of what it brings.
    if (mail.attachments.some((a) => a.mediaType.startsWith('image/'))) answers.captureMethod = 'screenshot';
    return { ...facts, onlyBrings: true };
  }
  answers.messages = 1;
  if (draft.day && draft.day.value <= localDay(desk.host.now())) {
    Object.assign(answers, { dateFrom: draft.day.value, dateTo: draft.day.value, dateCertainty: 'exact' });
    answers.time = draft.time?.value ?? null;
    say('when', draft.day.source, draft.day.certainty, meant.sentAtText);
  }
  if (draft.direction) {
    answers.direction = draft.direction.value;
    say('direction', draft.direction.source, draft.direction.certainty);
  }
  if (draft.channel) {
    answers.channel = draft.channel.value;
    const account = draft.account?.value ?? '';
    const own = accounts.find((a) => a.address !== '' && a.address.toLowerCase() === account.toLowerCase());
    if (own) Object.assign(answers, { accountId: own.id, device: own.device });
    say('through', draft.channel.source, draft.channel.certainty, account);
  }
  if (draft.counterparty) {
    const known = rememberedCategory(desk, draft.counterparty.value);
    if (known) answers.counterparty = known.category;
    const detail = known?.number ?? draft.counterparty.value;
    say('with', known ? 'remembered' : 'mail_address', known ? 'zeker' : 'vragen', detail);
  }
  if (draft.subject) {
    answers.subject = draft.subject.value.slice(0, 80);
    say('about', draft.subject.source, draft.subject.certainty);
  }
  const month = draft.day?.value.slice(0, 7) ?? null;
  return { ...facts, counterparty: draft.counterparty?.value.toLowerCase() ?? null, month };
}
