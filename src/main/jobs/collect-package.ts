/** Opens, checks and keeps one package that came in. Runs in a worker, on its own read connection. */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { KanaalError } from '../../shared/errors.ts';
import { createSealedFile, readSealedFile } from '../files/sealed-file.ts';
import { isSealed, openSealed } from '../keys/age-file.ts';
import { knownOpen, officeHead } from '../store/collection.ts';
import type { DbFile } from '../store/db.ts';
import type { JsonValue } from '../verify/canonical-json.ts';
import type { Check } from '../verify/checks.ts';
import { otherFile } from '../verify/other-file.ts';
import { type PackageClaims, type PackageFacts, verifyPackage } from '../verify/package.ts';
import { restoredFrom } from './restored-log.ts';
import type { JobTools } from './worker-jobs.ts';

/** A disk, the window, or what lies sealed here already. */
export type PackageSource = { path: string } | { bytes: Uint8Array } | { sealed: string; key: Uint8Array };

export interface CollectJob {
  source: PackageSource;
  /** The file's name, as somebody gave it. */
  name: string;
  /** The collection's age identity: opens what was sealed for it. */
  identity: string;
  /** Where the package goes under a key of its own; nothing is there yet. Null: it lies there already. */
  target: string | null;
}

type Row = Readonly<Record<string, JsonValue>>;

/** What the collection keeps of a package that could be read. */
export interface CollectedFacts
  extends Omit<PackageFacts, 'register' | 'rows' | 'terms' | 'people' | 'notes' | 'states'> {
  states: ReturnType<PackageFacts['states']>;
  codeLists: readonly { list: string; version: string }[];
  ministry: { name: string; abbreviation: string; tooi: string };
  returns: readonly Row[];
  accounts: readonly Row[];
  entries: readonly Row[];
  incidents: readonly Row[];
}

export interface CollectResult {
  /** Hex SHA-512 of the package as it was before it was sealed. */
  package: string;
  bytes: number;
  /** Opens the copy at `target`. */
  key: Uint8Array;
  ok: boolean;
  checks: readonly Check[];
  facts: CollectedFacts | null;
  claims: PackageClaims | null;
}

/** A package of 100,000 entries has about a hundred megabytes. */
const MAX_PACKAGE_BYTES = 512 * 1024 * 1024;

function readSource(source: PackageSource): Uint8Array {
  if ('sealed' in source) return readSealedFile(source.sealed, source.key);
  if ('bytes' in source) return source.bytes;
  const stat = statSync(source.path, { throwIfNoEntry: false });
  // A folder that was dropped is no package either.
  if (!stat?.isFile()) throw new KanaalError('file_missing');
  if (stat.size > MAX_PACKAGE_BYTES) throw new KanaalError('file_too_large');
  return readFileSync(source.path);
}

/** Sheets whose rows a collection keeps, beside Samenvatting. */
const KEEP = ['Accounts', 'Registraties', 'Incidenten'];

function collected(facts: PackageFacts): CollectedFacts {
  const { register, rows, terms: _terms, people: _people, notes: _notes, states, ...rest } = facts;
  const meta = register.meta as { codeLists?: CollectedFacts['codeLists']; ministry?: CollectedFacts['ministry'] };
  return {
    ...rest,
    states: states(),
    codeLists: meta.codeLists ?? [],
    ministry: meta.ministry ?? { name: '', abbreviation: '', tooi: '' },
    returns: rows.get('Samenvatting')!,
    accounts: rows.get('Accounts')!,
    entries: rows.get('Registraties')!,
    incidents: rows.get('Incidenten')!,
  };
}

/** Entries that an office has told of and still has to account for: not what it lost when it put a backup back. */
function stillOpen(
  db: DbFile,
  office: string,
  log: Pick<PackageFacts, 'leaves' | 'epochs'>,
): ReturnType<typeof knownOpen> {
  const head = officeHead(db, office);
  return knownOpen(db, office, (head && restoredFrom(head, log)?.size) ?? undefined);
}

export async function collectPackage(db: DbFile, job: CollectJob, { expect, goOn }: JobTools): Promise<CollectResult> {
  expect(3, 'parts');
  // It asks one question, once; the usual 64 MiB would stay in the worker's memory, which is never given back to the system.
  db.pragma('cache_size=-4096');
  const given = readSource(job.source);
  goOn(1);
  // What is not sealed for us stays as it came: it is refused by name, and nothing of it is lost.
  const plain = isSealed(given) ? ((await openSealed(given, job.identity)) ?? given) : given;
  // A receipt or a request is no bad package: nothing of it is kept, and nobody gets a refusal.
  const kind = otherFile(plain, job.name);
  if (kind !== null) throw new KanaalError('not_a_package', { name: job.name, kind });
  let key = 'key' in job.source ? job.source.key : new Uint8Array(32);
  if (job.target !== null) {
    const out = createSealedFile(job.target);
    try {
      out.write(plain);
      ({ key } = out.commit());
    } catch (error) {
      out.abort();
      rmSync(job.target, { force: true });
      throw error;
    }
  }
  goOn(1);
  const result = await verifyPackage(
    { size: plain.length, read: async (from, length) => await Promise.resolve(plain.subarray(from, from + length)) },
    // Whose key it is, a person confirms by its number; here it only has to be one key throughout.
    { trust: [], integrityOnly: true, keep: KEEP, open: (note, log) => stillOpen(db, note.workspace, log) },
  );
  goOn(1);
  return {
    package: createHash('sha512').update(plain).digest('hex'),
    bytes: plain.length,
    key,
    ok: result.ok,
    checks: result.checks.filter((check) => check.id !== 'no_trusted_key'),
    facts: result.facts ? collected(result.facts) : null,
    claims: result.claims,
  };
}
