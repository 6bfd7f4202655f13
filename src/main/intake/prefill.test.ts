import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { MailContext, MailReading } from '../../shared/intake.ts';
import { readMail } from './mail.ts';
import { draftFromMail, draftsFromMail, plainSubject } from './prefill.ts';

const MAILS = path.join(import.meta.dirname, '../../../testdata/mail');
const read = (name: string): Promise<MailReading> =>
  readMail(new Uint8Array(readFileSync(path.join(MAILS, `${name}.eml`))));
const mailOf = (from: string, to: string, more = ''): Promise<MailReading> =>
  readMail(
    new TextEncoder().encode(`From: ${from}\r\nTo: ${to}\r\nDate: Sat, 6 Mar 2027 23:30:00 +0000\r\n${more}\r\nx`),
  );

const context: MailContext = {
  workDomains: ['kustendelta.example'],
  partyDomains: ['waterpartij.example'],
  privateAccounts: [{ address: 'Wietske.Harmelink@gmail.com', channel: 'gmail' }],
};
const nobody: MailContext = { ...context, privateAccounts: [] };

test('a mail the office holder sent fills date, channel, direction, counterparty and subject', async () => {
  expect(draftFromMail(await read('reply'), context)).toEqual({
    path: [],
    fromEnvelope: false,
    day: { value: '2027-03-06', source: 'mail_date', certainty: 'zeker' },
    time: { value: '14:12', source: 'mail_date', certainty: 'zeker' },
    direction: { value: 'VERZONDEN', source: 'from_and_to', certainty: 'zeker' },
    account: { value: 'wietske.harmelink@gmail.com', source: 'known_account', certainty: 'zeker' },
    channel: { value: 'gmail', source: 'known_account', certainty: 'zeker' },
    counterparty: { value: 'burgemeester@zandwijk.example', source: 'mail_address', certainty: 'zeker' },
    subject: { value: 'Vergunning zandsuppletie noordstrand', source: 'mail_subject', certainty: 'waarschijnlijk' },
  });
});

test('a mail that only brings another to the secretariat is an envelope: the use is the inner one', async () => {
  const draft = draftFromMail(await read('forwarded-to-office'), context);
  expect(draft).toMatchObject({ path: [0], fromEnvelope: true });
  expect(draft.day?.value).toBe('2027-03-07');
  expect(draft.time?.value).toBe('21:40');
  expect(draft.direction?.value).toBe('ONTVANGEN');
  expect(draft.counterparty?.value).toBe('renee@havenbedrijf.example');
  expect(draft.subject?.value).toBe('Uitnodiging werkbezoek haven, donderdag 18 maart, met rondleiding langs de');
});

test('colleagues at a domain that nobody named are the ministry too; a family, a provider and a private account are not', async () => {
  const inner =
    'From: renee@haven.example\r\nTo: wietske@gmail.com\r\nDate: Tue, 2 Feb 2027 10:00:00 +0100\r\n\r\nKom je?\r\n';
  const of = async (from: string, to: string): Promise<unknown> => {
    const parts = `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--x--\r\n`;
    const head = `From: ${from}\r\nTo: ${to}\r\nDate: Mon, 8 Mar 2027 08:30:00 +0100\r\n`;
    const draft = draftFromMail(await readMail(new TextEncoder().encode(`${head}${parts}`)), context);
    return [draft.fromEnvelope, draft.day?.value];
  };
  expect(await of('w.harmelink@mkd.example', 'secretariaat@mkd.example')).toEqual([true, '2027-02-02']);
  expect(await of('a@ziggo.nl', 'b@ziggo.nl')).toEqual([false, '2027-03-08']);
  expect(await of('a@mkd.example', 'secretariaat@mkd.example, b@haven.example')).toEqual([false, '2027-03-08']);
  expect(await of('wietske.harmelink@gmail.com', 'iemand@gmail.com')).toEqual([false, '2027-03-08']);
});

test('a mail within the ministry that holds the text of a forwarded one says nothing of when and with whom', async () => {
  const of = async (body: string): Promise<unknown> => {
    const head = 'From: w@kustendelta.example\r\nTo: s@kustendelta.example\r\nDate: Mon, 8 Mar 2027 08:30:00 +0100\r\n';
    const draft = draftFromMail(await readMail(new TextEncoder().encode(`${head}\r\n${body}`)), context);
    return [draft.fromEnvelope, draft.day?.value ?? null];
  };
  const forwarded =
    '-----Oorspronkelijk bericht-----\r\nVan: Renee <renee@haven.example>\r\nVerzonden: 2 februari\r\n\r\nKom je?';
  expect(await of(`Ter registratie.\r\n\r\n${forwarded}`)).toEqual([true, null]);
  expect(await of('Gewoon een mail.')).toEqual([false, '2027-03-08']);
});

test('a mail within the ministry that brings a screenshot says nothing of when and with whom', async () => {
  const attached =
    'Content-Type: image/png; name="scherm.png"\r\nContent-Disposition: attachment; filename="scherm.png"\r\n';
  const inside = await mailOf('w.harmelink@kustendelta.example', 'secretariaat@kustendelta.example', attached);
  const nothing = { day: null, time: null, direction: null, account: null, channel: null, counterparty: null };
  expect(draftFromMail(inside, context)).toEqual({ ...nothing, path: [], fromEnvelope: true, subject: null });
  // From a private account it is a use itself.
  const outside = await mailOf('wietske.harmelink@gmail.com', 'secretariaat@kustendelta.example', attached);
  expect(draftFromMail(outside, context)).toMatchObject({
    fromEnvelope: false,
    direction: { value: 'PRIVE_NAAR_ZAKELIJK' },
  });
});

test('a forwarded mail that also went to somebody outside is a use itself', async () => {
  const mail = await read('forwarded-to-office');
  const sent = { ...mail, cc: [{ name: '', address: 'iemand@krant.example' }] };
  expect(draftsFromMail(sent, context).map((d) => [d.path, d.direction?.value])).toEqual([[[], 'VERZONDEN']]);
});

test.each([
  ['wietske.harmelink@gmail.com', 'secretariaat@kustendelta.example', 'PRIVE_NAAR_ZAKELIJK'],
  ['joris@mail.kustendelta.example', 'wietske.harmelink@gmail.com', 'ZAKELIJK_NAAR_PRIVE'],
  ['iemand@krant.example', 'wietske.harmelink@gmail.com', 'ONTVANGEN'],
  ['wietske.harmelink@gmail.com', 'iemand@krant.example', 'VERZONDEN'],
  ['wietske.harmelink@gmail.com', 'wietske.harmelink@gmail.com', 'ZICHZELF'],
])('from %s to %s is %s, for certain', async (from, to, direction) => {
  const draft = draftFromMail(await mailOf(from, to), context);
  expect(draft.direction).toEqual({ value: direction, source: 'from_and_to', certainty: 'zeker' });
});

test('a look-alike of the work domain is not the work domain', async () => {
  const draft = draftFromMail(await mailOf('x@nietkustendelta.example', 'wietske.harmelink@gmail.com'), context);
  expect(draft.direction?.value).toBe('ONTVANGEN');
});

test('an address nobody knows is asked about, its channel guessed from the domain', async () => {
  const guess = async (address: string): Promise<string[]> => {
    const { channel } = draftFromMail(await mailOf('joris@kustendelta.example', address), nobody);
    return [channel?.value ?? '', channel?.certainty ?? ''];
  };
  expect(await guess('w.h@gmail.com')).toEqual(['gmail', 'waarschijnlijk']);
  expect(await guess('w.h@live.nl')).toEqual(['outlook_prive', 'waarschijnlijk']);
  expect(await guess('w.h@pm.me')).toEqual(['proton_mail', 'waarschijnlijk']);
  expect(await guess('w.h@ziggo.nl')).toEqual(['provider_mail', 'waarschijnlijk']);
  expect(await guess('w.h@waterpartij.example')).toEqual(['partij_mail', 'waarschijnlijk']);
  expect(await guess('wietske@familie-wietske.example')).toEqual(['eigen_domein', 'vragen']);
  expect(await guess('w.h@postvak.example')).toEqual(['mail_overig', 'vragen']);
  const draft = draftFromMail(await mailOf('joris@kustendelta.example', 'w.h@gmail.com'), nobody);
  expect(draft.direction).toEqual({ value: 'ZAKELIJK_NAAR_PRIVE', source: 'work_address_only', certainty: 'vragen' });
});

test('the day is the Dutch day', async () => {
  const draft = draftFromMail(await mailOf('iemand@krant.example', 'wietske.harmelink@gmail.com'), context);
  expect([draft.day?.value, draft.time?.value]).toEqual(['2027-03-07', '00:30']);
});

test('without a date nothing is filled in', async () => {
  const draft = draftFromMail(await read('bad-date'), context);
  expect([draft.day, draft.time]).toEqual([null, null]);
  expect(draftFromMail(await read('no-zone'), context).time?.certainty).toBe('waarschijnlijk');
  expect(draftFromMail(await read('hour-twice'), context).time?.certainty).toBe('vragen');
});

test('reply and forward marks go, other words with a colon stay', () => {
  expect(plainSubject('RE: Antw: Fwd: FW: Doorst: re[2]: Dijkversterking')).toBe('Dijkversterking');
  expect(plainSubject('Rechtstreeks: een vraag')).toBe('Rechtstreeks: een vraag');
  expect(plainSubject('Re:')).toBe('');
  expect(Array.from(plainSubject('🌊'.repeat(120)))).toHaveLength(80);
});
