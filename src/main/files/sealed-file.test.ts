import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHUNK, createSealedFile, hashSealedFile, readSealedFile } from './sealed-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kr-sealed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let serial = 0;
function sealed(plain: Uint8Array): { file: string; key: Uint8Array; sha256: string } {
  const file = path.join(folder, `f${serial++}`);
  const writer = createSealedFile(file);
  writer.write(plain.subarray(0, plain.length >> 1));
  writer.write(plain.subarray(plain.length >> 1));
  return { file, ...writer.commit() };
}

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])('a file of %i bytes comes back byte for byte', (size) => {
  const plain = Buffer.alloc(size, 7).map((_, i) => (i * 31) & 255);
  const { file, key, sha256 } = sealed(plain);
  expect(readSealedFile(file, key).equals(plain)).toBe(true);
  expect(sha256).toBe(createHash('sha256').update(plain).digest('hex'));
  expect(hashSealedFile(file, key)).toEqual({ sha256, bytes: size });
});

test('any range equals the same range of the plaintext', () => {
  const plain = Buffer.alloc(2 * CHUNK + 99).map((_, i) => (i * 17) & 255);
  const { file, key } = sealed(plain);
  fc.assert(
    fc.property(fc.nat(plain.length), fc.nat(CHUNK + 50), (from, length) => {
      expect(readSealedFile(file, key, from, length).equals(plain.subarray(from, from + length))).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('no plaintext reaches the disk, and nothing is left when writing stops', () => {
  const { file } = sealed(Buffer.from('naald-in-een-hooiberg '.repeat(500)));
  expect(readFileSync(file).includes('naald')).toBe(false);
  const writer = createSealedFile(path.join(folder, 'stopped'));
  writer.write(Buffer.from('half'));
  writer.abort();
  expect(readdirSync(folder).filter((n) => n.includes('stopped'))).toEqual([]);
});

test('a changed, cut, extended or reordered file does not open', () => {
  const plain = Buffer.alloc(3 * CHUNK, 5);
  const { file, key } = sealed(plain);
  const good = readFileSync(file);
  const refuse = (bytes: Uint8Array): void => {
    writeFileSync(`${file}.bad`, bytes);
    expect(() => readSealedFile(`${file}.bad`, key)).toThrow('evidence_damaged');
  };
  for (const at of [0, 8, 13, 5_000, good.length - 1]) {
    const bad = Buffer.from(good);
    bad[at]! ^= 1;
    refuse(bad);
  }
  const sealedChunk = CHUNK + 16;
  refuse(good.subarray(0, good.length - 1));
  refuse(good.subarray(0, 13 + 2 * sealedChunk));
  refuse(good.subarray(0, 13));
  refuse(Buffer.concat([good, Buffer.alloc(20)]));
  refuse(
    Buffer.concat([
      good.subarray(0, 13),
      good.subarray(13 + sealedChunk, 13 + 2 * sealedChunk),
      good.subarray(13, 13 + sealedChunk),
      good.subarray(13 + 2 * sealedChunk),
    ]),
  );
});
