import { expect, test } from 'vitest';
import type { AccessItem } from '../../shared/access-records.ts';
import { tellAccess } from './access.ts';

const item = (what: AccessItem['what'], subject: string, number: string | null = null): AccessItem => ({
  n: 0,
  time: '2027-03-09T10:00:00+01:00',
  actorName: 'Joris Tervoort',
  what,
  subject,
  entry: number === null ? null : { id: 'e-aaaaaaaaaaaaaaaa', number },
});

test('a line says what was looked at, also where it is no longer there or belongs to no entry', () => {
  expect(tellAccess(item('evidence', 'brief.pdf', 'MKD-2027-0001'), 'nl')).toBe('bekeek brief.pdf bij registratie');
  expect(tellAccess(item('evidence', ''), 'nl')).toBe('bekeek een bijlage die er niet meer is');
  expect(tellAccess(item('register', '2027-Q1 Registraties'), 'nl')).toBe(
    'bekeek het register: Registraties, kwartaal 1 van 2027',
  );
  expect(tellAccess(item('register', 'MKD-2027-0033'), 'nl')).toBe('bekeek wat anderen zien van MKD-2027-0033');
  expect(tellAccess(item('register', 'alle Accounts'), 'en')).toBe('looked at the register: Accounts');
  expect(tellAccess(item('access', ''), 'nl')).toBe('las het inzagelogboek');
  expect(tellAccess(item('access', '', 'MKD-2027-0001'), 'en')).toBe('read the access log of entry');
});
