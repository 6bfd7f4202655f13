import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { KanaalError } from '../../shared/errors.ts';
import type { SourceReading } from '../../shared/intake.ts';
import { balanceOf } from '../../shared/intake-balance.ts';
import { DIALECTS, writeChat } from '../testing/chats.ts';
import {
  bytesOf,
  jsonLines,
  mailbox,
  mailText,
  msgFile,
  signalFrames,
  smsBackup,
  telegramChat,
  tnefFile,
} from '../testing/sources.ts';
import { zipOf } from '../testing/zips.ts';
import { linkDuplicates } from './duplicates.ts';
import { conversationOf, readSource } from './read-source.ts';
import { type IntakeTask, startIntakeWorker } from './run-intake.ts';
import { parseKeep, setSelf } from './select.ts';
import { draftsOfSource } from './source-drafts.ts';

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const codes = (reading: SourceReading): string[] => reading.warnings.map((w) => w.code);
const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus');
const ANDROID = DIALECTS[0]!;
const chatOf = (...texts: [at: string, author: string, text: string][]): Uint8Array =>
  bytesOf(
    writeChat(
      ANDROID,
      texts.map(([at, author, text]) => ({ at, author, text })),
    ),
  );
const CHAT = chatOf(
  ['2027-02-27T09:15:00', 'Renée', 'Goedemorgen, komt de suppletie er nog?'],
  ['2027-02-27T09:16:00', 'Wietske', 'Ja, volgende week'],
  ['2027-03-13T10:00:00', 'Renée', 'IMG-1.jpg (bestand bijgevoegd)'],
);

async function refusal(name: string, bytes: Uint8Array): Promise<{ code: string; details: unknown }> {
  const error = await readSource(name, bytes).then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof KanaalError)) throw new Error(`not refused as expected: ${String(error)}`);
  return { code: error.code, details: error.details };
}

describe('what a file is, its contents say', () => {
  const sources: [name: string, bytes: Uint8Array, kind: string, unit: string][] = [
    ['a.bin', CHAT, 'whatsapp', 'message'],
    ['a.txt', jsonLines(signalFrames(PICTURE)), 'signal', 'message'],
    ['a.txt', bytesOf(JSON.stringify(telegramChat())), 'telegram', 'message'],
    ['a.dat', bytesOf(smsBackup(PICTURE)), 'sms', 'message'],
    ['a', bytesOf(mailbox([mailText('een', 'x'), mailText('twee', 'x')])), 'mbox', 'message'],
    ['a', bytesOf(mailText('een', 'x')), 'eml', 'part'],
    ['a', bytesOf(mailbox([mailText('een', 'x')])), 'eml', 'part'],
    ['a.doc', msgFile({ '001A': 'IPM.Note', '0037': 'x' }, { name: 'a', content: PICTURE }), 'msg', 'part'],
    ['a', tnefFile('x', []), 'tnef', 'part'],
    ['a.txt', PICTURE, 'png', 'part'],
    ['notitie.txt', bytesOf('Gebeld met de burgemeester.'), 'txt', 'part'],
  ];
  test.each(sources)('%s %#', async (name, bytes, kind, unit) => {
    const reading = await readSource(name, bytes);
    expect([reading.kind, reading.unit]).toEqual([kind, unit]);
    const balance = balanceOf(reading, () => true);
    expect(balance.total).toBe(balance.kept + balance.leftOut + balance.duplicate + balance.notUnderstood);
  });

  test('a file without messages is kept as one thing, text with its words', async () => {
    const reading = await readSource('notitie.txt', bytesOf('Gebeld.\r\nTerugbellen.'));
    expect(balanceOf(reading, () => true)).toMatchObject({ total: 1, kept: 1 });
    expect(reading.messages[0]).toMatchObject({ kinds: ['file'], text: 'Gebeld.\nTerugbellen.' });
  });

  test('an empty file is refused', async () => {
    expect(await refusal('leeg.txt', new Uint8Array())).toEqual({ code: 'file_unreadable', details: { why: 'empty' } });
  });

  test('WhatsApp names an export after the conversation', () => {
    expect(conversationOf('WhatsApp-chat met Renée.txt')).toBe('Renée');
    expect(conversationOf('WhatsApp Chat with Kust & Delta (2).txt')).toBe('Kust & Delta');
    expect(conversationOf('map/WhatsApp Chat - Renée.zip')).toBe('Renée');
    expect(conversationOf('notitie.txt')).toBe(null);
  });

  test('a marking in the place of a marking is warned of, the word in a sentence is not', async () => {
    const marked = await readSource('a.eml', bytesOf(mailText('Re: nota', 'Stg. GEHEIM\n\nDe kust.')));
    expect(marked.warnings).toContainEqual({ code: 'classification_marking', message: 1, at: 'STG_G text' });
    expect(codes(await readSource('a.eml', bytesOf(mailText('DEP. VERTROUWELIJK nota', 'x'))))).toContain(
      'classification_marking',
    );
    expect(
      codes(await readSource('a.eml', bytesOf(mailText('Re: nota', 'Dit is geheim, zei hij, stg. geheim zelfs.')))),
    ).toEqual([]);
  });
});

describe('a zip', () => {
  test('of a WhatsApp chat joins the messages to their media', async () => {
    const zip = zipOf([
      { name: 'WhatsApp-chat met Renée.txt', content: CHAT },
      { name: 'IMG-1.jpg', content: PICTURE },
    ]);
    const reading = await readSource('WhatsApp-chat met Renée.zip', zip);
    expect(reading.kind).toBe('whatsapp');
    expect(reading.messages[2]).toMatchObject({ conversation: 'Renée', flags: [] });
    expect(reading.messages[2]?.attachments[0]).toMatchObject({ name: 'IMG-1.jpg', bytes: 8, mediaType: 'image/png' });
  });

  test('of Signal and of Telegram is read with its files', async () => {
    const signal = zipOf([
      { name: 'signal-export/metadata.json', content: bytesOf('{"version":1}') },
      { name: 'signal-export/main.jsonl', content: jsonLines(signalFrames(PICTURE)) },
      { name: 'signal-export/files/ab/ab12', content: PICTURE },
    ]);
    const reading = await readSource('export.zip', signal);
    expect([reading.kind, reading.notUnderstood]).toEqual(['signal', []]);
    const telegram = zipOf([
      { name: 'ChatExport/result.json', content: bytesOf(JSON.stringify(telegramChat())) },
      { name: 'ChatExport/photos/photo_1.jpg', content: PICTURE },
    ]);
    expect((await readSource('export.zip', telegram)).messages[3]?.attachments[0]?.bytes).toBe(8);
  });

  test('of anything else is read member by member, with places that name the member', async () => {
    const zip = zipOf([
      { name: 'a/een.eml', content: bytesOf(mailText('een', 'eerste mail')) },
      { name: 'a/foto.png', content: PICTURE },
      { name: 'a/weer.eml', content: bytesOf(mailText('een', 'eerste mail')) },
      { name: 'in.zip', content: zipOf([{ name: 'twee.eml', content: bytesOf(mailText('twee', 'tweede')) }]) },
      { name: '__MACOSX/._x', content: new Uint8Array([0, 5, 0x16, 7, 0, 2, 0, 0]) },
    ]);
    const reading = await readSource('mails.zip', zip);
    expect(reading.messages.map((m) => [m.n, m.at, m.duplicateOf?.n ?? null])).toEqual([
      [1, 'member a/een.eml: part 1', null],
      [2, 'member a/foto.png: part 1', null],
      [3, 'member a/weer.eml: part 1', 1],
      [4, 'member in.zip/twee.eml: part 1', null],
    ]);
    expect(balanceOf(reading, (n) => n !== 2)).toEqual({
      unit: 'message',
      total: 4,
      kept: 2,
      leftOut: 1,
      duplicate: 1,
      notUnderstood: 0,
    });
  });

  test('members with names that lead elsewhere, links, and what cannot be unpacked are refused by name', async () => {
    const ok = { name: 'goed.txt', content: bytesOf('goed') };
    const zip = zipOf([
      ok,
      { name: '../../weg.txt', content: PICTURE },
      { name: '/etc/passwd', content: PICTURE },
      { name: 'C:\\weg.txt', content: PICTURE },
      { name: '//server/x', content: PICTURE },
      { name: 'link', content: bytesOf('/etc/passwd'), mode: 0o120777 },
      { name: 'slot', content: PICTURE, flags: 1 },
      { name: 'stuk', content: PICTURE, badCrc: true },
      { name: 'leugen', content: PICTURE, claimed: 4 },
      { name: 'GOED.txt', content: bytesOf('ook') },
    ]);
    const reading = await readSource('vals.zip', zip);
    expect(reading.messages.map((m) => m.attachments[0]?.name)).toEqual(['goed.txt', 'GOED (2).txt']);
    expect(reading.notUnderstood.map((u) => u.text)).toEqual([
      'unsafe_name',
      'unsafe_name',
      'unsafe_name',
      'unsafe_name',
      'link',
      'encrypted',
      'damaged',
      'damaged',
    ]);
    expect(codes(reading).filter((c) => c === 'renamed')).toHaveLength(1);
    expect(balanceOf(reading, () => true)).toMatchObject({ total: 10, kept: 2, notUnderstood: 8 });
  });

  test('that unpacks to far more than it is, or lies in too many zips, is refused whole', async () => {
    const bomb = zipOf([{ name: 'nullen', content: new Uint8Array(20_000_000) }]);
    expect(await refusal('bom.zip', bomb)).toEqual({ code: 'file_too_large', details: { what: 'ratio', limit: 200 } });
    expect(await refusal('a.zip', zipOf([{ name: 'bom.zip', content: bomb }]))).toMatchObject({
      code: 'file_too_large',
    });
    const huge = zipOf([{ name: 'groot', content: PICTURE, claimed: 3_000_000_000 }]);
    expect(await refusal('a.zip', huge)).toMatchObject({ details: { what: 'member_bytes' } });
    let nested = zipOf([{ name: 'a.txt', content: bytesOf('x') }]);
    for (let i = 0; i < 4; i++) nested = zipOf([{ name: `${i}.zip`, content: nested }]);
    const reading = await readSource('diep.zip', nested);
    expect(reading.messages).toEqual([]);
    expect(reading.notUnderstood).toHaveLength(1);
    expect(await refusal('stuk.zip', bomb.subarray(0, 3_000))).toEqual({
      code: 'file_unreadable',
      details: { why: 'zip' },
    });
  });

  const failures = path.join(CORPUS, 'zip/yauzl/failure');
  test.skipIf(!existsSync(failures))(
    'zips that others made to fail: a reading that balances, or a refusal',
    async () => {
      for (const folder of ['yauzl/failure', 'yauzl/success', 'zip-slip', 'go'].map((f) => path.join(CORPUS, 'zip', f)))
        for (const name of readdirSync(folder)) {
          const reading = await readSource(name, readFileSync(path.join(folder, name))).catch((error: unknown) => {
            expect(error).toBeInstanceOf(KanaalError);
          });
          if (!reading) continue;
          const names = reading.messages.map((m) => m.at).join('\n');
          expect(names).not.toContain('..');
        }
      const slip = await readSource('zip-slip.zip', readFileSync(path.join(CORPUS, 'zip/zip-slip/zip-slip.zip')));
      expect(slip.messages.map((m) => m.attachments[0]?.name)).toEqual(['good.txt']);
      expect(slip.notUnderstood).toHaveLength(1);
      const osx = await readSource('a.zip', readFileSync(path.join(CORPUS, 'zip/go/utf8-osx.zip')));
      expect(osx.notUnderstood).toEqual([{ at: 'member 世界', text: 'empty' }]);
    },
  );
});

describe('what was dropped twice', () => {
  const named = async (
    name: string,
    bytes: Uint8Array,
  ): Promise<{ name: string; sha256: string; reading: SourceReading }> => ({
    name,
    sha256: Buffer.from(bytes).toString('base64'),
    reading: await readSource(name, bytes),
  });

  test('one conversation from two telephones is linked message by message', async () => {
    const other = chatOf(
      ['2027-02-27T09:15:00', '+31 6 12345678', 'Goedemorgen, komt de suppletie er nog?'],
      ['2027-02-27T09:16:00', 'Ik', 'Ja, volgende week'],
      ['2027-02-27T09:20:00', 'Ik', 'en nog iets'],
    );
    const sources = [await named('een.txt', CHAT), await named('twee.txt', other)];
    linkDuplicates(sources);
    expect(sources[1]?.reading.messages.map((m) => m.duplicateOf)).toEqual([
      { n: 1, source: 'een.txt' },
      { n: 2, source: 'een.txt' },
      null,
    ]);
    expect(balanceOf(sources[1]!.reading, () => true)).toMatchObject({ total: 3, kept: 1, duplicate: 2 });
  });

  test('a short word in the same minute of another chat is no duplicate', async () => {
    const one = chatOf(
      ['2027-02-27T09:15:00', 'Renée', 'ok'],
      ['2027-02-27T10:15:00', 'Renée', 'een langere tekst hier'],
    );
    const two = chatOf(
      ['2027-02-27T09:15:00', 'Piet', 'ok'],
      ['2027-02-27T11:15:00', 'Piet', 'iets heel anders dan dat'],
    );
    const sources = [await named('een.txt', one), await named('twee.txt', two)];
    linkDuplicates(sources);
    expect(sources[1]?.reading.messages.map((m) => m.duplicateOf)).toEqual([null, null]);
  });

  test('the same file again is a duplicate whole', async () => {
    const sources = [await named('een.txt', CHAT), await named('twee.txt', CHAT)];
    linkDuplicates(sources);
    expect(balanceOf(sources[1]!.reading, () => true)).toMatchObject({ total: 3, kept: 0, duplicate: 3 });
  });
});

describe('choosing and drafts', () => {
  const reading = (): Promise<SourceReading> => readSource('chat.txt', CHAT);
  const kept = async (list: string): Promise<number[]> =>
    (await reading()).messages.filter(parseKeep(list)).map((m) => m.n);

  test('by number, range, period and word', async () => {
    expect(await kept('2')).toEqual([2]);
    expect(await kept('1,3-9')).toEqual([1, 3]);
    expect(await kept('period:2027-02-01..2027-02-27')).toEqual([1, 2]);
    expect(await kept('text:SUPPLETIÉ')).toEqual([1]);
    for (const odd of ['0', '3-1', 'x', 'text:', 'period:2027-02-30..2027-03-01', ''])
      expect(() => parseKeep(odd)).toThrow(KanaalError);
  });

  test('a work mail that brings another is no draft of its own; one that brings a file has no day of a message', async () => {
    const mail = (from: string, to: string, date: string, rest: string): string =>
      `From: ${from}\r\nTo: ${to}\r\nSubject: dijk\r\nDate: ${date}\r\n${rest}`;
    const inner = mail('renee@haven.example', 'w@gmail.com', 'Tue, 2 Feb 2027 10:00:00 +0100', '\r\nKom je?\r\n');
    const type = 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n';
    const around = (from: string, to: string, part: string): Uint8Array =>
      bytesOf(mail(from, to, 'Mon, 8 Mar 2027 08:30:00 +0100', `${type}--x\r\n${part}\r\n--x--\r\n`));
    const drafts = async (bytes: Uint8Array): Promise<unknown> =>
      draftsOfSource(await readSource('mail.eml', bytes), () => true).map((d) => [
        d.from,
        d.counterparty,
        d.forwardedTo,
      ]);
    const within = `Content-Type: message/rfc822\r\n\r\n${inner}`;
    const file = 'Content-Type: image/png; name=scherm.png\r\nContent-Disposition: attachment\r\n\r\nx';
    const office = ['w@mkd.example', 's@mkd.example'] as const;
    expect(await drafts(around(...office, within))).toEqual([['2027-02-02', 'renee@haven.example', 'secretariaat']]);
    expect(await drafts(around(...office, file))).toEqual([[null, null, 'secretariaat']]);
    expect(await drafts(around('w@gmail.com', 's@mkd.example', file))).toEqual([
      ['2027-03-08', 'w@gmail.com', undefined],
    ]);
    expect(await drafts(around('w@gmail.com', 's@mkd.example', within))).toHaveLength(2);
  });

  test('one draft per counterparty and month, with the direction once it is known who the office holder is', async () => {
    const source = await reading();
    expect(setSelf(source, 'niemand')).toBe(false);
    expect(draftsOfSource(source, () => true).map((d) => d.counterparty)).toEqual([null, null]);
    expect(setSelf(source, 'wietske')).toBe(true);
    expect(draftsOfSource(source, () => true)).toEqual([
      {
        counterparty: 'Renée',
        month: '2027-02',
        channel: 'whatsapp',
        direction: 'GESPREK',
        from: '2027-02-27',
        until: '2027-02-27',
        certainty: 'zoneAssumed',
        subject: null,
        authors: ['Renée', 'Wietske'],
        messages: [1, 2],
      },
      {
        counterparty: 'Renée',
        month: '2027-03',
        channel: 'whatsapp',
        direction: 'ONTVANGEN',
        from: '2027-03-13',
        until: '2027-03-13',
        certainty: 'zoneAssumed',
        subject: null,
        authors: ['Renée'],
        messages: [3],
      },
    ]);
  });
});

describe('the worker', () => {
  const task = (source: Uint8Array): IntakeTask => ({ name: 'a.txt', source, options: {} });
  const LONG = bytesOf('13-03-2027 09:00 - Jan: hoi en nog wat meer woorden\n'.repeat(400_000));

  test('reads one source after the other, and refuses as the reader does', async () => {
    const worker = startIntakeWorker();
    expect((await worker.read(task(CHAT))).messages).toHaveLength(3);
    await expect(worker.read(task(new Uint8Array()))).rejects.toMatchObject({
      code: 'file_unreadable',
      details: { why: 'empty' },
    });
    expect((await worker.read(task(CHAT))).messages).toHaveLength(3);
    await worker.close();
  });

  test('gives a long reading in parts, all of it in its order, and says how far it is in a mailbox', async () => {
    const worker = startIntakeWorker();
    const chat = Array.from({ length: 4_500 }, (_, i) => `13-03-2027 09:00 - Jan: bericht ${i}\n`).join('');
    const { messages } = await worker.read(task(bytesOf(chat)));
    expect(messages.map((m) => m.text)).toEqual(Array.from({ length: 4_500 }, (_, i) => `bericht ${i}`));
    const told: number[] = [];
    const mails = mailbox(Array.from({ length: 450 }, (_, i) => mailText(`Mail ${i}`, 'tekst')));
    await worker.read(task(bytesOf(mails)), (done, total) => told.push(done / total));
    expect(told).toEqual([0, 200 / 450, 400 / 450]);
    await worker.close();
  });

  test('is ended when time is over or memory is full, and the next source is read all the same', async () => {
    const slow = startIntakeWorker({ seconds: 0.05, memoryMb: 2_048 });
    await expect(slow.read(task(LONG))).rejects.toMatchObject({ code: 'file_too_large', details: { what: 'seconds' } });
    await slow.close();
    const small = startIntakeWorker({ seconds: 60, memoryMb: 40 });
    await expect(small.read(task(LONG))).rejects.toMatchObject({ details: { what: 'memory_mb' } });
    expect((await small.read(task(CHAT))).messages).toHaveLength(3);
    await small.close();
  });

  test('stops at once when somebody cancels', async () => {
    const worker = startIntakeWorker();
    const reading = worker.read(task(LONG));
    worker.cancel();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect((await worker.read(task(CHAT))).messages).toHaveLength(3);
    await worker.close();
  });
});
