import { expect, test } from 'vitest';
import { damage } from '../testing/fuzz-intake.ts';
import { seeded } from '../testing/torture.ts';
import { zipOf } from '../testing/zips.ts';
import { wordsInParts } from './office-parts.ts';
import { officeWords } from './office-words.ts';
import { readFile } from './read-file.ts';

const part = (name: string, text: string): { name: string; content: Uint8Array } => ({
  name,
  content: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`),
});

function docx(body: string, ...others: ReturnType<typeof part>[]): Uint8Array {
  return zipOf([
    part('[Content_Types].xml', '<Types/>'),
    part('word/document.xml', `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    ...others,
  ]);
}

const p = (...runs: string[]): string => `<w:p>${runs.map((t) => `<w:r><w:t>${t}</w:t></w:r>`).join('')}</w:p>`;
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

test('a document is found by its words, those of its heads, notes and what was struck out too', async () => {
  const bytes = docx(
    `<w:p><w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs></w:pPr><w:r><w:t>Agenda</w:t><w:tab/><w:t>12 maart</w:t></w:r></w:p>${p('dijk', 'versterking &amp; meer')}<w:p><w:del><w:r><w:delText>geschrapt</w:delText></w:r></w:del></w:p>`,
    part('word/header2.xml', `<w:hdr xmlns:w="w">${p('Ministerie')}</w:hdr>`),
    part('word/footnotes.xml', `<w:footnotes xmlns:w="w">${p('Zie bijlage')}</w:footnotes>`),
    part('word/settings.xml', `<w:settings xmlns:w="w">${p('niet te lezen')}</w:settings>`),
  );
  const { found, text, marking } = await readFile(bytes, 'agenda.docx');
  expect([found.kind, marking]).toEqual(['docx', null]);
  expect(lines(text)).toEqual(['Ministerie', 'Agenda 12 maart', 'dijkversterking & meer', 'geschrapt', 'Zie bijlage']);
});

test('a marking in the head of a document is seen, however it is cut in pieces', async () => {
  const head = part('word/header1.xml', `<w:hdr xmlns:w="w">${p('Stg', '. GE', 'HEIM')}</w:hdr>`);
  const body = Array.from({ length: 60 }, (_, i) => p(`Regel ${i}`)).join('');
  expect((await readFile(docx(body, head), 'nota.docx')).marking).toBe('STG_G');
  expect((await readFile(docx(body), 'nota.docx')).marking).toBeNull();
});

test('a workbook has the words of its cells, heads and feet', async () => {
  const bytes = zipOf([
    part('[Content_Types].xml', '<Types/>'),
    part('xl/workbook.xml', '<workbook/>'),
    part(
      'xl/worksheets/sheet1.xml',
      '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>in de cel</t></is></c></row></sheetData><headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;14Dep. VERTROUWELIJK&amp;RBlad &amp;P</oddHeader></headerFooter></worksheet>',
    ),
    part('xl/sharedStrings.xml', '<sst><si><r><t>Dijk</t></r><r><t>bewaking</t></r></si><si><t>Sluis</t></si></sst>'),
  ]);
  const { found, text, marking } = await readFile(bytes, 'lijst.xlsx');
  expect([found.kind, marking]).toEqual(['xlsx', 'DEPV']);
  expect(lines(text)).toEqual(['in de cel', 'Dep. VERTROUWELIJK', 'Blad ', 'Dijkbewaking', 'Sluis']);
});

test('OpenDocument has its paragraphs, and what stands in every head', async () => {
  const mime = { name: 'mimetype', content: new TextEncoder().encode('application/vnd.oasis.opendocument.text') };
  const bytes = zipOf([
    mime,
    part(
      'content.xml',
      '<office:text xmlns:office="o" xmlns:text="t"><text:h>Kop</text:h><text:p>een<text:s/>twee<text:tab/><text:span>drie</text:span></text:p></office:text>',
    ),
    part('styles.xml', '<s xmlns:text="t"><text:p>Stg. CONFIDENTIEEL</text:p></s>'),
  ]);
  expect(lines(await officeWords(bytes))).toEqual(['Stg. CONFIDENTIEEL', 'Kop', 'een twee drie']);
});

test('what is damaged, brings its own entities, is no such file or takes too long is kept without words', async () => {
  const entities = part(
    'word/header1.xml',
    '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:hdr xmlns:w="w"><w:t>&a;</w:t></w:hdr>',
  );
  expect(await officeWords(docx(p('Agenda'), entities))).toBe('');
  expect(await officeWords(docx('<w:p><w:t>open'))).toBe('');
  expect(await officeWords(new TextEncoder().encode('PK geen zip'))).toBe('');
  expect(await officeWords(docx(p('te laat')), 0.001)).toBe('');
});

test('a bomb is no reason to wait: it is kept without words', async () => {
  const bomb = docx(p('Agenda'), { name: 'word/header1.xml', content: new Uint8Array(300 * 1024 * 1024) });
  expect(await officeWords(bomb)).toBe('');
});

test('no damaged part makes it hang, or say what is no text', { timeout: 60_000 }, async () => {
  const random = seeded(20_270_309);
  const below = (n: number): number => Math.floor(random() * n);
  const whole = Buffer.from(`<w:document xmlns:w="w">${p('Agenda', ' van')}${p('12 maart')}</w:document>`);
  const WORDS = [
    '<w:p>',
    '</w:p>',
    '<w:t>',
    '&amp;',
    '&#0;',
    '&#x110000;',
    '<!--',
    '<![CDATA[',
    ']]>',
    '<?x',
    '\0',
    '\ud800',
  ];
  let read = 0;
  for (let round = 0; round < 400; round++) {
    let mutant = Buffer.from(whole);
    for (let i = 0; i <= below(3); i++) mutant = damage(mutant, below, () => ({ bytes: whole }), WORDS);
    const bytes = zipOf([part('[Content_Types].xml', '<Types/>'), { name: 'word/document.xml', content: mutant }]);
    const words = await wordsInParts(bytes).catch((error: unknown) => error);
    if (typeof words === 'string') read++;
    else expect(words, `round ${round}`).toBeInstanceOf(Error);
    expect(words, `round ${round}`).not.toBeInstanceOf(RangeError);
    if (typeof words === 'string') expect(words.isWellFormed(), `round ${round}`).toBe(true);
  }
  expect(read).toBeGreaterThan(5);
});
