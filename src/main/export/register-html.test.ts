import { PDFDocument } from 'pdf-lib';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { editionOf, type Row, SHEETS } from '../../shared/register.ts';
import { ENTRY_GROUPS, MAX_ENTRY_BLOCKS } from './html-layout.ts';
import { withPdfMetadata } from './pdf-metadata.ts';
import { registerHtml } from './register-html.ts';
import { registerOf, SAMPLE_META, sampleEntry, sampleRegister } from './sample-register.ts';

/** The page's elements in order, parsed strictly as XML once the two void elements are closed. */
function elements(html: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => found.push({ name: tag.name, attributes: tag.attributes }));
  parser.write(html.replace('<!doctype html>', '').replace(/<meta ([^>]*)>/g, '<meta $1/>')).close();
  return found;
}

test('the page holds statements, summary, accounts and one block per entry, with real headings and table heads', () => {
  const html = registerHtml(sampleRegister(40));
  const all = elements(html);
  const named = (name: string) => all.filter((e) => e.name === name);
  expect(all[0]).toMatchObject({ name: 'html', attributes: { lang: 'nl' } });
  expect(named('h1')).toHaveLength(1);
  expect(named('h2')).toHaveLength(5);
  expect(named('table')).toHaveLength(2);
  expect(named('caption')).toHaveLength(2);
  expect(named('th').every((th) => ['col', 'row'].includes(th.attributes['scope'] ?? ''))).toBe(true);
  expect(html.match(/<h3>VB-2027-/g)).toHaveLength(40);
  expect(html).toContain('Verklaring van het ministerie');
  expect(html).toContain('1 januari 2027');
});

test('nothing on the page asks for anything outside it, and nothing on it can run', () => {
  const html = registerHtml(sampleRegister(5));
  for (const { name, attributes } of elements(html)) {
    expect(['script', 'link', 'img', 'iframe', 'object', 'a', 'base', 'form']).not.toContain(name);
    for (const attribute of Object.keys(attributes)) expect(attribute).not.toMatch(/^(on|src|href|style)/);
  }
  expect(html).not.toMatch(/url\(|@import|https?:/);
});

test('every text of a register is escaped, whatever it holds', () => {
  const evil = '</dd><script>alert("x")</script>&amp;\'\u0000\u0007]]>';
  const rows: Row[] = [Object.fromEntries(SHEETS.Registraties.map((c) => [c.name, evil]))];
  const statement: Row[] = [Object.fromEntries(SHEETS.Verklaring.map((c) => [c.name, evil]))];
  const source = registerOf({ Registraties: rows, Verklaring: statement, Samenvatting: rows, Accounts: rows });
  const html = registerHtml({
    ...source,
    meta: { ...source.meta, contact: evil, ministry: { name: evil, abbreviation: evil, tooi: evil } },
  });
  expect(html).not.toContain('<script');
  expect(elements(html).some((e) => e.name === 'script')).toBe(false);
});

test('a hidden value says so, with its ground; an open one with the same text does not', () => {
  const html = registerHtml(editionOf(sampleRegister(3), 'bzk'));
  expect(html).toContain('niet zichtbaar (Woo 5.1.2e)');
  expect(html).toContain('Uitgave voor BZK');
  expect(html).not.toContain('voorjaarsnota');
  const same = registerHtml(
    registerOf({ Registraties: [{ onderwerp: '5.1.2e', status: 'open', bewaarplaats: 'mask' }] }),
  );
  expect(same).not.toContain('niet zichtbaar');
});

test('a code is shown with its label, unless two lists explain it differently', () => {
  const codes: Row[] = [
    { lijst: 'reden', code: 'SPOED', nl: 'Spoed', en: 'urgency' },
    { lijst: 'a', code: 'ANDERS', nl: 'Anders, namelijk', en: 'other' },
    { lijst: 'b', code: 'ANDERS', nl: 'Anders', en: 'other' },
  ];
  const entries: Row[] = [{ reden_code: 'SPOED' }, { reden_code: 'ANDERS' }];
  const source = registerOf({ Codelijsten: codes, Registraties: entries });
  expect(registerHtml(source)).toContain('<dd>Spoed (SPOED)</dd>');
  expect(registerHtml(source)).toContain('<dd>ANDERS</dd>');
  expect(registerHtml(source, 'en')).toContain('<dd>urgency (SPOED)</dd>');
});

test('in English the labels, headings and language of the page are English', () => {
  const html = registerHtml(sampleRegister(2), 'en');
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('Summary per office holder');
  expect(html).toContain('<dt>Counterparty</dt>');
  expect(html).toContain('1 January 2027');
});

test('above two thousand entries the page names the csv instead', () => {
  const many = registerHtml(sampleRegister(MAX_ENTRY_BLOCKS + 1));
  expect(many).toContain('kanaalregister_VB_2027-Q1_v1_intern_4-registraties.csv');
  expect(many).toContain('2001 registraties');
  expect(many).not.toContain('<h3>VB-2027-');
  expect(registerHtml(sampleRegister(MAX_ENTRY_BLOCKS)).match(/<h3>VB-2027-/g)).toHaveLength(MAX_ENTRY_BLOCKS);
});

test('an entry block leaves out no column but ids, the quarter and the kind that its channel tells', () => {
  const shown = new Set<string>(ENTRY_GROUPS.flatMap((group) => group.columns));
  const left = SHEETS.Registraties.map((c) => c.name).filter((name) => !shown.has(name));
  expect(left).toEqual([
    'registratienummer',
    'kwartaal',
    'ambtsperiode_id',
    'persoon_id',
    'account_id',
    'soort',
    'onderwerp',
  ]);
  expect(Object.keys(sampleEntry(0)).length).toBeGreaterThan(40);
});

test('a finished pdf names ministry, register and checksum, and prints at other moments give the same bytes', async () => {
  const meta = { ...SAMPLE_META, registerSha256: 'cd'.repeat(32) };
  const printed = async (moment: string): Promise<Uint8Array> => {
    const document = await PDFDocument.create();
    document.addPage([842, 595]);
    document.setCreationDate(new Date(moment));
    document.setModificationDate(new Date(moment));
    return document.save();
  };
  const first = await withPdfMetadata(await printed('2027-05-01T10:00:00Z'), meta);
  const second = await withPdfMetadata(await printed('2028-01-31T23:59:59Z'), meta);
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  const read = await PDFDocument.load(first, { updateMetadata: false });
  expect(read.getTitle()).toBe('Kanaalregister VB 2027-Q1, versie 1 (interne uitgave)');
  expect(read.getAuthor()).toBe('Ministerie van Voorbeelden');
  expect(read.getSubject()).toBe(`register.json SHA-256 ${'cd'.repeat(32)}`);
  expect(read.getCreationDate()?.toISOString()).toBe('2027-04-12T07:30:00.000Z');
});
