import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestMachine, testMachine } from '../testing/office.ts';

let bzk: TestMachine;
beforeAll(async () => {
  bzk = testMachine('2027-04-20T10:00:00+02:00');
  await bzk.call('workspaces.create', {
    setup: {
      title: 'Verzameling Binnenlandse Zaken',
      prefix: 'BZK',
      kind: 'collection',
      people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: 'bord lade stempel inkt' }],
    },
  });
});
afterAll(async () => bzk.remove());

test('a reminder names who it is about and the day in words, and asks for nothing that is not due or not owed', async () => {
  const ministry = 'mnre1130';
  await bzk.call('collection.expect', {
    terms: [
      {
        person: 'Wietske Harmelink',
        post: 'minister van Kust en Delta',
        ministryCode: ministry,
        ministryName: 'Kust en Delta',
        ministryAbbr: 'MKD',
        cabinet: 'Voorbeeldkabinet',
        from: '2027-01-05',
        until: null,
      },
    ],
  });
  const reminder = async (quarter: string): Promise<{ nl: string; en: string }> =>
    (await bzk.call('collection.cell', { ministry, quarter })).reminder;
  expect(await reminder('2027-Q1')).toEqual({
    nl: 'Wij hebben over 2027-Q1 nog geen opgave van:\n- Wietske Harmelink, minister van Kust en Delta\n\nWij verwachten de levering uiterlijk op woensdag 28 april 2027. Ook "geen gebruik" is een opgave.',
    en: 'For 2027-Q1 we have no return yet of:\n- Wietske Harmelink, minister van Kust en Delta\n\nWe expect the package by Wednesday 28 April 2027. "No use" is a return too.',
  });
  bzk.setNow('2027-04-29T10:00:00+02:00');
  expect((await reminder('2027-Q1')).nl).toContain(
    'De levering zou er op woensdag 28 april 2027 zijn. Kunt u laten weten wanneer zij komt?',
  );
  expect(await reminder('2026-Q4')).toEqual({
    nl: 'Over 2026-Q4 verwachten wij van u geen opgave.',
    en: 'For 2026-Q4 we expect no return from you.',
  });
});
