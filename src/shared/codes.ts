/**
 * The closed words the program itself decides on. The field's own code lists (channels, reasons, outcomes ...) are data,
 * in `resources/policy.json`, because BZK changes them.
 */
export const ROLES = ['secretary', 'officeHolder', 'recordsManager', 'auditor', 'collector'] as const;
export type Role = (typeof ROLES)[number];

/** Who may read who looked at what: whose messages they are, and who answers for the register or checks it. */
export const OVERSEES: readonly Role[] = ['officeHolder', 'recordsManager', 'auditor', 'collector'];

export const ENTRY_STATUSES = ['draft', 'logged', 'signed', 'returned', 'unsigned', 'withdrawn'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** What counts as a use: no draft, and not withdrawn. */
export const COUNTED: readonly EntryStatus[] = ['logged', 'signed', 'returned', 'unsigned'];

/** How sure the date is. `month`: only the month is known. */
export const DATE_CERTAINTIES = ['exact', 'month', 'unknown'] as const;
export type DateCertainty = (typeof DATE_CERTAINTIES)[number];

export const EVIDENCE_STATES = ['attached', 'follows', 'impossible'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** Where a piece of evidence comes from: `wijze_van_vastlegging` of domain G1. */
export const CAPTURE_METHODS = ['export', 'eml', 'screenshot', 'transcript', 'gespreksnotitie', 'uitlezing'] as const;
export type CaptureMethod = (typeof CAPTURE_METHODS)[number];

export const SIGN_OFF_KINDS = ['registraties', 'kwartaal'] as const;
export type SignOffKind = (typeof SIGN_OFF_KINDS)[number];

export const SIGN_OFF_WAYS = ['app', 'papier', 'afstand'] as const;
export type SignOffWay = (typeof SIGN_OFF_WAYS)[number];

export const YES_NO_UNKNOWN = ['ja', 'nee', 'onbekend'] as const;
export type YesNoUnknown = (typeof YES_NO_UNKNOWN)[number];

/** Five ready reasons to return an entry (domain F3, look 4: digits 1-5). */
export const RETURN_REASONS = [
  'REDEN_KLOPT_NIET',
  'DATUM_KLOPT_NIET',
  'BIJLAGE_ONTBREEKT',
  'NIET_VAN_MIJ',
  'ANDERS',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export const EXPORT_FORMATS = ['json', 'xlsx', 'ods', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EDITIONS = ['intern', 'bzk', 'openbaar'] as const;
export type Edition = (typeof EDITIONS)[number];

/** The basis of a security judgement (domain D9), each answered ja, nee or onbekend. */
export const JUDGEMENT_BASES = [
  'endToEnd',
  'twoStep',
  'linkedDevicesChecked',
  'disappearingOff',
  'deviceManaged',
  'contentUnclassified',
  'contentNotSensitive',
  'channelNotHighRisk',
  'noIncident',
] as const;
export type JudgementBasis = (typeof JUDGEMENT_BASES)[number];
