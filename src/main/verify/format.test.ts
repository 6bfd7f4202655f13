import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { RECORD_TYPES, recordFields, recordKind } from '../journal/types.ts';
import { keyNumber } from '../keys/number.ts';
import { vectorBytes } from './test-vectors.ts';

const text = readFileSync(path.join(import.meta.dirname, '../../../docs/format.md'), 'utf8');

/** What stands after `label: ` on a line of its own. */
function said(label: string): string {
  const line = text.split('\n').find((l) => l.startsWith(`${label}: `));
  return line?.slice(label.length + 2) ?? '';
}

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

describe('docs/format.md', () => {
  test('has the fields of every record type, in the order they are written in', () => {
    const block = text.split('by type (').at(-1)?.split('```')[1] ?? '';
    const lines = block.replaceAll('\n  ', ' ').trim().split('\n').slice(1);
    expect(lines).toEqual(RECORD_TYPES.map((t) => `${t}: ${recordFields(t).slice(5).join(' ')}`));
    expect(RECORD_TYPES.filter((t) => recordKind(t) === 'e')).toEqual(['entry']);
    expect(text).toContain(`\`${recordFields('entry').slice(0, 5).join(' ')}\``);
  });

  test('works its example out rightly', () => {
    const record = JSON.parse(vectorBytes('record-0.json').toString('utf8')) as {
      digests: string;
      disclosures: unknown[];
      header: string;
    };
    expect(said('disclosure')).toBe(JSON.stringify(record.disclosures[2]));
    expect(said('base64url')).toBe(Buffer.from(said('disclosure')).toString('base64url'));
    expect(said('digest')).toBe(sha256(said('base64url')).toString('base64url'));
    const list = Buffer.from(record.digests, 'base64url');
    expect(list.length).toBe(7 * 32);
    expect(list.subarray(64, 96).toString('base64url')).toBe(said('digest'));
    expect(list.subarray(128, 160).equals(Buffer.alloc(32))).toBe(true);
    expect(said('header')).toBe(`{"k":"o","n":0,"p":"${sha256(list).toString('base64url')}","v":1}`);
    expect(said('header')).toBe(record.header);
    expect(said('leaf')).toBe(sha256(Buffer.concat([Buffer.of(0), Buffer.from(said('header'))])).toString('base64'));
    expect(vectorBytes('record-0-alone.tlog-proof').toString('utf8').split('\n')[5]).toBe(said('leaf'));
  });

  test('has the number of its example key', () => {
    expect(vectorBytes('trust.keys').toString('utf8').split('\n')).toContain(said('vkey'));
    expect(said('number')).toBe(keyNumber(said('vkey')));
    const head = sha256(said('vkey')).subarray(0, 16).toString('hex');
    const number = (BigInt(`0x${head}`) % 10n ** 30n).toString().padStart(30, '0');
    expect(said('number').replaceAll(' ', '')).toBe(number);
  });
});
