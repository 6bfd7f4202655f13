import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { KanaalError } from '../../shared/errors.ts';
import type { MailAttachment, MailReading } from '../../shared/intake.ts';
import { tnefFile } from '../testing/sources.ts';
import { detectKind } from './detect.ts';
import { readMail } from './mail.ts';

const MAILS = path.join(import.meta.dirname, '../../../testdata/mail');
const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus/email');

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(MAILS, `${name}.eml`)));
const read = (name: string): Promise<MailReading> => readMail(bytesOf(name));
const codes = (mail: MailReading): string[] => mail.warnings.map((w) => w.code);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusal(bytes: Uint8Array): Promise<KanaalError> {
  const error = await readMail(bytes).then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof KanaalError)) throw new Error(`not refused as expected: ${String(error)}`);
  return error;
}

test('a mail that says something else as text than as HTML says so, one that says the same in other signs does not', async () => {
  const both = (plain: string, html: string): Uint8Array =>
    utf8(
      `From: a@b.example\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${plain}\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n--x--\r\n`,
    );
  const html =
    '<h1>Caf\u00e9 "De Kust"</h1><p>Zie <a href="https://x.example/a?b=1">de pagina</a>, <b>v\u00f3\u00f3r</b> 12&nbsp;maart.</p>';
  const same = 'Caf\u00e9 "De Kust"\r\n\r\nZie de pagina <https://x.example/a?b=1>,\r\n*v\u00f3\u00f3r* 12 maart.';
  expect(codes(await readMail(both(same, html)))).toEqual([]);
  expect(codes(await readMail(both(same.replace('12', '21'), html)))).toEqual(['versions_differ']);
  const empty = await readMail(both(' ', html));
  expect([empty.text, codes(empty)]).toEqual([expect.stringContaining('12 maart'), []]);
  // As programs write the one from the other.
  const list =
    '<p>Twee&shy;de l&auml;nge</p><ol><li>een<li>twee</ol><img src="cid:a"><table><tr><td>drie<td>vier</table>';
  const written = '[image: foto.png]\r\nTweede l\u00e4nge\r\n 1. een\r\n 2. twee\r\n\r\ndrie vier';
  expect(codes(await readMail(both(written, list)))).toEqual([]);
  expect(codes(await readMail(both(same, html.replace('12', 'niet 12'))))).toEqual(['versions_differ']);
});

test('a mail in UTF-7 is read', async () => {
  const head = 'From: a@b.example\r\nDate: 6 Mar 2027 14:12:05 +0100\r\nContent-Type: text/plain; charset="UTF-7"\r\n';
  expect((await readMail(utf8(`${head}\r\npriv+AOk- +IKw- 12\r\n`))).text.trim()).toBe('priv\u00e9 \u20ac 12');
});

test('parts in UTF-7 are read however they are packed, and a part beside them stays as it is', async () => {
  const parts = [
    'Content-Type: text/plain; charset=us-ascii\r\n\r\n1+AOk-1',
    'Content-Type: text/plain;\r\n\tcharset="utf-7"\r\nContent-Disposition: inline\r\n\r\nRen+AOk-e',
    'Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain; charset=unicode-1-1-utf-7; format=flowed\r\n\r\n5 +IKw=\r\n-',
    `Content-Type: text/plain; charset=utf-7\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('priv+AOk-').toString('base64')}`,
  ];
  const head =
    'From: a@b.example\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\nContent-Type: multipart/mixed; boundary=g\r\n\r\n';
  const { text, warnings } = await readMail(
    utf8(`${head}${parts.map((one) => `--g\r\n${one}\r\n`).join('')}--g--\r\n`),
  );
  expect(text.split(/\s*\n\s*/).filter(Boolean)).toEqual(['1+AOk-1', 'Ren\u00e9e', '5 \u20ac', 'priv\u00e9']);
  expect(warnings).toEqual([]);
});

test('a piece of a mail is kept and says that it is one', async () => {
  const head = 'From: a@b.example\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\n';
  const piece = 'Content-Type: message/partial; id="x@y"; number=2; total=3\r\n\r\nhet midden\r\n';
  const alone = await readMail(utf8(`${head}${piece}`));
  expect(alone.attachments.map((a) => Buffer.from(a.content).toString())).toEqual(['het midden\r\n']);
  expect(alone.warnings).toEqual([
    { code: 'nested_kept_closed', at: 'attachment 1' },
    { code: 'truncated', at: 'body' },
  ]);
  const within = await readMail(
    utf8(`${head}Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\n${piece}--g--\r\n`),
  );
  expect(codes(within)).toEqual(['nested_kept_closed']);
});

test('a file that is written into the text is a file beside it; the text stays as it was', async () => {
  const head = 'From: a@b.example\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\n';
  const uu = "begin 644 nota.txt\r\n)4W1G+B!'14A%\r\n#24T*\r\n`\r\nend\r\n";
  const { text, attachments, warnings } = await readMail(
    utf8(`${head}\r\nZie:\r\n${uu}Groet\r\nbegin 644 niets\r\nGewone regel\r\n`),
  );
  expect(attachments.map((a) => [a.name, Buffer.from(a.content).toString()])).toEqual([['nota.txt', 'Stg. GEHEIM\n']]);
  expect([text.includes('begin 644 nota.txt'), warnings]).toEqual([true, []]);
  const cut = await readMail(utf8(`${head}\r\n${uu.slice(0, -10)}`));
  expect(cut.warnings).toEqual([{ code: 'truncated', at: 'attachment 1' }]);
  const type = 'Content-Type: application/octet-stream; name=nota.uue\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n';
  expect((await readMail(utf8(`${head}${type}${uu}`))).attachments.map(({ name }) => name)).toEqual([
    'nota.uue',
    'nota.txt',
  ]);
});

test('an invitation has the bytes that were sent, packed or not, and is called what it is', async () => {
  const ics = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Overleg\r\nEND:VCALENDAR\r\n\r\n';
  const head = 'From: a@b.example\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\nMIME-Version: 1.0\r\n';
  const type = 'Content-Type: text/calendar;\r\n method=REQUEST; charset=utf-8\r\n';
  const packed = `${type}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(ics).toString('base64')}\r\n`;
  const alone = await readMail(utf8(`${head}${packed}`));
  const within = await readMail(
    utf8(`${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n${type}\r\n${ics}\r\n--x--\r\n`),
  );
  for (const { attachments } of [alone, within])
    expect(attachments.map((a) => [a.name, a.mediaType, Buffer.from(a.content).toString()])).toEqual([
      ['bijlage-1.ics', 'text/calendar', ics],
    ]);
});

test('a mail that holds the text of a forwarded one says that its own headers are lost', async () => {
  const of = async (subject: string, body: string): Promise<string[]> =>
    codes(
      await readMail(
        utf8(`From: a@b.example\r\nDate: 6 Mar 2027 14:12:05 +0100\r\nSubject: ${subject}\r\n\r\n${body}`),
      ),
    );
  expect(await of('FW: dijk', 'Zie onder.')).toEqual(['original_headers_lost']);
  expect(await of('dijk', '-----Original Message-----\r\nFrom: c@d.example\r\n\r\nhoi')).toEqual([
    'original_headers_lost',
  ]);
  expect(await of('Re: dijk', 'Goed.')).toEqual([]);
});

test('of a mail that is nothing but an invitation the text says what for, when and where', async () => {
  const ics =
    'BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nDTSTART:16010101T000000\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=nl:Overleg\\, dij\r\n k\r\nDTSTART;TZID=Europe/Amsterdam:20270312T130000\r\nDTEND:20270312T130000Z\r\nLOCATION:Kamer 4\r\nDESCRIPTION:Regel een\\nRegel twee\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  const mail = await readMail(utf8(`From: a@b.example\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n${ics}`));
  expect(mail.text).toBe(
    'Overleg, dijk\n2027-03-12 13:00 (Europe/Amsterdam) - 2027-03-12 13:00 UTC\nKamer 4\nRegel een\nRegel twee',
  );
});

test('a text that winmail.dat holds once more is there once; one that says more is added', async () => {
  const packed = (text: string): string => Buffer.from(tnefFile(text, [])).toString('base64');
  const of = (text: string): Promise<MailReading> =>
    readMail(
      utf8(
        `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nKomt u morgen?\r\n--x\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n${packed(text)}\r\n--x--\r\n`,
      ),
    );
  expect((await of('Komt u  morgen?')).text.trim()).toBe('Komt u morgen?');
  expect((await of('Komt u overmorgen?')).text).toContain('overmorgen');
});

test('a signed or sealed part under a type that says nothing is named all the same', async () => {
  const named = (name: string): Promise<MailReading> =>
    readMail(
      utf8(
        `From: a@b.example\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\nContent-Type: application/octet-stream; name=${name}\r\nContent-Disposition: attachment; filename=${name}\r\n\r\nxx\r\n`,
      ),
    );
  expect(codes(await named('smime.p7m'))).toEqual(['smime']);
  expect(codes(await named('brief.docx.pgp'))).toEqual(['pgp']);
  expect(codes(await named('brief.docx'))).toEqual([]);
});

test('a date with another day of the week than it has is said to be wrong', async () => {
  const of = async (date: string): Promise<unknown[]> => {
    const mail = await readMail(utf8(`From: a@b.example\r\nDate: ${date}\r\n\r\nx`));
    return [mail.sentAt, mail.warnings];
  };
  const sentAt = '2027-03-06T14:12:05+01:00';
  expect(await of('Sat, 6 Mar 2027 14:12:05 +0100')).toEqual([sentAt, []]);
  expect(await of('6 Mar 2027 14:12:05 +0100')).toEqual([sentAt, []]);
  expect(await of('Fri, 6 Mar 2027 14:12:05 +0100')).toEqual([sentAt, [{ code: 'bad_date', at: 'date weekday' }]]);
});

test('an hour that the clock skipped is a bad date', async () => {
  const mail = await readMail(utf8('From: a@b.example\r\nDate: Sun, 28 Mar 2027 02:30:00\r\n\r\nx'));
  expect([mail.sentAt, mail.sentAtCertainty, codes(mail)]).toEqual([null, 'impossible', ['bad_date']]);
});

test('a plain mail is read with its addresses, moment and text', async () => {
  const mail = await read('reply');
  expect(mail).toMatchObject({
    subject: 'Re: FW: Vergunning zandsuppletie noordstrand',
    from: [{ name: 'Wietske Harmelink', address: 'wietske.harmelink@gmail.com' }],
    to: [{ name: 'Burgemeester Zandwijk', address: 'burgemeester@zandwijk.example' }],
    cc: [{ name: '', address: 'griffie@zandwijk.example' }],
    sentAt: '2027-03-06T14:12:05+01:00',
    sentAtCertainty: 'exact',
    messageId: '<b71d@mail.gmail.example>',
    hasHtml: false,
    attachments: [],
    children: [],
    parts: 1,
    warnings: [],
  });
  expect(mail.text.trim()).toBe('Dank. Ik kijk er maandag naar, privé kan ik er nu niet bij.');
});

test('a forwarded mail is a child, with its own attachment', async () => {
  const mail = await read('forwarded-to-office');
  expect(mail.attachments).toEqual([]);
  expect(mail.parts).toBe(5);
  const [inner] = mail.children;
  expect(inner?.from).toEqual([{ name: 'Renée Oosterling', address: 'renee@havenbedrijf.example' }]);
  expect(inner?.sentAt).toBe('2027-03-07T21:40:00+01:00');
  expect(inner?.attachments.map((a) => [a.name, a.bytes, new TextDecoder().decode(a.content)])).toEqual([
    ['programma.txt', 20, '10.00 uur ontvangst\n'],
  ]);
});

test('raw 8-bit headers are read as windows-1252 and reported', async () => {
  const mail = await read('latin1-subject');
  expect(mail.subject).toBe('privé-overleg in de reünie');
  expect(mail.from[0]?.name).toBe('Café De Dijk');
  expect(mail.text.trim()).toBe('Tot zaterdag, één uur.');
  expect(codes(mail)).toEqual(['eight_bit_header']);
});

test.each([
  ['no-zone', '2027-03-04T10:15:00+01:00', 'zoneAssumed', []],
  ['hour-twice', '2026-10-25T02:30:00+02:00', 'ambiguous', []],
  ['hour-never', null, 'impossible', ['bad_date']],
  ['bad-date', null, 'none', ['bad_date']],
])('the date of %s is never guessed in silence', async (name, sentAt, certainty, warnings) => {
  const mail = await read(name);
  expect([mail.sentAt, mail.sentAtCertainty, codes(mail)]).toEqual([sentAt, certainty, warnings]);
  expect(new TextDecoder().decode(bytesOf(name))).toContain(mail.sentAtText);
});

test('the text of an HTML mail holds no tags, scripts or comments', async () => {
  const mail = await read('html-only');
  expect(mail.hasHtml).toBe(true);
  expect(mail.text).toBe('Eerste alinea & meer\n\neen\n\ntwee € 5');
});

test.each([
  ['two-senders', ['several_from']],
  ['spoofed-name', ['display_name_address']],
  ['stops-halfway', ['truncated']],
  ['smime', ['smime']],
  ['pgp', ['pgp']],
])('%s is read with a warning', async (name, expected) => {
  expect(codes(await read(name))).toEqual(expected);
});

test('attachment names lose paths, direction marks and dots', async () => {
  const names = (await read('evil-names')).attachments.map((a) => a.name);
  expect(names).toEqual(['passwd', 'verslag.pdf', 'rekeningfdp.exe', 'bijlage-4']);
});

test('a text file shown inline is an attachment, the first text never is', async () => {
  const mail = await read('text-file-inline');
  expect(mail.text.trim().split(/\n+/)).toEqual(['Zie de notulen.', 'Groet.']);
  expect(mail.attachments.map((a) => [a.name, new TextDecoder().decode(a.content).trim()])).toEqual([
    ['notulen.txt', 'Punt 1.'],
    ['lijst.txt', 'Punt 2.'],
  ]);
});

test('what is no mail is refused', async () => {
  expect(await refusal(new Uint8Array())).toMatchObject({ code: 'file_unreadable' });
  expect(await refusal(utf8('Beste Joris,\n\nDit is een brief: geen mail.\n'))).toMatchObject({
    code: 'file_unreadable',
  });
  expect(await refusal(new Uint8Array(1000).fill(0xff))).toMatchObject({ code: 'file_unreadable' });
});

test('a mail over 50 MB, with too many parts or too many headers is refused as too large', async () => {
  const head = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
  const big = new Uint8Array(50 * 1024 * 1024 + 1);
  big.set(utf8(head));
  expect(await refusal(big)).toMatchObject({ code: 'file_too_large', details: { what: 'bytes' } });
  const parts = utf8(head + '--b\r\n\r\nx\r\n'.repeat(500));
  expect(await refusal(parts)).toMatchObject({ code: 'file_too_large', details: { what: 'parts', limit: 500 } });
  const headers = utf8(`From: a@b.example\r\n${`X-Vol: ${'v'.repeat(990)}\r\n`.repeat(2200)}\r\n`);
  expect(await refusal(headers)).toMatchObject({ code: 'file_too_large', details: { what: 'header_bytes' } });
});

test('a boundary written in pieces is counted too', async () => {
  const head = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary*0="b"; boundary*1="c"\r\n\r\n';
  expect(await refusal(utf8(head + '--bc\r\n\r\nx\r\n'.repeat(500)))).toMatchObject({ code: 'file_too_large' });
});

test('mails within mails are opened twenty deep and kept closed beyond', async () => {
  let mail = 'From: a@b.example\r\nSubject: binnenste\r\n\r\nhallo\r\n';
  for (let i = 0; i < 30; i++)
    mail = `From: a@b.example\r\nSubject: ${i}\r\nContent-Type: message/rfc822\r\n\r\n${mail}`;
  let at: MailReading | undefined = await readMail(utf8(mail));
  let depth = 0;
  for (; at.children[0]; at = at.children[0]) depth++;
  expect(depth).toBe(20);
  expect(codes(at)).toContain('nested_kept_closed');
  expect(at.attachments).toHaveLength(1);
});

// ---- other people's mails, read by another parser: a second opinion, with each known difference named ----

interface Fact {
  subject: string | null;
  from: string | null;
  date: string | null;
  leaves: { type: string; filename: string | null; sha256_8: string }[];
}

/** Where we differ from Python's reader, and why that is right or harmless. */
const HEADERS_DIFFER = new Set([
  'rubymail/example10.eml', // comments inside addresses
  'rubymail/example13.eml', // spaces before the colon: Python sees no headers at all
  'rubymail/mix_caps_content_type.eml', // a name in quotes glued to an address
  'rubymail/raw_email_incorrect_header.eml', // Python stops at a line without a colon
]);
const LEAVES_DIFFER = new Set([
  'cpython/msg_15.eml', // Python makes a part of a container without parts
  'cpython/msg_17.eml',
  'cpython/msg_41.eml',
  'cpython/msg_42.eml',
  'enmime/mail_multipart-wo-boundary.eml',
  'mime4j/missing-inner-boundary.eml',
  'mime4j/multipartnopart.eml',
  'rubymail/raw_email_with_illegal_boundary.eml',
  'mimetools/badfile.eml', // the first text, although it has a name
  'mimetools/multi-badnames.eml',
]);

const flat = (text: string | null): string => (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
const allAttachments = (mail: MailReading): MailAttachment[] => [
  ...mail.attachments,
  ...mail.children.flatMap(allAttachments),
];
const sha8 = (a: MailAttachment): string => createHash('sha256').update(a.content).digest('hex').slice(0, 8);

describe.skipIf(!existsSync(CORPUS))('the mails in the corpus', () => {
  const facts: [string, Fact][] = existsSync(CORPUS)
    ? Object.entries(JSON.parse(readFileSync(path.join(CORPUS, 'facts-cpython.json'), 'utf8')) as Record<string, Fact>)
    : [];
  const readings = new Map<string, Promise<MailReading>>();
  const reading = (file: string): Promise<MailReading> => {
    const known = readings.get(file) ?? readMail(new Uint8Array(readFileSync(path.join(CORPUS, file))));
    readings.set(file, known);
    return known;
  };

  test('there are 106, and every one is told to be a mail and is read', async () => {
    expect(facts).toHaveLength(106);
    for (const [file] of facts) {
      expect(detectKind(readFileSync(path.join(CORPUS, file)), file).kind, file).toBe('eml');
      await expect(reading(file), file).resolves.toBeDefined();
    }
  });

  test('subject, senders and moment are those of the other parser', async () => {
    for (const [file, fact] of facts.filter(([f]) => !HEADERS_DIFFER.has(f))) {
      const mail = await reading(file);
      expect(flat(mail.subject), file).toBe(flat(fact.subject));
      expect(mail.from.length > 0, file).toBe(fact.from !== null);
      for (const { address } of mail.from) {
        // Two From headers: the other parser keeps the first, we keep and report both.
        if (!codes(mail).includes('several_from')) expect(fact.from, file).toContain(address);
      }
      const moment = mail.sentAt === null ? null : Date.parse(mail.sentAt);
      expect(moment, file).toBe(fact.date === null ? null : Date.parse(fact.date));
    }
  });

  test('every attachment has the bytes of the other parser', async () => {
    const differ: string[] = [];
    for (const [file, fact] of facts) {
      const ours = new Set(allAttachments(await reading(file)).map(sha8));
      const expected = fact.leaves.filter((l) => l.filename !== null || !/^text\/(?:plain|html)$/.test(l.type));
      if (!expected.every((l) => ours.has(l.sha256_8))) differ.push(file);
    }
    expect(differ.toSorted()).toEqual([...LEAVES_DIFFER].toSorted());
  });
});

// ---- chance, from a fixed seed ----

/** mulberry32: small, even, the same everywhere. */
function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mutated(bytes: Uint8Array, next: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = (): number => Math.floor(next() * copy.length);
  for (let i = 0; i < 1 + next() * 8; i++) copy[at()] = Math.floor(next() * 256);
  if (next() < 0.3) return copy.subarray(0, at());
  if (next() < 0.3) copy.copyWithin(at(), at(), at());
  return copy;
}

test('five hundred damaged mails are read or refused by a known code, quickly', async () => {
  const next = chance(20270306);
  const names = readdirSync(MAILS).map((f) => f.replace('.eml', ''));
  const seen = { read: 0, refused: 0 };
  const begin = performance.now();
  for (let i = 0; i < 500; i++) {
    const bytes = mutated(bytesOf(names[i % names.length] ?? ''), next);
    detectKind(bytes, 'x.eml');
    try {
      await readMail(bytes);
      seen.read++;
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      expect(['file_unreadable', 'file_too_large']).toContain(error.code);
      seen.refused++;
    }
  }
  expect(seen.read).toBeGreaterThan(300);
  expect(performance.now() - begin).toBeLessThan(20_000);
});
