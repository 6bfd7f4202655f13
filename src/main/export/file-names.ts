/** What the files of a register are called (domain F1.6), and its title for people. */
import type { Edition } from '../../shared/codes.ts';
import { type RegisterMeta, SHEET_NAMES, type SheetName } from '../../shared/register.ts';

const EDITION_TITLES: Readonly<Record<Edition, { nl: string; en: string }>> = {
  intern: { nl: 'interne uitgave', en: 'internal edition' },
  bzk: { nl: 'uitgave voor BZK', en: 'edition for BZK' },
  openbaar: { nl: 'openbare uitgave', en: 'public edition' },
};

/** `kanaalregister_VWS_2027-Q1_v1_bzk`, without extension; the first part is the office's prefix. Letters, digits, `-` and `_` only. */
export function registerFileBase(meta: RegisterMeta): string {
  const office = meta.office.replace(/[^A-Za-z0-9]/g, '') || 'onbekend';
  return `kanaalregister_${office}_${meta.quarter}_v${meta.version}_${meta.edition}`;
}

/** `extension` without a dot: xlsx, ods, pdf, html. */
export function registerFileName(meta: RegisterMeta, extension: string): string {
  return `${registerFileBase(meta)}.${extension}`;
}

/** One csv per sheet, numbered in the order of the sheets: `..._4-registraties.csv`. */
export function csvFileName(meta: RegisterMeta, sheet: SheetName): string {
  return `${registerFileBase(meta)}_${SHEET_NAMES.indexOf(sheet)}-${sheet.toLowerCase()}.csv`;
}

/** The labels and explanations of all columns. */
export function csvColumnsFileName(meta: RegisterMeta): string {
  return `${registerFileBase(meta)}_kolommen.csv`;
}

export function registerTitle(meta: RegisterMeta, language: 'nl' | 'en' = 'nl'): string {
  const { abbreviation } = meta.ministry;
  const edition = EDITION_TITLES[meta.edition][language];
  return language === 'nl'
    ? `Kanaalregister ${abbreviation} ${meta.quarter}, versie ${meta.version} (${edition})`
    : `Channel register ${abbreviation} ${meta.quarter}, version ${meta.version} (${edition})`;
}
