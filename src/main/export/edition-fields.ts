/**
 * Which fields of a journal record an edition opens. For an entry that follows from the one table of columns and editions
 * (shared/register-columns.ts): a field is open where every column that shows it is.
 */
import type { Edition } from '../../shared/codes.ts';
import { ruleFor, SHEETS } from '../../shared/register.ts';

/** Field of an `entry` or `followUp` record -> the column of sheet Registraties that shows it. */
export const ENTRY_COLUMNS: Readonly<Record<string, string>> = {
  number: 'registratienummer',
  status: 'status',
  quarter: 'kwartaal',
  late: 'nagekomen',
  corrects: 'corrigeert',
  termId: 'ambtsperiode_id',
  accountId: 'account_id',
  channel: 'kanaal_code',
  device: 'toestel',
  dateFrom: 'datum_van',
  dateTo: 'datum_tot',
  clock: 'tijd',
  dateCertainty: 'datum_zekerheid',
  counterparty: 'tegenpartij_categorie',
  group: 'groep_ja_nee',
  direction: 'richting',
  initiative: 'initiatief',
  contactedInOffice: 'in_functie_benaderd',
  theme: 'onderwerp',
  reason: 'reden_code',
  reasonKind: 'reden_soort',
  reasonNote: 'reden_toelichting',
  reasonsOther: 'redenen_overig',
  nature: 'aard_informatie',
  classification: 'rubricering',
  messages: 'aantal_berichten',
  leftOut: 'aantal_weggelaten',
  captureMethod: 'wijze_van_vastlegging',
  disappearing: 'verdwijnberichten',
  forwardedTo: 'doorgestuurd_naar',
  approvedAlternative: 'goedgekeurd_alternatief',
  loggedAt: 'vastgelegd_op',
  signedAt: 'geaccordeerd_op',
};

export const FOLLOW_UP_COLUMNS: Readonly<Record<string, string>> = {
  outcome: 'archiefuitkomst',
  place: 'bewaarplaats',
  reference: 'bewaar_kenmerk',
  date: 'archief_datum',
  note: 'uitkomst_toelichting',
  deletedOn: 'verwijderd_op',
  deletedHow: 'verwijderd_hoe',
  deviceReplaced: 'toestel_vervangen',
  judgement: 'veilig_oordeel',
  incidentNumber: 'incident_nummer',
  wooGrounds: 'woo_gronden',
  policySubject: 'beleidsonderwerp',
};

/** What every `e` record opens to a ministry and BZK, also of a draft or of another quarter: that it is there (design 4.2). */
const BARE = ['type', 'subject', 'number', 'status', 'quarter'];

/** Whole in every edition: facts about offices and keys, and what people signed. Notes hold digests of what is private. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  epoch: ['time', 'actor', 'type', 'subject', 'epoch', 'origin', 'vkey', 'continues', 'cause'],
  term: [
    'time',
    'actor',
    'type',
    'subject',
    'personId',
    'post',
    'ministryCode',
    'ministryName',
    'ministryAbbr',
    'cabinet',
    'from',
    'until',
    'swornInOn',
    'corporateDeviceOn',
  ],
  signOff: [
    'time',
    'actor',
    'type',
    'subject',
    'termId',
    'quarter',
    'signOffKind',
    'way',
    'nil',
    'supplementary',
    'note',
  ],
  close: ['time', 'actor', 'type', 'subject', 'quarter', 'register', 'version', 'sha256', 'rows', 'statement'],
};

/** Of a person: who a key belongs to. Names of staff stay at the ministry; of who signs, they are on what is signed. */
const PERSON = ['time', 'actor', 'type', 'subject', 'role', 'vkey', 'hasSlot', 'leftOn', 'change'];
const NAMED: ReadonlySet<unknown> = new Set(['officeHolder', 'recordsManager']);

function openColumns(columns: Readonly<Record<string, string>>, edition: Edition): string[] {
  const rules = new Map(SHEETS.Registraties.map((c) => [c.name, ruleFor(c, edition)]));
  return Object.keys(columns).filter((field) => rules.get(columns[field]!) === 'open');
}

export interface FieldChooser {
  /** Names to open of a record; null: the record is not opened at all. */
  (record: {
    readonly type: string;
    readonly role?: unknown;
    readonly inRegister: boolean;
  }): ReadonlySet<string> | 'all' | null;
}

/** `all` means every field there is. Edition `intern` opens everything that is about this register. */
export function fieldChooser(edition: Edition): FieldChooser {
  const bare = new Set(BARE);
  const entry = new Set([...BARE, 'version', 'signOff', 'unsignedReason', ...openColumns(ENTRY_COLUMNS, edition)]);
  const followUp = new Set(['time', 'type', 'subject', ...openColumns(FOLLOW_UP_COLUMNS, edition)]);
  const open = new Map(Object.entries(PUBLIC).map(([type, names]) => [type, new Set(names)]));
  const person = new Set(PERSON);
  const named = new Set([...PERSON, 'name']);
  return ({ type, role, inRegister }) => {
    if (type === 'entry' && inRegister) return edition === 'intern' ? 'all' : entry;
    // The public hears of published entries only: not that there is a draft, or one of another quarter (design 4.2).
    if (type === 'entry') return edition === 'openbaar' ? null : bare;
    if (type === 'person') return edition === 'intern' || NAMED.has(role) ? named : person;
    if (type === 'followUp') return inRegister ? (edition === 'intern' ? 'all' : followUp) : null;
    if (type === 'signOff' || type === 'close') return inRegister ? open.get(type)! : null;
    return open.get(type) ?? null;
  };
}
