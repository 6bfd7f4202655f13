import { afterEach, expect, test } from 'vitest';
import { type TestOffice, testAnswers, testOffice } from '../testing/office.ts';

let office: TestOffice | null = null;
afterEach(async () => {
  await office?.remove();
  office = null;
});

const INCIDENT = { discoveredAt: '2027-03-08T13:30:00+01:00', kind: 'PHISHING', result: 'POGING', count: 3 };

test('an incident is tied to its entries, and the entry names it', async () => {
  office = await testOffice();
  const first = await office.call('entries.add', { answers: testAnswers(office.ids) });
  const second = await office.call('entries.add', { answers: testAnswers(office.ids) });
  const incident = await office.call('incidents.record', { ...INCIDENT, entryId: first.id });
  expect(incident.entries).toEqual([{ id: first.id, number: first.number }]);
  const linked = await office.call('incidents.link', { incidentId: incident.id, entryId: second.id });
  expect(linked.entries.map((one) => one.number)).toEqual([first.number, second.number]);
  expect((await office.call('entries.get', { entryId: second.id })).followUp.incidentNumber).toBe(incident.number);
  const changed = await office.call('incidents.update', {
    ...INCIDENT,
    incidentId: incident.id,
    measure: 'Nummer geblokkeerd',
  });
  expect(changed).toMatchObject({ measure: 'Nummer geblokkeerd', entries: linked.entries });
  await office.as('records');
  await office.call('entries.judge', { entryId: second.id, judgement: 'VEILIG', incidentNumber: null });
  expect((await office.call('incidents.list', {})).incidents[0]!.entries.map((one) => one.id)).toEqual([first.id]);
  expect(await office.call('journal.check', {})).toMatchObject({ ok: true, problems: [] });
});

test('a withdrawn entry is tied to nothing', async () => {
  office = await testOffice();
  const entry = await office.call('entries.add', { answers: testAnswers(office.ids) });
  await office.call('entries.withdraw', { entryId: entry.id, reason: 'dubbel' });
  await expect(office.call('incidents.record', { ...INCIDENT, entryId: entry.id })).rejects.toMatchObject({
    code: 'wrong_state',
  });
  expect((await office.call('incidents.list', {})).incidents).toEqual([]);
});

test('ticks say who gave them and when', async () => {
  office = await testOffice();
  const ticked = await office.call('accounts.tick', {
    accountId: office.ids.account,
    quarter: '2027-Q1',
    stillUsed: 'ja',
    autoDeleteOff: 'ja',
    linkedDevicesChecked: 'nee',
    twoStepOn: 'onbekend',
  });
  expect(ticked.ticks).toMatchObject([{ quarter: '2027-Q1', byName: 'Joris Tervoort', linkedDevicesChecked: 'nee' }]);
  expect(ticked.ticks[0]!.at).toMatch(/^2027-03-09T/);
});

test('a handover says where the messages are, or what is still open; silence is refused', async () => {
  office = await testOffice();
  const said = { termId: office.ids.term, deviceHandedIn: 'onbekend', readOutOn: null } as const;
  await expect(office.call('handovers.record', said)).rejects.toThrow('reason_needed');
  await expect(office.call('handovers.record', { ...said, securedWhere: ' ', openPoints: ' ' })).rejects.toThrow(
    'reason_needed',
  );
  await office.call('handovers.record', { ...said, openPoints: 'Toestel is nog niet terug' });
  expect((await office.call('handovers.list', {})).handovers).toHaveLength(1);
});

test('two accounts of one term that nothing tells apart are refused, however the number is written', async () => {
  office = await testOffice();
  const rest = { device: 'PRIVE_TELEFOON', usedFrom: null, usedUntil: null, inUse: 'ja' } as const;
  const signal = { ...rest, termId: office.ids.term, channel: 'signal' };
  const first = await office.call('accounts.add', { ...signal, address: '06-12 34 56 78' });
  const again = office.call('accounts.add', { ...signal, address: '0612345678' });
  await expect(again).rejects.toThrow('duplicate');
  const unknown = await office.call('accounts.add', { ...signal, address: '' });
  await expect(office.call('accounts.add', { ...signal, address: '' })).rejects.toThrow('duplicate');
  const update = office.call('accounts.update', { accountId: unknown.id, address: '06 12345678' });
  await expect(update).rejects.toThrow('duplicate');
  // Changing one's own is no second one.
  await office.call('accounts.update', { accountId: first.id, inUse: 'nee' });
});
