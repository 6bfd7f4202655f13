import { expect, test } from 'vitest';
import { fittingScale, hasUndrawnImages, shownWidth } from './pdf.ts';

test('a canvas keeps within its limits however large a page says it is', () => {
  expect(fittingScale(595, 842, 2)).toBe(2);
  const huge = fittingScale(14_400, 14_400, 4);
  expect((14_400 * huge) ** 2).toBeLessThanOrEqual(16_000_001);
  expect(1_000_000 * fittingScale(1_000_000, 1, 4)).toBeLessThanOrEqual(8_000);
  expect(1_000_000 * fittingScale(1, 1_000_000, 4)).toBeLessThanOrEqual(8_000);
});

test('a page fills the room it has but does not grow far beyond itself, and a zoom is of its own size', () => {
  const a4 = { width: 793, height: 1123 };
  expect(shownWidth(a4, null, 600)).toBe(600);
  expect(shownWidth(a4, null, 3_000)).toBe(1189.5);
  expect(shownWidth(a4, 200, 600)).toBe(1586);
  expect(shownWidth({ width: 10, height: 100_000 }, 400, 600)).toBe(1);
});

test('images whose decoder is left out are seen by the name of their filter', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(hasUndrawnImages(bytes('<< /Filter /JBIG2Decode >>'))).toBe(true);
  expect(hasUndrawnImages(bytes('<< /Filter [/FlateDecode/JPXDecode] >>'))).toBe(true);
  expect(hasUndrawnImages(bytes('<< /Filter /DCTDecode >>'))).toBe(false);
});
