import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSealed } from '../keys/age-file.ts';
import { newKeyPair } from '../keys/wrap.ts';
import { PASSPHRASES, signAll, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';
import { type BagFiles, bagInZip, checkBag } from './bagit.ts';
import { CHECKS, Refusal } from './checks.ts';
import { type PackageOptions, type PackageResult, verifyPackage } from './package.ts';
import { inMemory, verdict } from './test-vectors.ts';
import { openZip } from './zip-file.ts';

const canRun = (command: string, argument: string): boolean => spawnSync(command, [argument]).status === 0;
const hasPython = canRun('python3', '--version') && canRun('openssl', 'version');

const wrong = (result: PackageResult): string[] => result.checks.filter((c) => c.ok !== true).map((c) => c.id);

describe('a package of a closed quarter', () => {
  let o: TestOffice;
  let trust: string[];
  let early: string;
  let bzk: Uint8Array;

  const verify = (bytes: Uint8Array, options: Partial<PackageOptions> = {}): Promise<PackageResult> =>
    verifyPackage(inMemory(bytes), { trust, integrityOnly: false, ...options });
  const make = async (name: string, more: { edition?: 'bzk' | 'intern'; seal?: string } = {}): Promise<Uint8Array> => {
    const out = path.join(o.root, name);
    mkdirSync(out);
    const made = await o.call('packages.make', { quarter: '2027-Q1', out: o.token(out), ...more });
    expect(readdirSync(out)).toEqual([made.name]);
    return readFileSync(made.path);
  };

  /** Every way an entry can stand at close: signed, returned and signed later, withdrawn, not signed, a draft, another quarter's. */
  beforeAll(async () => {
    o = await testOffice();
    const day = (date: string, subject: string) => testAnswers(o.ids, { dateFrom: date, dateTo: date, subject });
    await o.call('entries.add', { answers: day('2027-01-11', 'Peilbesluit') });
    const returned = await o.call('entries.add', { answers: day('2027-01-12', 'Gemaal') });
    const gone = await o.call('entries.add', { answers: day('2027-01-13', 'Dubbel gedaan') });
    await o.call('entries.withdraw', { entryId: gone.id, reason: 'Stond er twee keer in.' });
    early = (await o.call('journal.checkpoint', {})).note;
    await signAll(o, 'registraties', '2027-Q1', [returned.id]);
    await o.as('secretary');
    await o.call('entries.amend', {
      entryId: returned.id,
      version: 1,
      answers: day('2027-01-12', 'Gemaal, tweede lezing'),
    });
    await o.call('entries.add', { answers: testAnswers(o.ids, { subject: null, reason: null }), draft: true });
    o.setNow('2027-04-02T10:00:00+02:00');
    await signAll(o, 'kwartaal', '2027-Q1');
    await o.as('records');
    const all = await o.call('entries.list', {});
    const first = all.rows.find((r) => r.number === 'MKD-2027-0001')!;
    await o.call('entries.followUp', {
      entryId: first.id,
      outcome: 'GEARCHIVEERD',
      place: 'DMS',
      reference: 'Z-12',
      date: '2027-04-02',
    });
    await o.as('secretary');
    await o.call('entries.add', { answers: day('2027-03-30', 'Na de verklaring') });
    await o.call('entries.add', { answers: day('2027-04-01', 'Volgend kwartaal') });
    await o.as('records');
    await o.call('quarters.close', { quarter: '2027-Q1', consent: '2027-Q1', passphrase: PASSPHRASES.records });
    trust = (await o.call('journal.trust', {})).vkeys.map((k) => k.vkey);
    bzk = await make('bzk');
  }, 120_000);
  afterAll(() => o.remove());

  test('is proven whole, in both editions, and again the same bytes whatever came after', async () => {
    const result = await verify(bzk);
    expect([wrong(result), result.ok]).toEqual([[], true]);
    expect(result.facts?.note).toMatchObject({ register: 'MKD-2027-Q1-v1', edition: 'bzk', from: 0 });
    await o.call('entries.followUp', {
      entryId: (await o.call('entries.list', {})).rows.find((r) => r.number === 'MKD-2027-0001')!.id,
      outcome: 'DUBBEL',
      reference: 'Z-13',
    });
    expect(Buffer.compare(await make('bzk-again'), bzk)).toBe(0);
    const whole = await verify(await make('intern', { edition: 'intern' }));
    expect([wrong(whole), whole.ok]).toEqual([[], true]);
  });

  test('tells what is still open: a draft and an entry of the next quarter', async () => {
    const { facts } = await verify(bzk);
    expect(facts?.openEntries.map((e) => [e.number, e.quarter, e.status])).toEqual([
      ['MKD-2027-0004', '2027-Q1', 'draft'],
      ['MKD-2027-0006', '2027-Q2', 'logged'],
    ]);
  });

  test('says nothing of contents: no subject, no file name, no name of staff', async () => {
    const everything = (await contentsOf(bzk))
      .map((line) => Buffer.from(line.split(' ')[1]!, 'base64').toString('utf8'))
      .join('\n');
    for (const hidden of ['Peilbesluit', 'Gemaal', 'Dubbel gedaan', 'Joris', '31600000012', 'Telefoon kwijt'])
      expect(everything).not.toContain(hidden);
    expect(everything).toContain('Wietske Harmelink');
  });

  test('extends what was received before, and says so of another past', async () => {
    expect(wrong(await verify(bzk, { against: [early] }))).toEqual([]);
    const other = early.replace(/\n(\d+)\n/, (_, n: string) => `\n${Number(n) + 1}\n`);
    expect(wrong(await verify(bzk, { against: [other] }))).toEqual(['against_signature']);
  });

  test('is not proven by its own keys alone', async () => {
    expect(wrong(await verify(bzk, { trust: [] }))).toEqual(['no_trusted_key']);
    const whole = await verify(bzk, { trust: [], integrityOnly: true });
    expect([wrong(whole), whole.ok]).toEqual([['no_trusted_key'], true]);
  });

  test('sealed, only its receiver opens it, and finds the same package', async () => {
    const receiver = await newKeyPair();
    const sealed = await make('sealed', { seal: receiver.recipient });
    expect(wrong(await verify(sealed))).toEqual(['sealed']);
    expect(await openSealed(sealed, (await newKeyPair()).identity)).toBeNull();
    expect(Buffer.compare((await openSealed(sealed, receiver.identity))!, bzk)).toBe(0);
  });

  test.skipIf(!hasPython)('the second verifier says the same of it, in both editions', async () => {
    const keys = path.join(o.root, 'trust.keys');
    const stand = path.join(o.root, 'early.note');
    writeFileSync(keys, trust.join('\n'));
    writeFileSync(stand, early);
    for (const bytes of [bzk, await make('intern-second', { edition: 'intern' })]) {
      const file = path.join(o.root, 'second.zip');
      writeFileSync(file, bytes);
      const script = path.join(import.meta.dirname, '../../../tools/verify.py');
      const options = ['-B', script, file, '--trust', keys, '--against', stand, '--json'];
      const theirs = JSON.parse(spawnSync('python3', options).stdout.toString('utf8')) as PackageResult;
      expect(theirs.ok).toBe(true);
      expect(verdict(theirs)).toEqual(verdict(await verify(bytes, { against: [early] })));
    }
  });

  test('of a file that stops halfway it says so in words alone', async () => {
    const { checks } = await verify(bzk.slice(0, bzk.length / 2));
    expect(checks.find((one) => one.id === 'bag_zip')).toEqual({ id: 'bag_zip', ok: false, says: CHECKS.bag_zip.no });
  });

  test('any byte that is changed, lost or added is found', async () => {
    const random = seeded(7);
    const at = (n: number): number => Math.floor(random() * n);
    for (let i = 0; i < 120; i++) {
      const where = at(bzk.length);
      const copy = Buffer.from(bzk);
      const mutant = [
        () => {
          copy[where] = copy[where]! ^ (1 << at(8));
          return copy;
        },
        () => Buffer.concat([copy.subarray(0, where), copy.subarray(where + 1 + at(40))]),
        () =>
          Buffer.concat([
            copy.subarray(0, where),
            copy.subarray(at(bzk.length)).subarray(0, 1 + at(40)),
            copy.subarray(where),
          ]),
        () => copy.subarray(0, where),
      ][i % 4]!();
      if (Buffer.compare(mutant, bzk) === 0) continue;
      const result = await verify(mutant);
      // What no reader looks at (a date in a header, say) may differ; then it is the same package.
      if (result.ok) expect(await contentsOf(mutant)).toEqual(await contentsOf(bzk));
      else expect(wrong(result)).toHaveLength(1);
    }
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function contentsOf(bytes: Uint8Array): Promise<string[]> {
  const files = bagInZip(await openZip(inMemory(bytes)));
  const found: string[] = [];
  for (const file of files.paths) {
    const parts: Uint8Array[] = [];
    for await (const chunk of files.read(file)) parts.push(chunk);
    found.push(`${file} ${Buffer.concat(parts).toString('base64')}`);
  }
  return found;
}

const BAGS = path.join(import.meta.dirname, '../../../../shared/corpus/bagit');

describe.skipIf(!existsSync(BAGS))('the BagIt conformance inputs beside the project', () => {
  const open = async (file: string): Promise<BagFiles> => bagInZip(await openZip(inMemory(readFileSync(file))));
  const named = (folder: string): string[] =>
    existsSync(BAGS) ? readdirSync(path.join(BAGS, folder)).map((n) => path.join(BAGS, folder, n)) : [];

  test.each(named('valid').map((f) => [path.basename(f), f]))('accepts %s', async (_, file) => {
    expect((await checkBag(await open(file))).warnings).toEqual([]);
  });
  test.each(named('invalid').map((f) => [path.basename(f), f]))('refuses %s', async (_, file) => {
    await expect(open(file).then(checkBag)).rejects.toBeInstanceOf(Refusal);
  });
  test.each(named('warning').map((f) => [path.basename(f), f]))('accepts %s and warns', async (_, file) => {
    expect((await checkBag(await open(file))).warnings).not.toEqual([]);
  });
});
