import { expect, test } from 'vitest';
import { SHEET_NAMES } from '../../shared/register.ts';
import { csvColumnsFileName, csvFileName, registerFileName, registerTitle } from './file-names.ts';
import { SAMPLE_META } from './sample-register.ts';

test('files are named by ministry, quarter, version and edition', () => {
  expect(registerFileName(SAMPLE_META, 'xlsx')).toBe('kanaalregister_VB_2027-Q1_v1_intern.xlsx');
  expect(registerFileName({ ...SAMPLE_META, version: 3, edition: 'bzk' }, 'ods')).toBe(
    'kanaalregister_VB_2027-Q1_v3_bzk.ods',
  );
  expect(csvColumnsFileName(SAMPLE_META)).toBe('kanaalregister_VB_2027-Q1_v1_intern_kolommen.csv');
});

test('csv files are numbered in the order of the sheets', () => {
  const names = SHEET_NAMES.map((sheet) => csvFileName({ ...SAMPLE_META, edition: 'openbaar' }, sheet));
  expect(names[4]).toBe('kanaalregister_VB_2027-Q1_v1_openbaar_4-registraties.csv');
  expect(names[10]).toBe('kanaalregister_VB_2027-Q1_v1_openbaar_10-archiefstand.csv');
  expect(new Set(names).size).toBe(11);
});

test('the prefix of an office never becomes a path', () => {
  const meta = { ...SAMPLE_META, office: '../../x' };
  expect(registerFileName(meta, 'pdf')).toBe('kanaalregister_x_2027-Q1_v1_intern.pdf');
});

test('the title is there in both languages', () => {
  expect(registerTitle(SAMPLE_META)).toBe('Kanaalregister VB 2027-Q1, versie 1 (interne uitgave)');
  expect(registerTitle({ ...SAMPLE_META, edition: 'bzk' }, 'en')).toBe(
    'Channel register VB 2027-Q1, version 1 (edition for BZK)',
  );
});
