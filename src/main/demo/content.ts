/**
 * The example workspace's contents: two private offices of one invented ministry over two quarters. Shipped as plain
 * files under `resources/demo/`; every code in them is one of the policy file, which the tests check.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  CaptureMethod,
  DateCertainty,
  EntryStatus,
  JudgementBasis,
  ReturnReason,
  Role,
  SignOffWay,
  YesNoUnknown,
} from '../../shared/codes.ts';
import type { Policy } from '../../shared/policy.ts';
import type { Day, Quarter } from '../../shared/quarter.ts';
import type { AnswersInput } from '../../shared/records.ts';

export interface DemoOffice {
  key: string;
  /** Begins the entry numbers: `MKD-2027-0001`. */
  prefix: string;
  nl: string;
  en: string;
  secretariat: string;
}

export interface DemoPerson {
  key: string;
  office: string;
  name: string;
  role: Role;
  /** Work address; null for somebody who has left. */
  mail: string | null;
}

export interface DemoTerm {
  key: string;
  office: string;
  /** Key of a person. */
  person: string;
  post: string;
  from: Day;
  /** Last day, included; null = still in office. */
  until: Day | null;
  swornIn: Day;
  corporateDeviceOn: Day;
}

export interface DemoPeople {
  /** A code in the manner of TOOI that no real ministry has. */
  ministry: { code: string; nl: string; en: string; abbr: string };
  workDomains: string[];
  partyDomains: string[];
  offices: DemoOffice[];
  people: DemoPerson[];
  terms: DemoTerm[];
}

export interface DemoAccount {
  key: string;
  term: string;
  channel: string;
  device: string;
  address: string;
  masked: string;
  usedFrom: Day;
  usedUntil: Day | null;
  inUse: boolean;
}

export interface DemoEvidenceFile {
  /** Below `resources/demo/files/`. */
  name: string;
  captureMethod: CaptureMethod;
}

export type DemoEvidence =
  | { state: 'attached'; files: DemoEvidenceFile[] }
  | { state: 'follows' }
  | { state: 'impossible'; why: string };

export interface DemoEntry {
  key: string;
  office: string;
  term: string;
  account: string;
  dateFrom: Day;
  dateTo: Day;
  /** `14:12`, or null where only the month is known. */
  time: string | null;
  dateCertainty: DateCertainty;
  channel: string;
  device: string;
  counterparty: string;
  group: boolean;
  direction: string;
  initiative: 'zelf' | 'ander';
  subject: string;
  reason: string;
  otherReasons: string[];
  reasonSubKind: string | null;
  reasonNote: string | null;
  nature: string;
  classification: string;
  messages: number;
  leftOut: number;
  evidence: DemoEvidence;
  outcome: string;
  /** By the needs of the outcome in the policy; place and checksum of this register itself are left out. */
  outcomeDetails: Record<string, string>;
  loggedOn: Day;
  /** Where the entry is to end up. */
  state: EntryStatus;
  returned?: { reason: ReturnReason; remark: string };
  /** Corrects an entry of a closed quarter. */
  corrects?: { entry: string; field: string; why: string };
}

export interface DemoStatement {
  office: string;
  term: string;
  quarter: Quarter;
  kind: 'GEBRUIK' | 'NIHIL';
  way: SignOffWay;
  signedOn: Day;
  messagesDeleted: YesNoUnknown;
  remark: string | null;
}

export interface DemoIncident {
  key: string;
  office: string;
  term: string;
  account: string;
  entries: string[];
  discoveredOn: Day;
  kind: string;
  result: string;
  ownDevice: YesNoUnknown;
  classification: string;
  personalData: YesNoUnknown;
  reported: { to: string; on: Day; time: string }[];
  measure: string;
  settledOn: Day | null;
}

export interface DemoHandover {
  office: string;
  term: string;
  endOfTerm: Day;
  phoneHandedInOn: Day;
  readOutOn: Day;
  securedWhere: string;
  byRole: Role;
  openPoints: string;
}

export interface DemoJudgement {
  office: string;
  account: string;
  quarter: Quarter;
  judgement: string;
  judgeRole: string;
  judgedOn: Day;
  basis: Record<JudgementBasis, YesNoUnknown>;
  measure: string | null;
}

export interface DemoRecords {
  /** In the order in which they were logged, per office. */
  entries: DemoEntry[];
  accounts: DemoAccount[];
  /** Weeks of which the secretariat said "deze week niets"; `2027-W05`. */
  weeksNothing: { office: string; term: string; week: string }[];
  statements: DemoStatement[];
  closedQuarters: { office: string; quarter: Quarter; closedOn: Day }[];
  incidents: DemoIncident[];
  handovers: DemoHandover[];
  judgements: DemoJudgement[];
}

export interface DemoContent extends DemoPeople, DemoRecords {}

/** Both files as one. A missing or broken file is a fault of the build and throws as it comes. */
export function loadDemoContent(resourcesDir: string): DemoContent {
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(resourcesDir, 'demo', name), 'utf8'));
  return { ...(read('people.json') as DemoPeople), ...(read('entries.json') as DemoRecords) };
}

/** Where an evidence file of the example lies. */
export function demoFilePath(resourcesDir: string, name: string): string {
  return path.join(resourcesDir, 'demo', 'files', ...name.split('/'));
}

/** The policy with the example's invented ministry added; the policy that ships never has it. */
export function withDemoMinistry(policy: Policy, content: DemoPeople): Policy {
  const { code, nl, en, abbr } = content.ministry;
  const ministry = { code, names: [{ nl, en, abbr, validFrom: null, validUntil: null }] };
  const items = [...policy.ministries.items, ministry];
  return { ...policy, ministries: { ...policy.ministries, items } };
}

/** An entry of the example as it is logged. */
export function answersOf(e: DemoEntry, termId: string, accountId: string): AnswersInput {
  return {
    termId,
    accountId,
    channel: e.channel,
    device: e.device,
    dateFrom: e.dateFrom,
    dateTo: e.dateTo,
    time: e.time,
    dateCertainty: e.dateCertainty,
    counterparty: e.counterparty,
    group: e.group,
    direction: e.direction,
    initiative: e.initiative,
    subject: e.subject,
    reason: e.reason,
    reasonKind: e.reasonSubKind,
    reasonNote: e.reasonNote,
    reasonsOther: e.otherReasons,
    nature: e.nature,
    classification: e.classification,
    messages: e.messages,
    leftOut: e.leftOut,
    evidence: e.evidence.state,
    evidenceWhyNot: e.evidence.state === 'impossible' ? e.evidence.why : null,
    captureMethod: e.evidence.state === 'attached' ? (e.evidence.files[0]?.captureMethod ?? null) : null,
  };
}
