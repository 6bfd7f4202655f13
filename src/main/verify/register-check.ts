/**
 * The checks of a register's rows against its journal, made while the rows stream by (docs/format.md 11). What is wrong is
 * kept, and told when its turn comes: the checks have an order, and the file may prove to be no register after all.
 */
import { isRecord, type JsonValue } from './canonical-json.ts';
import { Refusal } from './checks.ts';
import type { EntryStates } from './entry-states.ts';
import {
  ENTRY_CELLS,
  FOLLOW_UP_CELLS,
  GROUND,
  type RecordFields,
  type Row,
  STATUS,
  text,
  type WrongCell,
  wrongCells,
} from './register-cells.ts';
import type { RegisterReader } from './register-file.ts';

/** Sheets whose rows have a number of their own, in the order in which they are told. */
const NUMBERED: readonly (readonly [sheet: string, column: string])[] = [
  ['Registraties', 'registratienummer'],
  ['Samenvatting', 'ambtsperiode_id'],
  ['Accounts', 'account_id'],
  ['Incidenten', 'incident_nummer'],
];

const CODES = Object.entries({
  kanaal_code: 'channels',
  reden_code: 'reasons',
  aard_informatie: 'natures',
  rubricering: 'classifications',
  archiefuitkomst: 'outcomes',
});

interface WrongRow {
  readonly row: Row;
  readonly number: string;
  /** The slot of its entry; null where the journal has none of this quarter. */
  readonly entry: number | null;
}

/** Reads records.jsonl again, for the records on these lines. */
export type ReadLines = (lines: ReadonlySet<number>) => Promise<ReadonlyMap<number, RecordFields>>;

export class RegisterCheck implements RegisterReader {
  /** Of the sheets that were asked for. */
  readonly rows = new Map<string, Row[]>();
  /** Rows of Registraties that are not signed, and cells of it that are hidden. */
  unsigned = 0;
  hidden = 0;
  readonly #entries: EntryStates;
  readonly #mostWrong: number;
  #quarter = '';
  readonly #numbers = new Map<string, Set<JsonValue>>();
  readonly #double = new Map<string, string>();
  readonly #codes = new Set<string>();
  #unknownCode: string | null = null;
  readonly #wrong: WrongRow[] = [];
  readonly #signed: string[] = [];

  /** `keep`: sheets whose rows stay. `mostWrong`: how many rows that are not right stay. */
  constructor(entries: EntryStates, keep: readonly string[], mostWrong: number) {
    this.#entries = entries;
    this.#mostWrong = mostWrong;
    for (const sheet of keep) this.rows.set(sheet, []);
  }

  meta(meta: JsonValue | undefined): void {
    this.#quarter = text(isRecord(meta) ? meta['quarter'] : undefined);
  }

  row(sheet: string, row: Row): void {
    this.rows.get(sheet)?.push(row);
    const column = NUMBERED.find(([name]) => name === sheet)?.[1];
    if (column !== undefined) this.#number(sheet, row[column] ?? null);
    // By the order of their names, the code lists come before the entries.
    if (sheet === 'Codelijsten') this.#codes.add(`${text(row['lijst'])} ${text(row['code'])}`);
    if (sheet === 'Registraties') this.#entry(row);
  }

  #number(sheet: string, number: JsonValue): void {
    const seen = this.#numbers.get(sheet) ?? new Set();
    if (seen.has(number) && !this.#double.has(sheet)) this.#double.set(sheet, text(number));
    seen.add(number);
    this.#numbers.set(sheet, seen);
  }

  #entry(row: Row): void {
    const number = text(row['registratienummer']);
    if (row['status'] === STATUS['unsigned']) this.unsigned += 1;
    if (row['status'] === STATUS['signed']) this.#signed.push(number);
    for (const cell of Object.values(row)) if (typeof cell === 'string' && GROUND.test(cell)) this.hidden += 1;
    for (const [column, list] of CODES) {
      const code = row[column];
      if (typeof code !== 'string' || GROUND.test(code) || this.#codes.has(`${list} ${code}`)) continue;
      this.#unknownCode ??= `${number} ${column}`;
    }
    if (this.#wrong.length >= this.#mostWrong) return;
    const entry = this.#entries.inQuarter(number, this.#quarter);
    if (entry === null || !this.#entries.rowFits(entry, row)) this.#wrong.push({ row, number, entry });
  }

  /** True where a row of Registraties has this number. */
  has(number: string): boolean {
    return this.#numbers.get('Registraties')?.has(number) ?? false;
  }

  needNumbers(): void {
    for (const [sheet] of NUMBERED) {
      const double = this.#double.get(sheet);
      if (double !== undefined) throw new Refusal('numbers', double);
    }
  }

  needCodes(): void {
    if (this.#unknownCode !== null) throw new Refusal('codes', this.#unknownCode);
  }

  /** `register_records`: every row is an entry of the journal, cell by cell. */
  async needRows(readLines: ReadLines): Promise<void> {
    const [first] = this.#wrong;
    if (!first) return;
    const [cell] = await this.wrongCells(readLines);
    throw new Refusal('register_records', cell?.column ? `${first.number} ${cell.column}` : first.number);
  }

  /** Every cell of the rows that are not right, row by row. */
  async wrongCells(readLines: ReadLines): Promise<WrongCell[]> {
    const lines = new Set<number>();
    for (const { entry } of this.#wrong) {
      if (entry === null) continue;
      const { state, followUp } = this.#entries.linesOf(entry);
      lines.add(state);
      if (followUp !== null) lines.add(followUp);
    }
    const records = await readLines(lines);
    const found: WrongCell[] = [];
    for (const { row, number, entry } of this.#wrong) {
      if (entry === null) {
        found.push({ number, column: null, cell: number, journal: null });
        continue;
      }
      const { state, followUp } = this.#entries.linesOf(entry);
      const record = records.get(state);
      const later = followUp === null ? undefined : records.get(followUp);
      if (record) found.push(...wrongCells(row, number, record, ENTRY_CELLS));
      if (later) found.push(...wrongCells(row, number, later, FOLLOW_UP_CELLS));
    }
    return found;
  }

  /** `sign_off_entries`: what is called signed was signed in the state it has, by a note that names that state's leaf. */
  needSigned(): void {
    for (const number of this.#signed) this.#entries.needSigned(number);
  }
}
