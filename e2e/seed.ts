import path from 'node:path';
import type { Page } from '@playwright/test';
import { answersOf, type DemoEntry, demoFilePath, loadDemoContent } from '../src/main/demo/content.ts';
import type { TestMachine } from '../src/main/testing/office.ts';
import type { CallInput, CallName, CallOutput } from '../src/shared/contract.ts';
import type { Reply } from '../src/shared/errors.ts';
import { enterFirst, type OfficeIds, PASSPHRASES, peopleOf } from './office.ts';
import { layIn } from './template.ts';

/** The clock that the invented entries belong to: start the shell with it. */
export const SEED_NOW = '2027-03-29T09:41:00+02:00';

const RESOURCES = path.resolve(import.meta.dirname, '../resources');

/** Asks the core through the window's own bridge; throws with the code when it refuses. */
export async function ask<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = (await page.evaluate(([called, given]) => globalThis.kanaal.call(called as string, given), [
    name,
    input,
  ] as const)) as Reply<CallOutput<N>>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.details)}`);
  return reply.value;
}

/** Tokens for files on this disk, by picking them in an input as a person would. */
export async function tokensFor(page: Page, files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'seed', multiple: true }));
  });
  await page.locator('#seed').setInputFiles([...files]);
  const tokens = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#seed')!;
    const found: (string | null)[] = [];
    for (const file of input.files!) found.push(await globalThis.kanaal.tokenFor(file));
    input.remove();
    return found;
  });
  return tokens.filter((token) => token !== null);
}

/** `termId` is of the term in office. */
export interface Seeded extends OfficeIds {
  secretary: string;
  officeHolder: string;
  quarter: string;
  /** Ids by the key in `resources/demo/entries.json`. */
  entries: Map<string, string>;
}

const QUARTER = '2027-Q1';

interface SeededOffice {
  terms: Map<string, string>;
  accounts: Map<string, string>;
  people: OfficeIds['people'];
  /** With which the minister opens it the first time. */
  code: string;
}

function answersHere(e: DemoEntry, { terms, accounts }: SeededOffice): CallInput<'entries.add'>['answers'] {
  return {
    ...answersOf(e, terms.get(e.term)!, accounts.get(e.account)!),
    evidenceDueOn: e.evidence.state === 'follows' ? '2027-04-02' : null,
  };
}

/** Makes an office with two successive ministers, its people and accounts, and leaves the secretary in it. */
async function seedOffice(machine: TestMachine): Promise<SeededOffice> {
  const content = loadDemoContent(RESOURCES);
  const { people, ministry } = content;
  const ofOffice = people.filter((p) => p.office === 'minister');
  const order = ['tervoort', 'bouwkamp', 'harmelink', 'veldhoen'];
  ofOffice.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  const made = await machine.call('workspaces.create', {
    setup: {
      title: 'Bureau minister van Kust en Delta',
      prefix: 'MKD',
      people: ofOffice.map((p, index) => ({
        name: p.name,
        role: p.role,
        ...(index === 0 ? { passphrase: PASSPHRASES.secretary } : {}),
        slot: p.key !== 'veldhoen',
        terms: content.terms
          .filter((t) => t.person === p.key)
          .map((t) => ({
            post: t.post,
            ministryCode: ministry.code,
            ministryName: ministry.nl,
            ministryAbbr: ministry.abbr,
            cabinet: 'Voorbeeld',
            from: t.from,
            until: t.until,
            swornInOn: t.swornIn,
            corporateDeviceOn: t.corporateDeviceOn,
          })),
      })),
    },
  });
  const { terms } = await machine.call('terms.list', {});
  const nameOf = new Map(ofOffice.map((p) => [p.name, p.key]));
  const termIds = new Map(terms.map((t) => [nameOf.get(t.personName) ?? t.personName, t.id]));
  const accounts = new Map<string, string>();
  for (const a of content.accounts) {
    const termId = termIds.get(a.term);
    if (!termId) continue;
    const account = await machine.call('accounts.add', {
      termId,
      channel: a.channel,
      device: a.device,
      address: a.address,
      usedFrom: a.usedFrom,
      usedUntil: a.usedUntil,
      inUse: a.inUse ? 'ja' : 'nee',
    });
    accounts.set(a.key, account.id);
  }
  const holder = made.codes.find((one) => nameOf.get(one.name) === 'harmelink')!;
  return { terms: termIds, accounts, people: await peopleOf(machine), code: holder.code };
}

/** The minister signs the older entries and gives two back. */
async function signSome(machine: TestMachine, termId: string): Promise<void> {
  const queue = await machine.call('signoffs.queue', { termId, quarter: QUARTER });
  const returned = new Set(queue.entries.slice(3, 5).map((e) => e.id));
  const prepared = await machine.call('signoffs.prepare', {
    termId,
    quarter: QUARTER,
    kind: 'registraties',
    decisions: queue.entries.slice(0, 13).map((e) => ({
      entryId: e.id,
      agreed: !returned.has(e.id),
      returnReason: returned.has(e.id) ? 'REDEN_KLOPT_NIET' : null,
      returnNote: returned.has(e.id) ? 'Het was niet spoed, mijn telefoon was leeg.' : null,
    })),
  });
  await machine.call('signoffs.sign', {
    requestId: prepared.requestId,
    sha256: prepared.sha256,
    passphrase: PASSPHRASES.officeHolder,
  });
}

/**
 * Lays in a home an office with about thirty invented entries over one quarter: signed, returned, with the minister, evidence
 * to follow, withdrawn, and two drafts.
 */
export function laySeeded(home: string, now: string | undefined): Promise<Seeded> {
  return layIn(home, 'seeded', now, seedAll);
}

async function seedAll(machine: TestMachine): Promise<Seeded> {
  const content = loadDemoContent(RESOURCES);
  const office = await seedOffice(machine);
  const entries = new Map<string, string>();
  const shown = content.entries.filter(
    (e) => e.office === 'minister' && e.dateFrom >= '2027-01-01' && e.dateTo < '2027-03-29' && e.state !== 'draft',
  );
  for (const e of shown) {
    const files = e.evidence.state === 'attached' ? e.evidence.files.map((f) => demoFilePath(RESOURCES, f.name)) : [];
    const entry = await machine.call('entries.add', {
      answers: answersHere(e, office),
      files: files.map((file) => machine.token(file)),
    });
    entries.set(e.key, entry.id);
  }
  await machine.call('entries.withdraw', {
    entryId: entries.get('h23')!,
    reason: 'Dubbel met een eerdere registratie',
  });
  const { weeks } = await machine.call('today.get', {});
  const silent = weeks.find((week) => week.state === 'empty');
  if (silent) await machine.call('quarters.weekNothing', { week: silent.id, quarter: QUARTER });
  await seedDrafts(machine, content.entries, office);
  const termId = office.terms.get('harmelink')!;
  await enterFirst(machine, office.people, 'officeHolder', office.code);
  await signSome(machine, termId);
  const { people } = office;
  return { secretary: 'Joris Tervoort', officeHolder: 'Wietske Harmelink', people, termId, quarter: QUARTER, entries };
}

async function seedDrafts(machine: TestMachine, all: readonly DemoEntry[], office: SeededOffice): Promise<void> {
  for (const key of ['h22', 'h25']) {
    const e = all.find((one) => one.key === key)!;
    const staged = await machine.call('staging.start', {});
    const answers = answersHere(e, office);
    const open = key === 'h22' ? { reason: null, reasonNote: null, nature: null } : { classification: null };
    await machine.call('staging.save', {
      id: staged.id,
      answers: { ...answers, ...open, evidence: 'follows', dateFrom: '2027-03-26', dateTo: '2027-03-26' },
      focus: null,
    });
  }
}
