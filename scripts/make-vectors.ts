// Writes testdata/vectors: files with which any verifier of our formats can be tested, and what it must say of each.
// The same bytes every time; `--check` fails when what is there differs.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addBadCheckpoints, addBadNotes } from './vectors/bad-notes.ts';
import { addPackages } from './vectors/bad-packages.ts';
import { addBadProofs, addBadRecords } from './vectors/bad-records.ts';
import { addBadRegisters, addBadSignOffs } from './vectors/bad-statements.ts';
import { addGood } from './vectors/good.ts';
import { addReceipts } from './vectors/receipts.ts';
import { type Vector, VectorSet } from './vectors/vector-set.ts';
import { makeJournal, trustFile } from './vectors/world.ts';

export const VECTORS = path.join(import.meta.dirname, '../testdata/vectors');

/** Every file of the folder, `vectors.json` among them, and the list itself. */
export function makeVectors(): { files: Map<string, Buffer>; vectors: Vector[] } {
  const set = new VectorSet();
  const journal = makeJournal('vectors');
  const fork = makeJournal('another past');
  try {
    set.file('trust.keys', trustFile());
    addGood(set, journal);
    addBadRecords(set, journal);
    addBadProofs(set, journal);
    addBadNotes(set);
    addBadCheckpoints(set, journal, fork);
    addBadSignOffs(set);
    addBadRegisters(set);
    addPackages(set);
    addReceipts(set, journal);
  } finally {
    journal.remove();
    fork.remove();
  }
  const lines = set.vectors.map((v) => ` ${JSON.stringify(v)}`).join(',\n');
  set.file('vectors.json', `[\n${lines}\n]\n`);
  return { files: set.files, vectors: set.vectors };
}

/** Names of files that are missing, too many or different. */
export function staleVectors(): string[] {
  const { files } = makeVectors();
  const there = readdirSync(VECTORS);
  return [
    ...there.filter((name) => !files.has(name)),
    ...[...files]
      .filter(([n, bytes]) => !there.includes(n) || !readFileSync(path.join(VECTORS, n)).equals(bytes))
      .map(([n]) => n),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = staleVectors();
    for (const name of stale) console.error(`vectors: ${name} is stale; run node scripts/make-vectors.ts`);
    if (stale.length > 0) process.exit(1);
  } else {
    rmSync(VECTORS, { recursive: true, force: true });
    mkdirSync(VECTORS, { recursive: true });
    for (const [name, bytes] of makeVectors().files) writeFileSync(path.join(VECTORS, name), bytes);
  }
}
