/** What the readers of csv and workbooks give: rows of text with their place, and what could not be read as one. */
import { MAX_CELL } from './caps.ts';

export interface TableRow {
  /** Line of the file, or number of the row in the sheet; from 1. */
  line: number;
  /** Trimmed. A date is `yyyy-mm-dd`, with a time ` hh:mm` behind it; a time `hh:mm`. */
  cells: string[];
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Without empty ones. */
  rows: TableRow[];
  /** Rows that are none: an open quote, more cells than the head has columns. */
  bad: { line: number; why: BadRow; text: string }[];
}

export type BadRow = 'open_quote' | 'too_many_cells';

export interface Table {
  kind: 'csv' | 'xlsx';
  sheets: Sheet[];
  separator: string | null;
  /** The bytes were no UTF-8 and were read as windows-1252. */
  encodingGuessed: boolean;
}

/** Without what has no place in a cell: control characters but tab and line end, and marks of direction. */
export function cleanCell(text: string): string {
  return text
    .slice(0, MAX_CELL)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/(?![\t\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
}

/** At most so many characters, never half of one that takes two. */
export function beginOf(text: string, most: number): string {
  const last = text.charCodeAt(most - 1);
  return text.slice(0, text.length > most && last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}
