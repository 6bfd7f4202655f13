import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../shell/chromium/browser.ts';
import { type Bubble, chatShots, type Shot } from '../testing/pictures.ts';
import { MAX_PICTURE_BYTES } from './caps.ts';
import { isReadablePicture, type PictureReader, startPictureReader } from './picture-words.ts';

const CHAT: Bubble[] = [
  { from: 'other', text: 'Hoi Wietske, de inspraakavond over de dijkversterking is dinsdag om 19.30 uur.' },
  { from: 'self', text: 'Mijn werktelefoon heeft hier geen bereik. Wat heb je nodig?' },
  { from: 'other', text: 'Een besluit over de sporthal. Dat kost € 1.250 extra, bel 06-12345678 als het niet lukt.' },
  { from: 'self', text: 'Akkoord. Ik vraag naar de financiële ruimte. See you on Tuesday.' },
];
const browser = findChromium();

/** The words of the chat that were not read. */
function missed(text: string): string[] {
  const read = new Set(text.split(/\s+/));
  return CHAT.flatMap((bubble) => bubble.text.split(' ')).filter((word) => !read.has(word));
}

let reader: PictureReader;
beforeAll(() => {
  reader = startPictureReader();
});
afterAll(() => reader.close());

describe.skipIf(browser === null)('screenshots of a chat (needs a browser to draw them)', () => {
  test('every word is read, light or dark, in the order of the bubbles', async () => {
    const here = readdirSync('.').toSorted();
    const shots: Shot[] = [
      { scale: 2 },
      { dark: true },
      { dark: true, scale: 3, kind: 'jpeg' },
      { app: 'signal', dark: true, kind: 'webp' },
      { app: 'messages', dark: true },
      { app: 'messages' },
    ];
    for (const [at, picture] of (await chatShots(browser!, CHAT, shots)).entries()) {
      const words = await reader.read(picture);
      expect(words).toMatchObject({ dark: shots[at]!.dark ?? false });
      expect({ shot: shots[at], missed: missed(words.text) }).toEqual({ shot: shots[at], missed: [] });
      const places = CHAT.map((bubble) => words.text.indexOf(bubble.text.split(' ').slice(0, 2).join(' ')));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
    // No language data was fetched or laid down.
    expect(readdirSync('.').toSorted()).toEqual(here);
  }, 60_000);

  test('one bubble alone on a large dark ground is read too', async () => {
    for (const picture of await chatShots(
      browser!,
      [{ from: 'self', text: 'Akkoord met de sporthal.' }],
      [{ dark: true }, { dark: true, scale: 3 }],
    ))
      expect((await reader.read(picture)).text).toBe('Akkoord met de sporthal.');
  }, 30_000);

  test('a picture that takes too long is let go, and the next one is read', async () => {
    const [picture] = await chatShots(browser!, CHAT, [{}]);
    const hasty = startPictureReader(0.01);
    await expect(hasty.read(picture!)).rejects.toMatchObject({ code: 'file_too_large', details: { what: 'seconds' } });
    await hasty.close();
    const again = startPictureReader();
    const reading = again.read(picture!);
    again.cancel();
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect(missed((await again.read(picture!)).text)).toEqual([]);
    await again.close();
  }, 30_000);
});

test('what is no whole picture is refused, whatever it begins as', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000010000000100802000000909168360000', 'hex');
  for (const bytes of [png, Buffer.from('geen afbeelding'), new Uint8Array(0)])
    await expect(reader.read(bytes)).rejects.toMatchObject({ code: 'file_unreadable', details: { why: 'picture' } });
});

test('a picture that says it is enormous is refused before it is unpacked', async () => {
  // 30,000 by 30,000 pixels, true colour: 3.6 GB.
  const head = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d494844520000753000007530080200000000000000', 'hex'),
    Buffer.alloc(64),
  ]);
  await expect(reader.read(head)).rejects.toMatchObject({ code: 'file_too_large', details: { what: 'pixels' } });
  await expect(reader.read(new Uint8Array(MAX_PICTURE_BYTES + 1))).rejects.toMatchObject({
    code: 'file_too_large',
    details: { what: 'bytes' },
  });
});

test('what is read: png, jpg and webp', () => {
  expect(['png', 'jpg', 'webp', 'gif', 'heic', 'pdf'].filter(isReadablePicture)).toEqual(['png', 'jpg', 'webp']);
});
