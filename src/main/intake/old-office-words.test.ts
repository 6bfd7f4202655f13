import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { readFile } from './read-file.ts';

const MARKS = ['Stg. GEHEIM', 'STAATSGEHEIM ZEER GEHEIM', 'NATO SECRET', 'Dep. VERTROUWELIJK'];

/** What lies in the container: its first bytes, the name of its stream, and the bytes of that, as these programs write them. */
function oldFile(stream: string, ...content: Buffer[]): Uint8Array {
  const head = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  const name = Buffer.alloc(128);
  name.write(`${stream}\0`, 'utf16le');
  return Buffer.concat([head, Buffer.alloc(1_000, 0x41), ...content, name, Buffer.alloc(300, 0xff)]);
}

const paragraphs = (...lines: string[]): string => `${lines.join('\r')}\r\u0007\u000c`;
const marking = async (bytes: Uint8Array, name: string): Promise<string | null> =>
  (await readFile(bytes, name)).marking;
/** As PowerPoint holds a text: what it is, how many bytes, and then another at once. */
const atom = (kind: number, text: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(kind, 2);
  head.writeUInt32LE(text.length, 4);
  return Buffer.concat([head, text]);
};

test.each(['latin1', 'utf16le'] as const)(
  'in an old document a marking alone on a line is seen, written in %s',
  async (code) => {
    for (const mark of MARKS) {
      const text = paragraphs('Beste Renée,', 'De dijk is geheim noch vertrouwelijk.', mark, 'Blad 1');
      expect(await marking(oldFile('WordDocument', Buffer.from(text, code)), 'nota.doc')).not.toBe(null);
      const odd = oldFile('WordDocument', Buffer.from([0x07]), Buffer.from(text, code));
      expect(await marking(odd, 'nota.doc')).not.toBe(null);
    }
  },
);

test('the same words in a sentence are no marking, and the document is found by its words', async () => {
  const text = paragraphs(
    'Beste Renée,',
    'Wij denken dat Stg. GEHEIM hier niet nodig is.',
    'De suppletie begint dinsdag.',
  );
  const {
    found,
    text: words,
    marking: mark,
  } = await readFile(oldFile('WordDocument', Buffer.from(text, 'latin1')), 'a.doc');
  expect([found.kind, mark]).toEqual(['doc', null]);
  expect(words).toContain('De suppletie begint dinsdag.');
});

test('in an old workbook a marking in a cell is seen, whatever stands in the next one', async () => {
  for (const next of ['Aap', 'x'.repeat(0x41), 'x'.repeat(0x61), 'een € of twee', '']) {
    const sheet = utils.aoa_to_sheet([
      ['Onderwerp', 'Bedrag'],
      ['zand', 12],
      ['Stg. GEHEIM'],
      [next],
      ['Stg. confidentieel – blad 1'],
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Blad1');
    const bytes = write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer;
    expect(await marking(bytes, 'oud.xls')).toBe('STG_G');
  }
});

test('in an old presentation a marking in a text box is seen, also where the next begins right behind it', async () => {
  for (const [kind, code] of [
    [4_008, 'latin1'],
    [4_000, 'utf16le'],
  ] as const) {
    const slides = ['Zand', 'Stg. GEHEIM', 'Volgende dia'].map((t) => atom(kind, Buffer.from(t, code)));
    expect(await marking(oldFile('PowerPoint Document', ...slides), 'dia.ppt')).toBe('STG_G');
  }
});

test('what is no text gives no words, and a large file is read within seconds', async () => {
  const noise = Buffer.alloc(3_000_000);
  let roll = 1;
  for (let i = 0; i < noise.length; i++) noise[i] = (roll = (roll * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16;
  const begun = performance.now();
  const { text, marking: mark } = await readFile(oldFile('WordDocument', noise), 'ruis.doc');
  expect(mark).toBe(null);
  expect(text.length).toBeLessThan(200_001);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
