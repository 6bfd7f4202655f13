import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OtherFile } from '../../shared/other-files.ts';
import { sealFile } from '../keys/age-file.ts';
import { newKeyPair } from '../keys/wrap.ts';
import { utf8 } from './bytes.ts';
import { otherFile } from './other-file.ts';
import { vectorBytes, vectors } from './test-vectors.ts';

const said = (text: string, name = 'levering.zip'): OtherFile | null => otherFile(utf8(text), name);

test('every right file of the vectors is known by what it is, and a package is none of them', () => {
  const right = vectors.filter((v) => v.ok);
  const kinds: Record<string, readonly (OtherFile | null)[]> = {
    package: [null],
    note: ['signOff', 'close', 'note'],
    checkpoint: ['checkpoint'],
    proof: ['proof'],
    record: ['record'],
    register: ['register'],
    receipt: ['receipt'],
  };
  for (const v of right) expect(kinds[v.kind], v.file).toContain(otherFile(vectorBytes(v.file), v.file));
  expect(new Set(right.map((v) => otherFile(vectorBytes(v.file), v.file))).size).toBeGreaterThan(6);
});

test('a receipt, a signature file and what is inside a request or an answer are known by their format', () => {
  for (const kind of ['receipt', 'identity', 'request', 'answer'] as const)
    expect(said(`{"a":1,"format":"kanaalregister/${kind}/v1"}`)).toBe(kind);
  expect(said('kanaalregister/package/v1\nwerkmap: 1')).toBe('packageNote');
  expect(said(`{"format":"kanaalregister/register/v1","meta":{`)).toBe('register');
});

test('what is sealed for somebody else is known by its name alone', async () => {
  const sealed = await sealFile(utf8('{}'), (await newKeyPair()).recipient);
  expect(otherFile(sealed, '2027-Q1_7K3M.verzoek')).toBe('request');
  expect(otherFile(sealed, '2027-Q1_7K3M.ANTWOORD')).toBe('answer');
  expect(otherFile(sealed, 'levering.zip.age')).toBeNull();
});

test('anything else is left to the checks of a package', () => {
  expect(otherFile(new Uint8Array(0), 'leeg.zip')).toBeNull();
  expect(otherFile(createHash('sha512').update('x').digest(), 'ruis.zip')).toBeNull();
  for (const text of ['{', '{}', '[]', 'Geachte heer,\n', '{"format":"kanaalregister/backup/v1"}'])
    expect(said(text, '2027-Q1.verzoek')).toBeNull();
  // A zip is never one of them, whatever its name is or whatever stands in it.
  expect(said('PK\u0003\u0004{"format":"kanaalregister/receipt/v1"}', 'x.verzoek')).toBeNull();
});
