/** The whole example of a collection, once, by the code that makes it: what the letter of 29 April 2022 says must come out. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../shared/collection-records.ts';
import type { Host } from '../host.ts';
import { type TestMachine, testMachine } from '../testing/office.ts';
import { type CollectionDemo, runCollectionDemo } from './collection.ts';

let machine: TestMachine;
let made: CollectionDemo;
let answer: Answer;
let out: string;

/**
 * Randomness but for salts (16 bytes) and recovery sheets (25), which every office has the same: a test run stretches a
 * passphrase once for each salt (`argon2-once.mjs`), and 29 offices of two people would be half a minute of nothing else.
 */
function hostOf(base: Host): { host: Host; nextOffice: () => void } {
  let drawn = 0;
  const repeated = (n: number): Uint8Array =>
    createHash('sha256').update(`trekking ${drawn++}`).digest().subarray(0, n);
  const host: Host = { ...base, random: (n) => (n === 16 || n === 25 ? repeated(n) : randomBytes(n)) };
  return {
    host,
    nextOffice: () => {
      drawn = 0;
    },
  };
}

beforeAll(async () => {
  machine = testMachine();
  out = path.join(machine.root, 'voorbeeld');
  const { host, nextOffice } = hostOf(machine.host);
  made = await runCollectionDemo(host, out, () => undefined, nextOffice);
  answer = made.answer;
});
afterAll(async () => machine.remove());

test('its answer states 29 office holders, 16 with private mail, and 15 with messages of whom 3 incidentally and 12 more', () => {
  expect([answer.people, answer.users, answer.nil, answer.missing]).toEqual([29, 24, 5, 0]);
  expect(answer.privateMail).toEqual({ n: 16, incidental: 16, regular: 0, frequent: 0 });
  const { n, incidental, regular, frequent } = answer.messaging;
  expect([n, incidental, regular + frequent]).toEqual([15, 3, 12]);
  expect(answer.other.n).toBe(0);
  expect(answer.incidents).toEqual({ n: 0, unknown: 0 });
  expect([answer.missingReturns, answer.quarters]).toEqual([[], { notOver: [], partly: [] }]);
});

test('its reasons are those of the letter, and the three who used messages incidentally have the three of them', () => {
  expect(answer.reasons.map((r) => r.code).toSorted()).toEqual(
    'AFDRUKKEN AGENDA_ADMIN BEWERKEN DEFECT_APPARAAT DEFECT_TELEFOON DOORSTUREN_INGEKOMEN NUMMER_BEKEND SLECHT_BEREIK SPOED_ATTENDERING STARTFASE TECHNISCHE_BEPERKING'.split(
      ' ',
    ),
  );
  expect(answer.reasons[0]).toMatchObject({ code: 'NUMMER_BEKEND', people: 12 });
  const few = answer.rows.filter((row) => row.group === 'messaging' && row.frequency === 'INCIDENTEEL');
  expect(few.flatMap((row) => row.reasons).toSorted()).toEqual([
    'DEFECT_TELEFOON',
    'SLECHT_BEREIK',
    'SPOED_ATTENDERING',
  ]);
});

test('its sentences have those figures in both languages, and the rows behind them recount to the same', () => {
  for (const part of [
    'Van 29 bewindspersonen gebruikten 24 een privékanaal, gaven 5 nihil op en gaven 0 geen opgave (24 + 5 + 0 = 29).',
    '16 gebruikten privé-e-mail (16 incidenteel, 0 regelmatig, 0 veelvuldig), 15 een berichtendienst (3 incidenteel,',
    'Bij 29 personen is geen incident gemeld. Er ontbreekt geen opgave.',
  ])
    expect(answer.text.nl).toContain(part);
  expect(answer.text.en).toContain('16 used private mail (16 incidentally,');
  expect(answer.text.en).toContain('15 a messaging service (3 incidentally,');
  const people = (rows: Answer['rows']): number => new Set(rows.map((row) => row.person)).size;
  expect(people(answer.rows)).toBe(29);
  expect(people(answer.rows.filter((row) => row.group === 'mail'))).toBe(16);
  expect(people(answer.rows.filter((row) => row.group === 'messaging'))).toBe(15);
});

test('it leaves 29 offices, their packages with a receipt each, and the answer as a file', () => {
  expect([made.workspaces.length, made.exports.length]).toEqual([30, 29]);
  expect(readdirSync(path.join(out, 'ontvangstbewijzen'))).toHaveLength(29);
  expect(JSON.parse(readFileSync(path.join(out, 'antwoord.json'), 'utf8'))).toEqual(answer);
  expect(existsSync(path.join(out, '.profiel'))).toBe(false);
});
