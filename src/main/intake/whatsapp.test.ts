import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KanaalError } from '../../shared/errors.ts';
import type { SourceReading } from '../../shared/intake.ts';
import { balanceOf } from '../../shared/intake-balance.ts';
import { DIALECTS, type Dialect, headOf, type SampleMessage, toldMoment, writeChat } from '../testing/chats.ts';
import { type ChatOptions, looksLikeChat, readWhatsApp } from './whatsapp.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, options: ChatOptions = {}): SourceReading => readWhatsApp(utf8(text), options);
/** What is warned of, but for the one remark that holds for every export of an Android telephone. */
const codes = (reading: SourceReading): string[] =>
  reading.warnings.map((w) => w.code).filter((c) => c !== 'injection_possible');
const dialect = (name: string): Dialect => DIALECTS.find((d) => d.name === name)!;
const ANDROID = dialect('Android Nederlands');
const IPHONE = dialect('iPhone Nederlands');
const say = (at: string, author: string | null, text: string): SampleMessage => ({ at, author, text });

/** A chat with everything in it that a phone writes, on days of which the order can be told. */
const CHAT: readonly SampleMessage[] = [
  say(
    '2027-02-27T09:15:03',
    null,
    'Berichten en oproepen worden end-to-end versleuteld. Niemand buiten deze chat kan ze lezen.',
  ),
  say('2027-02-27T09:15:04', null, 'Wietske Harmelink heeft de groep "Kust: zand" gemaakt'),
  say('2027-02-27T09:16:40', 'Wietske Harmelink', 'Goedemorgen: staat de suppletie er nog?'),
  say('2027-02-27T12:00:00', '+31 6 55512345', 'Ja 👍🏽\n\nmet een lege regel ertussen'),
  say('2027-03-01T00:05:59', 'Wietske Harmelink', '[5/2, 16:08] Piet: geplakt\n[5/2, 16:09] Piet: en nog een'),
  say('2027-03-01T12:30:00', 'Bo 👩‍👩‍👧', 'Dit bericht is verwijderd'),
  say('2027-03-02T13:01:10', 'Bo 👩‍👩‍👧', 'om 14:00 - kan dat: ja'),
  say('2027-03-28T23:59:59', null, 'Wietske Harmelink heeft het onderwerp gewijzigd naar “Kust: water”'),
];

describe('the dialect grid: forty forms of one chat', () => {
  test.each(DIALECTS.map((d) => [d.name, d] as const))('%s', (_, form) => {
    const text = writeChat(form, CHAT);
    const reading = read(text);
    expect(reading.kind).toBe('whatsapp');
    expect(reading.messages.map((m) => [m.author, m.text])).toEqual(CHAT.map((m) => [m.author, m.text]));
    for (const [i, message] of reading.messages.entries())
      expect(message.sentAt?.slice(0, 19)).toBe(toldMoment(form, CHAT[i]!.at));
    expect(reading.messages.every((m) => m.certainty === 'zoneAssumed')).toBe(true);
    expect(codes(reading)).not.toContain('date_order_ambiguous');
    expect(linesOf(reading)).toBe(text.replace(/\r?\n$/, '').split('\n').length);
  });

  test.each(DIALECTS.map((d) => [d.name, d] as const))('%s, days that could be months', (_, form) => {
    const chat = [say('2027-03-04T09:00:00', 'A', 'een'), say('2027-03-05T09:00:00', 'B', 'twee')];
    for (const [i, m] of read(writeChat(form, chat)).messages.entries())
      if (m.sentAt?.slice(0, 19) !== toldMoment(form, chat[i]!.at)) expect(m.certainty).toBe('ambiguous');
  });
});

/** Lines that messages and the list of what was not understood account for. */
function linesOf(reading: SourceReading): number {
  const own = reading.messages.map((m) => {
    const [, from, to] = /^lines? (\d+)(?:-(\d+))?$/.exec(m.at)!;
    return Number(to ?? from) - Number(from) + 1;
  });
  return own.reduce((a, b) => a + b, 0) + reading.notUnderstood.filter((n) => n.at.startsWith('line')).length;
}

test('any texts in any dialect come back whole, with every line accounted for', () => {
  const word = fc.stringMatching(/^[a-zé🌊.,:()!? ]{1,12}$/u);
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((w) => `x${w.join('\n')}.`);
  const author = fc.constantFrom('Jan', 'Renée de Wit', '+31 6 12345678', '~ Piet 🌊');
  const chat = fc.array(fc.record({ author, text, step: fc.integer({ min: 1, max: 90_000_000 }) }), { minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...DIALECTS), chat, (form, list) => {
      let time = Date.UTC(2027, 0, 28);
      const messages = list.map((m) => say(new Date((time += m.step)).toISOString().slice(0, 19), m.author, m.text));
      const written = writeChat(form, messages);
      const reading = read(written);
      expect(reading.messages.map((m) => [m.author, m.text])).toEqual(messages.map((m) => [m.author, m.text]));
      expect(linesOf(reading)).toBe(written.trimEnd().split('\n').length);
      const balance = balanceOf(reading, (n) => n % 2 === 0);
      expect(balance.kept + balance.leftOut + balance.duplicate + balance.notUnderstood).toBe(balance.total);
    }),
    { numRuns: 150 },
  );
});

describe('dates', () => {
  const line = (date: string): string => `${date} 09:00 - Jan: hoi\n`;

  test('an order that nothing decides is asked once, and its messages are ambiguous', () => {
    const reading = read(line('03-04-2027') + line('05-05-2027'));
    expect(reading.warnings.filter((w) => w.code === 'date_order_ambiguous')).toEqual([
      { code: 'date_order_ambiguous', message: null, at: 'dmy mdy' },
    ]);
    expect(reading.messages.map((m) => m.certainty)).toEqual(['ambiguous', 'zoneAssumed']);
  });

  test('the answer to that question is taken', () => {
    const [message] = read(line('03-04-2027'), { dateOrder: 'mdy' }).messages;
    expect(message).toMatchObject({ sentAt: '2027-03-04T09:00:00+01:00', certainty: 'zoneAssumed' });
  });

  test('one day that exists in one order only decides for the whole file', () => {
    expect(read(line('03-04-2027') + line('13-04-2027')).messages[0]?.sentAt).toBe('2027-04-03T09:00:00+02:00');
    expect(read(line('3/4/27,') + line('4/13/27,')).messages[0]?.sentAt).toBe('2027-03-04T09:00:00+01:00');
  });

  test('time that would go back decides, unless it goes back only once', () => {
    const twice = ['01-02-2027', '02-01-2027', '03-01-2027', '04-02-2027', '05-01-2027'].map(line).join('');
    expect(codes(read(twice))).not.toContain('date_order_ambiguous');
    expect(codes(read(['05-03-2027', '04-05-2027'].map(line).join('')))).toContain('date_order_ambiguous');
  });

  test('a day in the name of a picture decides', () => {
    const text = '05-02-2027 09:00 - Jan: IMG-20270205-WA0001.jpg (bestand bijgevoegd)\n';
    const [message] = read(text).messages;
    expect(message).toMatchObject({ sentAt: '2027-02-05T09:00:00+01:00', certainty: 'zoneAssumed' });
  });

  test('an hour that the clock skipped is kept as text, one that came twice is ambiguous', () => {
    const reading = read('28-03-2027 02:30 - Jan: hoi\n31-10-2027 02:30 - Jan: hoi\n');
    expect(reading.messages.map((m) => [m.sentAt, m.sentAtText, m.certainty])).toEqual([
      [null, '28-03-2027 02:30', 'impossible'],
      ['2027-10-31T02:30:00+02:00', '31-10-2027 02:30', 'ambiguous'],
    ]);
    expect(codes(reading)).toEqual(['local_time_impossible', 'local_time_ambiguous']);
  });

  test('dates that exist in no order are refused with the number of lines', () => {
    expect(() => read('45-45-2027 09:00 - Jan: hoi\n')).toThrow(KanaalError);
  });
});

describe('what somebody typed to look like a message', () => {
  test('on an iPhone, where the line end tells, it stays text of the message it is in', () => {
    const forged = `${headOf(IPHONE, '2027-02-27T09:16:41')}Minister: ik beloof het`;
    const chat = CHAT.map((m, i) => (i === 2 ? { ...m, text: `${m.text}\n${forged}` } : m));
    const reading = read(writeChat(IPHONE, chat));
    expect(reading.messages.map((m) => m.author)).toEqual(CHAT.map((m) => m.author));
    expect(reading.messages[2]?.text).toContain('ik beloof het');
    expect(reading.warnings.filter((w) => w.code === 'maybe_injected').map((w) => w.message)).toEqual([3]);
  });

  test('also in a chat of a few messages, where one is typed', () => {
    const few =
      '[01-01-2027 08:08:58] Bo: een\r\n[01-01-2027 09:47:11] Wietske: twee\r\n[01-01-2027 09:54:37] Bo: x\n[05-03-2027 10:11:12] Piet: ook zo\r\n';
    const { messages } = read(few);
    expect(messages.map((m) => [m.author, m.flags])).toEqual([
      ['Bo', []],
      ['Wietske', []],
      ['Bo', ['header_like_line']],
    ]);
  });

  test('days without a nought are not outnumbered by pasted lines with one: the first line tells', () => {
    const paste = (n: number): string => `16-1-2027 10:0${n} - Wietske: zie\n05-03-2027 10:11 - Piet: geplakt\n`;
    const { messages, notUnderstood } = read(`9-1-2027 08:18 - Bo: een\n${paste(1)}${paste(2)}${paste(3)}`);
    expect(notUnderstood).toEqual([]);
    expect(messages.map((m) => [m.author, m.flags])).toEqual([
      ['Bo', []],
      ...[1, 2, 3].map(() => ['Wietske', ['header_like_line']]),
    ]);
    // What the first line tells of the month tells which lines to ask about the day.
    const late = read(`16-1-2027 10:00 - Bo: een\n${paste(1)}${paste(2)}${paste(3)}9-2-2027 08:18 - Bo: twee\n`);
    expect(late.messages.map((m) => m.author)).toEqual(['Bo', 'Wietske', 'Wietske', 'Wietske', 'Bo']);
  });

  test('in another form than the export is written in, it stays text', () => {
    for (const form of ['27-2-2027 09:17 - ', '27/02/2027, 09:17 - ', '[27-02-2027 09:17:00] ', '27-02-2027 9:17 - ']) {
      const chat = CHAT.map((m, i) => (i === 2 ? { ...m, text: `${m.text}\n${form}Minister: ja` } : m));
      const reading = read(writeChat(ANDROID, chat));
      expect(reading.messages.map((m) => m.author)).toEqual(CHAT.map((m) => m.author));
      expect(reading.messages[2]?.flags).toContain('header_like_line');
    }
  });

  test('where line ends do not tell, it is said once that they do not', () => {
    const said = (form: Dialect): unknown[] =>
      read(writeChat(form, CHAT)).warnings.filter((w) => w.code === 'injection_possible');
    expect(said(ANDROID)).toEqual([{ code: 'injection_possible', message: null, at: 'text' }]);
    expect(said(IPHONE)).toEqual([]);
  });

  test('a head after a blank line is a message with a warning: no phone leaves that line', () => {
    const reading = read(writeChat(ANDROID, CHAT).replace('er nog?\n', 'er nog?\n\n27-02-2027 09:17 - Minister: ja\n'));
    expect(reading.messages[3]).toMatchObject({ author: 'Minister', flags: ['maybe_injected'] });
  });

  test('a head with another time than its neighbours is out of order', () => {
    const early = read(writeChat(ANDROID, CHAT).replace('er nog?\n', 'er nog?\n26-02-2027 09:17 - Minister: ja\n'));
    expect(early.messages.filter((m) => m.flags.includes('out_of_order')).map((m) => m.author)).toEqual(['Minister']);
    const late = read(writeChat(ANDROID, CHAT).replace('er nog?\n', 'er nog?\n28-02-2027 09:17 - Minister: ja\n'));
    expect(late.messages.filter((m) => m.flags.includes('out_of_order')).map((m) => m.author)).toContain('Minister');
  });
});

describe('names and lines of the app', () => {
  const one = (body: string): SourceReading => read(`13-03-2027 09:00 - ${body}\n`);

  test('a colon in the name of a group is no author', () => {
    expect(one('Jan heeft de groep "Kabinet: overleg" gemaakt').messages[0]).toMatchObject({
      author: null,
      kinds: ['system'],
      conversation: 'Kabinet: overleg',
    });
  });

  test('a contact with a colon in the name keeps the whole name', () => {
    const text = ['een', 'twee', 'drie'].map((t) => `13-03-2027 09:00 - Kabinet: Jan: ${t}\n`).join('');
    expect(read(text).messages.map((m) => [m.author, m.text])).toEqual([
      ['Kabinet: Jan', 'een'],
      ['Kabinet: Jan', 'twee'],
      ['Kabinet: Jan', 'drie'],
    ]);
  });

  const spoken = (author: string, texts: readonly string[]): string =>
    texts.map((t) => `13-03-2027 09:00 - ${author}: ${t}\n`).join('');
  const authors = (text: string, conversation: string | null = null): unknown[] =>
    read(text, { conversation }).messages.map((m) => [m.author, m.flags.includes('author_uncertain')]);

  test('a name with a colon in it that nothing settles is said to be uncertain', () => {
    const few = `${spoken('Kabinet: Jan', ['een', 'twee'])}${spoken('Bo', ['ja', 'Let op: nee'])}`;
    expect(authors(few)).toEqual([
      ['Kabinet', true],
      ['Kabinet', true],
      ['Bo', false],
      ['Bo', false],
    ]);
    expect(authors(spoken('Kabinet: Jan', ['een', 'twee', 'drie']))[0]).toEqual(['Kabinet: Jan', true]);
    const often = Array.from({ length: 10 }, (_, i) => `bericht ${i}`);
    expect(authors(spoken('Kabinet: Jan', often))[9]).toEqual(['Kabinet: Jan', false]);
  });

  test('a contact whose name begins as that of another who writes too is said to be uncertain', () => {
    const text = [
      spoken('Kabinet', ['Goedemorgen allemaal', 'Vraag: wie komt er?', 'Let op: het is om 9:00']),
      spoken('Kabinet: Jan', ['ik kom']),
      spoken('Kabinet: Eva van der Berg', ['ik ook']),
      spoken('Wietske', ['https://kust.example: zie daar', 'Prima']),
    ].join('');
    const kabinet = [false, false, false, true, true].map((doubt) => ['Kabinet', doubt]);
    expect(authors(text)).toEqual([...kabinet, ['Wietske', false], ['Wietske', false]]);
    // Between two people there is no third.
    const between = spoken('Kabinet', ['Goedemorgen', 'Jan: ik kom']) + spoken('Wietske', ['Prima']);
    expect(authors(between, 'Kabinet')[1]).toEqual(['Kabinet', false]);
    expect(authors(between, 'Kustgroep')[1]).toEqual(['Kabinet', true]);
  });

  test('what the file is called after settles it, however few there are', () => {
    for (const name of ['Kabinet_ Jan', 'Kabinet Jan', 'Kabinet: Jan'])
      expect(authors(spoken('Kabinet: Jan', ['een']), name)).toEqual([['Kabinet: Jan', false]]);
    expect(authors(spoken('Kabinet: Jan', ['een']), 'Kustgroep')).toEqual([['Kabinet', true]]);
  });

  test('two contacts whose names begin alike stay two, and what the app says of one is no message', () => {
    const text = [
      spoken('Kabinet: Jan', ['een', 'twee', 'drie']),
      spoken('Kabinet: Piet', ['vier', 'vijf', 'zes']),
      '13-03-2027 09:01 - Kabinet: Jan heeft de groep "Kust" gemaakt\n',
    ].join('');
    expect(authors(text).map((one) => (one as unknown[])[0])).toEqual([
      ...['een', 'twee', 'drie'].map(() => 'Kabinet: Jan'),
      ...['vier', 'vijf', 'zes'].map(() => 'Kabinet: Piet'),
      null,
    ]);
  });

  test('a name is known from later messages as well, also one with a colon in it', () => {
    const text = [
      '13-03-2027 09:00 - Bo:x',
      '13-03-2027 09:01 - Kabinet: Jan: een',
      '13-03-2027 09:02 - Bo: y',
      '13-03-2027 09:03 - Kabinet: Jan: twee',
      '13-03-2027 09:04 - Kabinet: Jan: drie',
      '13-03-2027 09:05 - Kabinet:z',
    ].join('\n');
    expect(read(text).messages.map((m) => [m.n, m.author, m.text])).toEqual([
      [1, 'Bo', 'x'],
      [2, 'Kabinet: Jan', 'een'],
      [3, 'Bo', 'y'],
      [4, 'Kabinet: Jan', 'twee'],
      [5, 'Kabinet: Jan', 'drie'],
      // By then nobody is called `Kabinet` any more.
      [6, null, 'Kabinet:z'],
    ]);
  });

  test('a name without a space after the colon is a name where it is known', () => {
    expect(read('13-03-2027 09:00 - Jan: a\n13-03-2027 09:01 - Jan:.\n').messages[1]).toMatchObject({
      author: 'Jan',
      text: '.',
    });
  });

  test('what an iPhone says in the name of the group has no author, and tells the name', () => {
    const text =
      '[13-03-2027 09:00:00] Kustgroep: \u200eBerichten en gesprekken worden end-to-end versleuteld.\r\n' +
      '[13-03-2027 09:00:01] Kustgroep: \u200eJan heeft u toegevoegd\r\n[13-03-2027 09:01:00] Jan: hoi\r\n';
    const { messages } = read(text);
    expect(messages.map((m) => m.author)).toEqual([null, null, 'Jan']);
    expect(messages.every((m) => m.conversation === 'Kustgroep')).toBe(true);
  });

  test('somebody who types what the app says keeps their name', () => {
    const notice = 'Berichten en gesprekken worden end-to-end versleuteld.';
    const reading = read(`[13-03-2027 09:00:00] Jan: hoi\r\n[13-03-2027 09:01:00] Jan: ${notice}\r\n`);
    expect(reading.messages[1]).toMatchObject({ author: 'Jan', kinds: ['system'], flags: ['author_uncertain'] });
    expect(codes(reading)).toEqual(['author_uncertain']);
  });

  test.each([
    ['Dit bericht is verwijderd', ['deleted'], []],
    ['U hebt dit bericht verwijderd', ['deleted'], []],
    ['You deleted this message', ['deleted'], []],
    ['morgen <Dit bericht is bewerkt>', ['text'], ['edited']],
    ['<Media weggelaten>', ['file'], ['media_missing']],
    ['\u200eafbeelding weggelaten', ['image'], ['media_missing']],
    ['Nota.pdf • \u200e3 pagina’s \u200edocument weggelaten', ['document'], ['media_missing']],
    ['de video weggelaten', ['text'], []],
    ['live locatie gedeeld', ['location'], []],
    ['Gemiste video-oproep', ['call'], []],
    ['\u200eIMG-1.jpg (bestand bijgevoegd)\nonderschrift', ['image', 'text'], ['media_missing']],
  ])('%j is known for what it is', (text, kinds, flags) => {
    const [message] = one(`Jan: ${text}`).messages;
    expect({ kinds: message?.kinds, flags: message?.flags }).toEqual({ kinds, flags });
  });

  test('disappearing messages are said', () => {
    const reading = one('Jan heeft verdwijnende berichten ingeschakeld. Nieuwe berichten verdwijnen na 24 uur.');
    expect(codes(reading)).toContain('disappearing_messages');
  });

  test('two names that only look alike are said', () => {
    expect(codes(read('13-03-2027 09:00 - Jan\u00a0Vos: a\n13-03-2027 09:01 - Jan Vos: b\n'))).toContain(
      'similar_authors',
    );
  });
});

test('a message that stands there twice is a duplicate; a short word said twice is not', () => {
  const text = '13-03-2027 09:00 - Jan: de suppletie gaat door\n13-03-2027 09:00 - Jan: ok\n';
  const reading = read(text + text);
  expect(reading.messages.map((m) => m.duplicateOf?.n ?? null)).toEqual([null, null, 1, null]);
  expect(balanceOf(reading, () => true)).toMatchObject({ total: 4, kept: 3, duplicate: 1 });
});

describe('files and limits', () => {
  test('media are matched by the listing of the export, whatever the language', () => {
    const media = new Map([
      ['IMG-1.jpg', utf8('plaatje')],
      ['DOC-20270313-WA0006.pdf', utf8('%PDF-1.4')],
      ['over.txt', utf8('x')],
    ]);
    const text =
      '13-03-2027 09:00 - Jan: IMG-1.jpg (tiedosto liitetty)\nkijk\n' +
      '13-03-2027 09:01 - Jan: DOC-20270313-WA0006. (bestand bijgevoegd)\nNota.pdf\n' +
      '13-03-2027 09:02 - Jan: weg.jpg (bestand bijgevoegd)\n';
    const reading = read(text, { media });
    expect(reading.messages.map((m) => m.attachments.map((a) => [a.name, a.bytes]))).toEqual([
      [['IMG-1.jpg', 7]],
      [['DOC-20270313-WA0006.pdf', 8]],
      [['weg.jpg', null]],
    ]);
    expect(reading.notUnderstood).toEqual([{ at: 'member over.txt', text: '' }]);
    expect(codes(reading)).toEqual(['media_missing', 'media_unreferenced']);
  });

  test('lines before the first message are counted and shown', () => {
    const reading = read('Gekopieerd van telefoon\n\n13-03-2027 09:00 - Jan: hoi\n');
    expect(reading.notUnderstood).toEqual([
      { at: 'line 1', text: 'Gekopieerd van telefoon' },
      { at: 'line 2', text: '' },
    ]);
    expect(balanceOf(reading, () => true)).toEqual({
      unit: 'message',
      total: 3,
      kept: 1,
      leftOut: 0,
      duplicate: 0,
      notUnderstood: 2,
    });
  });

  test('an export as long as WhatsApp makes them says that older messages may be cut', () => {
    const text = '13-03-2027 09:00 - Jan: hoi\n'.repeat(40_000);
    expect(codes(read(text))).toContain('export_limit');
  });

  test('text that is no chat is refused, and not taken for one', () => {
    const prose = 'Om 09:00 uur: overleg.\nTot 10-10-2027 dan.\n';
    expect(() => read(prose)).toThrow(KanaalError);
    expect(looksLikeChat(utf8(prose))).toBe(false);
    expect(looksLikeChat(utf8('Notitie\n13-03-2027 09:00 - overleg met Jan: suppletie\n'))).toBe(false);
    expect(looksLikeChat(utf8('13-03-2027 09:00 - overleg\n13-03-2027 10:00 - lunch\n'))).toBe(false);
    expect(looksLikeChat(utf8(writeChat(ANDROID, CHAT)))).toBe(true);
    expect(looksLikeChat(utf8(`13-03-2027 09:00 - Jan: ${'é'.repeat(50_000)}`))).toBe(true);
  });

  test.each(['\u200e', '[', '13-03-2027 ', '1', 'heeft de groep ', '<a: ', ' (', '\n', ': '])(
    'a message of nothing but %j costs no more than its length',
    (piece) => {
      const start = performance.now();
      read(`13-03-2027 09:00 - Jan: a\n${piece.repeat(200_000 / piece.length)}`);
      // The square of its length would be minutes.
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );

  test('windows-1252 and UTF-16 are read, and the guess is said', () => {
    const latin = read('13-03-2027 09:00 - Ren');
    expect(latin.messages).toHaveLength(1);
    const bytes = Buffer.from('13-03-2027 09:00 - Ren\xe9e: hoi\n', 'latin1');
    const guessed = readWhatsApp(bytes);
    expect(guessed.messages[0]?.author).toBe('Renée');
    expect(codes(guessed)).toContain('encoding_guessed');
    const wide = Buffer.from('\ufeff13-03-2027 09:00 - Renée: hoi\n', 'utf16le');
    expect(readWhatsApp(wide).messages[0]?.author).toBe('Renée');
  });
});

const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus/chat');

describe.skipIf(!existsSync(CORPUS))('chats that others wrote', () => {
  const file = (name: string): SourceReading => readWhatsApp(readFileSync(path.join(CORPUS, name)));
  const people = (r: SourceReading): number => r.messages.filter((m) => m.author !== null).length;

  test('one group conversation, exported by two people', () => {
    const carol = file('vws-whatsapp-merger/android-nl-carol.txt');
    expect([carol.messages.length, people(carol)]).toEqual([78, 69]);
    const alice = file('vws-whatsapp-merger/android-en-alice.txt');
    expect([alice.messages.length, people(alice)]).toEqual([68, 64]);
    expect(carol.messages[3]?.sentAt).toBe('2022-05-02T16:08:00+02:00');
    expect(alice.messages[2]?.sentAt).toBe('2022-05-02T16:08:00+02:00');
    for (const r of [carol, alice]) expect(codes(r)).toContain('header_like_line');
    expect(carol.messages.filter((m) => m.kinds.includes('deleted'))).toHaveLength(3);
  });

  test.each(['_chat.txt', '_chat_file2.txt', '_chat_file3.txt', '_chat_file5.txt'])('an iPhone export: %s', (name) => {
    const reading = file(`port-whatsapp/${name}`);
    const by = (author: string | null): number => reading.messages.filter((m) => m.author === author).length;
    expect(['person1', 'person2', 'person3', 'person4', null].map(by)).toEqual([3, 3, 1, 2, 1]);
    expect(reading.notUnderstood).toEqual([]);
  });

  test.each(['whatsapp_ddmmyy_24hrs.txt', 'whatsapp_yyyymmdd_24hrs.txt'])(
    'as another parser reads them: %s',
    (name) => {
      const target = JSON.parse(readFileSync(path.join(CORPUS, 'chat-miner/whatsapp_target.json'), 'utf8')) as {
        timestamp: string;
        author: string;
        message: string;
      }[];
      const own = file(`chat-miner/${name}`)
        .messages.filter((m) => m.author !== null && m.text !== '.')
        .map((m) => ({
          timestamp: m.sentAt?.slice(0, 19),
          author: m.author,
          message: m.text.replaceAll('\n', ' '),
        }));
      expect(own).toEqual(target.toReversed());
    },
  );

  test('every head of a line that was ever seen', () => {
    const rows = readFileSync(path.join(CORPUS, 'whatsapp-datumkoppen.tsv'), 'utf8').trimEnd().split('\n').slice(1);
    for (const row of rows) {
      const [line = '', expected = ''] = row.split('\t');
      const [message] = read(line).messages;
      expect([line, message?.sentAt?.slice(0, 19), message?.author, message?.text]).toEqual([line, expected, 'a', 'm']);
    }
  });
});
