import { expect, test } from 'vitest';
import { comparePdf } from '../../export/pdf-read-back.ts';
import { registerHtml } from '../../export/register-html.ts';
import { sampleEntry, sampleRegister } from '../../export/sample-register.ts';
import { findChromium } from './browser.ts';
import { printWithChromium } from './print.ts';

test.skipIf(findChromium() === null)(
  'a printed register reads back whole, and one changed or missing word is found',
  async () => {
    const html = registerHtml(sampleRegister(40));
    const pdf = await printWithChromium(html);
    const goOn = (): void => undefined;
    const whole = await comparePdf(pdf, html, goOn);
    expect(whole).toMatchObject({ differences: [] });
    expect(whole.pages).toBeGreaterThan(10);
    expect(whole.texts).toBeGreaterThan(2_000);

    const subject = String(sampleEntry(7)['onderwerp']);
    expect(html).toContain(subject);
    // What the page said and the pdf does not.
    const other = await comparePdf(pdf, html.replace(subject, `${subject} en nog iets`), goOn);
    expect(other.differences).toHaveLength(1);
    // The same words in another place.
    const [first, second] = [String(sampleEntry(3)['registratienummer']), String(sampleEntry(9)['registratienummer'])];
    const swapped = html.replaceAll(first, '\u0000').replaceAll(second, first).replaceAll('\u0000', second);
    expect((await comparePdf(pdf, swapped, goOn)).differences.length).toBeGreaterThan(0);
  },
  60_000,
);
