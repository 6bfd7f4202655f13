import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { transcriptFrom } from '../../shared/transcript.ts';
import { findChromium } from '../shell/chromium/browser.ts';
import { PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { chatShots } from '../testing/pictures.ts';

let o: TestOffice;
beforeEach(async () => {
  o = await testOffice();
});
afterEach(() => o.remove());

const browser = findChromium();
const stateOf = (staged: { guesses: { field: string; key: string }[] }, evidenceId: string): string | undefined =>
  staged.guesses.find((guess) => guess.field === `words:${evidenceId}`)?.key;

describe.skipIf(browser === null)('pictures of a draft (needs a browser to draw them)', () => {
  test('their words are read beside the answering, put right by a person, and found after logging', async () => {
    const [first, second] = await chatShots(
      browser!,
      [{ from: 'self', text: 'Akkoord met de sporthal in Lutjewaard.' }],
      [{ dark: true }, {}],
    );
    const pasted = [
      { name: 'een.png', bytes: first! },
      { name: 'twee.png', bytes: second! },
      { name: 'kapot.png', bytes: new Uint8Array(Buffer.from('89504e470d0a1a0a', 'hex')) },
    ];
    const { id, evidence, answers } = await o.call('staging.start', { pasted });
    expect(answers).toMatchObject({ evidence: 'attached', captureMethod: 'screenshot' });
    const [one, two, broken] = evidence.map((row) => row.id);
    const reading = o.call('pictures.read', { id });
    // Meanwhile somebody answers.
    await o.call('staging.save', { id, answers: { ...answers, subject: 'Sporthal' }, focus: null });
    const read = await reading;
    expect(read.answers.subject).toBe('Sporthal');
    expect([one, two, broken].map((each) => stateOf(read, each!))).toEqual(['machine', 'machine', 'failed']);
    const { words } = await o.call('pictures.words', { evidenceId: one! });
    expect(words).toBe('Akkoord met de sporthal in Lutjewaard.');
    const saved = await o.call('pictures.saveWords', { id, evidenceId: one!, words: 'Akkoord met de gymzaal.' });
    expect(stateOf(saved, one!)).toBe('checked');
    const ordered = await o.call('pictures.order', { id, evidenceIds: [two!, one!, broken!] });
    expect(ordered.evidence.map((row) => row.name)).toEqual(['twee.png', 'een.png', 'kapot.png']);
    await expect(o.call('pictures.order', { id, evidenceIds: [two!, one!] })).rejects.toThrow('invalid_input');

    const complete = testAnswers(o.ids, { evidence: 'attached' });
    await o.call('staging.save', { id, answers: { ...answers, ...complete }, focus: null });
    const entry = await o.call('entries.log', { stagingId: id });
    expect(entry.evidence.map((row) => row.name)).toEqual(['twee.png', 'een.png', 'kapot.png']);
    for (const search of ['gymzaal', 'lutjewaard'])
      expect((await o.call('entries.list', { search })).rows.map((row) => row.id)).toEqual([entry.id]);
    // Taking the logging back keeps what a person put right.
    const undone = await o.call('entries.undo', { entryId: entry.id });
    const again = await o.call('pictures.words', { evidenceId: undone.evidence[1]!.id });
    expect(again.words).toBe('Akkoord met de gymzaal.');
  }, 60_000);

  test('a state secret in a picture becomes no words', async () => {
    const [secret] = await chatShots(browser!, [{ from: 'other', text: 'Stg. GEHEIM' }], [{ scale: 2 }]);
    const { id, evidence } = await o.call('staging.start', { pasted: [{ name: 'scherm.png', bytes: secret! }] });
    const read = await o.call('pictures.read', { id });
    expect(stateOf(read, evidence[0]!.id)).toBe('marking');
    expect(await o.call('pictures.words', { evidenceId: evidence[0]!.id })).toEqual({ words: '' });
  }, 30_000);

  test('who stops the reading keeps the pictures, and what was not read is not read by itself again', async () => {
    const [picture] = await chatShots(browser!, [{ from: 'other', text: 'Hoi' }], [{ scale: 3 }]);
    const pasted = [1, 2, 3].map((n) => ({ name: `${n}.png`, bytes: picture! }));
    const { id, evidence } = await o.call('staging.start', { pasted });
    const reading = o.call('pictures.read', { id });
    // What is over at once is no job to show.
    const jobs = await vi.waitUntil(async () => {
      const listed = (await o.call('jobs.list', {})).jobs;
      return listed.length > 0 ? listed : null;
    });
    expect(jobs).toMatchObject([{ kind: 'pictures', unit: 'files', total: 3 }]);
    await o.call('jobs.cancel', { id: jobs[0]!.id });
    await expect(reading).rejects.toThrow('cancelled');
    const staged = await o.call('pictures.read', { id });
    expect(evidence.map((row) => stateOf(staged, row.id))).toContain('stopped');
    const wanted = await o.call('pictures.read', { id, evidenceIds: [evidence[2]!.id] });
    expect(stateOf(wanted, evidence[2]!.id)).toBe('machine');
  }, 30_000);
});

test('pasted text is kept with who pasted it, and found by its words', async () => {
  const staged = await o.call('transcripts.add', { kind: 'pasted', text: 'Dijk\r\nLutjewaard ' });
  expect(staged.evidence).toMatchObject([{ origin: 'transcript', isOriginal: false, format: 'txt' }]);
  expect(staged.answers).toMatchObject({ evidence: 'attached', captureMethod: 'transcript', termId: o.ids.term });
  const { bytes } = await o.call('evidence.bytes', { evidenceId: staged.evidence[0]!.id, from: 0, length: 10_000 });
  expect(transcriptFrom(new TextDecoder().decode(bytes))).toMatchObject({
    kind: 'pasted',
    by: 'Joris Tervoort',
    confirmed: null,
    text: 'Dijk\nLutjewaard',
  });
  await expect(o.call('transcripts.add', { kind: 'pasted', text: ' \n ' })).rejects.toThrow('invalid_input');
  await expect(o.call('transcripts.add', { kind: 'pasted', text: 'STG. GEHEIM\nabc' })).rejects.toThrow(
    'content_blocked',
  );
});

test('a transcript is confirmed by somebody else, at the desk, with their own passphrase', async () => {
  const { id } = await o.call('staging.start', {});
  const typed = await o.call('transcripts.add', {
    id,
    kind: 'transcript',
    text: 'Wij zeiden dit',
    source: 'de telefoon',
  });
  const evidenceId = typed.evidence[0]!.id;
  const confirm = (personId: string, passphrase: string): Promise<unknown> =>
    o.call('transcripts.confirm', { id, evidenceId, personId, passphrase });
  await expect(confirm(o.ids.secretary, PASSPHRASES.secretary)).rejects.toThrow('not_allowed');
  await expect(confirm(o.ids.records, 'een heel andere zin')).rejects.toThrow('wrong_passphrase');
  await confirm(o.ids.records, PASSPHRASES.records);
  const staged = await o.call('staging.get', { id });
  expect(staged.evidence).toHaveLength(1);
  const { text } = await o.call('evidence.preview', { evidenceId: staged.evidence[0]!.id });
  expect(transcriptFrom(text)?.confirmed?.by).toBe('Nadia Bouwkamp');
  // The unconfirmed text is gone, its file too.
  await expect(confirm(o.ids.records, PASSPHRASES.records)).rejects.toThrow('not_found');
  const folder = path.join(o.host.workspacesDir, readdirSync(o.host.workspacesDir)[0]!, 'evidence');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(files).toHaveLength(1);
  expect(readFileSync(path.join(files[0]!.parentPath, files[0]!.name)).includes('Wij zeiden dit')).toBe(false);
});
