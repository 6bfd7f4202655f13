import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Policy } from '../../shared/policy.ts';
import { SHEETS, type SheetName } from '../../shared/register.ts';
import { cellWords } from './register-cells.ts';

const policy = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../resources/policy.json'), 'utf8'),
) as Policy;

function words(sheet: SheetName, name: string, value: string | number | null, lang: 'nl' | 'en' = 'nl'): string {
  return cellWords(SHEETS[sheet].find((one) => one.name === name)!, value, policy, lang);
}

test('a code of the register is read as its label, in both languages', () => {
  expect(words('Registraties', 'toestel', 'PRIVE_TELEFOON')).toBe('Privételefoon');
  expect(words('Registraties', 'tegenpartij_categorie', 'BURGER', 'en')).toBe('Citizen');
  expect(words('Samenvatting', 'accordering', 'NIET_GEACCORDEERD')).toBe('Niet geaccordeerd');
  expect(words('Registraties', 'redenen_overig', 'SPOED, SLECHT_BEREIK')).toBe(
    'Spoed, Slecht bereik van de zakelijke telefoon',
  );
});

test('the same name in two sheets reads from the list that knows the code', () => {
  expect(words('Registraties', 'soort', 'CHAT')).toBe('Berichtendienst');
  expect(words('Incidenten', 'soort', 'POGING_FRAUDE')).toBe('Poging tot fraude');
});

test('days and yes or no are said in words', () => {
  expect(words('Registraties', 'datum_van', '2027-03-10')).toBe('10 maart 2027');
  expect(words('Registraties', 'vastgelegd_op', '2027-04-02T10:00:08+02:00')).toBe('2 april 2027, 10.00 uur');
  expect(words('Registraties', 'nagekomen', 'nee', 'en')).toBe('no');
});

test('the register’s own words are said in the language of the window', () => {
  expect(words('Registraties', 'datum_zekerheid', 'maand')).toBe('alleen de maand');
  expect(words('Registraties', 'datum_zekerheid', 'maand', 'en')).toBe('only the month');
  expect(words('Registraties', 'initiatief', 'ander', 'en')).toBe('the other party');
  expect(words('Registraties', 'verwijderd_hoe', 'automatisch', 'en')).toBe('automatically');
  expect(words('Verklaring', 'soort', 'bewindspersoon', 'en')).toBe('office holder');
  expect(words('Verklaring', 'wijze', 'papier', 'en')).toBe('on paper');
  expect(words('Rechtzettingen', 'door_rol', 'informatiebeheer', 'en')).toBe('records management');
  expect(words('Incidenten', 'betreft', 'medewerker', 'en')).toBe('a member of staff');
  for (const status of ['vastgelegd', 'ondertekend', 'teruggegeven', 'niet ondertekend', 'ingetrokken'])
    expect(words('Registraties', 'status', status, 'en')).toMatch(/^(logged|signed|given back|not signed|withdrawn)$/);
});

test('a code with its counts is said as its label, with the same counts', () => {
  expect(words('Samenvatting', 'redenen_top3', 'SPOED 4; SLECHT_BEREIK 2', 'en')).toMatch(
    /^[A-Z][^;]* 4; [A-Z][^;]* 2$/,
  );
  expect(words('Samenvatting', 'redenen_top3', 'SPOED 4')).toBe('Spoed 4');
  expect(words('Samenvatting', 'ordelijk_bewaard', 'GEDEELTELIJK: 5 van 9 bewaard, 1 verloren')).toBe(
    'Gedeeltelijk: 5 van 9 bewaard, 1 verloren',
  );
  expect(words('Accounts', 'ordelijk_bewaard', 'GEDEELTELIJK: 5 van 9 bewaard, 1 verloren', 'en')).toMatch(
    /^[A-Z][a-z]+: 5 of 9 kept, 1 lost$/,
  );
  expect(words('Accounts', 'ordelijk_bewaard', 'NVT', 'en')).not.toBe('NVT');
  expect(words('Samenvatting', 'frequentie', 'incidenteel (2 dagen)', 'en')).toMatch(/^[a-z]+ \(2 days\)$/);
  expect(words('Samenvatting', 'frequentie', 'incidenteel (1 dag)')).toBe('incidenteel (1 dag)');
});

test('what no list knows, a number and an empty cell stay as they are', () => {
  expect(words('Registraties', 'reden_code', 'IETS_NIEUWS')).toBe('IETS_NIEUWS');
  expect(words('Registraties', 'redenen_overig', 'SPOED, IETS_NIEUWS')).toBe('SPOED, IETS_NIEUWS');
  expect(words('Registraties', 'aantal_berichten', 4)).toBe('4');
  expect(words('Registraties', 'onderwerp', 'Zaal: ja, nee of onbekend')).toBe('Zaal: ja, nee of onbekend');
  expect(words('Registraties', 'tijd', null)).toBe('');
});
