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

const slide = (text: string): string =>
  `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
const many = (n: number): string[] => Array.from({ length: n }, (_, i) => `Regel ${i}`);

test('a marking on one slide of a presentation, or in its head or foot, is seen', async () => {
  const slides = [...many(20), 'Stg. GEHEIM', ...many(20)].map((text, i) =>
    part(`ppt/slides/slide${i}.xml`, slide(text)),
  );
  const pptx = await readFile(zipOf([part('[Content_Types].xml', '<Types/>'), ...slides]), 'dia.pptx');
  expect([pptx.found.kind, pptx.marking]).toEqual(['pptx', 'STG_G']);
  expect(pptx.text).toContain('Regel 19');
  const odp = async (inside: string): Promise<unknown[]> => {
    const type = new TextEncoder().encode('application/vnd.oasis.opendocument.presentation');
    const mime = { name: 'mimetype', content: type, stored: true };
    const own = `<o:presentation xmlns:o="o" xmlns:t="t" xmlns:d="d" xmlns:p="p">${inside}</o:presentation>`;
    const { found, marking } = await readFile(zipOf([mime, part('content.xml', own)]), 'dia.odp');
    return [found.kind, marking];
  };
  const pages = (texts: string[]): string => texts.map((t) => `<d:page><t:p>${t}</t:p></d:page>`).join('');
  expect(await odp(pages([...many(20), 'Stg. CONFIDENTIEEL', ...many(20)]))).toEqual(['odp', 'STG_C']);
  expect(await odp(`<p:footer-decl>NATO SECRET</p:footer-decl>${pages(many(30))}`)).toEqual(['odp', 'BUITENLANDS']);
  expect(await odp(pages(many(30)))).toEqual(['odp', null]);
});

test('a marking that lies across the page as a watermark is seen', async () => {
  const head = part(
    'word/header1.xml',
    '<w:hdr xmlns:w="w" xmlns:v="v"><w:p><v:shape><v:textpath string="Stg. GEHEIM"/></v:shape></w:p></w:hdr>',
  );
  expect(
    (
      await readFile(
        docx(
          many(60)
            .map((line) => p(line))
            .join(''),
          head,
        ),
        'nota.docx',
      )
    ).marking,
  ).toBe('STG_G');
});

test('a page and an rtf are found by their words, and a marking in a place of its own is seen', async () => {
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
  const page = (title: string, last: string): Uint8Array =>
    bytes(`<!doctype html><title>${title}</title><p>${many(30).join('</p><p>')}</p><div>${last}</div>`);
  const html = await readFile(page('Nota over de dijk', 'einde'), 'nota.html');
  expect([html.found.kind, html.marking]).toEqual(['html', null]);
  expect(lines(html.text).slice(0, 2)).toEqual(['Nota over de dijk', 'Regel 0']);
  expect((await readFile(page('Stg. GEHEIM', 'einde'), 'nota.html')).marking).toBe('STG_G');
  expect((await readFile(page('Nota', '<b>Dep.</b> VERTROUWELIJK'), 'nota.html')).marking).toBe('DEPV');
  const rtf = (head: string, text: string): Uint8Array =>
    bytes(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\header ${head}\\par}{\\footerf{\\b Blad} 1}${text}}`);
  const letter = await readFile(rtf('Ministerie', `caf\\'e9\\par ${many(30).join('\\par ')}`), 'brief.rtf');
  expect([letter.found.kind, letter.marking]).toEqual(['rtf', null]);
  expect(lines(letter.text).slice(0, 4)).toEqual(['Ministerie', 'Blad 1', 'café', 'Regel 0']);
  expect((await readFile(rtf('Stg. {\\b GEHEIM}', many(30).join('\\par ')), 'brief.rtf')).marking).toBe('STG_G');
});
