/**
 * What a row of sheet Registraties must say for a record (docs/format.md 11): cell by cell where the record is at hand, and
 * as one digest where it is not, so that of a hundred thousand entries 32 bytes each stay in memory.
 */
import { ByteRows } from './byte-rows.ts';
import { sha256 } from './bytes.ts';
import type { JsonValue } from './canonical-json.ts';
import { same as sameBytes } from './merkle.ts';
import { type Fields, hasDigest } from './opened-record.ts';
import { placeOf } from './record-fields.ts';

export type Row = { readonly [column: string]: JsonValue };

/** A record as it stands in the journal: what is opened, and the digests of all that is there. */
export interface RecordFields {
  readonly fields: Fields;
  readonly digests: Uint8Array;
}

/** A cell that is not as the journal has it. */
export interface WrongCell {
  readonly number: string;
  /** Null where the journal has no such entry of this quarter. */
  readonly column: string | null;
  readonly cell: JsonValue;
  /** The cell as it should be; null also where the package does not open the field, or no cell can be right. */
  readonly journal: JsonValue;
}

export function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Status of an entry -> its word in the register. */
export const STATUS: Readonly<Record<string, string>> = {
  draft: 'concept',
  logged: 'vastgelegd',
  signed: 'ondertekend',
  returned: 'teruggegeven',
  unsigned: 'niet ondertekend',
  withdrawn: 'ingetrokken',
};
const CERTAINTY: Readonly<Record<string, string>> = { exact: 'exact', month: 'maand', unknown: 'onbekend' };

type Make = (value: JsonValue) => JsonValue;
const same: Make = (value) => value;
/** What no cell can be: where a field holds what its kind does not know, no row is right. */
const NO_CELL: JsonValue = {};
const yes: Make = (value) => (typeof value === 'boolean' ? (value ? 'ja' : 'nee') : NO_CELL);
const list: Make = (value) => {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return NO_CELL;
  return value.length > 0 ? value.join('; ') : null;
};
const word =
  (words: Readonly<Record<string, string>>): Make =>
  (value) =>
    Object.hasOwn(words, text(value)) ? words[text(value)]! : NO_CELL;

interface Cell {
  readonly column: string;
  /** Where the field stands in the list of its type. */
  readonly place: number;
  readonly make: Make;
}

function cellsOf(type: string, cells: Readonly<Record<string, readonly [column: string, make: Make]>>): Cell[] {
  return Object.entries(cells).map(([field, [column, make]]) => ({ column, place: placeOf(type, field)!, make }));
}

/** Field of the last state of an entry -> its cell. */
export const ENTRY_CELLS = cellsOf('entry', {
  number: ['registratienummer', same],
  status: ['status', word(STATUS)],
  quarter: ['kwartaal', same],
  late: ['nagekomen', yes],
  corrects: ['corrigeert', same],
  termId: ['ambtsperiode_id', same],
  accountId: ['account_id', same],
  channel: ['kanaal_code', same],
  device: ['toestel', same],
  dateFrom: ['datum_van', same],
  dateTo: ['datum_tot', same],
  clock: ['tijd', same],
  dateCertainty: ['datum_zekerheid', word(CERTAINTY)],
  counterparty: ['tegenpartij_categorie', same],
  group: ['groep_ja_nee', yes],
  direction: ['richting', same],
  initiative: ['initiatief', same],
  contactedInOffice: ['in_functie_benaderd', same],
  theme: ['onderwerp', same],
  reason: ['reden_code', same],
  reasonKind: ['reden_soort', same],
  reasonNote: ['reden_toelichting', same],
  reasonsOther: ['redenen_overig', list],
  nature: ['aard_informatie', same],
  classification: ['rubricering', same],
  messages: ['aantal_berichten', same],
  leftOut: ['aantal_weggelaten', same],
  captureMethod: ['wijze_van_vastlegging', same],
  disappearing: ['verdwijnberichten', same],
  forwardedTo: ['doorgestuurd_naar', same],
  approvedAlternative: ['goedgekeurd_alternatief', same],
  loggedAt: ['vastgelegd_op', same],
  signedAt: ['geaccordeerd_op', same],
});

/** Field of the last `followUp` of an entry -> its cell. */
export const FOLLOW_UP_CELLS = cellsOf('followUp', {
  outcome: ['archiefuitkomst', same],
  place: ['bewaarplaats', same],
  reference: ['bewaar_kenmerk', same],
  date: ['archief_datum', same],
  note: ['uitkomst_toelichting', same],
  deletedOn: ['verwijderd_op', same],
  deletedHow: ['verwijderd_hoe', same],
  deviceReplaced: ['toestel_vervangen', same],
  judgement: ['veilig_oordeel', same],
  incidentNumber: ['incident_nummer', same],
  wooGrounds: ['woo_gronden', list],
  policySubject: ['beleidsonderwerp', same],
});

/** What stands in a cell that is hidden. */
export const GROUND = /^5\.[0-9]/;

/** A cell whose field is not opened: the ground that hides it, or nothing where the field is not there. */
function closedFits(cell: JsonValue, isThere: boolean, make: Make): boolean {
  if (typeof cell === 'string' && GROUND.test(cell)) return true;
  return !isThere && (cell === null || (make === yes && cell === 'nee'));
}

/** The cells of a row that are not what the record says. */
export function* wrongCells(
  row: Row,
  number: string,
  { fields, digests }: RecordFields,
  cells: readonly Cell[],
): Generator<WrongCell> {
  for (const { column, place, make } of cells) {
    const cell = row[column] ?? null;
    const opened = fields.at(place);
    const fits = opened === undefined ? closedFits(cell, hasDigest(digests, place), make) : cell === make(opened);
    const said = opened === undefined ? NO_CELL : make(opened);
    if (!fits) yield { number, column, cell, journal: said === NO_CELL ? null : said };
  }
}

/** Which fields of a record are opened, and which are there and closed. Most records of a package have one of a few. */
interface Shape {
  readonly opened: readonly string[];
  readonly closed: readonly { readonly column: string; readonly isThere: boolean; readonly make: Make }[];
}

/**
 * Of many records, each in a slot of its own, what a row must say. A cell of an opened field has one right content: those
 * are in the digest. The others have more than one, and are asked by themselves.
 */
export class RowSums {
  readonly #cells: readonly Cell[];
  readonly #shapes: Shape[] = [];
  readonly #shapeIds = new Map<string, number>();
  #shapeOf = new Uint32Array(256);
  readonly #sums = new ByteRows(32);

  constructor(cells: readonly Cell[]) {
    this.#cells = cells;
  }

  /** Keeps what a row must say of this record, in the place of what was in the slot. */
  put(slot: number, { fields, digests }: RecordFields): void {
    const said: JsonValue[] = [];
    let [opened, there] = [0, 0];
    for (const [i, { place, make }] of this.#cells.entries()) {
      const value = fields.at(place);
      if (value !== undefined) {
        opened += 2 ** i;
        said.push(make(value));
      } else if (hasDigest(digests, place)) there += 2 ** i;
    }
    if (slot >= this.#shapeOf.length) {
      const larger = new Uint32Array(Math.max(slot + 1, 2 * this.#shapeOf.length));
      larger.set(this.#shapeOf);
      this.#shapeOf = larger;
    }
    this.#shapeOf[slot] = this.#shapeId(opened, there);
    this.#sums.put(slot, sha256(JSON.stringify(said)));
  }

  /** True where no cell of the row is wrong. */
  fits(slot: number, row: Row): boolean {
    const shape = this.#shapes[this.#shapeOf[slot]!]!;
    const said = shape.opened.map((column) => row[column] ?? null);
    if (!sameBytes(sha256(JSON.stringify(said)), this.#sums.get(slot))) return false;
    return shape.closed.every(({ column, isThere, make }) => closedFits(row[column] ?? null, isThere, make));
  }

  /** Sets of cells as sums of powers of two: there are fewer than 53. */
  #shapeId(opened: number, there: number): number {
    const key = `${opened} ${there}`;
    const known = this.#shapeIds.get(key);
    if (known !== undefined) return known;
    const within = (set: number, i: number): boolean => Math.floor(set / 2 ** i) % 2 === 1;
    const id = this.#shapes.length;
    this.#shapes.push({
      opened: this.#cells.filter((_, i) => within(opened, i)).map((c) => c.column),
      closed: this.#cells.flatMap(({ column, make }, i) =>
        within(opened, i) ? [] : [{ column, isThere: within(there, i), make }],
      ),
    });
    this.#shapeIds.set(key, id);
    return id;
  }
}
