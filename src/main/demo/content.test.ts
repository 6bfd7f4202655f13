import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ListName } from '../../shared/policy.ts';
import { codeItem, ministryOn } from '../../shared/policy.ts';
import { isDay, quarterDays, quarterOf, weeksOf } from '../../shared/quarter.ts';
import { detectKind } from '../intake/detect.ts';
import { readMail } from '../intake/mail.ts';
import { draftFromMail } from '../intake/prefill.ts';
import { loadPolicy } from '../services/policy.ts';
import { type DemoEntry, demoFilePath, loadDemoContent, withDemoMinistry } from './content.ts';

const RESOURCES = path.join(import.meta.dirname, '../../../resources');
const policy = loadPolicy(RESOURCES);
const demo = loadDemoContent(RESOURCES);
const { entries } = demo;

const termOf = (key: string) => demo.terms.find((t) => t.key === key);
const filesOf = (entry: DemoEntry) => (entry.evidence.state === 'attached' ? entry.evidence.files : []);
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(demoFilePath(RESOURCES, name)));

test('the example has two offices and at least 64 entries over two quarters', () => {
  expect(demo.offices.map((o) => o.key)).toEqual(['minister', 'staatssecretaris']);
  expect(entries.length).toBeGreaterThanOrEqual(64);
  expect([...new Set(entries.map((e) => quarterOf(e.dateFrom)))].toSorted()).toEqual(['2026-Q4', '2027-Q1']);
  expect(new Set(entries.map((e) => e.key)).size).toBe(entries.length);
});

test('it shows every channel, every reason and most states', () => {
  const channels = new Set(entries.map((e) => e.channel));
  expect(policy.lists.channels.items.map((c) => c.code).filter((code) => !channels.has(code))).toEqual([]);
  const reasons = new Set(entries.map((e) => e.reason));
  expect(policy.lists.reasons.items.map((r) => r.code).filter((code) => !reasons.has(code))).toEqual([]);
  expect(new Set(entries.map((e) => e.counterparty)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(entries.map((e) => e.state))).toEqual(new Set(['signed', 'logged', 'returned', 'draft']));
});

test('every code is in the policy', () => {
  const missing: string[] = [];
  const known = (list: ListName, code: string): void => {
    if (!codeItem(policy, list, code)) missing.push(`${list}: ${code}`);
  };
  for (const e of entries) {
    known('channels', e.channel);
    known('deviceKinds', e.device);
    known('counterpartyCategories', e.counterparty);
    known('directions', e.direction);
    known('natures', e.nature);
    known('classifications', e.classification);
    known('outcomes', e.outcome);
    for (const reason of [e.reason, ...e.otherReasons]) known('reasons', reason);
    if (e.reasonSubKind !== null) known('reasonSubKinds', e.reasonSubKind);
    for (const f of filesOf(e)) known('captureMethods', f.captureMethod);
    if (e.returned) known('returnReasons', e.returned.reason);
  }
  for (const i of demo.incidents) {
    known('incidentKinds', i.kind);
    known('incidentResults', i.result);
    known('classifications', i.classification);
    for (const r of i.reported) known('reportedTo', r.to);
  }
  for (const s of demo.statements) known('returnKinds', s.kind);
  for (const j of demo.judgements) known('judgements', j.judgement);
  expect(missing).toEqual([]);
});

test('a reason that asks for a note or a sub-kind has one', () => {
  for (const e of entries) {
    const reason = codeItem(policy, 'reasons', e.reason);
    if (reason?.needsNote) expect(e.reasonNote, e.key).toBeTruthy();
    if (reason && reason.subKinds.length > 0) expect(reason.subKinds, e.key).toContain(e.reasonSubKind);
    else expect(e.reasonSubKind, e.key).toBeNull();
  }
});

test('an outcome has what it needs; the register itself fills in place and checksum', () => {
  for (const e of entries) {
    const needs = codeItem(policy, 'outcomes', e.outcome)?.needs ?? [];
    const asked = needs.filter((n) => n !== 'location' && n !== 'checksum');
    expect(Object.keys(e.outcomeDetails).toSorted(), e.key).toEqual(asked.toSorted());
    const { how, phoneReplaced } = e.outcomeDetails;
    if (how !== undefined) expect(['hand', 'automatisch', 'onbekend'], e.key).toContain(how);
    if (phoneReplaced !== undefined) expect(['ja', 'nee', 'onbekend'], e.key).toContain(phoneReplaced);
    if (e.outcome === 'VEILIGGESTELD') expect(e.evidence.state, e.key).toBe('attached');
  }
});

test('dates exist, stay within one month and within the term, and are logged afterwards', () => {
  for (const e of entries) {
    const term = termOf(e.term);
    expect(isDay(e.dateFrom) && isDay(e.dateTo) && isDay(e.loggedOn), e.key).toBe(true);
    expect(e.dateFrom <= e.dateTo && e.dateTo <= e.loggedOn, e.key).toBe(true);
    expect(e.dateFrom.slice(0, 7), e.key).toBe(e.dateTo.slice(0, 7));
    expect(term && term.from <= e.dateFrom && e.dateTo <= (term.until ?? '9999'), e.key).toBe(true);
    expect(e.office, e.key).toBe(term?.office);
    expect(e.time === null, e.key).toBe(e.dateCertainty !== 'exact');
  }
});

test('an entry has the channel, device and term of its account, and falls in the time it was used', () => {
  for (const e of entries) {
    const account = demo.accounts.find((a) => a.key === e.account);
    expect(account, e.key).toMatchObject({ channel: e.channel, device: e.device, term: e.term });
    expect(account && account.usedFrom <= e.dateFrom && e.dateTo <= (account.usedUntil ?? '9999'), e.key).toBe(true);
  }
});

test('subjects are short and hold no quotes and no names of the people in the example', () => {
  const names = [...demo.people.map((p) => p.name), 'Marit Zandwijk', 'Ilse Bontekoe', 'Renée Oosterling'];
  const words = names.flatMap((n) => n.split(' '));
  for (const e of entries) {
    expect(Array.from(e.subject).length, e.key).toBeLessThanOrEqual(80);
    expect(e.subject, e.key).not.toMatch(/["'“”‘’]/);
    for (const word of words) expect(e.subject.split(/[\s,]+/), e.key).not.toContain(word);
  }
});

test('every file that is named exists, and every file there is named', () => {
  const named = new Set(entries.flatMap((e) => filesOf(e).map((f) => f.name)));
  for (const name of named) expect(existsSync(demoFilePath(RESOURCES, name)), name).toBe(true);
  const root = path.join(RESOURCES, 'demo', 'files');
  const there = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => path.relative(root, path.join(f.parentPath, f.name)).replaceAll(path.sep, '/'));
  expect(there.toSorted()).toEqual([...named].toSorted());
});

test('each mail is read without a warning and says what its entry says', async () => {
  let mails = 0;
  for (const e of entries) {
    for (const f of filesOf(e).filter((file) => file.captureMethod === 'eml')) {
      mails++;
      const reading = await readMail(bytesOf(f.name));
      expect(reading.warnings, f.name).toEqual([]);
      const draft = draftFromMail(reading, {
        workDomains: demo.workDomains,
        partyDomains: demo.partyDomains,
        privateAccounts: demo.accounts.filter((a) => a.address.includes('@')),
      });
      expect([draft.day?.value, draft.time?.value, draft.direction?.value], f.name).toEqual([
        e.dateFrom,
        e.time,
        e.direction,
      ]);
      expect(draft.account?.value, f.name).toBe(demo.accounts.find((a) => a.key === e.account)?.address);
      expect(draft.fromEnvelope, f.name).toBe(f.name.includes('doorgestuurd'));
    }
  }
  expect(mails).toBeGreaterThanOrEqual(10);
});

const CHAT_LINE = /^\u200e?\[?(\d{2})-(\d{2})-(\d{4}) (\d{2}:\d{2})(?::\d{2})?(?:\] | - )([^:]{1,40}): (?!\u200e)/;

test('each chat export holds as many messages as its entry counts, and begins on its day', () => {
  const layouts = new Set<string>();
  for (const e of entries) {
    for (const f of filesOf(e).filter((file) => file.captureMethod === 'export')) {
      const bytes = bytesOf(f.name);
      expect(detectKind(bytes, f.name), f.name).toMatchObject({ kind: 'txt', hint: 'whatsapp' });
      const text = new TextDecoder().decode(bytes);
      layouts.add(text.startsWith('[') ? 'iPhone' : 'Android');
      const found = text.split(/\r?\n/).flatMap((line) => {
        const m = CHAT_LINE.exec(line);
        return m ? [{ day: `${m[3]}-${m[2]}-${m[1]}`, time: m[4] }] : [];
      });
      expect(found.length, f.name).toBe(e.messages + e.leftOut);
      expect(found[0], f.name).toEqual({ day: e.dateFrom, time: e.time });
    }
  }
  expect([...layouts].toSorted()).toEqual(['Android', 'iPhone']);
});

test('pictures are pictures, notes and transcripts are text', () => {
  const kinds: Record<string, string> = { screenshot: 'png', gespreksnotitie: 'txt', transcript: 'txt', eml: 'eml' };
  for (const f of entries.flatMap(filesOf)) {
    const kind = kinds[f.captureMethod];
    if (kind !== undefined) expect(detectKind(bytesOf(f.name), f.name).kind, f.name).toBe(kind);
  }
});

test('no entry falls in a week of which was said that nothing happened', () => {
  const weeks = ['2026-Q4', '2027-Q1'].flatMap(weeksOf);
  expect(demo.weeksNothing.length).toBeGreaterThan(4);
  for (const { term, week } of demo.weeksNothing) {
    const block = weeks.find((w) => w.id === week);
    if (!block) throw new Error(`${week} is in neither quarter`);
    const inside = entries.filter((e) => e.term === term && e.dateFrom <= block.to && e.dateTo >= block.from);
    expect(
      inside.map((e) => e.key),
      `${term} ${week}`,
    ).toEqual([]);
  }
});

test('there is one of each rare thing: return, correction, incident, handover, paper signature, nil return', () => {
  expect(entries.filter((e) => e.returned).map((e) => e.state)).toEqual(['returned']);
  const corrections = entries.filter((e) => e.corrects);
  expect(corrections).toHaveLength(1);
  const corrected = entries.find((e) => e.key === corrections[0]?.corrects?.entry);
  expect(demo.closedQuarters.map((q) => q.quarter)).toContain(quarterOf(corrected?.dateFrom ?? ''));
  expect(corrections[0]?.reason).not.toBe(corrected?.reason);
  expect(demo.incidents).toHaveLength(1);
  expect(demo.handovers).toMatchObject([{ term: 'veldhoen', endOfTerm: termOf('veldhoen')?.until }]);
  expect(demo.statements.filter((s) => s.way === 'papier')).toHaveLength(1);
  const nil = demo.statements.filter((s) => s.kind === 'NIHIL');
  expect(nil).toHaveLength(1);
  expect(entries.filter((e) => e.term === nil[0]?.term && quarterOf(e.dateFrom) === nil[0].quarter)).toEqual([]);
});

test('a quarter is stated when it or the term is over, and after the last of its entries was logged', () => {
  for (const s of demo.statements) {
    const { to } = quarterDays(s.quarter);
    const until = termOf(s.term)?.until ?? to;
    expect(s.signedOn > (until < to ? until : to), `${s.term} ${s.quarter}`).toBe(true);
    const own = entries.filter((e) => e.term === s.term && quarterOf(e.dateFrom) === s.quarter && !e.corrects);
    for (const e of own) expect(e.loggedOn <= s.signedOn, e.key).toBe(true);
    const closed = demo.closedQuarters.find((q) => q.office === s.office && q.quarter === s.quarter);
    if (closed) expect(s.signedOn <= closed.closedOn, s.quarter).toBe(true);
  }
});

test('every key that is referred to exists', () => {
  const offices = new Set(demo.offices.map((o) => o.key));
  const terms = new Set(demo.terms.map((t) => t.key));
  const accounts = new Set(demo.accounts.map((a) => a.key));
  for (const x of [...demo.terms, ...demo.people, ...entries, ...demo.statements, ...demo.closedQuarters])
    expect(offices).toContain(x.office);
  for (const x of [...entries, ...demo.accounts, ...demo.statements, ...demo.incidents, ...demo.handovers])
    expect(terms).toContain(x.term);
  for (const x of [...entries, ...demo.incidents, ...demo.judgements]) expect(accounts).toContain(x.account);
  for (const t of demo.terms) expect(demo.people.map((p) => p.key)).toContain(t.person);
});

test('the invented ministry is only there when the example adds it', () => {
  const { code } = demo.ministry;
  expect(ministryOn(policy, code, '2027-01-01')).toBeNull();
  expect(ministryOn(withDemoMinistry(policy, demo), code, '2027-01-01')?.abbr).toBe('MKD');
});
