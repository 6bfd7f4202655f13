/** An office with a backup of an earlier day and all kinds of things after it, of which pages can be damaged. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PASSPHRASES, signAll, type TestOffice, testAnswers, testOffice } from './office.ts';

export interface DamagedOffice {
  office: TestOffice;
  /** The whole register, closed. */
  folder: string;
  backup: string;
  /** Numbers of the entries that the backup has. */
  before: string[];
  /** A copy of the register whose given pages are damaged (from 0). */
  damage(pages: readonly number[]): string;
  pages: number;
}

const QUARTER = '2027-Q1';

async function quiet(office: TestOffice): Promise<void> {
  while ((await office.call('jobs.list', {})).jobs.length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** `more`: entries on each side of the backup. */
export async function damagedOffice(more = 12): Promise<DamagedOffice> {
  const office = await testOffice('2027-03-09T09:40:00+01:00');
  const { ids } = office;
  const folder = path.join(office.host.workspacesDir, readdirSync(office.host.workspacesDir)[0]!);
  const add = async (i: number): Promise<{ id: string; number: string; version: number }> => {
    const file = path.join(office.root, `bericht-${i}.txt`);
    writeFileSync(file, `Bericht ${i} over de dijk. `.repeat(20));
    const files = i % 3 === 0 ? [office.token(file)] : [];
    const answers = testAnswers(ids, {
      subject: `Onderwerp ${i}`,
      ...(files.length > 0 ? { evidence: 'attached' } : {}),
    });
    return await office.call('entries.add', { answers, files });
  };
  const early: Awaited<ReturnType<typeof add>>[] = [];
  for (let i = 0; i < more; i++) early.push(await add(i));
  const backup = path.join(office.root, 'back-up');
  await office.call('backups.make', { out: office.token(backup) });
  office.setNow('2027-03-12T09:40:00+01:00');
  const account = await office.call('accounts.add', {
    termId: ids.term,
    channel: 'signal',
    device: 'PRIVE_TELEFOON',
    address: '+31600000013',
    usedFrom: '2027-03-10',
    usedUntil: null,
    inUse: 'ja',
  });
  for (let i = more; i < 2 * more; i++) await add(i);
  await office.call('entries.add', {
    answers: testAnswers(ids, { accountId: account.id, channel: 'signal', subject: 'Langs het nieuwe account' }),
  });
  const [first, second] = early as [(typeof early)[0], (typeof early)[0]];
  await office.call('entries.amend', {
    entryId: second.id,
    version: second.version,
    answers: testAnswers(ids, { subject: 'Toch iets anders' }),
  });
  await office.call('staging.start', { files: [office.token(path.join(office.root, 'bericht-0.txt'))], pasted: [] });
  await signAll(office, 'registraties', QUARTER);
  office.setNow('2027-04-02T10:00:00+02:00');
  await office.as('records');
  await quiet(office);
  await office.call('entries.followUp', { entryId: first.id, outcome: 'VEILIGGESTELD', place: 'Zaaksysteem' });
  await office.call('quarters.close', { quarter: QUARTER, consent: QUARTER, passphrase: PASSPHRASES.records });
  await office.as('secretary');
  await quiet(office);
  await office.call('entries.add', {
    answers: testAnswers(ids, { subject: 'In het nieuwe kwartaal', dateFrom: '2027-04-01', dateTo: '2027-04-01' }),
  });
  await office.call('workspaces.lock', {});
  const whole = readFileSync(path.join(folder, 'register.db'));
  let serial = 0;
  return {
    office,
    folder,
    backup,
    before: early.map((e) => e.number),
    pages: whole.length / 4_096,
    damage: (pages) => {
      const to = path.join(office.root, `beschadigd-${serial++}.kanaalregister`);
      cpSync(folder, to, { recursive: true, filter: (f) => path.basename(f) !== 'backups' });
      const bytes = Buffer.from(whole);
      for (const page of pages) bytes[page * 4_096 + 200]! ^= 1;
      writeFileSync(path.join(to, 'register.db'), bytes);
      return to;
    },
  };
}
