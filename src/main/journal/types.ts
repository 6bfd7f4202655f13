/**
 * The record types of the journal and the fixed order of their fields. An order is part of the format: a field is only
 * ever added at the end of its list, and none is ever removed. docs/format.md prints this table; a test compares them.
 */
export type RecordKind = 'e' | 'o';

/** Fields every record has, before its own. `clockBack` is there only when the PC's clock ran back. */
const COMMON = ['time', 'actor', 'type', 'subject', 'clockBack'] as const;

const FIELDS = {
  entry: [
    'number',
    'version',
    'status',
    'quarter',
    'late',
    'corrects',
    'correctionReason',
    'termId',
    'accountId',
    'channel',
    'device',
    'dateFrom',
    'dateTo',
    'clock',
    'dateCertainty',
    'counterparty',
    'group',
    'direction',
    'initiative',
    'contactedInOffice',
    'theme',
    'reason',
    'reasonKind',
    'reasonNote',
    'reasonsOther',
    'nature',
    'classification',
    'classificationByMachine',
    'evidence',
    'evidenceWhyNot',
    'evidenceDueOn',
    'messages',
    'leftOut',
    'leftOutReason',
    'captureMethod',
    'disappearing',
    'forwardedTo',
    'contentKinds',
    'approvedAlternative',
    'files',
    'loggedAt',
    'loggedBy',
    'signedAt',
    'signOff',
    'returnReason',
    'returnNote',
    'returnedAt',
    'withdrawReason',
    'unsignedReason',
  ],
  workspace: ['title', 'kind', 'prefix', 'program', 'policy'],
  epoch: ['epoch', 'origin', 'vkey', 'continues', 'cause'],
  person: ['name', 'role', 'vkey', 'hasSlot', 'leftOn', 'change'],
  slots: ['digest', 'change'],
  term: [
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
  account: ['termId', 'channel', 'device', 'address', 'usedFrom', 'usedUntil', 'inUse'],
  ticks: ['quarter', 'stillUsed', 'autoDeleteOff', 'linkedDevicesChecked', 'twoStepOn'],
  judgement: ['quarter', 'value', 'basis', 'measure', 'judgeRole', 'judgeName', 'judgedOn'],
  followUp: [
    'outcome',
    'place',
    'reference',
    'date',
    'note',
    'deletedOn',
    'deletedHow',
    'deviceReplaced',
    'judgement',
    'incidentNumber',
    'wooGrounds',
    'policySubject',
  ],
  incident: [
    'number',
    'discoveredAt',
    'kind',
    'result',
    'channel',
    'ownDevice',
    'classified',
    'personalData',
    'concerns',
    'count',
    'bvaOn',
    'cisoOn',
    'fgOn',
    'apReported',
    'apWithin72h',
    'peopleInformed',
    'settledOn',
    'measure',
    'notReportedBecause',
  ],
  handover: ['termId', 'deviceHandedIn', 'readOutOn', 'securedWhere', 'openPoints'],
  weekNothing: ['week', 'quarter'],
  unsignedReason: ['quarter', 'termId', 'reason'],
  signOff: [
    'termId',
    'quarter',
    'signOffKind',
    'way',
    'nil',
    'supplementary',
    'entries',
    'returned',
    'deleted',
    'remark',
    'note',
    'confirmedBy',
    'scan',
  ],
  close: ['quarter', 'register', 'version', 'sha256', 'rows', 'open', 'consent', 'statement'],
  export: ['register', 'edition', 'formats', 'files'],
  backup: ['name', 'size', 'sha256'],
  access: ['day', 'head', 'size'],
  accreditation: ['note', 'decidedOn', 'change'],
  receipt: ['package', 'register', 'verdict', 'codes', 'receiver', 'vkey', 'size', 'note'],
  delivery: ['package', 'register', 'edition', 'office', 'verdict', 'codes', 'origin', 'size', 'receipt'],
  officeKey: ['vkey', 'change'],
  expectedTerm: ['person', 'post', 'ministryCode', 'cabinet', 'from', 'until', 'change'],
} as const satisfies Record<string, readonly string[]>;

export type RecordType = keyof typeof FIELDS;

export const RECORD_TYPES = Object.keys(FIELDS) as RecordType[];

/**
 * For a type whose list has grown: how many own fields it had in version 1, in version 2, and so on, so that what was
 * written then still has the leaf it had. No list has grown yet.
 */
const EARLIER: Partial<Record<RecordType, readonly number[]>> = {};

/** All fields of version `v` of a list, common ones first; null where there is no such version. */
export function fieldsIn(own: readonly string[], earlier: readonly number[], v: number): readonly string[] | null {
  const length = v === earlier.length + 1 ? own.length : earlier[v - 1];
  return length === undefined ? null : [...COMMON, ...own.slice(0, length)];
}

/** The version of the list by which records of this type are written now: `v` of their header. */
export function listVersion(type: RecordType): number {
  return (EARLIER[type]?.length ?? 0) + 1;
}

const ORDER = new Map<string, readonly string[]>();

/** All field names of a type in their fixed order, as they were in version `v` of its list. */
export function recordFields(type: RecordType, v = listVersion(type)): readonly string[] {
  const key = `${type} ${v}`;
  const known = ORDER.get(key);
  if (known) return known;
  const order = Object.hasOwn(FIELDS, type) ? fieldsIn(FIELDS[type], EARLIER[type] ?? [], v) : null;
  if (!order) throw new TypeError(`unknown record type ${key}`);
  ORDER.set(key, order);
  return order;
}

export function recordKind(type: RecordType): RecordKind {
  return type === 'entry' ? 'e' : 'o';
}
