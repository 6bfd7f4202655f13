/** Files made to be taken for something else, or to say one thing and show another. */
import { describe, expect, test } from 'vitest';
import type { SourceReading } from '../../shared/intake.ts';
import { msgFile } from '../testing/sources.ts';
import { zipOf } from '../testing/zips.ts';
import { linkDuplicates } from './duplicates.ts';
import { readMailDate } from './mail-date.ts';
import { readFolder, readSource } from './read-source.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const codes = (reading: SourceReading): string[] => reading.warnings.map((w) => w.code);
const read = (name: string, text: string): Promise<SourceReading> => readSource(name, utf8(text));

const HEAD =
  'From: Jan de Boer <jan@example.com>\r\nTo: m@min.example\r\nSubject: Haven\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\n';
const mail = (subject: string, body = 'zie bijlage', from = 'jan@example.com'): string =>
  `From: ${from}\r\nTo: m@min.example\r\nSubject: ${subject}\r\nDate: Sat, 6 Mar 2027 14:12:05 +0100\r\n\r\n${body}\r\n`;
const chat = (...lines: string[]): string => `${lines.join('\n')}\n`;

describe('the Date of a mail', () => {
  test('a zone with a colon counts', () => {
    expect(readMailDate('Sat, 6 Mar 2027 14:12:05 -05:00')).toEqual({
      sentAt: '2027-03-06T14:12:05-05:00',
      certainty: 'exact',
    });
  });

  test('a zone behind GMT counts', () => {
    expect(readMailDate('Sat, 06 Mar 2027 14:12:05 GMT+0100').sentAt).toBe('2027-03-06T14:12:05+01:00');
  });

  test('a clock of twelve hours is not read as one of 24', () => {
    expect(readMailDate('Sat, 6 Mar 2027 02:12:05 PM +0100')).toEqual({
      sentAt: '2027-03-06T14:12:05+01:00',
      certainty: 'exact',
    });
    expect(readMailDate('Sat, 6 Mar 2027 12:12:05 AM').sentAt).toBe('2027-03-06T00:12:05+01:00');
    expect(readMailDate('Sat, 6 Mar 2027 14:12:05 PM +0100').certainty).toBe('none');
  });

  test('words after it make it no date', () => {
    expect(readMailDate('Sat, 6 Mar 2027 14:12:05 +0100 of was het zondag').certainty).toBe('none');
    expect(readMailDate('Sat, 6 Mar 2027 14:12:05 +0100 CET').certainty).toBe('exact');
  });

  test('a second one that says something else leaves none of them true', async () => {
    const two = `${HEAD}Date: Sun, 7 Mar 2027 15:00:00 +0100\r\n\r\nhallo\r\n`;
    const reading = await read('twee.eml', two);
    expect(reading.messages[0]).toMatchObject({ sentAt: null, certainty: 'none' });
    expect(reading.messages[0]?.sentAtText).toContain('7 Mar 2027');
    expect(codes(reading)).toContain('bad_date');
  });
});

describe('a mail', () => {
  test('that begins with blank lines is read with its headers', async () => {
    const reading = await read('leeg.eml', `\r\n\r\n${HEAD}\r\nhallo\r\n`);
    expect(reading.messages[0]).toMatchObject({ address: 'jan@example.com', subject: 'Haven', text: 'hallo\n' });
  });

  test('of which the lines end in a bare CR keeps its headers and its words', async () => {
    const reading = await read('mac.eml', `${HEAD}\r\nhallo\r\nregel twee\r\n`.replaceAll('\r\n', '\r'));
    expect(reading.messages[0]).toMatchObject({ address: 'jan@example.com', subject: 'Haven' });
    expect(reading.messages[0]?.text.trim()).toBe('hallo\nregel twee');
  });

  test('of which letters were lost says so', async () => {
    const bytes = Buffer.concat([utf8(`${HEAD}\r\n`), Buffer.from('caf\xe9 open\r\n', 'latin1')]);
    expect(codes(await readSource('a.eml', bytes))).toContain('characters_repaired');
    expect(codes(await read('b.eml', `${HEAD}\r\ncafé open\r\n`))).not.toContain('characters_repaired');
  });

  test('from a name without an address says that the sender is not sure', async () => {
    expect(codes(await read('naam.eml', mail('x', 'hallo', 'De Minister')))).toContain('missing_from');
  });

  test('that quotes how a pdf begins is a mail', async () => {
    const reading = await read('a.eml', mail('x', 'zie hieronder\r\n%PDF-1.4 stond er'));
    expect(reading.kind).toBe('eml');
    expect(reading.messages[0]?.text).toContain('%PDF-1.4 stond er');
  });

  test('is no duplicate of a mail by somebody else with the same words in the same minute', async () => {
    const text = 'Ik maak mij zorgen over de haven.';
    const sources = await Promise.all(
      ['een@example.com', 'twee@example.com', 'een@example.com'].map(async (from, i) => ({
        name: `${i}.eml`,
        sha256: String(i),
        reading: await read(`${i}.eml`, mail('Haven', text, from)),
      })),
    );
    linkDuplicates(sources);
    expect(sources.map(({ reading }) => reading.messages[0]?.duplicateOf)).toEqual([
      null,
      null,
      { n: 1, source: '0.eml' },
    ]);
  });
});

test('a message of Outlook from a name without an address says that the sender is not sure', async () => {
  const file = { name: 'a.txt', content: utf8('x') };
  const fields = { '001A': 'IPM.Note', '0037': 'agenda', '1000': 'Beste Wietske', '0C1A': 'De Minister' };
  const reading = await readSource('a.msg', msgFile(fields, file, ['a@example.org']));
  expect(reading.messages[0]).toMatchObject({ author: 'De Minister', address: null });
  expect(codes(reading)).toContain('missing_from');
});

describe('a mailbox', () => {
  const one = (from: string, headers: string, text: string): string =>
    `From x@example.com Sat Mar  6 14:12:05 2027\nFrom: ${from}\nTo: m@min.example\nSubject: s\nDate: Sat, 6 Mar 2027 14:12:05 +0100\n${headers}\n${text}\n\n`;

  test('a mail with the id and words of another and another sender is no duplicate', async () => {
    const reading = await read(
      'a.mbox',
      one('a@example.com', 'Message-ID: <1@x>\n', 'tekst') + one('b@example.com', 'Message-ID: <1@x>\n', 'tekst'),
    );
    expect(reading.messages.map((m) => m.duplicateOf)).toEqual([null, null]);
  });

  test('a mail whose own length hides the next ones is warned of', async () => {
    const hidden = one('b@example.com', '', 'verborgen');
    const reading = await read(
      'a.mbox',
      one('a@example.com', `Content-Length: ${'tekst\n\n'.length + hidden.length}\n`, 'tekst') +
        hidden +
        one('c@example.com', '', 'laatste'),
    );
    expect(reading.messages.map((m) => m.address)).toEqual(['a@example.com', 'c@example.com']);
    expect(reading.warnings).toContainEqual({ code: 'header_like_line', message: 1, at: 'item 1' });
    expect(reading.messages[0]?.flags).toContain('header_like_line');
  });
});

describe('a chat', () => {
  const lines = ['16-03-2027 14:12 - Jan de Boer: hallo', '16-03-2027 14:13 - Piet: ja'];

  test('in which somebody quotes how another export begins stays that chat', async () => {
    for (const words of ['kijk <smses count="1"> maar', 'kijk\n%PDF-1.4 maar']) {
      const reading = await read('chat.txt', chat(...lines, `16-03-2027 14:14 - Jan de Boer: ${words}`));
      expect(reading.kind).toBe('whatsapp');
      expect(reading.messages.at(-1)?.text).toBe(words);
    }
  });

  test('a name with a word of the app in it is still a name once it says several things', async () => {
    const reading = await read(
      'chat.txt',
      chat(...lines, ...['een', 'twee', 'drie'].map((word, i) => `16-03-2027 14:2${i} - Left Bank: ${word}`)),
    );
    expect(reading.messages.slice(2).map((m) => [m.author, m.text, m.kinds[0]])).toEqual([
      ['Left Bank', 'een', 'text'],
      ['Left Bank', 'twee', 'text'],
      ['Left Bank', 'drie', 'text'],
    ]);
  });

  test('a line of the app with a colon in it is no person', async () => {
    const reading = await read(
      'chat.txt',
      chat(...lines, '16-03-2027 14:15 - Jan heeft de groep "Kabinet: overleg" gemaakt'),
    );
    expect(reading.messages.at(-1)).toMatchObject({ author: null, kinds: ['system'] });
  });
});

describe('a marking', () => {
  test.each([
    'FW: Stg. GEHEIM - notitie',
    'Re: Re: Departementaal Vertrouwelijk - nota',
    'Antw: FW: NATO SECRET',
    'Dep.V. nota',
  ])('at the begin of the subject is found: %s', async (subject) => {
    expect(codes(await read('a.eml', mail(subject)))).toContain('classification_marking');
  });

  test.each([
    'Stg. GEHEIM - exemplaar 3 van 5\r\ntekst',
    'Dep.V.\r\ntekst',
    `zie\r\n\r\n-----Oorspronkelijk bericht-----\r\nVan: a@b.nl\r\nOnderwerp: FW: Stg. GEHEIM nota\r\n${'regel\r\n'.repeat(20)}`,
  ])('at the begin of a line where markings stand is found: %s', async (text) => {
    expect(codes(await read('a.eml', mail('x', text)))).toContain('classification_marking');
  });

  test.each(['RE: geheim overleg', 'Departement vertrouwt op u', 'stg geheimzinnig', 'Re: geheimhouding'])(
    'is no word in a subject: %s',
    async (subject) => {
      expect(codes(await read('a.eml', mail(subject)))).not.toContain('classification_marking');
    },
  );
});

describe('an export', () => {
  const telegram = (...messages: object[]): string =>
    JSON.stringify({ name: 'Piet', type: 'personal_chat', id: 5, messages });
  const item = (id: number, text: string): object => ({
    id,
    type: 'message',
    date: '2027-03-06T14:12:00',
    date_unixtime: '1804338720',
    from: 'Piet',
    from_id: 'user5',
    text,
  });

  test('of Telegram with one number for two texts keeps both and says so', async () => {
    const reading = await read(
      'result.json',
      telegram(item(1, 'een'), item(2, 'twee'), item(2, 'ANDERS'), item(2, 'twee')),
    );
    expect(reading.messages.map((m) => m.duplicateOf?.n ?? null)).toEqual([null, null, null, 2]);
    expect(reading.warnings).toContainEqual({ code: 'maybe_injected', message: 3, at: 'item 3' });
  });

  test('of Telegram has no hole between the numbers of an old group and its new ones', async () => {
    const reading = await read('result.json', telegram(item(-999, 'een'), item(-998, 'twee'), item(1, 'drie')));
    expect(codes(reading)).not.toContain('hole');
  });

  test('of Telegram shows what it could not understand', async () => {
    const reading = await read('result.json', telegram(item(1, 'een'), { id: 2, type: 'anders', text: 'nieuw soort' }));
    expect(reading.notUnderstood[0]?.text).toContain('nieuw soort');
  });

  test('JSON with messages of another program is kept as the file it is', async () => {
    const reading = await read('a.json', JSON.stringify({ data: { messages: [{ date: 'x', type: 'y', text: 'z' }] } }));
    expect(reading).toMatchObject({ kind: 'json', unit: 'part' });
  });

  test('of sms gives each message its own words, also where one stands within another', async () => {
    const sms = '<sms address="+31612345678" date="1804338720000" type="1" body="in mms" contact_name="Piet"/>';
    const reading = await read(
      'sms.xml',
      `<smses count="2"><mms address="+31612345678" date="1804338720000" msg_box="1"><parts><part ct="text/plain" text="mms tekst"/></parts>${sms}</mms></smses>`,
    );
    expect(reading.messages.map((m) => m.text)).toEqual(['mms tekst', 'in mms']);
  });

  test('of sms counts everything it does not know', async () => {
    const reading = await read('sms.xml', '<smses count="2"><rcs body="een"/>\n<rcs body="twee"/></smses>');
    expect(reading.notUnderstood).toEqual([
      { at: 'line 1', text: 'rcs' },
      { at: 'line 2', text: 'rcs' },
    ]);
  });
});

describe('a folder', () => {
  const member = (name: string, text: string): { name: string; content: Uint8Array } => ({ name, content: utf8(text) });
  const whatsapp = chat(
    '16-03-2027 14:12 - Jan: IMG-20270316-WA0001.jpg (bestand bijgevoegd)',
    '16-03-2027 14:13 - Piet: ja',
  );

  test('a mail under the name of a file that systems leave behind is read', async () => {
    const reading = await readFolder('map', [
      member('__MACOSX/brief.eml', mail('verborgen')),
      member('Thumbs.db', mail('ook verborgen')),
      { name: '__MACOSX/._a.eml', content: new Uint8Array([0, 5, 0x16, 7, 0, 2, 0, 0]) },
    ]);
    expect(reading.messages.map((m) => m.subject)).toEqual(['verborgen', 'ook verborgen']);
    expect(reading.notUnderstood).toEqual([]);
  });

  test('a mail beside an export is read as the mail it is', async () => {
    const reading = await readFolder('map', [
      member('WhatsApp-chat met Jan.txt', whatsapp),
      member('IMG-20270316-WA0001.jpg', 'plaatje'),
      member('los.eml', mail('los')),
    ]);
    expect(reading.messages.map((m) => m.subject ?? m.author)).toEqual(['Jan', 'Piet', 'los']);
    expect(reading.messages[0]?.attachments[0]?.bytes).toBe(7);
    expect(reading.notUnderstood).toEqual([]);
  });

  test('with two exports, each in a folder with its media, has both with their media', async () => {
    const reading = await readFolder('map', [
      member('een/_chat.txt', whatsapp),
      member('een/IMG-20270316-WA0001.jpg', 'plaatje'),
      member('twee/_chat.txt', whatsapp.replaceAll('14:1', '15:1')),
      member('twee/IMG-20270316-WA0001.jpg', 'ander'),
    ]);
    expect(reading.messages.map((m) => m.attachments[0]?.bytes ?? null)).toEqual([7, null, 5, null]);
    expect(codes(reading)).not.toContain('media_missing');
  });
});

describe('an attachment of a mail', () => {
  const bytesIn = async (part: string, body: Buffer, after = '\r\n--b--\r\n'): Promise<Buffer[]> => {
    const head = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nzie bijlage\r\n--b\r\n${part}\r\n\r\n`;
    const { messages } = await readSource('a.eml', Buffer.concat([utf8(head), body, utf8(after)]));
    return messages.flatMap((m) => m.attachments.map((a) => Buffer.from(a.content ?? [])));
  };
  const ODD = Buffer.from([0x25, 0x50, 0x0d, 0x0a, 0x00, 0x0a, 0x0d, 0xe9, 0xff, 0x0d, 0x0a]);

  test('that was not packed has the bytes that were sent, without the line end before the boundary', async () => {
    for (const encoding of ['7bit', '8bit', 'binary'])
      expect(await bytesIn(`Content-Type: application/pdf\r\nContent-Transfer-Encoding: ${encoding}`, ODD)).toEqual([
        ODD,
      ]);
    expect(await bytesIn('Content-Type: text/csv; name=a.csv', Buffer.from('a;b\r\nc;d'))).toEqual([
      Buffer.from('a;b\r\nc;d'),
    ]);
    expect(await bytesIn('Content-Disposition: attachment; filename=a.txt', Buffer.from('x\r\n'))).toEqual([
      Buffer.from('x\r\n'),
    ]);
  });

  test('in quoted-printable has the bytes that it stands for', async () => {
    const part = 'Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: quoted-printable';
    expect(await bytesIn(part, Buffer.from('caf=E9=0D=0A=\r\nlang  \r\n=3D=ZZ'))).toEqual([
      Buffer.from('caf\xe9\r\nlang\r\n==ZZ', 'latin1'),
    ]);
  });

  test('of a mail within it has its own bytes too', async () => {
    const inner = Buffer.concat([
      utf8(`${HEAD}Content-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: image/png\r\n\r\n`),
      ODD,
      utf8('\r\n--c--\r\n'),
    ]);
    expect(await bytesIn('Content-Type: message/rfc822', inner)).toEqual([ODD]);
    // The mail around it stops halfway.
    expect(await bytesIn('Content-Type: message/rfc822', inner, '')).toEqual([ODD]);
  });
});

test('a zip of many small bombs is refused as one', async () => {
  const content = new Uint8Array(4 * 1024 * 1024);
  const zip = zipOf(Array.from({ length: 3 }, (_, i) => ({ name: `${i}.bin`, content })));
  await expect(readSource('a.zip', zip)).rejects.toMatchObject({ code: 'file_too_large', details: { what: 'ratio' } });
});
