// The core at 1,000, 10,000 and 100,000 entries: saving, searching, paging, unlocking, growth. Every figure stands
// beside a reference measured in the same run. `node bench/core.ts --sizes 1000,10000`
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dispatch } from '../src/main/dispatch.ts';
import { deriveKey, newKdf } from '../src/main/keys/kdf.ts';
import { subkey } from '../src/main/keys/seal.ts';
import { type DbFile, type SqlValue } from '../src/main/store/db.ts';
import { openDb } from '../src/main/store/open.ts';
import type { AnswersInput } from '../src/shared/records.ts';
import { benchCore, benchHost, PASSPHRASE, WORDS } from './filled-office.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000,100000' } } });
const CHANNELS = ['whatsapp', 'signal', 'sms', 'gmail', 'telegram', 'privebellen'];
const REASONS = ['SLECHT_BEREIK', 'SPOED', 'NUMMER_BEKEND', 'BATTERIJ', 'BEGONNEN_DOOR_ANDER', 'AFDRUKKEN'];

const root = mkdtempSync(path.join(tmpdir(), 'kr-bench-'));
const { host } = benchHost(root, '2027-03-30T09:00:00+02:00');
const core = benchCore(host);

async function call(name: string, input: unknown): Promise<never> {
  const reply = await dispatch(core, name, input);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as never;
}

function quantile(times: number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

async function timed(times: number[], work: () => unknown): Promise<void> {
  const began = performance.now();
  await work();
  times.push(performance.now() - began);
}

function says(times: number[]): string {
  return `p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms`;
}

let serial = 0;
function answers(termId: string): AnswersInput {
  serial += 1;
  const word = (k: number): string => WORDS[(serial * k + (serial >> 3)) % WORDS.length]!;
  const day = `2027-${String(1 + (serial % 3)).padStart(2, '0')}-${String(1 + (serial % 28)).padStart(2, '0')}`;
  return {
    termId,
    channel: CHANNELS[serial % CHANNELS.length]!,
    device: 'PRIVE_TELEFOON',
    dateFrom: day,
    dateTo: day,
    dateCertainty: 'exact',
    counterparty: 'BURGEMEESTER_DECENTRAAL',
    direction: 'GESPREK',
    subject: `${word(1)} ${word(3)}${word(5)} ${word(7)} ${serial}`,
    reason: REASONS[serial % REASONS.length]!,
    nature: 'PROCES',
    classification: 'ONGERUBRICEERD',
    evidence: 'follows',
    messages: 1 + (serial % 9),
  };
}

/** Every write of `work`, in order, with the borders of its transactions. */
async function recorded(db: DbFile, work: () => Promise<void>): Promise<(readonly [string, SqlValue[]])[][]> {
  const target = db as { -readonly [K in keyof DbFile]: DbFile[K] };
  const original = { ...db };
  const all: (readonly [string, SqlValue[]])[][] = [];
  target.transaction = (inner) => {
    all.push([]);
    return original.transaction(inner);
  };
  target.run = (sql, ...v) => {
    all.at(-1)!.push([sql, v]);
    return original.run(sql, ...v);
  };
  await work();
  Object.assign(target, { run: original.run.bind(db), transaction: original.transaction.bind(db) });
  return all;
}

/** What the list shows of a hit, newest first, as one bare query. */
const BARE_ROWS = `SELECT e.id, e.number, e.status, e.quarter, e.late, e.date_from, e.date_to, e.certainty, e.channel, e.counterparty,
  e.subject, e.reason, e.evidence, e.evidence_due, e.term_id FROM entry_parts f JOIN entry e ON e.rowid = f.rowid
  WHERE f.entry_parts MATCH ? ORDER BY f.rowid DESC LIMIT 50`;

/**
 * Searching, beside the bare query for the same rows. Every search is also a line of the access log, committed before it
 * is answered: once the reference has that too, as one bare row in one FULL transaction, once it has not.
 */
async function measureSearch(bareDb: DbFile): Promise<void> {
  const searches: number[] = [];
  const bare: number[] = [];
  const bareLogged: number[] = [];
  const log = (i: number): unknown =>
    bareDb.transaction(() =>
      bareDb.run(
        'INSERT INTO access_log (n, time, actor, what, subject, hash) VALUES (?, ?, ?, ?, ?, ?)',
        1_000_000 + i,
        host.now().toISOString(),
        'p-meting',
        'search',
        'dijk',
        randomBytes(32),
      ),
    );
  for (let i = 0; i < 400; i++) {
    const word = WORDS[i % WORDS.length]!.slice(0, 3 + (i % 3));
    const ways = [
      () => timed(searches, () => call('entries.list', { search: word, limit: 50 })),
      () => timed(bare, () => bareDb.all(BARE_ROWS, `"${word}"`)),
      () => timed(bareLogged, () => [bareDb.all(BARE_ROWS, `"${word}"`), log(i)]),
    ];
    // None of them always first, so that none always pays for pages that are not in memory yet.
    for (let k = 0; k < 3; k++) await ways[(i + k) % 3]!();
  }
  bareDb.close();
  const ratio = (q: number, reference: number[]): string => (quantile(searches, q) / quantile(reference, q)).toFixed(2);
  console.log(
    `search: ${says(searches)}; bare rows and log line: ${says(bareLogged)}; ratio of p50 ${ratio(0.5, bareLogged)}, of p95 ${ratio(0.95, bareLogged)}; bare rows alone: ${says(bare)}; ratio of p50 ${ratio(0.5, bare)}, of p95 ${ratio(0.95, bare)}`,
  );
}

async function measure(size: number): Promise<void> {
  const made: { session: { person: { id: string } } } = await call('workspaces.create', {
    setup: {
      title: `Meting ${size}`,
      prefix: 'MKD',
      people: [
        { name: 'Joris Tervoort', role: 'secretary', passphrase: PASSPHRASE },
        {
          name: 'Wietske Harmelink',
          role: 'officeHolder',
          slot: false,
          terms: [
            {
              post: 'minister',
              ministryCode: 'mnre1130',
              ministryName: 'Kust',
              ministryAbbr: 'MKD',
              cabinet: 'Voorbeeldkabinet',
              from: '2026-02-23',
              until: null,
              swornInOn: null,
              corporateDeviceOn: null,
            },
          ],
        },
      ],
    },
  });
  const { terms }: { terms: { id: string }[] } = await call('terms.list', {});
  const termId = terms[0]!.id;
  const { folder, db, vaultKey } = core.open!;
  const file = path.join(folder, 'register.db');
  const began = performance.now();
  const bytesAt: number[] = [];
  for (let i = 0; i < size; i += 1_000) {
    db.exec('BEGIN');
    for (let j = 0; j < Math.min(1_000, size - i); j++) await call('entries.add', { answers: answers(termId) });
    db.exec('COMMIT');
    if (i === 0) bytesAt.push(dbBytes(db));
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  console.log(`\n${size} entries (filled in ${((performance.now() - began) / 1_000).toFixed(0)} s)`);
  const first = bytesAt[0]! / Math.min(1_000, size);
  console.log(
    `growth: ${Math.round(dbBytes(db) / size)} bytes per entry, ${Math.round(first)} over the first 1,000; ratio ${(dbBytes(db) / size / first).toFixed(2)}`,
  );

  // Saving: the same rows, written bare in one FULL transaction each, on a copy made just before.
  const copy = path.join(root, `kaal-${size}.db`);
  cpSync(file, copy);
  const saves: number[] = [];
  const writes = await recorded(db, async () => {
    for (let i = 0; i < 300; i++) await timed(saves, () => call('entries.add', { answers: answers(termId) }));
  });
  const bareDb = openDb(copy, subkey(vaultKey, 'database'), 'write');
  const bare: number[] = [];
  for (const rows of writes)
    await timed(bare, () => bareDb.transaction(() => rows.forEach(([sql, v]) => bareDb.run(sql, ...v))));
  bareDb.close();
  console.log(
    `save: ${says(saves)}; bare: ${says(bare)}; ratio of p50 ${(quantile(saves, 0.5) / quantile(bare, 0.5)).toFixed(2)}`,
  );

  await measureSearch(openDb(copy, subkey(vaultKey, 'database'), 'write'));

  const pages: number[] = [];
  let after: string | null = null;
  for (let i = 0; i < 50; i++)
    await timed(pages, async () => {
      const page: { next: string | null } = await call('entries.list', { after, limit: 100 });
      after = page.next;
    });
  const facets: number[] = [];
  for (let i = 0; i < 5; i++) await timed(facets, () => call('entries.facets', { quarter: '2027-Q1' }));
  const view: number[] = [];
  for (let i = 0; i < 5; i++) await timed(view, () => call('quarters.view', { quarter: '2027-Q1' }));
  console.log(
    `list: first page ${pages[0]!.toFixed(1)} ms, next ${says(pages.slice(1))}; facets ${says(facets)}; quarter ${says(view)}`,
  );

  await call('workspaces.lock', {});
  const { places }: { places: { token: string }[] } = await call('workspaces.recent', {});
  const unlocks: number[] = [];
  const kdfs: number[] = [];
  for (let i = 0; i < 5; i++) {
    await timed(kdfs, () =>
      deriveKey(
        PASSPHRASE,
        newKdf((n) => host.random(n)),
      ),
    );
    await timed(unlocks, async () => {
      await call('workspaces.unlock', {
        token: places[0]!.token,
        personId: made.session.person.id,
        passphrase: PASSPHRASE,
      });
      await call('today.get', {});
    });
  }
  console.log(
    `unlock to first screen: ${says(unlocks)}, of which argon2id ${says(kdfs)}; the rest ${(quantile(unlocks, 0.5) - quantile(kdfs, 0.5)).toFixed(0)} ms`,
  );
  await call('workspaces.lock', {});
}

function dbBytes(db: DbFile): number {
  db.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(db.path).size;
}

try {
  for (const size of values.sizes.split(',').map(Number)) await measure(size);
} finally {
  rmSync(root, { recursive: true, force: true });
}
