import { createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signingKey } from '../keys/signing.ts';
import { consistencyProof, headOf, inclusionProof, makeCheckpoint, originOf, unsignedTail } from './checkpoint.ts';
import { signatureLine, signNote, verifierKey } from './note.ts';
import { openTestJournal, type TestJournal } from './test-journal.ts';
import { rootAt } from './tree.ts';

const ORIGIN = originOf('aaaa-bbbb-cccc-dddd', 1);
const LOG = { name: ORIGIN, key: signingKey(new Uint8Array(32).fill(1)) };

let journal: TestJournal;
beforeEach(() => {
  journal = openTestJournal();
});
afterEach(() => journal.remove());

const checkpoint = (): string =>
  journal.db.transaction(() => makeCheckpoint(journal.db, LOG, '2027-04-01T10:00:00+02:00'));

describe('a checkpoint', () => {
  test('says origin, size and root, signed over exactly those lines', () => {
    journal.fill(5);
    const note = checkpoint();
    const [origin, size, root, empty, line] = note.split('\n');
    expect([origin, size, root, empty]).toEqual([ORIGIN, '5', rootAt(journal.db, 5).toString('base64'), '']);
    const signature = Buffer.from(line!.split(' ')[2]!, 'base64').subarray(4);
    const text = Buffer.from(`${origin}\n${size}\n${root}\n`);
    expect(verify(null, text, createPublicKey(LOG.key), signature)).toBe(true);
    expect(headOf(journal.db, ORIGIN)).toEqual({ origin: ORIGIN, size: 5, root });
  });

  test('of one size is made once', () => {
    journal.fill(2);
    const first = checkpoint();
    expect(checkpoint()).toBe(first);
    expect(journal.db.all('SELECT * FROM checkpoint')).toHaveLength(1);
  });

  test('leaves no unsigned records', () => {
    journal.fill(2);
    expect(unsignedTail(journal.db)).toBe(2);
    checkpoint();
    expect(unsignedTail(journal.db)).toBe(0);
    journal.fill(1);
    expect(unsignedTail(journal.db)).toBe(1);
  });

  test('carries a proof of one record, and a proof that an older one is its beginning', () => {
    journal.fill(3);
    checkpoint();
    journal.fill(4);
    const note = checkpoint();
    expect(inclusionProof(journal.db, 4, note)).toMatch(
      /^c2sp\.org\/tlog-proof@v1\nindex 4\n([\w+/]{43}=\n){3}\nkanaalregister\//,
    );
    expect(consistencyProof(journal.db, 3, note)).toMatch(
      /^kanaalregister\/consistency\/v1\nfrom 3\n([\w+/]{43}=\n){4}\nkanaalregister\//,
    );
    expect(inclusionProof(journal.db, 4, note).endsWith(`\n\n${note}`)).toBe(true);
  });
});

describe('a signed note', () => {
  test('refuses text that a note may not hold, and names that would break its lines', () => {
    expect(() => signNote('no newline at the end', LOG)).toThrow(RangeError);
    for (const bad of ['\r', '\t', '\u0000', '\u001f'])
      expect(() => signatureLine(`a${bad}b\n`, LOG), JSON.stringify(bad)).toThrow(/control/);
    for (const name of ['', 'two words', 'a+b', 'a\u00a0b'])
      expect(() => signatureLine('a\n', { ...LOG, name }), name).toThrow(/name/);
  });

  test('has a verifier key with the key id of its name', () => {
    const [name, id, key] = verifierKey(LOG).split('+');
    expect(name).toBe(ORIGIN);
    expect(id).toMatch(/^[0-9a-f]{8}$/);
    expect(Buffer.from(key!, 'base64')[0]).toBe(1);
    expect(verifierKey({ ...LOG, name: 'other' }).split('+')[1]).not.toBe(id);
  });
});
