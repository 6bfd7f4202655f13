import type { Page } from '@playwright/test';
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
  rgb,
  StandardFonts,
} from 'pdf-lib';
import { expectNoFindings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

/** Two pages, a link, and scripts that would show themselves: on opening, and on coming to a page. */
async function letter(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const first = pdf.addPage([595, 842]);
  first.drawText('Geachte mevrouw Harmelink,', { x: 60, y: 760, size: 16, font });
  first.drawText('Bijgaand de agenda van 12 maart.', { x: 60, y: 730, size: 12, font });
  first.drawRectangle({ x: 60, y: 500, width: 200, height: 100, color: rgb(0.1, 0.2, 0.6) });
  const link = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [60, 720, 300, 745],
    A: { S: 'URI', URI: PDFString.of('https://volger.example/agenda') },
  });
  first.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(link)]));
  const second = pdf.addPage([595, 842]);
  second.drawText('Punt 4: dijkversterking', { x: 60, y: 760, size: 16, font });
  const script = "app.launchURL('https://volger.example/script'); document.title = 'gekaapt'; app.alert('x');";
  pdf.addJavaScript('begin', script);
  second.node.set(PDFName.of('AA'), pdf.context.obj({ O: { S: 'JavaScript', JS: PDFString.of(script) } }));
  return await pdf.save();
}

async function stage(app: Page, files: { name: string; bytes: Uint8Array }[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  await app.evaluate(async (list) => {
    const pasted = list.map(({ name, base64 }) => ({
      name,
      bytes: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
    }));
    const reply = (await kanaal.call('staging.start', { pasted })) as { value: { id: string } };
    location.hash = `#/registreren/${reply.value.id}`;
  }, given);
}

/** How much of the drawn page is not white, in thousandths. */
async function inkOf(app: Page): Promise<number> {
  return await app.locator('canvas.pdfPage').evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at]! < 200 && data[at + 3]! > 0) ink += 1;
    return (1000 * ink) / (width * height);
  });
}

test('a pdf is drawn page by page, read out, and neither runs nor calls anything', async ({ office, app, running }) => {
  const asked: string[] = [];
  running.context.on('request', (request) => asked.push(request.url()));
  await sitDown(app, office, 'secretary');
  // What reads a pdf is not there before there is a pdf.
  expect(asked.filter((url) => /pdf/.test(url))).toEqual([]);
  await stage(app, [{ name: 'agenda.pdf', bytes: await letter() }]);

  const piece = app.getByRole('region', { name: 'agenda.pdf' });
  await expect(piece.getByText(/^2 bladzijden, /)).toBeVisible();
  const sheet = piece.getByRole('document', { name: 'Bladzijde 1 van 2' });
  await expect(sheet).toContainText('Geachte mevrouw Harmelink,');
  await expect.poll(() => inkOf(app)).toBeGreaterThan(30);
  // The link is words: there is nothing to press.
  await expect(piece.getByText('https://volger.example/agenda')).toBeVisible();
  await expect(piece.getByRole('link')).toHaveCount(0);
  await expectNoFindings(app);

  await piece.getByRole('group', { name: 'agenda.pdf', exact: true }).focus();
  for (let pressed = 0; pressed < 4 && (await sheet.count()) > 0; pressed += 1) {
    await app.keyboard.press('PageDown');
    await app.waitForTimeout(300);
  }
  const next = piece.getByRole('document', { name: 'Bladzijde 2 van 2' });
  await expect(next).toContainText('Punt 4: dijkversterking');
  await expect.poll(() => inkOf(app)).toBeLessThan(30);
  expect(await inkOf(app)).toBeGreaterThan(0.5);
  await app.keyboard.press('PageUp');
  await app.keyboard.press('PageUp');
  await app.keyboard.press('PageUp');
  await expect(sheet).toBeVisible();
  await piece.getByRole('button', { name: 'Volgende bladzijde' }).click();
  await expect(next).toBeVisible();

  await piece.getByRole('button', { name: 'agenda.pdf groter' }).click();
  await piece.getByRole('button', { name: 'agenda.pdf groter' }).click();
  await expect(piece.getByText('150 %', { exact: true })).toBeVisible();
  await expect
    .poll(async () => (await piece.locator('canvas.pdfPage').boundingBox())!.width)
    .toBeCloseTo((595 * 96 * 1.5) / 72, -1);

  await app.waitForTimeout(300);
  await expect(app).toHaveTitle(/Kanaalregister/);
  expect(app.context().pages()).toHaveLength(1);
  expect(asked.filter((url) => !url.startsWith(running.origin))).toEqual([]);
  // Only the two halves of the reader came, and both out of the program itself.
  expect(asked.filter((url) => /pdf/.test(url))).toHaveLength(2);
});

/** Locked with a password that nobody has: what should prove the empty one is zeros. */
async function locked(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await letter());
  const zeros = PDFHexString.of('00'.repeat(32));
  const lock = pdf.context.obj({ Filter: 'Standard', V: 1, R: 2, P: -44, O: zeros, U: zeros });
  pdf.context.trailerInfo.Encrypt = pdf.context.register(lock);
  pdf.context.trailerInfo.ID = pdf.context.obj([PDFHexString.of('00'.repeat(16)), PDFHexString.of('00'.repeat(16))]);
  return await pdf.save();
}

/** A scan as a copier makes it, of a kind whose decoder is not in the program. */
async function scan(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage();
  const kind = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 8,
    Height: 8,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
  };
  const image = pdf.context.stream(new Uint8Array(16), { ...kind, Filter: 'JBIG2Decode' });
  page.node.setXObject(PDFName.of('Scan'), pdf.context.register(image));
  page.pushOperators(concatTransformationMatrix(200, 0, 0, 200, 50, 50), drawObject('Scan'));
  return await pdf.save();
}

test('a pdf that cannot be shown, or not wholly, says so and stays', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  const damaged = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('niets hiervan is een pdf '.repeat(40))]);
  await stage(app, [
    { name: 'kapot.pdf', bytes: damaged },
    { name: 'slot.pdf', bytes: await locked() },
    { name: 'scan.pdf', bytes: await scan() },
  ]);
  const says = (name: string) => app.getByRole('region', { name });
  await expect(says('kapot.pdf').getByRole('alert')).toHaveText(/Deze pdf is beschadigd\..*precies zo bewaard/);
  await expect(says('slot.pdf').getByRole('alert')).toHaveText(/op slot met een wachtwoord.*precies zo bewaard/);
  await says('scan.pdf').scrollIntoViewIfNeeded();
  await expect(says('scan.pdf').getByText(/Een bladzijde kan leger lijken/)).toBeVisible();
  await expect(says('scan.pdf').getByRole('document')).toContainText('geen tekst die kan worden voorgelezen');
  await expectNoFindings(app);
});
