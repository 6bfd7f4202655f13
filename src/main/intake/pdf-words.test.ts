import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { expect, test } from 'vitest';
import { testAnswers, testOffice } from '../testing/office.ts';
import { pdfWords } from './pdf-words.ts';
import { readFile } from './read-file.ts';

async function letter(...pages: string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const words of pages) pdf.addPage().drawText(words, { x: 50, y: 700, size: 12, font });
  return await pdf.save();
}

test('a pdf is found by the words of all its pages', async () => {
  const { found, text } = await readFile(await letter('Agenda van 12 maart', 'Punt 4: dijkversterking'), 'agenda.pdf');
  expect(found.kind).toBe('pdf');
  expect(text.split('\n').filter((line) => line.trim() !== '')).toEqual([
    'Agenda van 12 maart',
    'Punt 4: dijkversterking',
  ]);
});

test('an entry is found by a word in its pdf', async () => {
  const o = await testOffice();
  const file = path.join(o.root, 'agenda.pdf');
  writeFileSync(file, await letter('Punt 4: dijkversterking bij Lutjewaard'));
  const answers = testAnswers(o.ids, { evidence: 'attached' });
  const { id } = await o.call('entries.add', { answers, files: [o.token(file)] });
  const { rows } = await o.call('entries.list', { search: 'lutjewaard' });
  expect(rows.map((row) => row.id)).toEqual([id]);
  await o.remove();
});

test('a pdf that is damaged, or takes too long, is kept without words', async () => {
  const damaged = new TextEncoder().encode('%PDF-1.7\nniets hiervan is een pdf');
  expect(await readFile(damaged, 'kapot.pdf')).toMatchObject({ found: { kind: 'pdf' }, text: '' });
  expect(await pdfWords(await letter('te laat'), 0.001)).toBe('');
});

test('what is asked about a pdf leaves its bytes as they were', async () => {
  const bytes = await letter('Agenda');
  const before = bytes.slice();
  await pdfWords(bytes);
  expect(bytes).toEqual(before);
});
