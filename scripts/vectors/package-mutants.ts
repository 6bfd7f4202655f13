/**
 * Seeded attacks on the packages of the vectors. Each says what its forger holds, what the verifier knows, and by which
 * checks it must be found; every ninth changes nothing that counts and must be accepted. Run by `npm test` and, many more,
 * by `npm run torture -- packages`.
 */
import { createHash } from 'node:crypto';
import { ENTRY_COLUMNS } from '../../src/main/export/edition-fields.ts';
import { type ForgedRecord, PackageForge } from '../../src/main/testing/package-forge.ts';
import type { CheckId } from '../../src/main/verify/checks.ts';
import { type PackageResult, verifyPackage } from '../../src/main/verify/package.ts';
import { reclose, rows } from './forgeries.ts';
import { makePackages, type PackageWorld } from './package-world.ts';
import { KEYS, trustFile } from './world.ts';

export interface PackageMutant {
  readonly how: string;
  readonly bytes: Buffer;
  /** Checkpoints that the verifier has from before. */
  readonly against: readonly string[];
  /** By one of these it is found; empty: nothing is wrong with it. */
  readonly fails: readonly CheckId[];
}

type Pick = (n: number) => number;

function dice(seed: number): Pick {
  let roll = 0;
  return (n) => createHash('sha256').update(`packages ${seed} ${roll++}`).digest().readUInt32BE(0) % n;
}

interface Attack {
  readonly which: 'first' | 'next';
  readonly fails: readonly CheckId[];
  readonly against?: 'stand';
  /** The forged bytes, or null where the dice would change nothing. */
  make(forge: PackageForge, pick: Pick): Buffer | null;
}

const LOG = { first: KEYS.log, next: KEYS.secondLog } as const;
const RECORDS = 'data/journal/records.jsonl';
/** What can fail when the log is grown again over other records: the earliest of these. */
const REGROWN: readonly CheckId[] = [
  'consistency',
  'against_root',
  'against_size',
  'keys',
  'package_close',
  'close_signer',
  'record_disclosures',
  'record_type',
  'sign_offs',
  'sign_off_form',
  'register_records',
  'sign_off_entries',
  'statements',
  'complete',
];

function editCell(forge: PackageForge, pick: Pick, columns: readonly string[] | null): boolean {
  let changed = false;
  forge.editRegister((register) => {
    const list = rows(register);
    const row = list[pick(list.length)]!;
    const names = columns ?? Object.keys(row);
    const name = names[pick(names.length)]!;
    const before = row[name] ?? null;
    row[name] = typeof before === 'number' ? before + 1 + pick(9) : `anders ${pick(99)}`;
    // What hides a field may be any ground: a redaction is not made up again here.
    changed = typeof before !== 'string' || !before.startsWith('5.');
  });
  return changed;
}

function editLines(forge: PackageForge, edit: (lines: string[]) => string[]): void {
  forge.put(RECORDS, `${edit(forge.text(RECORDS).trimEnd().split('\n')).join('\n')}\n`);
}

function openedRecord(forge: PackageForge, pick: Pick): { all: ForgedRecord[]; at: number; field: string } {
  const all = forge.records();
  const opened = all.flatMap((record, at) => (record.type === null ? [] : [at]));
  const at = opened[pick(opened.length)]!;
  const { disclosures } = all[at]!;
  return { all, at, field: disclosures[pick(disclosures.length)]![1] };
}

function attacks(world: PackageWorld): Record<string, Attack> {
  const other = (which: 'first' | 'next'): PackageForge => (which === 'first' ? world.next : world.first);
  const rebuilt = (which: 'first' | 'next', forge: PackageForge): Buffer => forge.rebuild(LOG[which]).pack();
  const both = (name: string, attack: (which: 'first' | 'next') => Attack): Record<string, Attack> => ({
    [`${name} (first)`]: attack('first'),
    [`${name} (next)`]: attack('next'),
  });
  return {
    ...both('a cell, no key', (which) => ({
      which,
      fails: ['package_manifest'],
      make: (f, pick) => (editCell(f, pick, null), f.manifests().pack()),
    })),
    ...both('what the bag says of itself, no key', (which) => ({
      which,
      fails: ['bag_checksums'],
      make: (f, pick) => {
        const label = ['Source-Organization', 'Bagging-Date', 'External-Identifier', 'External-Description'][pick(4)]!;
        return f
          .swap('bag-info.txt', `${label}: `, `${label}: ${pick(99)} `)
          .tagManifest()
          .pack();
      },
    })),
    ...both('a cell, checksums left', (which) => ({
      which,
      fails: ['bag_files', 'bag_checksums'],
      make: (f, pick) => (editCell(f, pick, null), f.pack()),
    })),
    ...both('a cell, log key', (which) => ({
      which,
      fails: ['package_close'],
      make: (f, pick) => (editCell(f, pick, null), rebuilt(which, f)),
    })),
    ...both('a row more, lost or moved, log key', (which) => ({
      which,
      fails: ['package_close'],
      make(f, pick) {
        const before = f.text('data/register.json');
        f.editRegister((register) => {
          const names = Object.keys(register.sheets).filter((name) => register.sheets[name]!.length > 0);
          const list = register.sheets[names[pick(names.length)]!]!;
          const at = pick(list.length);
          const to = pick(list.length);
          if (pick(3) === 0) list.push({ ...list[at]! });
          else if (pick(2) === 0) list.splice(at, 1);
          else [list[at], list[to]] = [list[to]!, list[at]!];
        });
        return before === f.text('data/register.json') ? null : rebuilt(which, f);
      },
    })),
    ...both('a line of the journal lost, twice or moved, log key', (which) => ({
      which,
      // Before `from` only what the package needs can be missed.
      fails: [
        'records_all',
        'records_leaves',
        'keys',
        'sign_offs',
        'statements',
        'register_records',
        'sign_off_entries',
      ],
      make(f, pick) {
        const before = f.text(RECORDS);
        editLines(f, (lines) => {
          const at = pick(lines.length);
          const to = pick(lines.length);
          const copy = [...lines];
          [copy[at], copy[to]] = [lines[to]!, lines[at]!];
          return [lines.toSpliced(at, 1), lines.toSpliced(to, 0, lines[at]!), copy][pick(3)]!;
        });
        return before === f.text(RECORDS) ? null : rebuilt(which, f);
      },
    })),
    ...both('a field, not bound again, log key', (which) => ({
      which,
      fails: ['record_disclosures', 'record_type'],
      make(f, pick) {
        const { all, at, field } = openedRecord(f, pick);
        const disclosures = all[at]!.disclosures.map((d) =>
          d[1] === field ? ([d[0], d[1], 'anders'] as typeof d) : d,
        );
        return rebuilt(which, f.putRecords(all.with(at, { ...all[at]!, disclosures })));
      },
    })),
    ...both('a field, bound again, log key', (which) => ({
      which,
      fails: ['records_leaves', 'record_type'],
      make(f, pick) {
        const { all, at, field } = openedRecord(f, pick);
        return rebuilt(which, f.putRecords(all.with(at, PackageForge.amend(all[at]!, { [field]: 'anders' }))));
      },
    })),
    ...both('a signature of another text, log key', (which) => ({
      which,
      fails: ['signature'],
      make(f, pick) {
        const notes = [...f.files.keys()].filter((path) => path.startsWith('data/') && path.endsWith('.note'));
        const path = notes[pick(notes.length)]!;
        f.swap(path, /(\n)([^\n]+)(\n\n)/, '$1$2x$3');
        return rebuilt(which, f);
      },
    })),
    ...both('a file of the other package, log key', (which) => ({
      which,
      fails: [
        'package_signer',
        'leaves',
        'keys',
        'package_checkpoint',
        'checkpoint_signer',
        'package_register',
        'package_close',
        'sign_offs',
        'records_all',
        'records_leaves',

        'signature',
      ],
      make(f, pick) {
        const names = [...f.files.keys()].filter((path) => path.startsWith('data/') && other(which).files.has(path));
        const path = names[pick(names.length)]!;
        return rebuilt(which, f.put(path, other(which).files.get(path)!));
      },
    })),
    ...both('another edition or number in the note, log key', (which) => ({
      which,
      fails: ['package_register', 'package_form', 'records_all', 'keys'],
      make: (f, pick) =>
        f
          .manifests()
          .sign(
            LOG[which],
            (text) =>
              [
                text.replace('uitgave: bzk', 'uitgave: intern'),
                text.replaceAll('-v1', '-v2').replace('versie: 1', 'versie: 2'),
                text.replaceAll(/2027-Q\d/g, '2028-Q1'),
              ][pick(3)]!,
          )
          .pack(),
    })),
    'the log grown again over a changed record, log key, beside a checkpoint': {
      which: 'first',
      against: 'stand',
      fails: REGROWN,
      make(f, pick) {
        const { all, at, field } = openedRecord(f, pick);
        return rebuilt('first', f.regrow(all.with(at, PackageForge.amend(all[at]!, { [field]: 'anders' })), KEYS.log));
      },
    },
    'records put in, taken out or cut off, log grown again, log key, beside a checkpoint': {
      which: 'first',
      against: 'stand',
      fails: REGROWN,
      make(f, pick) {
        const all = f.records();
        const closed: ForgedRecord = {
          n: 0,
          kind: 'o',
          type: null,
          digests: [],
          disclosures: [],
          bound: 'A'.repeat(43),
        };
        const at = pick(all.length);
        const changed = [all.toSpliced(at, 1), all.toSpliced(at, 0, closed), all.slice(0, Math.max(1, at))][pick(3)]!;
        return rebuilt('first', f.regrow(changed, KEYS.log));
      },
    },
    'a cell that the journal has, closed again, log and manager key': {
      which: 'first',
      fails: ['register_records', 'sign_off_entries', 'complete', 'numbers', 'codes'],
      make: (f, pick) =>
        editCell(f, pick, Object.values(ENTRY_COLUMNS)) ? rebuilt('first', reclose(f, KEYS.log)) : null,
    },
    'an entry left out of the register, closed again, log and manager key': {
      which: 'first',
      fails: ['complete'],
      make(f, pick) {
        f.editRegister((register) => void rows(register).splice(pick(rows(register).length), 1));
        return rebuilt('first', reclose(f, KEYS.log));
      },
    },
    'everything made again by log and manager, beside a checkpoint': {
      which: 'first',
      against: 'stand',
      fails: ['against_root', 'against_size', 'consistency'],
      make(f, pick) {
        const all = f.records();
        const at = all.findIndex((r) => r.type === null);
        const bound = createHash('sha256')
          .update(`other ${pick(1e9)}`)
          .digest('base64url');
        return rebuilt('first', reclose(f, KEYS.log, all.with(at, { ...all[at]!, bound })));
      },
    },
    // --- and what is no attack ---
    ...both('nothing that counts', (which) => ({
      which,
      fails: [],
      against: 'stand' as const,
      make(f, pick) {
        if (pick(2) === 0) f.put('verify.html', `<p>${pick(1e9)}</p>`).tagManifest();
        const order = [...f.files].toSorted(() => pick(3) - 1);
        f.files.clear();
        for (const [path, content] of order) f.files.set(path, content);
        return f.pack();
      },
    })),
  };
}

/** `count` of them, the same for the same seed. */
export function* packageMutants(count: number, seed: number): Generator<PackageMutant> {
  const world = makePackages();
  const bytes = { first: world.first.pack(), next: world.next.pack() };
  const pick = dice(seed);
  const all = Object.entries(attacks(world));
  for (let made = 0, turn = 0; made < count; turn++) {
    const [how, attack] = all[turn % all.length]!;
    const forged = attack.make(PackageForge.unpack(bytes[attack.which]), pick);
    if (forged === null || forged.equals(bytes[attack.which])) continue;
    made += 1;
    const against = attack.against === undefined ? [] : [world.stand];
    yield { how: `${made}: ${how}`, bytes: forged, against, fails: attack.fails };
  }
}

/** Verifies one, with the keys of the vectors. */
export function verifyMutant({ bytes, against }: PackageMutant): Promise<PackageResult> {
  const read = async (from: number, length: number): Promise<Uint8Array> => bytes.subarray(from, from + length);
  const trust = trustFile().split('\n');
  return verifyPackage({ size: bytes.length, read }, { trust, against, integrityOnly: false });
}

/** Null where the verdict is the right one, else what was said. */
export async function wrongVerdict(mutant: PackageMutant): Promise<string | null> {
  const { fails } = mutant;
  const result = await verifyMutant(mutant);
  const wrong = result.checks.filter((c) => c.ok !== true);
  if (fails.length === 0) return result.ok ? null : `false alarm: ${wrong.map((c) => c.says.en).join(' ')}`;
  if (result.ok) return 'not found';
  return wrong.length === 1 && fails.includes(wrong[0]!.id)
    ? null
    : `found by ${wrong.map((c) => c.says.en).join(' ')}`;
}
