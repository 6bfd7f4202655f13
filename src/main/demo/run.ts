/** The example from beginning to end: two offices, two quarters, everything the register knows how to say. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExportFormat } from '../../shared/codes.ts';
import type { CallOutput, ExampleProgress } from '../../shared/contract.ts';
import type { ExportReceipt } from '../../shared/office-records.ts';
import { addDays, quarterDays, weeksOf } from '../../shared/quarter.ts';
import type { WorkspaceKind } from '../../shared/workspace-kinds.ts';
import type { ExampleMember, Host } from '../host.ts';
import { runCollectionDemo } from './collection.ts';
import { type DemoContent, type DemoEntry, type DemoStatement, demoFilePath, loadDemoContent } from './content.ts';
import { DemoOffice } from './office.ts';

export interface DemoResult {
  workspaces: string[];
  people: { id: string; name: string; role: string; passphrase: string | null; workspace: string }[];
  quarters: { id: string; state: string; workspace: string }[];
  exports: { path: string; bytes: number; sha256: string }[];
  receipts: ExportReceipt[];
  trust: string;
}

/** The day on which the example stands still: the first quarter is over, its statement is waiting. */
const END = '2027-04-08';
const RUNNING = '2027-Q1';

/** Makes the example in `out`, which must be absent or empty. `say` gets a line per step, for people to follow. */
export async function runDemo(host: Host, out: string, say: (line: string) => void): Promise<DemoResult> {
  const content = loadDemoContent(host.resourcesDir);
  const result: DemoResult = {
    workspaces: [],
    people: [],
    quarters: [],
    exports: [],
    receipts: [],
    trust: path.join(out, 'trust.txt'),
  };
  mkdirSync(out, { recursive: true });
  const vkeys: string[] = [];
  for (const { key, nl } of content.offices) {
    say(nl);
    const office = new DemoOffice(host, content, key, out);
    try {
      const entries = content.entries.filter((e) => e.office === key);
      await playOffice({ office, content, key, out, host, entries }, result, say);
      for (const { vkey } of (await office.call('journal.trust', {})).vkeys) vkeys.push(vkey);
    } finally {
      await office.close();
    }
  }
  result.exports = result.receipts.flatMap((r) =>
    r.files.map(({ path: file, bytes, sha256 }) => ({ path: file, bytes, sha256 })),
  );
  rmSync(path.join(out, '.profiel'), { recursive: true, force: true });
  writeFileSync(result.trust, `${vkeys.join('\n')}\n`);
  return result;
}

/** The example for a window: made anew in `folder`, whatever an interrupted attempt left there. */
export async function makeExample(
  host: Host,
  folder: string,
  kind: WorkspaceKind,
  step: (progress: ExampleProgress | null) => void,
): Promise<ExampleMember[]> {
  rmSync(folder, { recursive: true, force: true });
  if (kind === 'collection') return await makeCollectionExample(host, folder, step);
  const { people } = await runDemo(host, folder, () => step(null));
  // The secretary first: that is whose desk a newcomer should see.
  const rank = (role: string): number => ['secretary', 'officeHolder', 'recordsManager'].indexOf(role);
  return people
    .filter((p) => p.passphrase !== null)
    .sort((a, b) => rank(a.role) - rank(b.role))
    .map(({ id, passphrase, workspace }) => ({ id, passphrase: passphrase!, workspace }));
}

/** Of a collection only the collection is kept, with what came in and what went back: its offices are not to be opened. */
async function makeCollectionExample(
  host: Host,
  folder: string,
  step: (progress: ExampleProgress) => void,
): Promise<ExampleMember[]> {
  const { people, workspaces } = await runCollectionDemo(host, folder, () => undefined, step);
  rmSync(path.join(folder, 'kantoren'), { recursive: true, force: true });
  return people
    .filter((p) => p.workspace === workspaces[0])
    .map(({ id, passphrase, workspace }) => ({ id, passphrase, workspace }));
}

interface Play {
  office: DemoOffice;
  content: DemoContent;
  key: string;
  out: string;
  host: Host;
  entries: DemoEntry[];
}

async function playOffice(play: Play, result: DemoResult, say: (line: string) => void): Promise<void> {
  const { office, content, key, entries } = play;
  office.at('2026-10-01', '07:30');
  await office.create();
  await office.accountsOn('2026-10-01');
  for (const close of content.closedQuarters.filter((c) => c.office === key)) {
    await logUntil(play, entries, addDays(quarterDays(close.quarter).to, 8));
    await saysNothing(play, close.quarter);
    for (const s of content.statements.filter((x) => x.office === key && x.quarter === close.quarter))
      await sign(play, s);
    await closeQuarter(play, close);
    say(`  ${close.quarter} gesloten`);
    result.receipts.push(await exportQuarter(play, close.quarter));
  }
  for (const s of content.statements.filter((x) => x.office === key && x.quarter === RUNNING)) {
    await logUntil(play, entries, s.signedOn);
    await sign(play, s);
  }
  const done = entries.filter((e) => e.state === 'signed' || e.state === 'returned');
  await logUntil(play, done, END);
  office.at('2027-03-31', '16:00');
  await signEntries(play);
  await logUntil(play, entries, END);
  await finish(play, result);
  say(`  ${entries.length} registraties`);
}

/** Logs, as the secretary, what is due by a day; an incident is written down with the entry it belongs to. */
async function logUntil(play: Play, entries: readonly DemoEntry[], until: string): Promise<void> {
  const { office, content } = play;
  const due = entries.filter((e) => e.loggedOn <= until && !office.entries.has(e.key));
  if (due.length === 0) return;
  await office.as('secretary');
  for (const e of [...due].sort((a, b) => a.loggedOn.localeCompare(b.loggedOn))) {
    await office.log(e);
    for (const i of content.incidents) if (i.entries.at(-1) === e.key) await recordIncident(office, i);
  }
}

async function recordIncident(office: DemoOffice, i: DemoContent['incidents'][number]): Promise<void> {
  const told = (to: string): string | null => {
    const found = i.reported.find((r) => r.to === to);
    return found ? `${found.on}T${found.time}:00+01:00` : null;
  };
  office.at(i.settledOn ?? i.discoveredOn, '16:30');
  await office.call('incidents.record', {
    discoveredAt: `${i.discoveredOn}T13:30:00+01:00`,
    kind: i.kind,
    result: i.result,
    channel: 'whatsapp',
    ownDevice: i.ownDevice,
    classified: i.classification === 'ONGERUBRICEERD' ? 'nee' : 'onbekend',
    personalData: i.personalData,
    concerns: 'bewindspersoon',
    bvaOn: told('BVA'),
    cisoOn: told('CISO'),
    fgOn: told('FG'),
    settledOn: i.settledOn,
    measure: i.measure,
    entryId: office.entries.get(i.entries.at(-1)!)!,
  });
}

async function saysNothing({ office, content, key }: Play, quarter: string): Promise<void> {
  const said = new Set(content.weeksNothing.filter((w) => w.office === key).map((w) => w.week));
  const weeks = weeksOf(quarter).filter((w) => said.has(w.id));
  if (weeks.length === 0) return;
  office.at(addDays(quarterDays(quarter).to, 1));
  await office.as('secretary');
  for (const w of weeks) await office.call('quarters.weekNothing', { week: w.id, quarter });
}

// --- sign-off -----------------------------------------------------------------------------------------------------

async function sign(play: Play, s: DemoStatement): Promise<void> {
  const { office } = play;
  office.at(s.signedOn, '09:30');
  const termId = office.terms.get(s.term)!;
  if (s.way === 'papier') {
    await office.as('secretary');
    const prepared = await prepareStatement(office, termId, s);
    await onPaper(play, prepared.requestId, prepared.checkNumber, s.signedOn);
    return;
  }
  const holder = await office.as(play.content.terms.find((t) => t.key === s.term)!.person);
  const prepared = await prepareStatement(office, termId, s);
  await office.call('signoffs.sign', {
    requestId: prepared.requestId,
    sha256: prepared.sha256,
    passphrase: holder.passphrase!,
  });
}

async function prepareStatement(
  office: DemoOffice,
  termId: string,
  s: DemoStatement,
): Promise<CallOutput<'signoffs.prepare'>> {
  const { entries } = await office.call('signoffs.queue', { termId, quarter: s.quarter });
  return await office.call('signoffs.prepare', {
    termId,
    quarter: s.quarter,
    kind: 'kwartaal',
    decisions: entries.map((e) => ({ entryId: e.id, agreed: true })),
    deleted: s.messagesDeleted,
    remark: s.remark ?? '',
  });
}

async function onPaper(play: Play, requestId: string, checkNumber: string, signedOn: string): Promise<void> {
  const { office, host } = play;
  await office.call('signoffs.toPaper', { requestId });
  const scan = demoFilePath(host.resourcesDir, 'minister/2027-02-20-sms-onderraad.png');
  await office.call('signoffs.attachScan', { requestId, file: office.tokenFor(scan), signedOn });
  for (const role of ['secretary', 'recordsManager']) {
    const member = await office.as(role);
    await office.call('signoffs.confirmPaper', { requestId, checkNumber, passphrase: member.passphrase! });
  }
}

/** Every office holder with entries waiting signs them; what the contents say is returned. */
async function signEntries({ office, content, entries }: Play): Promise<void> {
  const returned = new Map(entries.filter((e) => e.returned).map((e) => [office.entries.get(e.key)!, e.returned!]));
  for (const term of content.terms.filter((t) => office.terms.has(t.key))) {
    const termId = office.terms.get(term.key)!;
    const { entries: waiting } = await office.call('signoffs.queue', { termId, quarter: RUNNING });
    if (waiting.length === 0) continue;
    const holder = await office.as(term.person);
    const { requestId, sha256 } = await office.call('signoffs.prepare', {
      termId,
      quarter: RUNNING,
      kind: 'registraties',
      decisions: waiting.map((e) => {
        const back = returned.get(e.id);
        return back
          ? { entryId: e.id, agreed: false, returnReason: back.reason, returnNote: back.remark }
          : { entryId: e.id, agreed: true };
      }),
    });
    await office.call('signoffs.sign', { requestId, sha256, passphrase: holder.passphrase! });
  }
}

// --- close, export, the end ---------------------------------------------------------------------------------------

async function closeQuarter(play: Play, close: DemoContent['closedQuarters'][number]): Promise<void> {
  const { office, content, key, entries } = play;
  office.at(close.closedOn, '11:00');
  const member = await office.as('recordsManager');
  for (const e of entries) if (office.entries.has(e.key)) await office.outcome(e);
  for (const j of content.judgements.filter((x) => x.office === key && x.quarter === close.quarter))
    await office.call('accounts.judge', {
      accountId: office.accounts.get(j.account)!,
      quarter: j.quarter,
      value: j.judgement,
      basis: j.basis,
      measure: j.measure ?? '',
      judgeRole: j.judgeRole,
      judgeName: 'CISO Kust en Delta',
      judgedOn: j.judgedOn,
    });
  await office.call('quarters.close', {
    quarter: close.quarter,
    consent: close.quarter,
    passphrase: member.passphrase!,
  });
}

async function exportQuarter({ office, out, host }: Play, quarter: string): Promise<ExportReceipt> {
  const formats: ExportFormat[] = ['json', 'xlsx', 'ods', 'csv'];
  if (host.printToPdf) formats.push('pdf');
  const folder = office.exportFolder(out, quarter);
  return await office.call('registers.export', { quarter, formats, out: office.tokenFor(folder) });
}

/** The last day: outcomes of the running quarter, handover, nothing-weeks, a backup; then the quiet of a morning. */
async function finish(play: Play, result: DemoResult): Promise<void> {
  const { office, content, key, entries } = play;
  office.at(END, '08:30');
  await saysNothing(play, RUNNING);
  await office.as('secretary');
  await office.accountsOn(END);
  await office.as('recordsManager');
  for (const e of entries) if (e.dateFrom >= quarterDays(RUNNING).from) await office.outcome(e);
  for (const h of content.handovers.filter((x) => x.office === key))
    await office.call('handovers.record', {
      termId: office.terms.get(h.term)!,
      deviceHandedIn: 'ja',
      readOutOn: h.readOutOn,
      securedWhere: h.securedWhere,
      openPoints: h.openPoints,
    });
  await office.call('backups.make', {});
  const { quarters } = await office.call('quarters.list', {});
  result.workspaces.push(office.folder);
  for (const m of office.members.values()) result.people.push({ ...m, workspace: office.folder });
  for (const q of quarters) result.quarters.push({ id: q.id, state: q.state, workspace: office.folder });
}
