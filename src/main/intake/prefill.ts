/**
 * What a draft can take from a mail. Nothing is decided here: every value names where it comes from and how sure it is,
 * and the reason is never filled in (domain D0). A mail that only brings another mail to the secretariat is an envelope:
 * the use is the mail inside.
 */
import type {
  FillCertainty,
  Filled,
  FillSource,
  MailContext,
  MailDirection,
  MailDraft,
  MailReading,
} from '../../shared/intake.ts';
import { localDay, localTime } from '../../shared/quarter.ts';
import { looksForwarded } from './forwarded.ts';

/** Domains of providers, by channel code. Others are somebody's own domain or a provider we do not know. */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  gmail: ['gmail.com', 'googlemail.com'],
  icloud_mail: ['icloud.com', 'me.com', 'mac.com'],
  outlook_prive: ['outlook.com', 'outlook.nl', 'hotmail.com', 'hotmail.nl', 'live.com', 'live.nl', 'msn.com'],
  yahoo_mail: ['yahoo.com', 'yahoo.nl', 'ymail.com'],
  proton_mail: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
  provider_mail: [
    'kpnmail.nl',
    'kpnplanet.nl',
    'planet.nl',
    'hetnet.nl',
    'home.nl',
    'ziggo.nl',
    'upcmail.nl',
    'chello.nl',
    'casema.nl',
    'quicknet.nl',
    'caiway.nl',
    'solcon.nl',
    'tele2.nl',
    'telfort.nl',
    'xs4all.nl',
    'freedom.nl',
    'delta.nl',
    'zeelandnet.nl',
    'online.nl',
    'onsbrabantnet.nl',
  ],
  mail_ru_yandex: ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'yandex.ru', 'yandex.com'],
  qq_163_mail: ['qq.com', '163.com', '126.com'],
};
const CHANNEL_OF = new Map(Object.entries(PROVIDERS).flatMap(([code, of]) => of.map((domain) => [domain, code])));

const PREFIX = /^(?:re|fw|fwd|antw|aw|doorst|doorgest|tr|betr)(?:\s?\[\d{1,3}\])?\s?:\s*/i;
const MAX_SUBJECT = 80;

/** One draft per use in the mail, the outermost or the ones an envelope brought; never empty. */
export function draftsFromMail(reading: MailReading, context: MailContext): MailDraft[] {
  const known = prepared(context);
  return usesIn(reading, [], known).map(({ mail, path }) => draftOf(mail, path, known));
}

/** The first of `draftsFromMail`. */
export function draftFromMail(reading: MailReading, context: MailContext): MailDraft {
  const [first] = draftsFromMail(reading, context);
  if (!first) throw new Error('a mail has at least one use');
  return first;
}

interface Known {
  workDomains: ReadonlySet<string>;
  partyDomains: ReadonlySet<string>;
  accounts: ReadonlyMap<string, string>;
}

function prepared(context: MailContext): Known {
  return {
    workDomains: new Set(context.workDomains.map((d) => d.toLowerCase())),
    partyDomains: new Set(context.partyDomains.map((d) => d.toLowerCase())),
    accounts: new Map(context.privateAccounts.map((a) => [a.address.toLowerCase(), a.channel])),
  };
}

function usesIn(mail: MailReading, path: number[], known: Known): { mail: MailReading; path: number[] }[] {
  if (!isEnvelope(mail, known)) return [{ mail, path }];
  return mail.children.flatMap((child, i) => usesIn(child, [...path, i], known));
}

/** Holds mails, comes from the office holder or the ministry, and goes to nobody but the ministry. */
function isEnvelope(mail: MailReading, known: Known): boolean {
  if (mail.children.length === 0) return false;
  const to = recipients(mail);
  const from = senders(mail);
  const fromUs = from.some((a) => isWork(a, known) || known.accounts.has(a));
  if (to.length === 0) return false;
  return (fromUs && to.every((a) => isWork(a, known))) || isOneOffice([...from, ...to], known);
}

/** All at one address behind the sign, of no provider, and none of them private: colleagues, whatever their ministry is called. */
function isOneOffice(people: readonly string[], known: Known): boolean {
  if (people.some((a) => known.accounts.has(a) || known.partyDomains.has(domainOf(a)))) return false;
  return areColleagues(people);
}

/** The same without knowing anybody: two or more addresses at one domain that is no provider's. */
export function areColleagues(people: readonly string[]): boolean {
  const [domain = '', ...others] = new Set(people.map((address) => domainOf(address.toLowerCase())));
  return people.length > 1 && others.length === 0 && domain.includes('.') && !CHANNEL_OF.has(domain);
}

const NOTHING_KNOWN = {
  day: null,
  time: null,
  direction: null,
  account: null,
  channel: null,
  counterparty: null,
  subject: null,
} as const satisfies Partial<MailDraft>;

/**
 * From the ministry to the ministry, with a screenshot, a file or the text of a forwarded mail: no private channel, so the
 * use is in what it brings.
 */
function onlyBrings(mail: MailReading, known: Known): boolean {
  const people = [...senders(mail), ...recipients(mail)];
  if (people.length < 2 || !(people.every((a) => isWork(a, known)) || isOneOffice(people, known))) return false;
  return mail.attachments.some((a) => !a.inline) || looksForwarded(mail);
}

function senders(mail: MailReading): string[] {
  return mail.from.map((a) => a.address.toLowerCase()).filter((a) => a !== '');
}

function recipients(mail: MailReading): string[] {
  return [...mail.to, ...mail.cc, ...mail.bcc].map((a) => a.address.toLowerCase()).filter((a) => a !== '');
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** The domain itself or one below it. */
function isWork(address: string, known: Known): boolean {
  const labels = domainOf(address).split('.');
  return labels.some((_, i) => known.workDomains.has(labels.slice(i).join('.')));
}

function filled<T>(value: T, source: FillSource, certainty: FillCertainty): Filled<T> {
  return { value, source, certainty };
}

function draftOf(mail: MailReading, path: number[], known: Known): MailDraft {
  if (onlyBrings(mail, known)) return { ...NOTHING_KNOWN, path, fromEnvelope: true };
  const parties = partiesOf(mail, known);
  const subject = plainSubject(mail.subject);
  return {
    path,
    fromEnvelope: path.length > 0,
    ...momentOf(mail),
    direction: parties.direction,
    account: parties.account,
    channel: parties.account === null ? null : channelOf(parties.account.value, known),
    counterparty: parties.counterparty,
    subject: subject === '' ? null : filled(subject, 'mail_subject', 'waarschijnlijk'),
  };
}

function momentOf(mail: MailReading): Pick<MailDraft, 'day' | 'time'> {
  if (mail.sentAt === null) return { day: null, time: null };
  const moment = new Date(mail.sentAt);
  const day = localDay(moment);
  const time = localTime(moment).slice(11, 16);
  switch (mail.sentAtCertainty) {
    case 'exact':
      return { day: filled(day, 'mail_date', 'zeker'), time: filled(time, 'mail_date', 'zeker') };
    case 'ambiguous':
      return {
        day: filled(day, 'mail_date_ambiguous', 'waarschijnlijk'),
        time: filled(time, 'mail_date_ambiguous', 'vragen'),
      };
    default:
      return {
        day: filled(day, 'mail_date_zone_assumed', 'waarschijnlijk'),
        time: filled(time, 'mail_date_zone_assumed', 'waarschijnlijk'),
      };
  }
}

interface Parties {
  direction: Filled<MailDirection> | null;
  account: Filled<string> | null;
  counterparty: Filled<string> | null;
}

/** Who is the office holder in this mail, on which side, and who is at the other end. */
function partiesOf(mail: MailReading, known: Known): Parties {
  const from = senders(mail)[0];
  const to = recipients(mail);
  // Who of several wrote it is not for us to choose.
  if (from === undefined || mail.from.length > 1) return { direction: null, account: null, counterparty: null };
  const account = (address: string): Filled<string> => filled(address, 'known_account', 'zeker');
  const other = (address: string | undefined): Filled<string> | null =>
    address === undefined ? null : filled(address, 'mail_address', 'zeker');
  const sure = (direction: MailDirection): Filled<MailDirection> => filled(direction, 'from_and_to', 'zeker');

  const own = to.find((a) => known.accounts.has(a));
  if (known.accounts.has(from)) {
    const outside = to.find((a) => !known.accounts.has(a) && !isWork(a, known));
    const work = to.find((a) => isWork(a, known));
    if (outside !== undefined)
      return { direction: sure('VERZONDEN'), account: account(from), counterparty: other(outside) };
    if (work !== undefined)
      return { direction: sure('PRIVE_NAAR_ZAKELIJK'), account: account(from), counterparty: other(work) };
    return { direction: sure('ZICHZELF'), account: account(from), counterparty: null };
  }
  if (own !== undefined) {
    const direction = isWork(from, known) ? 'ZAKELIJK_NAAR_PRIVE' : 'ONTVANGEN';
    return { direction: sure(direction), account: account(own), counterparty: other(from) };
  }
  return guessedParties(from, to, known);
}

/** No account that the register knows: the side that is not at the ministry may be the office holder. Always asked. */
function guessedParties(from: string, to: readonly string[], known: Known): Parties {
  const ask = (direction: MailDirection, source: FillSource): Filled<MailDirection> =>
    filled(direction, source, 'vragen');
  const maybe = (address: string): Filled<string> => filled(address, 'addresses_unknown', 'vragen');
  const outside = to.find((a) => !isWork(a, known));
  const work = to.find((a) => isWork(a, known));
  if (isWork(from, known)) {
    if (outside === undefined) return { direction: null, account: null, counterparty: null };
    const direction = ask('ZAKELIJK_NAAR_PRIVE', 'work_address_only');
    return { direction, account: maybe(outside), counterparty: maybe(from) };
  }
  if (work !== undefined && outside === undefined) {
    const direction = ask('PRIVE_NAAR_ZAKELIJK', 'work_address_only');
    return { direction, account: maybe(from), counterparty: maybe(work) };
  }
  const account = outside === undefined ? null : maybe(outside);
  return { direction: ask('ONTVANGEN', 'addresses_unknown'), account, counterparty: maybe(from) };
}

function channelOf(address: string, known: Known): Filled<string> {
  const account = known.accounts.get(address);
  if (account !== undefined) return filled(account, 'known_account', 'zeker');
  const domain = domainOf(address);
  const provider = CHANNEL_OF.get(domain);
  if (provider !== undefined) return filled(provider, 'mail_domain', 'waarschijnlijk');
  if (known.partyDomains.has(domain)) return filled('partij_mail', 'mail_domain', 'waarschijnlijk');
  // A name as sender with a domain of its own is likelier a family's domain than a provider.
  const local = address.slice(0, address.lastIndexOf('@'));
  if (domain.split('.')[0] !== undefined && local !== '' && domain.includes(local.split('.').at(-1) ?? local))
    return filled('eigen_domein', 'own_domain', 'vragen');
  return filled('mail_overig', 'unknown_domain', 'vragen');
}

/** The subject without reply and forward marks, at most 80 characters, cut at a word. */
export function plainSubject(subject: string): string {
  let text = subject.normalize('NFC').trim();
  while (PREFIX.test(text)) text = text.replace(PREFIX, '');
  const letters = Array.from(text);
  if (letters.length <= MAX_SUBJECT) return text;
  const cut = letters.slice(0, MAX_SUBJECT + 1).join('');
  const space = cut.lastIndexOf(' ');
  return (space > MAX_SUBJECT / 2 ? cut.slice(0, space) : letters.slice(0, MAX_SUBJECT).join('')).trimEnd();
}
