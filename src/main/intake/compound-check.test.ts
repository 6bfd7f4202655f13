import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, msgFile } from '../testing/sources.ts';
import { compoundFault } from './compound-check.ts';
import { readMsg } from './msg.ts';

const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus/msg');
const made = (): Buffer =>
  Buffer.from(
    msgFile({ '001A': 'IPM.Note', '0037': 'x'.repeat(200) }, { name: 'a.bin', content: new Uint8Array(6_000) }),
  );

/** Where the first table sector begins, and the directory. */
const tableAt = (file: Buffer): number => (file.readInt32LE(76) + 1) * 512;
const directoryAt = (file: Buffer): number => (file.readInt32LE(48) + 1) * 512;

const DAMAGE: [what: string, fault: string, damage: (file: Buffer) => void][] = [
  [
    'a chain of the directory that bites its own tail',
    'chain',
    (f) => f.writeInt32LE(f.readInt32LE(48), tableAt(f) + 4 * f.readInt32LE(48)),
  ],
  [
    'the small sectors of the root in a circle',
    'chain',
    (f) => {
      const root = f.readInt32LE(directoryAt(f) + 116);
      f.writeInt32LE(root, tableAt(f) + 4 * root);
    },
  ],
  ['a table of more sectors than the file has', 'counts', (f) => f.writeInt32LE(0x7fffffff, 44)],
  [
    'a table that goes on outside the file',
    'table',
    (f) => {
      f.writeInt32LE(1, 72);
      f.writeInt32LE(70_000, 68);
    },
  ],
  ['a stream larger than the file', 'stream_size', (f) => f.writeInt32LE(0x7fffffff, directoryAt(f) + 128 + 120)],
  ['an entry that is its own child', 'tree', (f) => f.writeInt32LE(0, directoryAt(f) + 76)],
  ['no root', 'root', (f) => f.writeUInt8(0, directoryAt(f) + 66)],
];

test.each(DAMAGE)('%s is refused before the parser sees it', async (_, fault, damage) => {
  const file = made();
  expect(compoundFault(file)).toBe(null);
  damage(file);
  expect(compoundFault(file)).toBe(fault);
  await expect(readMsg(file)).rejects.toMatchObject({ code: 'file_unreadable', details: { part: fault } });
});

test('anything short is refused', () => {
  expect(compoundFault(bytesOf('kort'))).toBe('too_short');
});

test.skipIf(!existsSync(CORPUS))('no file that Outlook saved is refused', () => {
  const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.msg'));
  expect(files.filter((f) => compoundFault(readFileSync(path.join(CORPUS, f))) !== null)).toEqual([]);
});
