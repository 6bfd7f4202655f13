import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CallOutput } from '../../shared/contract.ts';
import { type Extract, extractSchema } from '../../shared/intake-records.ts';
import { DIALECTS, type SampleMessage, writeChat } from '../testing/chats.ts';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { msgFile } from '../testing/sources.ts';
import { zipOf } from '../testing/zips.ts';

let o: TestOffice;
beforeAll(async () => {
  o = await testOffice();
});
afterEach(async () => {
  await o.as('secretary');
  for (const { id } of (await o.call('staging.list', {})).staged) await o.call('staging.discard', { id });
});
afterAll(() => o.remove());

/** The folder of the sources themselves: all else is the program's. */
const SOURCES = 'bronnen';

const android = DIALECTS[0]!;
const NAME = 'WhatsApp-chat met Pieter Waddenoord.txt';

/** Three days over two months; every message says its own number in a word nobody else uses. */
const CHAT: SampleMessage[] = [
  { at: '2027-02-27T09:00:00', author: null, text: 'Berichten en gesprekken zijn end-to-end versleuteld' },
  ...Array.from({ length: 30 }, (_, i): SampleMessage => {
    const day = i < 10 ? '2027-02-27' : i < 20 ? '2027-03-05' : '2027-03-06';
    const author = i % 2 === 0 ? 'Pieter Waddenoord' : 'Wietske Harmelink';
    return { at: `${day}T10:${String(i).padStart(2, '0')}:00`, author, text: `Onderwerp woordvan${i + 2}x hier` };
  }),
];

function put(name: string, contents: string | Uint8Array): string {
  const file = path.join(o.root, SOURCES, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return o.token(file);
}

async function open(name = NAME, contents: string | Uint8Array = writeChat(android, CHAT)) {
  const { opened } = await o.call('intake.open', { file: put(name, contents) });
  if (!opened) throw new Error('no conversation');
  return opened;
}

async function extractIn(staged: CallOutput<'staging.get'>): Promise<Extract> {
  const [first] = staged.evidence;
  const { bytes } = await o.call('evidence.bytes', { evidenceId: first!.id, from: 0, length: 1_000_000 });
  return extractSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Everything below the workspace and the profile, decrypted where the workspace can. */
async function everythingKept(): Promise<string> {
  const files = readdirSync(o.root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((one) => one.isFile() && path.basename(one.parentPath) !== SOURCES)
    .map((one) => readFileSync(path.join(one.parentPath, one.name)).toString('latin1'));
  const { staged } = await o.call('staging.list', {});
  const evidence: string[] = [];
  for (const one of staged.flatMap((s) => s.evidence)) {
    const { bytes } = await o.call('evidence.bytes', { evidenceId: one.id, from: 0, length: 16_000_000 });
    evidence.push(
      Buffer.from(bytes).toString('utf8'),
      JSON.stringify(await o.call('evidence.preview', { evidenceId: one.id })),
    );
  }
  const history = await o.call('journal.list', { limit: 200 });
  return [...files, ...evidence, JSON.stringify(staged), JSON.stringify(history)].join('\n');
}

describe('a conversation that is opened', () => {
  test('says what it is, who is in it and how much, and gives its first messages', async () => {
    const opened = await open();
    expect(opened).toMatchObject({
      name: NAME,
      kind: 'whatsapp',
      messages: 31,
      from: '2027-02-27',
      until: '2027-03-06',
      self: 'Wietske Harmelink',
      asksSelf: true,
      dateOrders: [],
      balance: { unit: 'message', total: 31, kept: 0, leftOut: 31, duplicate: 0, notUnderstood: 0 },
    });
    expect(opened.speakers.map((s) => s.key).toSorted()).toEqual(['Pieter Waddenoord', 'Wietske Harmelink']);
    expect(opened.page).toHaveLength(31);
    expect(opened.page[1]).toMatchObject({ n: 2, author: 'Pieter Waddenoord', text: 'Onderwerp woordvan2x hier' });
  });

  test('leaves nothing on disk and is gone after "weg ermee" and after a lock', async () => {
    const file = put(NAME, writeChat(android, CHAT));
    const before = readdirSync(o.root, { recursive: true });
    const { id } = (await o.call('intake.open', { file })).opened!;
    expect(readdirSync(o.root, { recursive: true })).toEqual(before);
    expect(await o.call('intake.get', { id })).toMatchObject({ id });
    await o.call('intake.close', { id });
    await expect(o.call('intake.get', { id })).rejects.toThrow('not_found');
    const second = await open();
    await o.call('workspaces.lock', {});
    await o.as('secretary');
    await expect(o.call('intake.page', { id: second.id, from: 1 })).rejects.toThrow('not_found');
    expect((await o.call('staging.list', {})).staged).toEqual([]);
  });

  test('of 40,000 messages goes over page by page', async () => {
    const many = Array.from({ length: 40_000 }, (_, i): SampleMessage => {
      const moment = new Date(Date.UTC(2026, 0, 1) + i * 600_000).toISOString();
      return { at: moment.slice(0, 19), author: i % 3 ? 'Pieter' : 'Wietske', text: `Bericht ${i + 1} over de dijk` };
    });
    const opened = await open('groot.txt', writeChat(android, many));
    expect(opened.messages).toBe(40_000);
    expect(opened.page).toHaveLength(200);
    expect(JSON.stringify(opened).length).toBeLessThan(200_000);
    const { messages } = await o.call('intake.page', { id: opened.id, from: 39_900, limit: 500 });
    expect(messages.map((m) => m.n)).toEqual(Array.from({ length: 101 }, (_, i) => 39_900 + i));
    expect(await o.call('intake.find', { id: opened.id, words: 'BERÍCHT 39999' })).toEqual({
      found: [[39_999, 39_999]],
      count: 1,
    });
    const period = await o.call('intake.find', { id: opened.id, from: '2026-01-02', until: '2026-01-02' });
    expect(period).toEqual({ found: [[145, 288]], count: 144 });
  });

  test('a single mail, a picture and a table are no conversation', async () => {
    const mail = readFileSync(path.join(import.meta.dirname, '../../../testdata/mail/reply.eml'));
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    for (const [name, contents] of [
      ['mail.eml', mail],
      ['foto.png', png],
      ['lijst.csv', 'naam;dag\r\nJan;3\r\n'],
    ] as const)
      expect(await o.call('intake.open', { file: put(name, contents) })).toEqual({ opened: null, more: [] });
    await expect(o.call('intake.open', { file: o.token(path.join(o.root, 'weg.txt')) })).rejects.toThrow(
      'file_missing',
    );
  });

  test('whose day and month may be either way round is read again with the answer', async () => {
    const us = DIALECTS.find((d) => d.name === 'Android English (US)')!;
    const chat = CHAT.slice(0, 1).concat({ at: '2027-03-02T10:00:00', author: 'Pieter', text: 'Dijk' });
    const opened = await open('chat.txt', writeChat({ ...us, head: '{m}/{d}/{yyyy}, {HH}:{MM} - ' }, chat.slice(1)));
    expect(opened.dateOrders.toSorted()).toEqual(['dmy', 'mdy']);
    const again = await o.call('intake.reorder', { id: opened.id, dateOrder: 'mdy' });
    expect(again).toMatchObject({ id: opened.id, dateOrders: [], from: '2027-03-02' });
    expect((await o.call('intake.reorder', { id: opened.id, dateOrder: 'dmy' })).from).toBe('2027-02-03');
    // 4 March or 3 April: on 9 March nobody can have sent it in April.
    chat[1]!.at = '2027-03-04T10:00:00';
    const sure = await open('chat.txt', writeChat({ ...us, head: '{m}/{d}/{yyyy}, {HH}:{MM} - ' }, chat.slice(1)));
    expect(sure).toMatchObject({ dateOrders: [], from: '2027-03-04' });
    expect(sure.page[0]!.certainty).toBe('zoneAssumed');
  });

  test('a secretary may, an office holder may not', async () => {
    const file = put(NAME, writeChat(android, CHAT));
    await o.as('holder');
    await expect(o.call('intake.open', { file })).rejects.toThrow('not_allowed');
  });

  test('a reading that is locked away leaves nothing, and the core goes on', async () => {
    const file = put('groot.txt', writeChat(android, Array.from({ length: 2_000 }, () => CHAT).flat()));
    const opening = o.call('intake.open', { file });
    await Promise.all([expect(opening).rejects.toThrow('cancelled'), o.call('workspaces.lock', {})]);
    await o.as('secretary');
    expect((await open()).messages).toBe(31);
  });
});

describe('what is kept of it', () => {
  const keep = { self: 'Wietske Harmelink', leftOutReason: 'PRIVE' };

  test('is a draft per month with exactly the chosen messages, and the sums add up', async () => {
    const { id, sha256, bytes } = await open();
    const { staged } = await o.call('intake.keep', {
      id,
      ...keep,
      kept: [
        [3, 4],
        [25, 28],
      ],
      context: [[24, 24]],
    });
    expect(staged).toHaveLength(2);
    const [february, march] = staged;
    expect(february!.answers).toMatchObject({
      dateFrom: '2027-02-27',
      messages: 2,
      channel: 'whatsapp',
      accountId: o.ids.account,
      direction: 'GESPREK',
      evidence: 'attached',
      captureMethod: 'export',
      leftOutReason: 'PRIVE',
      reason: null,
      termId: o.ids.term,
    });
    expect(march!.answers).toMatchObject({ dateFrom: '2027-03-06', time: '10:23', messages: 4 });
    const extracts = [await extractIn(february!), await extractIn(march!)];
    expect(extracts.map((e) => e.messages.map((m) => [m.n, m.role]))).toEqual([
      [
        [3, 'work'],
        [4, 'work'],
      ],
      [
        [24, 'context'],
        [25, 'work'],
        [26, 'work'],
        [27, 'work'],
        [28, 'work'],
      ],
    ]);
    for (const extract of extracts) {
      expect(extract.source).toEqual({ name: NAME, kind: 'whatsapp', bytes, sha256 });
      expect(extract.balance).toEqual({
        unit: 'message',
        total: 31,
        kept: 7,
        leftOut: 24,
        duplicate: 0,
        notUnderstood: 0,
      });
    }
    const { balance } = extracts[0]!;
    const sum = extracts.reduce((n, { part }) => n + part.work + part.context + part.leftOut, 0);
    expect(sum + balance.duplicate + balance.notUnderstood).toBe(balance.total);
    expect(staged.reduce((n, s) => n + (s.answers.leftOut ?? 0), 0)).toBe(balance.leftOut);
    expect(extracts[1]!.messages[1]).toMatchObject({
      at: 'line 25',
      direction: 'VERZONDEN',
      text: 'Onderwerp woordvan25x hier',
    });
  });

  test('of what was not chosen, nothing is in any file, answer, preview or record', async () => {
    const { id } = await open();
    await o.call('intake.keep', {
      id,
      ...keep,
      kept: [
        [3, 3],
        [30, 30],
      ],
    });
    const kept = await everythingKept();
    expect(kept.match(/woordvan\d+x/g)?.toSorted()).toEqual(expect.arrayContaining(['woordvan3x', 'woordvan30x']));
    expect(new Set(kept.match(/woordvan\d+x/g))).toEqual(new Set(['woordvan3x', 'woordvan30x']));
    // It was opened once; what was left out is in no memory either.
    await expect(o.call('intake.get', { id })).rejects.toThrow('not_found');
  });

  test('an entry made of it is found by the words of its messages, and its evidence is whole', async () => {
    const { id } = await open();
    const { staged } = await o.call('intake.keep', { id, ...keep, kept: [[25, 25]] });
    const { answers } = staged[0]!;
    const filled = testAnswers(o.ids, { ...answers, counterparty: 'BURGEMEESTER_DECENTRAAL', subject: 'Dijk' });
    const full = { ...filled, reason: 'SLECHT_BEREIK', nature: 'PROCES', classification: 'ONGERUBRICEERD' };
    await o.call('staging.save', { id: staged[0]!.id, answers: full, focus: null });
    const entry = await o.call('entries.log', { stagingId: staged[0]!.id });
    expect((await o.call('entries.list', { search: 'woordvan25x' })).rows).toHaveLength(1);
    expect((await o.call('entries.list', { search: 'woordvan26x' })).rows).toEqual([]);
    expect(entry.evidence[0]).toMatchObject({ format: 'extract', origin: 'export', isOriginal: false });
    expect(await o.call('journal.check', {})).toMatchObject({ problems: [] });
    // The next time the same person is known by the keyed hash, without the name being kept.
    const again = await open();
    const next = await o.call('intake.keep', { id: again.id, ...keep, kept: [[27, 27]] });
    expect(next.staged[0]!.answers.counterparty).toBe('BURGEMEESTER_DECENTRAAL');
    expect(next.staged[0]!.guesses).toContainEqual({
      field: 'with',
      key: 'remembered_name',
      certainty: 'zeker',
      detail: entry.number,
    });
  });

  test('documents of chosen messages come along, pictures when asked, of others none', async () => {
    const lines = [
      'Hier het stuk.pdf (bestand bijgevoegd)',
      'IMG-20270306-WA0001.jpg (bestand bijgevoegd)',
      'geheim.pdf (bestand bijgevoegd)',
    ];
    const chat = lines.map((text, i) => ({ at: `2027-03-06T10:0${i}:00`, author: i ? 'Pieter' : 'Wietske', text }));
    chat[0]!.text = 'stuk.pdf (bestand bijgevoegd)';
    const zip = zipOf([
      { name: 'WhatsApp-chat met Pieter.txt', content: Buffer.from(writeChat(android, chat)) },
      { name: 'stuk.pdf', content: Buffer.from('%PDF-1.4 stuk') },
      { name: 'IMG-20270306-WA0001.jpg', content: Buffer.from('ffd8ffe000104a464946', 'hex') },
      { name: 'geheim.pdf', content: Buffer.from('%PDF-1.4 geheim') },
    ]);
    const names = async (media: boolean): Promise<string[]> => {
      const { id, media: held } = await open('WhatsApp-chat met Pieter.zip', zip);
      expect(held).toBe(1);
      const { staged } = await o.call('intake.keep', { id, ...keep, self: 'Wietske', kept: [[1, 2]], media });
      return staged[0]!.evidence.map((e) => e.name);
    };
    expect(await names(false)).toEqual(['uittreksel-whatsapp-2027-03.json', 'stuk.pdf']);
    expect(await names(true)).toEqual(['uittreksel-whatsapp-2027-03.json', 'stuk.pdf', 'IMG-20270306-WA0001.jpg']);
  });

  test('needs something chosen, and a reason as soon as anything is left out', async () => {
    const { id } = await open();
    await expect(o.call('intake.keep', { id, ...keep, kept: [] })).rejects.toThrow('invalid_input');
    await expect(o.call('intake.keep', { id, kept: [[3, 3]] })).rejects.toThrow('reason_needed');
    await expect(o.call('intake.keep', { id, ...keep, kept: [[3, 3]], self: 'Niemand' })).rejects.toThrow(
      'invalid_input',
    );
    await expect(o.call('intake.keep', { id, kept: [[3, 3]], leftOutReason: 'ZOMAAR' })).rejects.toThrow(
      'unknown_code',
    );
    const all = await o.call('intake.keep', { id, self: keep.self, kept: [[1, 31]] });
    expect(all.staged.map((s) => s.answers.leftOut)).toEqual([0, 0]);
  });

  test('a marking of a state secret stops the writing until somebody says why it is none', async () => {
    const chat = [
      ...CHAT.slice(1, 3),
      { at: '2027-03-06T11:00:00', author: 'Pieter Waddenoord', text: 'Stg. GEHEIM\nplan' },
    ];
    const { id } = await open('chat.txt', writeChat(android, chat));
    await expect(o.call('intake.keep', { id, ...keep, kept: [[3, 3]] })).rejects.toThrow('content_blocked');
    expect((await o.call('staging.list', {})).staged).toEqual([]);
    const { staged } = await o.call('intake.keep', { id, ...keep, kept: [[3, 3]], noMarking: 'Titel van een boek' });
    expect((await extractIn(staged[0]!)).noMarking).toBe('Titel van een boek');
  });

  test('a duplicate is counted and linked, and never kept twice', async () => {
    const twice = {
      at: '2027-03-06T12:00:00',
      author: 'Pieter Waddenoord',
      text: 'Een tamelijk lang bericht over de zaal en de dijk',
    };
    const opened = await open('chat.txt', writeChat(android, [twice, twice, ...CHAT.slice(28)]));
    expect(opened.duplicates).toEqual([[2, 2]]);
    const { staged } = await o.call('intake.keep', { id: opened.id, ...keep, kept: [[1, 2]] });
    const extract = await extractIn(staged[0]!);
    expect(extract.messages.map((m) => m.n)).toEqual([1]);
    expect(extract.balance).toMatchObject({ kept: 1, duplicate: 1 });
  });
});

describe('a message that is somewhere else already', () => {
  // Other words than in the tests above, which keep some of theirs.
  const TALK = CHAT.map((m) => ({ ...m, text: m.text.replace('woordvan', 'gezegd') }));
  const OTHER_PHONE = TALK.map((m) => ({ ...m, author: m.author === 'Pieter Waddenoord' ? 'Pieter W.' : m.author }));

  test('is linked to the source that was opened before, counted as a duplicate, and free again when that goes', async () => {
    const first = await open(NAME, writeChat(android, TALK));
    expect(first.repeated).toEqual([]);
    const second = await open('WhatsApp-chat met Wietske.txt', writeChat(DIALECTS[13]!, OTHER_PHONE));
    expect(second.repeated).toEqual([[2, 31]]);
    expect(second.balance).toMatchObject({ total: 31, kept: 0, leftOut: 1, duplicate: 30 });
    expect(second.page[4]).toMatchObject({ duplicateOf: null, elsewhere: { where: 'open', name: NAME } });
    await o.call('intake.close', { id: first.id });
    const again = await o.call('intake.get', { id: second.id });
    expect(again).toMatchObject({ repeated: [], balance: { leftOut: 31, duplicate: 0 } });
    await o.call('intake.close', { id: second.id });
  });

  test('is told from what was kept, in a draft and in an entry, and can be kept once more', async () => {
    const first = await open(NAME, writeChat(android, TALK));
    const choice = { self: 'Wietske Harmelink', leftOutReason: 'PRIVE' };
    const { staged } = await o.call('intake.keep', { id: first.id, ...choice, kept: [[12, 13]] });
    // A later export of the same conversation, and the very same file.
    const more: SampleMessage = { at: '2027-03-07T10:00:00', author: 'Pieter Waddenoord', text: 'Een nieuw bericht' };
    const later = await open(NAME, writeChat(android, [...TALK.slice(5), more]));
    expect(later.repeated).toEqual([[7, 8]]);
    expect(later.page[6]!.elsewhere).toEqual({ where: 'draft', name: '' });
    const same = await open(NAME, writeChat(android, TALK));
    expect(same.repeated[0]).toEqual([6, 31]);
    await o.call('intake.close', { id: later.id });
    const { id, answers } = staged[0]!;
    const filled = testAnswers(o.ids, { ...answers, counterparty: 'BURGEMEESTER_DECENTRAAL', subject: 'Dijk' });
    const full = { ...filled, reason: 'SLECHT_BEREIK', nature: 'PROCES', classification: 'ONGERUBRICEERD' };
    await o.call('staging.save', { id, answers: full, focus: null });
    const entry = await o.call('entries.log', { stagingId: id });
    const now = await o.call('intake.get', { id: same.id });
    expect(now.repeated).toEqual([[12, 13]]);
    expect(now.page[11]!.elsewhere).toEqual({ where: 'entry', name: entry.number });
    const again = await o.call('intake.keep', {
      id: same.id,
      ...choice,
      kept: [
        [12, 12],
        [20, 20],
      ],
    });
    const extract = await extractIn(again.staged[0]!);
    expect(extract.messages.map((m) => m.n)).toEqual([12, 20]);
    expect(extract.balance).toMatchObject({ total: 31, kept: 2, duplicate: 1, leftOut: 28 });
    expect(extract.part).toMatchObject({ work: 2, leftOut: 28 });
  });

  test('is not seen in a short word of the same minute', async () => {
    const ok = (author: string): SampleMessage[] => [{ at: '2027-03-05T11:00:00', author, text: 'ok' }];
    const first = await open('een.txt', writeChat(android, ok('Jan')));
    const second = await open('twee.txt', writeChat(DIALECTS[13]!, ok('Piet')));
    expect(second.repeated).toEqual([]);
    for (const { id } of [first, second]) await o.call('intake.close', { id });
  });
});

describe('a mail that brings a conversation along', () => {
  const part = (name: string, bytes: string | Uint8Array): string[] => [
    '--grens',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ];
  const mailWith = (...parts: string[][]): string =>
    [
      'From: Wietske Harmelink <w.harmelink@kd.example>',
      'To: secretariaat@kd.example',
      'Subject: appjes met Pieter',
      'Date: Mon, 8 Mar 2027 08:30:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="grens"',
      '',
      '--grens',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Wil jij deze vastleggen?',
      ...parts.flat(),
      '--grens--',
      '',
    ].join('\r\n');
  const TALK = CHAT.map((m) => ({ ...m, text: m.text.replace('woordvan', 'permail') }));
  const chat = writeChat(android, TALK);

  test('opens that conversation; the mail is how it came, and its day is no day of a message', async () => {
    const photo = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const opened = await open(
      'mail.eml',
      mailWith(part('foto.png', photo), part('WhatsApp-chat met Pieter.txt', chat)),
    );
    expect(opened).toMatchObject({
      name: 'WhatsApp-chat met Pieter.txt',
      kind: 'whatsapp',
      messages: 31,
      envelope: {
        from: 'w.harmelink@kd.example',
        to: ['secretariaat@kd.example'],
        sentAt: '2027-03-08T08:30:00+01:00',
        others: ['foto.png'],
      },
    });
    const { staged } = await o.call('intake.keep', {
      id: opened.id,
      self: 'Wietske Harmelink',
      leftOutReason: 'PRIVE',
      kept: [[12, 13]],
    });
    expect(staged).toHaveLength(1);
    expect(staged[0]!.answers).toMatchObject({
      forwardedTo: 'secretariaat',
      dateFrom: '2027-03-05',
      dateTo: '2027-03-05',
      captureMethod: 'export',
    });
    const extract = await extractIn(staged[0]!);
    expect(extract.envelope).toMatchObject({ from: 'w.harmelink@kd.example', sentAt: '2027-03-08T08:30:00+01:00' });
    expect(extract.source.name).toBe('WhatsApp-chat met Pieter.txt');
    const kept = await everythingKept();
    expect(kept).not.toContain('appjes met Pieter');
    expect(kept).not.toContain('permail20x');
  });

  test('gives each of two conversations, and answers the order of day and month by the one inside', async () => {
    const us = { ...DIALECTS.find((d) => d.name === 'Android English (US)')!, head: '{m}/{d}/{yyyy}, {HH}:{MM} - ' };
    const open31 = writeChat(us, [{ at: '2027-03-02T10:00:00', author: 'Pieter', text: 'Dijk' }]);
    const mail = mailWith(
      part('een.txt', open31),
      part('twee.zip', zipOf([{ name: '_chat.txt', content: Buffer.from(chat) }])),
    );
    const { opened, more } = await o.call('intake.open', { file: put('mail.eml', mail) });
    expect(opened).toMatchObject({ name: 'een.txt', envelope: { others: [] } });
    expect(more).toHaveLength(1);
    expect(await o.call('intake.get', { id: more[0]! })).toMatchObject({ name: 'twee.zip', messages: 31 });
    const again = await o.call('intake.reorder', { id: opened!.id, dateOrder: 'mdy' });
    expect(again).toMatchObject({ from: '2027-03-02', envelope: { from: 'w.harmelink@kd.example' } });
    for (const id of [opened!.id, more[0]!]) await o.call('intake.close', { id });
  });

  test('stays a mail where what it holds is no conversation, or cannot be read', async () => {
    for (const attachment of [part('lijst.csv', 'naam;dag\r\nJan;3\r\n'), part('stuk.zip', 'PK\x03\x04kapot')])
      expect(await o.call('intake.open', { file: put('mail.eml', mailWith(attachment)) })).toEqual({
        opened: null,
        more: [],
      });
  });
});

describe('several files of one drop', () => {
  const mail = (day: number, subject: string, from = 'anja@example.org'): string =>
    [
      `From: <${from}>`,
      'To: <wietske.harmelink@gmail.com>',
      `Subject: ${subject}`,
      `Date: ${new Date(Date.UTC(2027, 2, day, 9)).toUTCString().replace('GMT', '+0000')}`,
      '',
      `Beste Wietske, hierbij ${subject}.`,
    ].join('\r\n');
  const NOTE = { name: 'nota.pdf', content: Buffer.from('%PDF-1.4\n') };
  const note = (): { name: string; bytes: Uint8Array<ArrayBuffer> } => ({
    name: 'nota.pdf',
    bytes: Buffer.from('%PDF-1.4\n'),
  });
  const answersOf = async (id: string) => (await o.call('staging.get', { id })).answers;

  test('mails of one person in one month are one draft over all their days', async () => {
    const { id, more, evidence } = await o.call('staging.start', {
      files: [put('twee.eml', mail(4, 'zaal')), put('een.eml', mail(2, 'agenda'))],
      pasted: [note()],
    });
    expect(more).toEqual([]);
    expect(evidence.map(({ name }) => name)).toEqual(['twee.eml', 'een.eml', 'nota.pdf']);
    expect(await answersOf(id)).toMatchObject({
      dateFrom: '2027-03-02',
      dateTo: '2027-03-04',
      messages: 2,
      subject: 'agenda',
    });
  });

  test('a message of Outlook fills a draft like any mail, and is shown as one', async () => {
    const head = 'From: Anja <anja@example.org>\r\nDate: Tue, 2 Mar 2027 09:00:00 +0100\r\n';
    const bytes = msgFile({ '001A': 'IPM.Note', '0037': 'agenda', '1000': 'Beste Wietske', '007D': head }, NOTE, [
      'wietske.harmelink@gmail.com',
    ]);
    const { id, evidence } = await o.call('staging.start', {
      pasted: [{ name: 'agenda.msg', bytes: Buffer.from(bytes) }],
    });
    expect(await answersOf(id)).toMatchObject({
      dateFrom: '2027-03-02',
      time: '09:00',
      direction: 'ONTVANGEN',
      subject: 'agenda',
      messages: 1,
    });
    const { kind, mails } = await o.call('evidence.preview', { evidenceId: evidence[0]!.id });
    expect(kind).toBe('mail');
    expect(mails).toMatchObject([
      {
        subject: 'agenda',
        from: [{ address: 'anja@example.org' }],
        text: 'Beste Wietske',
        attachments: [{ name: 'nota.pdf' }],
      },
    ]);
  });

  test('of a mail that brings another in a message of Outlook, the day and its source are those of the mail inside', async () => {
    const head = 'From: <w.harmelink@rijksoverheid.nl>\r\nDate: Mon, 8 Mar 2027 09:00:00 +0100\r\n';
    const bytes = msgFile(
      { '001A': 'IPM.Note', '0037': 'FW: zaal', '007D': head },
      { name: 'zaal.eml', content: Buffer.from(mail(5, 'zaal')) },
      ['secretariaat@rijksoverheid.nl'],
    );
    const { id, guesses } = await o.call('staging.start', { pasted: [{ name: 'fw.msg', bytes: Buffer.from(bytes) }] });
    expect(await answersOf(id)).toMatchObject({ dateFrom: '2027-03-05', subject: 'zaal', forwardedTo: 'secretariaat' });
    expect(guesses.find(({ field }) => field === 'when')?.detail).toBe('Fri, 05 Mar 2027 09:00:00 +0000');
  });

  test('of two mails of people whom nobody named yet, both are asked about', async () => {
    const { id } = await o.call('staging.start', { files: [put('een.eml', mail(2, 'agenda'))] });
    await o.call('staging.addFiles', { id, files: [put('twee.eml', mail(3, 'zaal', 'bert@example.org'))] });
    const { guesses } = await o.call('staging.addFiles', { id, files: [put('drie.eml', mail(4, 'zaal'))] });
    expect(guesses.find(({ field }) => field === 'with')?.detail).toBe('anja@example.org, bert@example.org');
  });

  test('each mail that is put to a draft counts, until somebody counted otherwise', async () => {
    const { id } = await o.call('staging.start', { files: [put('een.eml', mail(2, 'agenda'))] });
    const two = await o.call('staging.addFiles', { id, files: [put('twee.eml', mail(3, 'zaal'))], pasted: [note()] });
    expect(two.answers.messages).toBe(2);
    await o.call('staging.save', { id, answers: { ...two.answers, messages: 7 }, focus: null });
    const three = await o.call('staging.addFiles', { id, files: [put('drie.eml', mail(4, 'zaal'))] });
    expect(three.answers.messages).toBe(7);
  });

  test('mails of several people are a draft each, and what says nothing of anybody goes with the first', async () => {
    const { id, more, evidence } = await o.call('staging.start', {
      files: [put('een.eml', mail(2, 'agenda')), put('twee.eml', mail(3, 'zaal', 'bert@example.org'))],
      pasted: [note()],
    });
    expect(evidence.map(({ name }) => name)).toEqual(['een.eml', 'nota.pdf']);
    expect(more).toHaveLength(1);
    expect(await answersOf(id)).toMatchObject({ dateFrom: '2027-03-02', subject: 'agenda' });
    expect(await answersOf(more[0]!)).toMatchObject({ dateFrom: '2027-03-03', subject: 'zaal' });
  });

  test('a mail and a file put to a draft fill what is open, and only offer what was answered otherwise', async () => {
    const { id, answers } = await o.call('staging.start', {});
    const typed = { ...answers, dateFrom: '2027-03-01', dateTo: '2027-03-01', dateCertainty: 'exact' } as const;
    await o.call('staging.save', { id, answers: typed, focus: null });
    const staged = await o.call('staging.addFiles', {
      id,
      files: [put('een.eml', mail(2, 'agenda'))],
      pasted: [note()],
    });
    expect(staged.evidence).toHaveLength(2);
    expect(staged.answers).toMatchObject({
      dateFrom: '2027-03-01',
      subject: 'agenda',
      evidence: 'attached',
      messages: 1,
    });
    const offer = staged.guesses.find(({ field }) => field === 'offer:when');
    expect(JSON.parse(offer?.detail ?? '')).toMatchObject({ dateFrom: '2027-03-02', dateCertainty: 'exact' });
    // The next file finds the subject answered, and the day it says within neither.
    const again = await o.call('staging.addFiles', { id, files: [put('twee.eml', mail(5, 'zaal'))] });
    expect(again.answers).toMatchObject({ dateFrom: '2027-03-01', subject: 'agenda' });
    expect(again.guesses.filter(({ field }) => field.startsWith('offer:')).map(({ field }) => field)).toEqual([
      'offer:when',
      'offer:about',
    ]);
  });

  test('what is chosen from a conversation dropped on a draft goes with it, with its balance, and twice makes a sum', async () => {
    const { id: draft, answers } = await o.call('staging.start', {});
    await o.call('staging.save', { id: draft, answers: { ...answers, subject: 'De zaal' }, focus: null });
    const keep = async (kept: [number, number][]) => {
      const { id, self, balance } = await open();
      const { staged } = await o.call('intake.keep', { id, kept, self, leftOutReason: 'PRIVE', into: draft });
      return { staged, leftOut: balance.leftOut };
    };
    const first = await keep([[12, 13]]);
    const leftOut = first.leftOut - 2;
    const said = { subject: 'De zaal', messages: 2, leftOut, evidence: 'attached' };
    expect(first.staged).toMatchObject([{ id: draft, answers: said }]);
    const second = await keep([[15, 15]]);
    const sum = { messages: 3, leftOut: leftOut + second.leftOut - 1 };
    expect(second.staged).toMatchObject([{ id: draft, answers: sum, evidence: [{}, {}] }]);
    const [one, two] = (await o.call('staging.get', { id: draft })).evidence;
    expect(two!.format).toBe(one!.format);
  });

  test('of several months each is a draft of its own, and so is what comes after the draft is gone', async () => {
    const { id: draft } = await o.call('staging.start', {});
    const { id, self } = await open();
    const both = await o.call('intake.keep', {
      id,
      kept: [
        [2, 3],
        [12, 13],
      ],
      self,
      leftOutReason: 'PRIVE',
      into: draft,
    });
    expect(both.staged).toHaveLength(2);
    expect(both.staged.map((one) => one.id)).not.toContain(draft);
    await o.call('staging.discard', { id: draft });
    for (const one of both.staged) await o.call('staging.discard', { id: one.id });
    const once = await open();
    const { staged } = await o.call('intake.keep', {
      id: once.id,
      kept: [[2, 3]],
      self,
      leftOutReason: 'PRIVE',
      into: draft,
    });
    expect(staged[0]!.id).not.toBe(draft);
  });
});

test('how long a recording lasts is told of what was kept, and of nothing else', async () => {
  // Frames of 128 kbit/s at 44.1 kHz: some 38 a second.
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
  const sound = Buffer.concat(Array.from({ length: 383 }, () => frame));
  const { evidence } = await o.call('staging.start', {
    pasted: [
      { name: 'spraakbericht.mp3', bytes: sound },
      { name: 'briefje.txt', bytes: Buffer.from('geen geluid') },
    ],
  });
  expect(await o.call('evidence.length', { evidenceId: evidence[0]!.id })).toEqual({ seconds: 11 });
  expect(await o.call('evidence.length', { evidenceId: evidence[1]!.id })).toEqual({ seconds: null });
});

const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus/chat');
const REAL = [
  'chat-miner/whatsapp_ddmmyy_24hrs.txt',
  'chat-miner/telegram_single_export.json',
  'port-whatsapp/_chat.txt',
  'vws-whatsapp-merger/android-nl-carol.txt',
  'sms/mixed.xml',
  'telegram/result.json',
];

// Real exports lie beside the project, where they are there.
describe.skipIf(!existsSync(CORPUS))('a real export', () => {
  test.each(REAL)('%s: every message is in one bucket, and only what was chosen is kept', async (name) => {
    const opened = await open(path.basename(name), readFileSync(path.join(CORPUS, name)));
    const { balance, id } = opened;
    const last = await o.call('intake.page', { id, from: opened.messages, limit: 1 });
    expect(last.messages[0]!.n).toBe(opened.messages);
    expect(balance.leftOut + balance.duplicate + balance.notUnderstood).toBe(balance.total);
    const half = Math.ceil(opened.messages / 2);
    const { staged } = await o.call('intake.keep', {
      id,
      self: opened.self,
      leftOutReason: 'PRIVE',
      kept: [[1, half]],
    });
    const extracts = await Promise.all(staged.map(extractIn));
    const parts = extracts.reduce((n, { part }) => n + part.work + part.context + part.leftOut, 0);
    expect(parts + balance.duplicate + balance.notUnderstood).toBe(balance.total);
    const numbers = extracts.flatMap((e) => e.messages.map(({ n }) => n));
    expect(Math.max(...numbers)).toBeLessThanOrEqual(half);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
