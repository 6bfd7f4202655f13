import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Row } from '../../shared/register.ts';
import { PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../testing/office.ts';

let o: TestOffice;
beforeEach(async () => {
  o = await testOffice();
});
afterEach(async () => o.remove());

async function closed(quarter: string, day: string): Promise<Row> {
  o.setNow(`${day}T10:00:00+02:00`);
  await o.as('records');
  await o.call('quarters.close', { quarter, consent: quarter, passphrase: PASSPHRASES.records });
  const { rows } = await o.call('registers.preview', { quarter, sheet: 'Verklaring' });
  return rows.find((row) => row['soort'] === 'ministerie') as Row;
}

test('the statement of the ministry says of each account what is deleted by itself, what is not archived, and who made it', async () => {
  const { id } = await o.call('entries.add', { answers: testAnswers(o.ids) });
  await o.call('entries.add', { answers: testAnswers(o.ids, { subject: 'Tweede' }) });
  const signal = await o.call('accounts.add', {
    termId: o.ids.term,
    channel: 'signal',
    device: 'PRIVE_TELEFOON',
    address: '+31600000012',
    usedFrom: '2026-02-23',
    usedUntil: null,
    inUse: 'ja',
  });
  const ticks = { quarter: '2027-Q1', stillUsed: 'ja', linkedDevicesChecked: 'ja', twoStepOn: 'ja' } as const;
  await o.call('accounts.tick', { accountId: signal.id, ...ticks, autoDeleteOff: 'nee' });
  await o.as('records');
  await o.call('entries.followUp', {
    entryId: id,
    outcome: 'NIET_ARCHIEFWAARDIG',
    note: 'agenda, informatiebeheer',
  });
  const row = await closed('2027-Q1', '2027-04-02');
  expect(row).toMatchObject({
    niet_gearchiveerd: 1,
    automatisch_verwijderen: `Wietske Harmelink, WhatsApp (${o.ids.account}): onbekend; Wietske Harmelink, Signal (${signal.id}): aan`,
    voorbereid_door: 'secretariaat',
    gecontroleerd_door: 'informatiebeheer',
    ontvangen: 'nog niet; dit blijkt uit het ontvangstbewijs',
  });
  expect(row['verklaring']).toContain('Registraties: 2. Incidenten: geen waargenomen. Niet gearchiveerd: 1 van 2.');
});

test('a statement without entries or accounts names nobody as who prepared it, and no account', async () => {
  const row = await closed('2026-Q4', '2027-04-02');
  expect([row['niet_gearchiveerd'], row['voorbereid_door']]).toEqual([0, 'niemand: er is niets vastgelegd']);
});
