/** An old register, or rows pasted from a spreadsheet: read once, held in memory while a person names the columns, then drafts. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CallArgs, CallOutput } from '../../shared/contract.ts';
import { type OpenedTable, type TableCheck, type TableMap, tableMapSchema } from '../../shared/contract-tables.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { Balance, DateOrder } from '../../shared/intake.ts';
import { itemsOn } from '../../shared/policy.ts';
import type { Answers, Guess } from '../../shared/records.ts';
import { blocksContent, termOn } from '../../shared/rules.ts';
import { CODED, suggestFields, type TableField } from '../../shared/table-fields.ts';
import { cleanName } from '../intake/clean-text.ts';
import { readTable, tableKind } from '../intake/read-table.ts';
import { beginOf, type Sheet, type Table } from '../intake/table.ts';
import {
  type Body,
  bodyOf,
  draftsOfTable,
  type Lookup,
  type Problem,
  possibleOrders,
  type RowDraft,
  wordsIn,
} from '../intake/table-drafts.ts';
import { newId } from '../keys/encoding.ts';
import { allAccounts } from '../store/accounts.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { allTerms } from '../store/people.ts';
import { sentenceOf } from './entry-view.ts';
import { withTaken } from './evidence.ts';
import { held } from './intake-source.ts';
import { inJob } from './job-runner.ts';
import { needPath } from './places.ts';
import { type Desk, inTurn, type OpenWorkspace, today, write } from './session.ts';
import { putStaged } from './staging.ts';
import { EMPTY_ANSWERS } from './staging-facts.ts';
import { takeInRows } from './table-evidence.ts';

/** Drafts of one table. More at once nobody answers; the rest can be read again, from a file without the first ones. */
const MAX_DRAFTS = 500;
const MAX_PROBLEMS = 200;
/** Tables a person has open: one, or one that was dropped over another. */
const MOST = 3;

interface OpenTable {
  id: string;
  name: string;
  bytes: number;
  sha256: string;
  table: Table;
}

// In the memory of the open workspace and nowhere else: gone when that is.
const open = new WeakMap<OpenWorkspace, Map<string, OpenTable>>();

function tablesOf(desk: Desk): Map<string, OpenTable> {
  const own = open.get(desk.work) ?? new Map<string, OpenTable>();
  open.set(desk.work, own);
  return own;
}

function needTable(desk: Desk, id: string): OpenTable {
  const found = tablesOf(desk).get(id);
  if (!found) throw new KanaalError('not_found', { what: 'table' });
  return found;
}

export async function openTable(desk: Desk, args: CallArgs<'tables.open'>): Promise<CallOutput<'tables.open'>> {
  const file = args.file === null ? null : needPath(desk.host, args.file);
  if (file === null && args.pasted === null) throw new KanaalError('invalid_input', { fields: ['file'] });
  const name = cleanName(file === null ? (args.pasted?.name ?? '') : path.basename(file), 'tabel.csv');
  const from = file === null ? { bytes: args.pasted!.bytes } : { path: file };
  if (!/\.(csv|tsv|xlsx|xlsm)$/i.test(name)) return { opened: null };
  const { source, bytes, sha256 } = await held({ name, from });
  const kind = source instanceof Uint8Array ? tableKind(source, name) : null;
  if (!(source instanceof Uint8Array) || kind === null) return { opened: null };
  const table = await inJob(desk, 'intake', async (job) => {
    job.report({ done: 0, total: bytes, unit: 'bytes' });
    const read = await readTable({ bytes: source, name, kind });
    job.goOn();
    return read;
  });
  if (!table.sheets.some((sheet) => bodyOf(sheet))) return { opened: null };
  return await inTurn(desk, () => {
    const made: OpenTable = { id: newId('i', (n) => desk.host.random(n)), name, bytes, sha256, table };
    const own = tablesOf(desk);
    own.set(made.id, made);
    for (const id of own.keys()) if (own.size > MOST) own.delete(id);
    return { opened: viewOf(desk, made, null) };
  });
}

/** The sheet asked for, or the first in sight that has rows. */
function sheetAt({ table }: OpenTable, asked: number | null): { index: number; sheet: Sheet; body: Body } {
  const seen = table.sheets.findIndex((sheet) => !sheet.hidden && bodyOf(sheet));
  const index = asked ?? (seen >= 0 ? seen : table.sheets.findIndex((sheet) => bodyOf(sheet)));
  const sheet = table.sheets[index];
  const body = sheet ? bodyOf(sheet) : null;
  if (!sheet || !body) throw new KanaalError('invalid_input', { field: 'sheet' });
  return { index, sheet, body };
}

function viewOf(desk: Desk, one: OpenTable, asked: number | null): OpenedTable {
  const { index, body } = sheetAt(one, asked);
  const heads = body.head.cells;
  const suggestions = suggestFields(heads);
  return {
    id: one.id,
    name: one.name,
    kind: one.table.kind,
    bytes: one.bytes,
    sha256: one.sha256,
    separator: one.table.separator,
    encodingGuessed: one.table.encodingGuessed,
    sheets: one.table.sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.length })),
    sheet: index,
    headLine: body.head.line,
    rows: body.rows.length,
    columns: heads.map((head, at) => {
      const filled = body.rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
      const samples = [...new Set(filled)].slice(0, 3).map((cell) => beginOf(cell, 120));
      return { head, samples, filled: filled.length, suggestion: suggestions[at] ?? null };
    }),
    remembered: remembered(desk, body),
  };
}

/** By the heads alone: next quarter's file of the same register has other rows. */
function memoryOf(body: Body): `table:${string}` {
  return `table:${createHash('sha256').update(JSON.stringify(body.head.cells)).digest('hex').slice(0, 32)}`;
}

export function getTable(desk: Desk, args: CallArgs<'tables.get'>): OpenedTable {
  return viewOf(desk, needTable(desk, args.id), args.sheet);
}

export function closeTable(desk: Desk, args: CallArgs<'tables.close'>): { ok: true } {
  tablesOf(desk).delete(args.id);
  return { ok: true };
}

/** A word that is a code or a label of the list, whatever its capitals; a term by its holder's name or its post. */
function lookupOf(desk: Desk): Lookup {
  const day = today(desk.host);
  const terms = allTerms(desk.db);
  const lists = new Map<TableField, Map<string, string>>();
  for (const [field, list] of Object.entries(CODED) as [TableField, NonNullable<(typeof CODED)[TableField]>][]) {
    const words = new Map<string, string>();
    if (list === 'terms') {
      // A name that two terms have says nothing.
      for (const word of terms.flatMap((term) => [term.personName, term.post]))
        if (terms.filter((term) => term.personName === word || term.post === word).length === 1)
          words.set(word.toLowerCase(), terms.find((term) => term.personName === word || term.post === word)!.id);
    } else
      for (const item of itemsOn(desk.policy, list, day))
        for (const word of [item.code, item.nl, item.en]) words.set(word.toLowerCase(), item.code);
    lists.set(field, words);
  }
  return (field, value) => lists.get(field)?.get(value.toLowerCase()) ?? null;
}

interface Read {
  body: Body;
  sheet: Sheet;
  order: DateOrder | null;
  drafts: RowDraft[];
  problems: Problem[];
  words: TableCheck['words'];
  asksDateOrder: boolean;
  balance: Balance;
}

function readAs(desk: Desk, args: CallArgs<'tables.check'>): Read {
  const { sheet, body } = sheetAt(needTable(desk, args.id), args.sheet);
  const map = checkedMap(desk, args.map, body);
  const lookup = lookupOf(desk);
  const orders = possibleOrders(body.rows, map);
  const order: DateOrder | null =
    orders.length === 1 ? orders[0]! : map.dateOrder !== null && orders.includes(map.dateOrder) ? map.dateOrder : null;
  // While nobody answered, what would come of the likeliest is shown; nothing is kept by it.
  const shown = order ?? orders[0] ?? null;
  const { drafts, problems } = draftsOfTable(body, sheet, map, shown, today(desk.host), lookup);
  const total = body.above + 1 + body.rows.length + sheet.bad.length;
  return {
    body,
    sheet,
    order,
    drafts,
    problems,
    words: wordsIn(body.rows, map, lookup)
      .filter((word) => !word.known)
      .map(({ known: _known, ...word }) => word),
    asksDateOrder: orders.length > 1 && order === null,
    balance: {
      unit: 'line',
      total,
      kept: drafts.length,
      leftOut: body.above + 1,
      duplicate: 0,
      notUnderstood: problems.length,
    },
  };
}

/** Null is an answer too: leave the question open. */
function codeExists(desk: Desk, { field, code }: TableMap['codes'][number]): boolean {
  const list = CODED[field];
  if (code === null || list === undefined) return true;
  if (list === 'terms') return allTerms(desk.db).some((term) => term.id === code);
  return itemsOn(desk.policy, list, today(desk.host)).some((item) => item.code === code);
}

/** What was said last time, without codes that have ended since: those words are asked again. */
function remembered(desk: Desk, body: Body): TableMap | null {
  const known = getMeta(desk.db, memoryOf(body));
  if (known === null) return null;
  const map = tableMapSchema.parse(JSON.parse(known));
  return { ...map, codes: map.codes.filter((one) => codeExists(desk, one)) };
}

/** A field is one column's, and a code that was said exists. */
function checkedMap(desk: Desk, map: TableMap, body: Body): TableMap {
  const fields = map.columns.filter((field) => field !== null);
  if (new Set(fields).size !== fields.length || map.columns.length > body.head.cells.length)
    throw new KanaalError('invalid_input', { field: 'columns' });
  const wrong = map.codes.find((one) => !codeExists(desk, one));
  if (wrong) throw new KanaalError('unknown_code', { list: CODED[wrong.field] ?? '', code: wrong.code ?? '' });
  return map;
}

export function checkTable(desk: Desk, args: CallArgs<'tables.check'>): TableCheck {
  const { balance, drafts, problems, words, asksDateOrder } = readAs(desk, args);
  const [first] = drafts;
  return {
    balance,
    problems: problems.slice(0, MAX_PROBLEMS),
    words,
    asksDateOrder,
    example: first ? sentenceOf(desk, answersOf(desk, first, '').answers) : null,
  };
}

export async function keepTable(desk: Desk, args: CallArgs<'tables.keep'>): Promise<CallOutput<'tables.keep'>> {
  const { name, bytes, sha256, table } = needTable(desk, args.id);
  const { body, sheet, balance, drafts, problems, words, asksDateOrder, order } = readAs(desk, args);
  if (asksDateOrder) throw new KanaalError('invalid_input', { field: 'dateOrder' });
  if (words.some((word) => word.code === undefined)) throw new KanaalError('invalid_input', { field: 'codes' });
  if (drafts.length === 0) throw new KanaalError('invalid_input', { field: 'columns', why: 'nothing_chosen' });
  if (drafts.length > MAX_DRAFTS)
    throw new KanaalError('invalid_input', { field: 'rows', why: 'too_many_drafts', most: MAX_DRAFTS });
  const rows = await takeInRows(desk, drafts, {
    source: { name, kind: table.kind, bytes, sha256 },
    sheet: table.kind === 'xlsx' ? sheet.name : null,
    balance,
    dateOrder: order,
    encodingGuessed: table.encodingGuessed,
  });
  const staged = await withTaken(desk, [...rows.values()], () => {
    // Somebody may have closed it, or kept it already, while its rows were sealed.
    needTable(desk, args.id);
    const ids = write(desk, (unit) => {
      setMeta(unit.db, memoryOf(body), JSON.stringify(args.map));
      return drafts.map((draft) => {
        const { answers, guesses } = answersOf(desk, draft, name);
        const row = rows.get(draft);
        return putStaged(unit, answers, guesses, row ? [row] : []);
      });
    });
    tablesOf(desk).delete(args.id);
    return ids;
  });
  desk.core.changed('staging');
  return { staged, balance, problems: problems.slice(0, MAX_PROBLEMS) };
}

const QUESTION_OF: Partial<Record<TableField, string>> = {
  dateFrom: 'when',
  who: 'who',
  channel: 'through',
  counterparty: 'with',
  subject: 'about',
  reason: 'why',
  nature: 'nature',
  classification: 'classification',
};

/** What the row says, each with its column and line; and the term and account, where there is only one to be meant. */
function answersOf(
  desk: Desk,
  { line, answers: read, from }: RowDraft,
  name: string,
): { answers: Answers; guesses: Guess[] } {
  const answers: Answers = { ...EMPTY_ANSWERS, ...read };
  // Domain R25: of a state secret nothing of the contents is kept, not even in a draft.
  if (blocksContent(answers, desk.policy)) Object.assign(answers, { subject: null, reasonNote: null });
  const guesses: Guess[] = [];
  for (const [field, head] of Object.entries(from) as [TableField, string][]) {
    const question = QUESTION_OF[field];
    const detail = [name, head, line].join('\n');
    if (question) guesses.push({ field: question, key: 'table', certainty: 'zeker', detail });
  }
  const terms = allTerms(desk.db);
  const term = terms.length === 1 ? terms[0]! : answers.dateFrom ? termOn(terms, answers.dateFrom) : null;
  if (answers.termId === null && term) {
    answers.termId = term.id;
    const key = terms.length === 1 ? 'only_term' : 'term_on_day';
    guesses.push({ field: 'who', key, certainty: 'zeker', detail: term.from });
  }
  const accounts = allAccounts(desk.db).filter((one) => one.channel === answers.channel);
  const [account] = accounts;
  if (account && accounts.length === 1 && (answers.device === null || answers.device === account.device)) {
    Object.assign(answers, { accountId: account.id, device: account.device });
    const others = guesses.filter((one) => one.field !== 'through');
    const detail = account.masked;
    return {
      answers,
      guesses: [...others, { field: 'through', key: 'export_only_account', certainty: 'waarschijnlijk', detail }],
    };
  }
  return { answers, guesses };
}
