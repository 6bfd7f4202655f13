import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sha256, toHex, utf8 } from './bytes.ts';
import { Refusal } from './checks.ts';
import { type RegisterFile, type RegisterReader, readRegister } from './register-file.ts';
import { readRegisterRows } from './register-rows.ts';
import { VECTORS } from './test-vectors.ts';

const MOST = 64 * 1024 * 1024;
const WHOLE = readFileSync(path.join(VECTORS, 'register-whole.json'));

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

type Read = RegisterFile & { readonly all: readonly unknown[] };

/** Keeps all that is handed out, in its order. */
function recorder(): RegisterReader & { all: unknown[] } {
  const all: unknown[] = [];
  return { all, meta: (meta) => void all.push(meta), row: (sheet, row) => void all.push([sheet, row]) };
}

/** What reading the whole file says: the register and its rows, or the check that refuses it. */
function atOnce(bytes: Uint8Array): Read | string {
  try {
    const reader = recorder();
    const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ...readRegister(source, reader), all: reader.all };
  } catch (error) {
    if (error instanceof Refusal) return error.id;
    if (error instanceof TypeError) return 'text';
    throw error;
  }
}

async function byRow(bytes: Uint8Array, size: number): Promise<Read | string | null> {
  try {
    const reader = recorder();
    const found = await readRegisterRows(inPieces(bytes, size), MOST, reader);
    if (found) expect(found.sha256).toBe(toHex(sha256(bytes)));
    return found && { ...found.register, all: reader.all };
  } catch (error) {
    if (error instanceof Refusal) return error.id;
    throw error;
  }
}

test('wherever the bytes are cut, the rows are those of the whole file', async () => {
  const register = atOnce(WHOLE);
  expect(typeof register === 'object' && register.all.length).toBeGreaterThan(10);
  for (const size of [1, 2, 3, 7, 61, 1_000, WHOLE.length])
    expect(await byRow(WHOLE, size), String(size)).toEqual(register);
});

test('every register of the vectors is read by row as it is at once, or left to that', async () => {
  const files = readdirSync(VECTORS).filter((name) => /^register.*\.json$/.test(name));
  const read = new Map<string, Read | string | null>();
  for (const name of files) read.set(name, await byRow(readFileSync(path.join(VECTORS, name)), 64));
  for (const [name, found] of read)
    if (found !== null) expect(found, name).toEqual(atOnce(readFileSync(path.join(VECTORS, name))));
  expect([...read.values()].filter((found) => typeof found === 'object' && found !== null).length).toBeGreaterThan(1);
});

test('no change of one byte is read by row as something else than at once', async () => {
  for (let at = 0; at < WHOLE.length; at += 17)
    for (const byte of [0x22, 0x5d, 0x7d, 0x2c, 0xff]) {
      const changed = Uint8Array.from(WHOLE);
      changed[at] = byte;
      const found = await byRow(changed, 512);
      if (found !== null) expect(found, `${at} ${byte}`).toEqual(atOnce(changed));
    }
});

test('a text that looks like the end of a row is left to the whole reading', async () => {
  const source = new TextDecoder().decode(WHOLE);
  const within = (said: string): Uint8Array => utf8(source.replace(/"appVersion":"[^"]*"/, `"appVersion":"${said}"`));
  expect(await byRow(within('0.1'), 64)).toEqual(atOnce(within('0.1')));
  const cell = /"titel":"|"term":"|"omschrijving":"|"nl":"/.exec(source)![0];
  for (const said of ['},{', '}],', '}}']) {
    const bytes = utf8(source.replace(cell, `${cell}${said}`));
    const found = await byRow(bytes, 64);
    if (found !== null) expect(found).toEqual(atOnce(bytes));
    expect(typeof atOnce(bytes)).toBe('object');
  }
});

test('what goes on after the end, or never has a row, is not read by row', async () => {
  expect(await byRow(utf8(`${new TextDecoder().decode(WHOLE)}\n`), 64)).toBeNull();
  expect(await byRow(WHOLE.subarray(0, WHOLE.length - 1), 64)).toBeNull();
  expect(await readRegisterRows(inPieces(WHOLE, 64), 100)).toBeNull();
  expect(await byRow(new Uint8Array(20 * 1024 * 1024).fill(0x61), 1024 * 1024)).toBeNull();
});
