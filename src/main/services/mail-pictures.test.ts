import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Staged } from '../../shared/records.ts';
import { pictureSize } from '../intake/mail-pictures.ts';
import { findChromium } from '../shell/chromium/browser.ts';
import { type TestOffice, testOffice } from '../testing/office.ts';
import { chatShots } from '../testing/pictures.ts';
import { msgFile } from '../testing/sources.ts';

const browser = findChromium();
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A mail with files in it, from and to whom it is said. */
function mailWith(
  people: readonly [from: string, to: string],
  files: readonly [name: string, bytes: Uint8Array][],
): Buffer {
  const parts = files.map(([name, bytes]) =>
    [
      '--rand',
      `Content-Type: image/${name.split('.').at(-1)}; name="${name}"`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename="${name}"`,
      '',
      Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
      '',
    ].join('\r\n'),
  );
  return Buffer.from(
    [
      `From: <${people[0]}>`,
      `To: <${people[1]}>`,
      'Subject: schermafbeelding',
      'Date: Mon, 08 Mar 2027 08:30:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="rand"',
      '',
      '--rand',
      'Content-Type: text/plain',
      '',
      'Zie de bijlage.',
      ...parts,
      '--rand--',
    ].join('\r\n'),
  );
}

const WITHIN = ['w.harmelink@rijksoverheid.nl', 'secretariaat@rijksoverheid.nl'] as const;

describe.skipIf(browser === null)('screenshots in a mail (needs a browser to draw them)', () => {
  let o: TestOffice;
  let shots: Uint8Array<ArrayBuffer>[];
  beforeAll(async () => {
    o = await testOffice();
    const talk = [{ from: 'self' as const, text: 'Akkoord met de sporthal in Lutjewaard.' }];
    shots = await chatShots(browser!, talk, [{}, { kind: 'jpeg' }, { kind: 'webp' }]);
  }, 60_000);
  afterEach(async () => {
    for (const { id } of (await o.call('staging.list', {})).staged) await o.call('staging.discard', { id });
  });
  afterAll(() => o.remove());

  const drop = (name: string, bytes: Buffer) =>
    o.call('staging.start', { pasted: [{ name, bytes: new Uint8Array(bytes) }] });
  const stateOf = ({ guesses, evidence }: Staged): string[] =>
    guesses.flatMap(({ field, key, detail }) => (field === `pictures:${evidence[0]!.id}` ? [key, detail] : []));

  test('the head of a png, jpg or webp says how large it is', () => {
    for (const shot of shots) expect(pictureSize(shot)).toEqual({ width: 444, height: 300 });
    expect(pictureSize(LOGO)).toEqual({ width: 1, height: 1 });
    expect(pictureSize(Uint8Array.from([0xff, 0xd8, 0xff]))).toBeNull();
  });

  test('of a mail that only brings them they are put beside it, read by the machine and found', async () => {
    const staged = await drop(
      'app.eml',
      mailWith(WITHIN, [
        ['scherm.png', shots[0]!],
        ['logo.png', LOGO],
      ]),
    );
    expect(stateOf(staged)).toEqual(['envelope', '1']);
    const { id } = staged;
    const given = { id, evidenceId: staged.evidence[0]!.id };
    const put = await o.call('pictures.fromMail', given);
    expect(put.evidence).toMatchObject([
      { name: 'app.eml' },
      { name: 'scherm.png', origin: 'screenshot', isOriginal: false, mediaType: 'image/png' },
    ]);
    expect(put.answers).toMatchObject({ captureMethod: 'screenshot', forwardedTo: 'secretariaat' });
    expect(stateOf(put)).toEqual(['taken', '1']);
    expect((await o.call('pictures.fromMail', given)).evidence).toHaveLength(2);
    const read = await o.call('pictures.read', { id });
    const picture = put.evidence[1]!.id;
    expect(read.guesses).toContainEqual({ field: `words:${picture}`, key: 'machine', certainty: 'vragen', detail: '' });
    const { words } = await o.call('pictures.words', { evidenceId: picture });
    expect(words).toBe('Akkoord met de sporthal in Lutjewaard.');
  }, 60_000);

  test('of any other mail they are only offered, each once, in a mail within a mail as well', async () => {
    const people = ['anja@example.org', 'wietske.harmelink@gmail.com'] as const;
    const inner = mailWith(people, [
      ['een.jpg', shots[1]!],
      ['nog eens.jpg', shots[1]!],
      ['twee.webp', shots[2]!],
    ]);
    const staged = await drop('fwd.eml', mailWith(people, [['antwoord.eml', inner]]));
    expect(stateOf(staged)).toEqual(['mail', '2']);
    expect(staged.evidence).toHaveLength(1);
    const put = await o.call('pictures.fromMail', { id: staged.id, evidenceId: staged.evidence[0]!.id });
    expect(put.evidence.map(({ name }) => name)).toEqual(['fwd.eml', 'een.jpg', 'twee.webp']);
    expect(put.answers.captureMethod).toBe('eml');
  }, 30_000);

  test('of a message of Outlook too; of one without them nothing is offered', async () => {
    const msg = msgFile({ '0037': 'app', '1000': 'Zie de bijlage.' }, { name: 'scherm.png', content: shots[0]! });
    const staged = await drop('app.msg', Buffer.from(msg));
    expect(stateOf(staged)).toEqual(['mail', '1']);
    const put = await o.call('pictures.fromMail', { id: staged.id, evidenceId: staged.evidence[0]!.id });
    expect(put.evidence.map(({ name }) => name)).toEqual(['app.msg', 'scherm.png']);
    expect(stateOf(await drop('los.eml', mailWith(WITHIN, [['logo.png', LOGO]])))).toEqual([]);
  }, 30_000);
});
