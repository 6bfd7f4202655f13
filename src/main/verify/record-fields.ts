/**
 * The fields of every record type, in their fixed order: the table of docs/format.md 2, copied for the verifier, which
 * shares nothing with the journal that writes it. A test compares the three.
 */
const COMMON = 'time actor type subject clockBack';

const FIELDS: Readonly<Record<string, string>> = {
  entry:
    'number version status quarter late corrects correctionReason termId accountId channel device ' +
    'dateFrom dateTo clock dateCertainty counterparty group direction initiative contactedInOffice ' +
    'theme reason reasonKind reasonNote reasonsOther nature classification classificationByMachine ' +
    'evidence evidenceWhyNot evidenceDueOn messages leftOut leftOutReason captureMethod disappearing ' +
    'forwardedTo contentKinds approvedAlternative files loggedAt loggedBy signedAt signOff ' +
    'returnReason returnNote returnedAt withdrawReason unsignedReason',
  workspace: 'title kind prefix program policy',
  epoch: 'epoch origin vkey continues cause',
  person: 'name role vkey hasSlot leftOn change',
  slots: 'digest change',
  term: 'personId post ministryCode ministryName ministryAbbr cabinet from until swornInOn corporateDeviceOn',
  account: 'termId channel device address usedFrom usedUntil inUse',
  ticks: 'quarter stillUsed autoDeleteOff linkedDevicesChecked twoStepOn',
  judgement: 'quarter value basis measure judgeRole judgeName judgedOn',
  followUp:
    'outcome place reference date note deletedOn deletedHow deviceReplaced judgement incidentNumber ' +
    'wooGrounds policySubject',
  incident:
    'number discoveredAt kind result channel ownDevice classified personalData concerns count bvaOn ' +
    'cisoOn fgOn apReported apWithin72h peopleInformed settledOn measure notReportedBecause',
  handover: 'termId deviceHandedIn readOutOn securedWhere openPoints',
  weekNothing: 'week quarter',
  unsignedReason: 'quarter termId reason',
  signOff: 'termId quarter signOffKind way nil supplementary entries returned deleted remark note confirmedBy scan',
  close: 'quarter register version sha256 rows open consent statement',
  export: 'register edition formats files',
  backup: 'name size sha256',
  access: 'day head size',
  accreditation: 'note decidedOn change',
  receipt: 'package register verdict codes receiver vkey size note',
  delivery: 'package register edition office verdict codes origin size receipt',
  officeKey: 'vkey change',
  expectedTerm: 'person post ministryCode cabinet from until change',
};

export const KNOWN_TYPES = Object.keys(FIELDS);

/** All fields of a type, common ones first; null for a type that is not known. */
export function fieldsOf(type: string): readonly string[] | null {
  return ALL.get(type) ?? null;
}

/** Where a field stands in the list of its type; undefined where the type does not have it. */
export function placeOf(type: string, field: string): number | undefined {
  return PLACES.get(type)?.get(field);
}

const ALL = new Map(Object.entries(FIELDS).map(([type, own]) => [type, `${COMMON} ${own}`.split(' ')]));
const PLACES = new Map([...ALL].map(([type, names]) => [type, new Map(names.map((name, at) => [name, at]))]));
