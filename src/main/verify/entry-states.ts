/**
 * The entries that the records of a package speak of, in little memory: of each how it stands, at the close and now, and
 * digests of what its row must say and of what was signed. Where a row is not right, the record itself is read again.
 */
import { ByteRows } from './byte-rows.ts';
import { Refusal } from './checks.ts';
import { same } from './merkle.ts';
import { NumberRows } from './number-rows.ts';
import { ENTRY_CELLS, FOLLOW_UP_CELLS, type RecordFields, type Row, RowSums, text } from './register-cells.ts';

/** How an entry stands, by one of its records. */
export interface EntryState {
  readonly n: number;
  readonly number: string;
  readonly quarter: string;
  readonly status: string;
}

export interface EntryFacts {
  readonly subject: string;
  /** The last state before the close; null where there was none. */
  readonly atClose: EntryState | null;
  readonly now: EntryState;
  /** What it was after the close, drafts left out. */
  readonly after: readonly EntryState[];
  /** Every number it had. */
  readonly numbers: Iterable<string>;
  /** Its number when it was a draft again after it was logged: then it would be in no register. Null where it never was. */
  readonly draftAgain: string | null;
}

/** Texts that come again and again, each once. */
class Texts {
  readonly #list: string[] = [];
  readonly #ids = new Map<string, number>();

  idOf(said: string): number {
    const known = this.#ids.get(said);
    if (known !== undefined) return known;
    this.#ids.set(said, this.#list.length);
    return this.#list.push(said) - 1;
  }

  find(said: string): number | undefined {
    return this.#ids.get(said);
  }

  get(id: number): string {
    return this.#list[id]!;
  }
}

const DRAFT = 'draft';

/** A state in a row of numbers; the texts by their ids. */
class States {
  readonly #rows = new NumberRows(5);
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  put(slot: number, line: number, { n, number, quarter, status }: EntryState): void {
    const ids = [number, quarter, status].map((said) => this.#texts.idOf(said));
    this.#rows.put(slot, [line, n, ...ids]);
  }

  get(slot: number): EntryState {
    const said = (column: number): string => this.#texts.get(this.#rows.get(slot, column));
    return { n: this.#rows.get(slot, 1), number: said(2), quarter: said(3), status: said(4) };
  }

  /** 0 where there is none. */
  line(slot: number): number {
    return this.#rows.get(slot, 0);
  }
}

export class EntryStates {
  readonly #texts = new Texts();
  /** Slots by subject, in the order in which the entries came. */
  readonly #slots = new Map<string, number>();
  readonly #subjects: string[] = [];
  readonly #atClose = new States(this.#texts);
  readonly #now = new States(this.#texts);
  readonly #firstNumber = new NumberRows(1);
  /** Of few entries there is something to keep of these three. */
  readonly #otherNumbers = new Map<number, Set<string>>();
  readonly #after = new Map<number, EntryState[]>();
  readonly #draftAgain = new Map<number, string>();
  readonly #rows = new RowSums(ENTRY_CELLS);
  readonly #followUps = new Map<string, number>();
  readonly #followUpLines = new NumberRows(1);
  readonly #followUpRows = new RowSums(FOLLOW_UP_CELLS);
  /** Of each state before the close: one digest over all fields that signing does not write; its `n`, and which state was before it. */
  readonly #signable = new ByteRows(32);
  readonly #chain = new NumberRows(2);
  #states = 0;
  /** Of each entry its last state in that chain, from 1; the request that it names; whether that note says what it says. */
  readonly #last = new NumberRows(1);
  readonly #signOff = new NumberRows(1);
  readonly #signed = new Set<number>();
  /** Slots by the id of the number an entry had at the close; the last one where there are more, and those of another quarter. */
  readonly #byNumber = new Map<number, number>();
  readonly #shadowed = new Map<string, number>();

  /** Takes the next state of an entry, on a line from 1. `signable`: 32 bytes; two states with the same are one text. */
  add(record: RecordFields, at: { n: number; line: number }, signable: Uint8Array, afterClose: boolean): void {
    const said = (name: string): string => text(record.fields.get(name));
    const state = { n: at.n, number: said('number'), quarter: said('quarter'), status: said('status') };
    const slot = this.#slotOf(said('subject'), state, at.line);
    if (state.status === DRAFT && this.#now.get(slot).status !== DRAFT && !this.#draftAgain.has(slot))
      this.#draftAgain.set(slot, state.number);
    if (this.#texts.idOf(state.number) !== this.#firstNumber.get(slot)) {
      const others = this.#otherNumbers.get(slot) ?? new Set();
      this.#otherNumbers.set(slot, others.add(state.number));
    }
    this.#now.put(slot, at.line, state);
    if (!afterClose) return this.#addBefore(slot, record, at, state, signable);
    if (state.status === DRAFT) return;
    const after = this.#after.get(slot) ?? [];
    after.push(state);
    this.#after.set(slot, after);
  }

  #slotOf(subject: string, state: EntryState, line: number): number {
    const known = this.#slots.get(subject);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(subject, slot);
    this.#subjects.push(subject);
    this.#atClose.put(slot, 0, state);
    this.#now.put(slot, line, state);
    this.#firstNumber.put(slot, [this.#texts.idOf(state.number)]);
    this.#last.put(slot, [0]);
    return slot;
  }

  #addBefore(
    slot: number,
    record: RecordFields,
    { n, line }: { n: number; line: number },
    state: EntryState,
    signable: Uint8Array,
  ): void {
    this.#atClose.put(slot, line, state);
    this.#rows.put(slot, record);
    this.#signOff.put(slot, [this.#texts.idOf(text(record.fields.get('signOff')))]);
    this.#states += 1;
    this.#signable.put(this.#states, signable);
    this.#chain.put(this.#states, [n, this.#last.get(slot)]);
    this.#last.put(slot, [this.#states]);
  }

  /** What became of an entry, said before the close; the last one counts. */
  addFollowUp(record: RecordFields, line: number): void {
    const subject = text(record.fields.get('subject'));
    const slot = this.#followUps.get(subject) ?? this.#followUps.size;
    this.#followUps.set(subject, slot);
    this.#followUpLines.put(slot, [line]);
    this.#followUpRows.put(slot, record);
  }

  /** Once all records are read: finds entries by the number they had at the close. */
  index(): void {
    for (const slot of this.#slots.values()) {
      if (this.#atClose.line(slot) === 0) continue;
      const { number, quarter } = this.#atClose.get(slot);
      const id = this.#texts.idOf(number);
      const other = this.#byNumber.get(id);
      const hidden = other === undefined ? quarter : this.#atClose.get(other).quarter;
      if (other !== undefined && hidden !== quarter) this.#shadowed.set(`${hidden} ${number}`, other);
      this.#byNumber.set(id, slot);
    }
  }

  *all(): Generator<EntryFacts> {
    for (const [subject, slot] of this.#slots)
      yield {
        subject,
        atClose: this.#atClose.line(slot) === 0 ? null : this.#atClose.get(slot),
        now: this.#now.get(slot),
        after: this.#after.get(slot) ?? [],
        numbers: [this.#texts.get(this.#firstNumber.get(slot)), ...(this.#otherNumbers.get(slot) ?? [])],
        draftAgain: this.#draftAgain.get(slot) ?? null,
      };
  }

  has(subject: string): boolean {
    return this.#slots.has(subject);
  }

  #withNumber(number: string): number | undefined {
    const id = this.#texts.find(number);
    return id === undefined ? undefined : this.#byNumber.get(id);
  }

  /** The slot of the entry that had this number at the close and was of this quarter; null where there is none. */
  inQuarter(number: string, quarter: string): number | null {
    const slot = this.#withNumber(number);
    if (slot !== undefined && this.#atClose.get(slot).quarter === quarter) return slot;
    return this.#shadowed.get(`${quarter} ${number}`) ?? null;
  }

  /** True where the row says what the entry's last record before the close says, and what its last `followUp` says. */
  rowFits(slot: number, row: Row): boolean {
    const followUp = this.#followUpOf(slot);
    return this.#rows.fits(slot, row) && (followUp === undefined || this.#followUpRows.fits(followUp, row));
  }

  #followUpOf(slot: number): number | undefined {
    return this.#followUps.get(this.#subjects[slot]!);
  }

  /** Lines of records.jsonl that its row is made of. */
  linesOf(slot: number): { state: number; followUp: number | null } {
    const followUp = this.#followUpOf(slot);
    return {
      state: this.#atClose.line(slot),
      followUp: followUp === undefined ? null : this.#followUpLines.get(followUp),
    };
  }

  /** A note says that the state with this leaf is agreed to. It counts for the entry that names this note. */
  agree(request: string, number: string, leaf: Uint8Array, leaves: Uint8Array): void {
    const slot = this.#withNumber(number);
    if (slot === undefined || this.#texts.get(this.#signOff.get(slot)) !== request) return;
    const last = this.#last.get(slot);
    for (let at = last; at > 0; at = this.#chain.get(at, 1)) {
      const n = this.#chain.get(at, 0);
      if (!same(leaf, leaves.subarray(32 * n, 32 * n + 32))) continue;
      if (same(this.#signable.get(at), this.#signable.get(last))) this.#signed.add(slot);
      return;
    }
  }

  /** `sign_off_entries`: the entry is signed in the state it had at the close, by the note that it names. */
  needSigned(number: string): void {
    const slot = this.#withNumber(number);
    if (slot === undefined || !this.#signed.has(slot)) throw new Refusal('sign_off_entries', number);
  }
}
