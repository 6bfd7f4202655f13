/**
 * Keeps what a person chose from a conversation: per counterparty and month one staged draft, with an extract of the
 * chosen messages as its evidence. What was left out is counted and never written (domain G).
 */
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { localDay, localTime, rfc3339 } from '../../shared/quarter.ts';
import type { Answers, Guess } from '../../shared/records.ts';
import { termOn } from '../../shared/rules.ts';
import { MAX_TEXT } from '../intake/caps.ts';
import { guessOfMoments } from '../intake/draft-guesses.ts';
import { type Choice, choose, type DraftPart, EXTRACT_KIND, extractOf, isIn, keptFiles } from '../intake/extract.ts';
import { wordsOfFiles } from '../intake/file-words.ts';
import { blockedMarking } from '../intake/marking.ts';
import { setSelf } from '../intake/select.ts';
import { allAccounts } from '../store/accounts.ts';
import { allTerms } from '../store/people.ts';
import { isBlocked, mayBeDepartmental } from './accreditation.ts';
import { checkCode } from './codes.ts';
import { rememberedCategory } from './counterparties.ts';
import { type TakenIn, takeInBytes, withTaken } from './evidence.ts';
import { plainAddress } from './intake.ts';
import type { OpenSource } from './open-sources.ts';
import { type Desk, today, type Unit, write } from './session.ts';
import { attachWith, getStaged, isStaged, putStaged } from './staging.ts';
import { EMPTY_ANSWERS } from './staging-facts.ts';

type Args = CallArgs<'intake.keep'>;

/** Drafts of one drop. Somebody who works on a year at once chooses less at a time. */
const MAX_DRAFTS = 60;

export async function keepChosen(desk: Desk, args: Args): Promise<CallOutput<'intake.keep'>> {
  const source = desk.work.sources.need(args.id);
  const choice = checkedChoice(desk, source, args);
  if (!args.noMarking) {
    const attached = await wordsOfFiles(choice.parts.flatMap((part) => keptFiles(part, args.media)));
    if (attached.some((words) => isBlocked(desk, words))) throw new KanaalError('content_blocked');
  }
  const files = choice.parts.map((part) => filesOf(desk, source, choice, part, args));
  const taken = await takeInBytes(desk, files.flat());
  const staged = await withTaken(desk, taken, () => {
    // Somebody may have closed it, or kept it already, while the files were sealed.
    desk.work.sources.need(source.id);
    const made = choice.parts.map((part, i) => {
      const from = files.slice(0, i).reduce((sum, list) => sum + list.length, 0);
      const own = taken.slice(from, from + files[i]!.length).map((one, at) => (at === 0 ? asExtract(one, part) : one));
      return { own, ...prefill(desk, source, choice, part, args) };
    });
    const ids = intoDraft(desk, args, made) ?? write(desk, (unit) => made.map((one) => putOwn(unit, one)));
    desk.work.sources.drop(source.id);
    if (args.self !== null) desk.work.sources.selves.add(args.self);
    return ids.map((id) => getStaged(desk, id));
  });
  desk.core.changed('staging');
  return { staged };
}

interface Made {
  own: TakenIn[];
  answers: Answers;
  guesses: Guess[];
}

function putOwn(unit: Unit, { own, answers, guesses }: Made): string {
  return putStaged(unit, answers, guesses, own);
}

/** Where it is one use, it goes with the draft on which the source was dropped, if that is there still. Null: it does not. */
function intoDraft(desk: Desk, { into }: Args, made: readonly Made[]): string[] | null {
  const [only, ...others] = made;
  if (into === null || !only || others.length > 0 || !isStaged(desk, into)) return null;
  attachWith(desk, into, only.own, { answers: only.answers, guesses: only.guesses });
  return [into];
}

/** What was chosen, or why it may not be kept like this. */
function checkedChoice(desk: Desk, { reading, elsewhere }: OpenSource, args: Args): Choice {
  checkCode(desk.policy, 'leftOutReasons', args.leftOutReason, today(desk.host));
  if (args.self !== null && !setSelf(reading, args.self)) throw new KanaalError('invalid_input', { field: 'self' });
  const choice = choose(reading, isIn(args.kept), isIn(args.context), (n) => elsewhere.has(n));
  if (choice.parts.length === 0) throw new KanaalError('invalid_input', { field: 'kept', why: 'nothing_chosen' });
  if (choice.parts.length > MAX_DRAFTS)
    throw new KanaalError('invalid_input', { field: 'kept', why: 'too_many_drafts', most: MAX_DRAFTS });
  if (choice.balance.leftOut > 0 && args.leftOutReason === null)
    throw new KanaalError('reason_needed', { field: 'leftOutReason' });
  // Domain R25: of a state secret nothing is written. A person may say that it only looks like a marking.
  const chosen = new Set(choice.parts.flatMap((part) => part.messages.map(({ message }) => message.n)));
  const marked = reading.warnings.find(
    (w) =>
      w.code === 'classification_marking' &&
      w.message !== null &&
      chosen.has(w.message) &&
      blockedMarking(w.at.split(' ')[0] ?? '', mayBeDepartmental(desk)) !== null,
  );
  if (marked && !args.noMarking) throw new KanaalError('content_blocked', { message: marked.message ?? 0 });
  return choice;
}

/** The extract first, then what belongs to it. */
function filesOf(
  desk: Desk,
  source: OpenSource,
  choice: Choice,
  part: DraftPart,
  args: Args,
): { name: string; bytes: Uint8Array }[] {
  const { name, bytes, sha256, reading, dateOrder, envelope } = source;
  const extract = extractOf(reading, choice, part, args.media, {
    madeAt: rfc3339(desk.host.now()),
    source: { name, kind: reading.kind, bytes, sha256 },
    envelope: envelope && { sha256: envelope.sha256, sentAt: envelope.sentAt, from: envelope.from, to: envelope.to },
    leftOutReason: args.leftOutReason,
    noMarking: args.noMarking || null,
    self: args.self,
    dateOrder,
  });
  // Not the name of the source: that is often the name of the other person.
  const label = ['uittreksel', reading.kind, part.draft.month].filter(Boolean).join('-');
  return [
    { name: `${label}.json`, bytes: Buffer.from(JSON.stringify(extract)) },
    ...keptFiles(part, args.media).map((file) => ({ name: file.name, bytes: file.content })),
  ];
}

/** An extract is found by the words of its messages, not by those of its form. */
function asExtract(taken: TakenIn, part: DraftPart): TakenIn {
  const words = part.messages.map(({ message }) => [message.subject, message.text].filter(Boolean).join('\n'));
  return {
    ...taken,
    row: {
      ...taken.row,
      format: EXTRACT_KIND,
      origin: 'export',
      isOriginal: false,
      text: words.join('\n').slice(0, MAX_TEXT).toWellFormed(),
    },
  };
}

// --- what the draft says by itself ---------------------------------------------------------------------------------

type Say = (field: string, key: string, certainty: Guess['certainty'], detail?: string) => void;

/** Each answer with where it comes from and how sure it is. The reason is never filled in. */
function prefill(
  desk: Desk,
  source: OpenSource,
  { balance }: Choice,
  part: DraftPart,
  args: Args,
): { answers: Answers; guesses: Guess[] } {
  const guesses: Guess[] = [];
  const say: Say = (field, key, certainty, detail = '') => void guesses.push({ field, key, certainty, detail });
  const answers: Answers = {
    ...EMPTY_ANSWERS,
    evidence: 'attached',
    captureMethod: 'export',
    messages: part.draft.messages.length,
    leftOut: part.leftOut,
    leftOutReason: balance.leftOut > 0 ? args.leftOutReason : null,
    direction: part.draft.direction,
    contentKinds: contentKinds(part),
  };
  say('evidence', 'extract', 'zeker', String(part.messages.length));
  if (part.draft.direction) say('direction', 'self_chosen', 'zeker', args.self ?? '');
  const timers = source.reading.warnings.some((w) => w.code === 'disappearing_messages');
  if (timers) answers.disappearing = 'ja';
  // Whoever brought it did so by mail; the day of that mail is no day of a message.
  if (source.envelope || part.draft.forwardedTo) answers.forwardedTo = 'secretariaat';
  fromDates(desk, answers, part, say);
  fromChannel(desk, answers, part, args.self, say);
  fromCounterparty(desk, answers, part, say);
  if (part.draft.subject) {
    answers.subject = part.draft.subject;
    say('about', 'mail_subject', 'waarschijnlijk');
  }
  const terms = allTerms(desk.db);
  const term = terms.length === 1 ? terms[0]! : answers.dateFrom ? termOn(terms, answers.dateFrom) : null;
  if (term) {
    answers.termId = term.id;
    say('who', terms.length === 1 ? 'only_term' : 'term_on_day', 'zeker', term.from);
  }
  return { answers, guesses };
}

function fromDates(desk: Desk, answers: Answers, { draft, messages }: DraftPart, say: Say): void {
  if (draft.from === null || draft.until === null || draft.until > localDay(desk.host.now())) return;
  Object.assign(answers, { dateFrom: draft.from, dateTo: draft.until, dateCertainty: 'exact' });
  const first = messages.find(({ message, role }) => role === 'work' && message.sentAt !== null)?.message;
  if (first?.sentAt) answers.time = localTime(new Date(first.sentAt)).slice(11, 16);
  const guess = guessOfMoments(draft);
  if (guess) say('when', guess.key, guess.certainty, guess.detail);
}

/** The account through which it went: the one whose address the office holder has in it, or the only one there is. */
function fromChannel(desk: Desk, answers: Answers, { draft }: DraftPart, self: string | null, say: Say): void {
  const accounts = allAccounts(desk.db).filter((one) => draft.channel === null || one.channel === draft.channel);
  const named = self === null ? [] : accounts.filter((one) => plainAddress(one.address) === plainAddress(self));
  const account = named[0] ?? (draft.channel !== null && accounts.length === 1 ? accounts[0] : undefined);
  answers.channel = account?.channel ?? draft.channel;
  if (answers.channel === null) return;
  if (account) Object.assign(answers, { accountId: account.id, device: account.device });
  const how = named.length > 0 ? 'export_own_account' : account ? 'export_only_account' : 'export_kind';
  say('through', how, named.length > 0 ? 'zeker' : account ? 'waarschijnlijk' : 'vragen', account?.masked ?? '');
}

/** The category that was chosen before for this name, number or address, by its keyed hash. */
function fromCounterparty(desk: Desk, answers: Answers, { draft }: DraftPart, say: Say): void {
  if (draft.counterparty === null) {
    answers.group = draft.authors.length > 2;
    return;
  }
  const known = rememberedCategory(desk, draft.counterparty);
  if (known) answers.counterparty = known.category;
  say('with', known ? 'remembered_name' : 'chat_name', known ? 'zeker' : 'vragen', known?.number ?? draft.counterparty);
}

const CONTENT_KINDS: Readonly<Record<string, string>> = {
  text: 'TEKST',
  mail: 'TEKST',
  image: 'AFBEELDING',
  audio: 'SPRAAKBERICHT',
  document: 'DOCUMENT',
};

function contentKinds(part: DraftPart): string[] {
  const kinds = part.messages.flatMap(({ message }) => message.kinds.map((kind) => CONTENT_KINDS[kind] ?? ''));
  return [...new Set(kinds)].filter(Boolean);
}
