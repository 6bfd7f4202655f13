/** The one door to the core: find the call, validate, check role and state, run, reply. */
import { randomBytes } from 'node:crypto';
import { type CallArgs, type CallName, type CallOutput, contract } from '../shared/contract.ts';
import { KanaalError, type Reply } from '../shared/errors.ts';
import { isCallOf } from '../shared/workspace-kinds.ts';
import { listAccess } from './services/access.ts';
import * as accounts from './services/accounts.ts';
import { accredit } from './services/accreditation.ts';
import { exportAnswer } from './services/answer-export.ts';
import * as backups from './services/backups.ts';
import { writeCalendar } from './services/calendar.ts';
import { closeQuarter } from './services/closing.ts';
import * as collection from './services/collection.ts';
import { showBoard, showCell } from './services/collection-board.ts';
import { answerQuestion, showTrends } from './services/collection-figures.ts';
import { confirmKey, takePackages } from './services/collection-take.ts';
import * as entries from './services/entries.ts';
import * as entryList from './services/entry-list.ts';
import { viewEntryById } from './services/entry-view.ts';
import { acceptRollback } from './services/epochs.ts';
import * as evidence from './services/evidence.ts';
import { evidenceHeaders, evidenceHtml } from './services/evidence-html.ts';
import { exampleProgress, openExample, stopExample } from './services/example.ts';
import * as followUps from './services/follow-ups.ts';
import * as history from './services/history.ts';
import * as incidents from './services/incidents.ts';
import * as intake from './services/intake.ts';
import { keepChosen } from './services/intake-keep.ts';
import * as jobs from './services/jobs.ts';
import * as journal from './services/journal.ts';
import { picturesFromMail } from './services/mail-pictures.ts';
import { listPackages, makePackage } from './services/packages.ts';
import * as people from './services/people.ts';
import * as pictures from './services/pictures.ts';
import { describePlace, needFolder } from './services/places.ts';
import * as quarters from './services/quarters.ts';
import { takeReceipt } from './services/receipts.ts';
import * as registers from './services/registers.ts';
import { leave, newRecovery } from './services/rekey.ts';
import * as remoteRequests from './services/remote-requests.ts';
import * as remoteSigning from './services/remote-signing.ts';
import { backupsBeside, restoreBackup, salvageOpen } from './services/restore.ts';
import { type Core, clockOf, type Desk, foundDamage, logAccessOnce, policyOf } from './services/session.ts';
import * as settings from './services/settings.ts';
import * as signOffs from './services/sign-offs.ts';
import { changePassphrase, confirmRecovery } from './services/slots.ts';
import * as staging from './services/staging.ts';
import * as tables from './services/tables.ts';
import { todayBrief, todayView } from './services/today.ts';
import * as transcripts from './services/transcripts.ts';
import * as views from './services/views.ts';
import * as workDomains from './services/work-domains.ts';
import { createWorkspace } from './services/workspace-create.ts';
import { closeWorkspace } from './services/workspace-open.ts';
import * as workspaces from './services/workspaces.ts';
import { explained } from './store/explain.ts';
import { DB_FILE } from './store/successor.ts';

type FreeHandlers = { [N in CallName as (typeof contract)[N]['needs'] extends 'none' ? N : never]: Handler<Core, N> };
type DeskHandlers = { [N in CallName as (typeof contract)[N]['needs'] extends 'open' ? N : never]: Handler<Desk, N> };
type Handler<C, N extends CallName> = (context: C, args: CallArgs<N>) => CallOutput<N> | Promise<CallOutput<N>>;

/** Calls that need no open workspace. Written name by name: a missing or an extra one does not compile. */
const free: FreeHandlers = {
  'app.info': (core) => settings.appInfo(core),
  'app.settings': (core) => settings.getSettings(core),
  'app.saveSettings': (core, args) => settings.saveSettings(core, args),
  'policy.get': (core) => core.policy,
  'workspaces.recent': (core) => workspaces.recentPlaces(core),
  'workspaces.peek': (core, args) => describePlace(needFolder(core.host, args.token), args.token),
  'workspaces.create': (core, args) => createWorkspace(core, args),
  'workspaces.openExample': (core, args) => openExample(core, args),
  'workspaces.exampleProgress': (core) => exampleProgress(core),
  'workspaces.stopExample': (core) => stopExample(core),
  'workspaces.unlock': async (core, args) => {
    const unlocked = await workspaces.unlockWorkspace(core, args);
    // Beside the person's work: the reply does not wait for it.
    void backups.dailyBackup(deskOf(core, 'backups.make'));
    return unlocked;
  },
  'workspaces.recover': (core, args) => workspaces.recoverWorkspace(core, args),
  'workspaces.lock': (core) => {
    closeWorkspace(core);
    return remoteSigning.closeRequest(core);
  },
  'workspaces.status': (core) => workspaces.workspaceStatus(core),
  'backups.restore': (core, args) => restoreBackup(core, args),
  'remote.open': (core, args) => remoteSigning.openRequest(core, args),
  'remote.prepare': (core, args) => remoteSigning.prepareRemote(core, args),
  'remote.sign': (core, args) => remoteSigning.signRemote(core, args),
  'remote.close': (core) => remoteSigning.closeRequest(core),
};

const desk: DeskHandlers = {
  'workspaces.changePassphrase': async (d, args) => {
    await changePassphrase(d.core, d.work, args.old, args.new);
    return { ok: true };
  },
  'workspaces.confirmRecovery': (d, args) => confirmRecovery(d, args),
  'workspaces.domains': (d) => workDomains.showDomains(d),
  'workspaces.saveDomains': (d, args) => workDomains.saveDomains(d, args),
  'workspaces.accredit': (d, args) => accredit(d, args),
  'workspaces.acceptRollback': (d, args) => acceptRollback(d, args),
  'workspaces.newRecovery': (d) => newRecovery(d),
  'people.list': (d) => people.listPeople(d),
  'people.add': (d, args) => people.addPerson(d, args),
  'people.issueCode': (d, args) => people.issueCode(d, args),
  'people.leave': (d, args) => leave(d, args),
  'terms.list': (d) => people.listTerms(d),
  'terms.add': (d, args) => people.addTerm(d, args),
  'terms.end': (d, args) => people.endTerm(d, args),
  'accounts.list': (d) => accounts.listAccounts(d),
  'accounts.add': (d, args) => accounts.addAccount(d, args),
  'accounts.update': (d, args) => accounts.changeAccount(d, args),
  'accounts.tick': (d, args) => accounts.tickAccount(d, args),
  'accounts.judge': (d, args) => accounts.judgeAccount(d, args),
  'handovers.record': (d, args) => incidents.recordHandover(d, args),
  'handovers.list': (d) => incidents.listHandovers(d),
  'incidents.record': (d, args) => incidents.recordIncident(d, args),
  'incidents.update': (d, args) => incidents.updateIncident(d, args),
  'incidents.link': (d, args) => incidents.linkIncident(d, args),
  'incidents.list': (d) => incidents.listIncidents(d),
  'staging.list': (d) => staging.listStaged(d),
  'staging.get': (d, args) => staging.getStaged(d, args.id),
  'staging.start': (d, args) => staging.startStaging(d, args),
  'staging.addFiles': (d, args) => staging.addStagedFiles(d, args),
  'staging.removeFile': (d, args) => staging.removeStagedFile(d, args),
  'staging.save': (d, args) => staging.saveStaged(d, args),
  'staging.discard': (d, args) => staging.discardStaged(d, args),
  'pictures.read': (d, args) => pictures.readPictures(d, args),
  'pictures.fromMail': (d, args) => picturesFromMail(d, args),
  'pictures.words': (d, args) => pictures.wordsOfPicture(d, args),
  'pictures.saveWords': (d, args) => pictures.savePictureWords(d, args),
  'pictures.order': (d, args) => pictures.orderEvidence(d, args),
  'transcripts.add': (d, args) => transcripts.addTranscript(d, args),
  'transcripts.confirm': (d, args) => transcripts.confirmTranscript(d, args),
  'tables.open': (d, args) => tables.openTable(d, args),
  'tables.get': (d, args) => tables.getTable(d, args),
  'tables.check': (d, args) => tables.checkTable(d, args),
  'tables.keep': (d, args) => tables.keepTable(d, args),
  'tables.close': (d, args) => tables.closeTable(d, args),
  'intake.peek': (d, args) => intake.peekSource(d, args),
  'intake.open': (d, args) => intake.openSource(d, args),
  'intake.reorder': (d, args) => intake.reorderSource(d, args),
  'intake.get': (d, args) => intake.getSource(d, args),
  'intake.page': (d, args) => intake.pageOfSource(d, args),
  'intake.find': (d, args) => intake.findInSource(d, args),
  'intake.keep': (d, args) => keepChosen(d, args),
  'intake.close': (d, args) => intake.closeSource(d, args),
  'entries.log': (d, args) => entries.logStaged(d, args),
  'entries.saveDraft': (d, args) => entries.saveDraft(d, args),
  'entries.add': (d, args) => entries.addEntry(d, args),
  'entries.amend': (d, args) => entries.amendEntry(d, args),
  'entries.correct': (d, args) => entries.correctEntry(d, args),
  'entries.withdraw': (d, args) => entries.withdrawEntry(d, args),
  'entries.undo': (d, args) => entries.undoLog(d, args),
  'entries.followUp': (d, args) => followUps.recordOutcome(d, args),
  'entries.grounds': (d, args) => followUps.recordGrounds(d, args),
  'entries.judge': (d, args) => followUps.recordJudgement(d, args),
  'entries.get': (d, args) => {
    logAccessOnce(d, 'entry', args.entryId);
    return viewEntryById(d, args.entryId);
  },
  'entries.list': (d, args) => entryList.listEntries(d, args),
  'entries.facets': (d, args) => entryList.countFacets(d, args),
  'views.list': (d) => views.listViews(d),
  'views.save': (d, args) => views.saveViews(d, args),
  'entries.history': (d, args) => history.entryHistory(d, args),
  'entries.prove': (d, args) => journal.proveEntry(d, args),
  'evidence.preview': (d, args) => evidence.previewEvidence(d, args),
  'evidence.length': (d, args) => evidence.evidenceLength(d, args),
  'evidence.html': (d, args) => evidenceHtml(d, args),
  'evidence.headers': (d, args) => evidenceHeaders(d, args),
  'evidence.bytes': (d, args) => evidence.readEvidence(d, args),
  'evidence.add': (d, args) => entries.addEvidence(d, args),
  'signoffs.queue': (d, args) => signOffs.signOffQueue(d, args),
  'signoffs.prepare': (d, args) => signOffs.prepareSignOff(d, args),
  'signoffs.sign': (d, args) => signOffs.signSignOff(d, args),
  'signoffs.toPaper': (d, args) => signOffs.toPaper(d, args),
  'signoffs.attachScan': (d, args) => signOffs.attachScan(d, args),
  'signoffs.confirmPaper': (d, args) => signOffs.confirmPaper(d, args),
  'signoffs.list': (d, args) => signOffs.listSignOffs(d, args),
  'signoffs.identityFile': (d, args) => remoteRequests.takeIdentity(d, args),
  'signoffs.toRemote': (d, args) => remoteRequests.toRemote(d, args),
  'signoffs.remote': (d) => remoteRequests.listRemote(d),
  'signoffs.acceptRemote': (d, args) => remoteRequests.acceptRemote(d, args),
  'quarters.list': (d) => quarters.listQuarters(d),
  'quarters.view': (d, args) => quarters.viewQuarter(d, args.quarter),
  'quarters.weekNothing': (d, args) => quarters.weekNothing(d, args),
  'quarters.unsignedReason': (d, args) => quarters.setUnsignedReason(d, args),
  'quarters.close': (d, args) => closeQuarter(d, args),
  'registers.export': (d, args) => registers.exportRegister(d, args),
  'registers.entry': (d, args) => registers.entryInRegister(d, args),
  'registers.preview': (d, args) => registers.previewSheet(d, args),
  'packages.make': (d, args) => makePackage(d, args),
  'packages.list': (d, args) => listPackages(d, args),
  'receipts.take': (d, args) => takeReceipt(d, args),
  'collection.take': (d, args) => takePackages(d, args),
  'collection.confirmKey': (d, args) => confirmKey(d, args),
  'collection.deliveries': (d, args) => collection.listDeliveries(d, args),
  'collection.receipt': (d, args) => collection.writeReceipt(d, args),
  'collection.board': (d, args) => showBoard(d, args),
  'collection.cell': (d, args) => showCell(d, args),
  'collection.answer': (d, args) => answerQuestion(d, args),
  'collection.exportAnswer': (d, args) => exportAnswer(d, args),
  'collection.trends': (d, args) => showTrends(d, args),
  'collection.forward': (d, args) => collection.forwardQuarter(d, args),
  'collection.expected': (d) => collection.listExpected(d),
  'collection.expect': (d, args) => collection.expectTerms(d, args),
  'collection.keys': (d) => collection.showKeys(d),
  'calendar.write': (d, args) => writeCalendar(d, args),
  'today.brief': (d) => todayBrief(d),
  'today.get': (d) => todayView(d),
  'journal.list': (d, args) => history.listJournal(d, args),
  'access.list': (d, args) => listAccess(d, args),
  'journal.check': (d) => journal.checkJournal(d),
  'journal.checkpoint': (d) => journal.signHead(d),
  'journal.trust': (d) => journal.trustKeys(d),
  'jobs.list': (d) => jobs.listJobs(d),
  'jobs.cancel': (d, args) => jobs.cancelJob(d, args),
  'backups.make': (d, args) => backups.makeBackup(d, args),
  'backups.list': (d) => backups.listBackups(d),
  'backups.beside': (d) => backupsBeside(d),
  'backups.salvage': (d, args) => salvageOpen(d, args),
  'backups.check': (d, args) => backups.checkBackup(d, args),
};

/** Calls whose work is a job in a worker, or lies outside the open workspace; what they do to the workspace itself they do in turn (`inTurn`). */
const LONG: ReadonlySet<string> = new Set<CallName>([
  'workspaces.openExample',
  'people.leave',
  'workspaces.newRecovery',
  'registers.export',
  'packages.make',
  'collection.take',
  'collection.forward',
  'collection.confirmKey',
  'collection.answer',
  'collection.exportAnswer',
  'collection.trends',
  'journal.check',
  'backups.make',
  'backups.check',
  'backups.restore',
  'backups.salvage',
  'staging.start',
  'staging.addFiles',
  'pictures.read',
  'pictures.fromMail',
  'transcripts.add',
  'transcripts.confirm',
  'tables.open',
  'tables.keep',
  'intake.peek',
  'intake.open',
  'intake.reorder',
  'intake.keep',
  'entries.add',
  'entries.amend',
  'entries.correct',
  'entries.undo',
  'evidence.add',
  'evidence.preview',
  'evidence.length',
  'evidence.html',
  'evidence.headers',
  'signoffs.attachScan',
  'signoffs.toRemote',
]);

const ASIDE: ReadonlySet<string> = new Set<CallName>([
  'jobs.list',
  'jobs.cancel',
  'workspaces.exampleProgress',
  'workspaces.stopExample',
]);

/** Calls that touch no record and are answered at once, whatever waits in turn. */
export function isAside(name: string): boolean {
  return ASIDE.has(name);
}

export function isLong(name: string): boolean {
  return LONG.has(name);
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

/** The desk of the open workspace, with the clock that holds there. */
function deskOf(core: Core, name: CallName): Desk {
  const { open } = core;
  if (!open) throw new KanaalError('workspace_locked');
  const host = open.ahead === 0 ? core.host : { ...core.host, now: () => clockOf(core) };
  return { core, host, policy: policyOf(core), work: open, db: open.db, call: name };
}

/** The same after the checks that hold for every call. */
function deskFor(core: Core, name: CallName): Desk {
  const desk = deskOf(core, name);
  const open = desk.work;
  const spec = contract[name];
  if (!isCallOf(open.vault.kind, name)) throw new KanaalError('not_allowed', { kind: open.vault.kind, call: name });
  if (!spec.roles.includes(open.person.role))
    throw new KanaalError('not_allowed', { role: open.person.role, call: name });
  if (spec.writes && open.readOnly === 'inUse') throw new KanaalError('workspace_in_use');
  // The one way out of an older copy writes by itself.
  if (name === 'workspaces.acceptRollback' && open.readOnly === 'rolledBack') return desk;
  if (spec.writes && open.readOnly === 'rolledBack') throw new KanaalError('workspace_rolled_back');
  if (spec.writes && open.readOnly === 'damaged') throw new KanaalError('workspace_damaged', { what: DB_FILE });
  if (spec.writes && open.readOnly !== 'no') throw new KanaalError('workspace_read_only');
  return desk;
}

async function run(core: Core, name: CallName, args: unknown): Promise<unknown> {
  // The schema of `name` made `args`, and the tables are typed name by name: the pairing is right by construction.
  if (Object.hasOwn(free, name))
    return await (free[name as keyof FreeHandlers] as Handler<Core, CallName>)(core, args as never);
  return await (desk[name as keyof DeskHandlers] as Handler<Desk, CallName>)(deskFor(core, name), args as never);
}

/** One call. Expected failures come back as a code with details, bugs as `internal` with a reference to the log. */
export async function dispatch(core: Core, name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    if (!isCall(name)) throw new KanaalError('unknown_call', { name: name.slice(0, 80) });
    const parsed = contract[name].input.safeParse(input ?? {});
    if (!parsed.success) {
      const fields = parsed.error.issues.slice(0, 10).map((i) => `${i.path.join('.')}: ${i.message}`);
      throw new KanaalError('invalid_input', { fields });
    }
    const value = await run(core, name, parsed.data);
    if (contract[name].writes) core.changed(name.split('.')[0]!);
    return { ok: true, value };
  } catch (thrown) {
    const error = explained(thrown);
    // Which page or file it was is for the log, not for the person.
    if (error instanceof KanaalError && error !== thrown)
      core.host.log(
        `${error.code} in ${name.slice(0, 80)}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`,
      );
    // Of the workspace that is open, by a call of its own or a worker: another one's damage is said by those without a desk.
    if (error instanceof KanaalError && error.code === 'workspace_damaged' && Object.hasOwn(desk, name))
      foundDamage(core);
    if (error instanceof KanaalError) return { ok: false, error: { code: error.code, details: error.details } };
    const reference = randomBytes(4).toString('hex');
    core.host.log(`bug ${reference} in ${name.slice(0, 80)}: ${error instanceof Error ? error.stack : String(error)}`);
    return { ok: false, error: { code: 'internal', details: {}, reference } };
  }
}
