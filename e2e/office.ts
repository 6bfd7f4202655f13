import type { Page } from '@playwright/test';
import type { TestMachine } from '../src/main/testing/office.ts';
import { go } from './go.ts';
import { StartScreen } from './pages/start.ts';
import { layIn } from './template.ts';

export interface OfficeIds {
  termId: string;
  people: Record<'secretary' | 'officeHolder' | 'recordsManager', string>;
}

export const PASSPHRASES = {
  secretary: 'correct paard batterij nietje',
  officeHolder: 'vier woorden voor de minister',
  recordsManager: 'nog vier woorden voor archief',
} as const;

export type Desk = keyof typeof PASSPHRASES;

/** Asks the core; throws with the code of a refusal. */
export async function ask<T>(page: Page, name: string, input: unknown = {}): Promise<T> {
  const reply = await page.evaluate(([call, given]) => kanaal.call(call as string, given), [name, input]);
  if (!reply.ok) throw new Error(`${name}: ${reply.error?.code ?? 'refused'}`);
  return reply.value as T;
}

/** Lays in a home an office of three, with one account each way, in which everybody has a passphrase. */
export function layOffice(home: string, now: string | undefined): Promise<OfficeIds> {
  return layIn(home, 'office', now, newOffice);
}

async function newOffice(machine: TestMachine): Promise<OfficeIds> {
  const term = {
    post: 'minister van Kust en Delta',
    ministryCode: 'mnre1130',
    ministryName: 'Ministerie van Kust en Delta',
    ministryAbbr: 'MKD',
    cabinet: 'Kabinet',
    from: '2027-01-05',
    until: null,
    swornInOn: '2027-01-05',
    corporateDeviceOn: '2027-01-05',
  };
  const made = await machine.call('workspaces.create', {
    setup: {
      title: 'Bureau minister van Kust en Delta',
      prefix: 'MKD',
      people: [
        { name: 'Joris Tervoort', role: 'secretary', passphrase: PASSPHRASES.secretary },
        { name: 'Wietske Harmelink', role: 'officeHolder', terms: [term] },
        { name: 'Nadia Bouwkamp', role: 'recordsManager' },
      ],
    },
  });
  const { terms } = await machine.call('terms.list', {});
  const termId = terms[0]!.id;
  const account = { termId, usedFrom: null, usedUntil: null, inUse: 'ja', device: 'PRIVE_TELEFOON' } as const;
  await machine.call('accounts.add', { ...account, channel: 'whatsapp', address: '0612345612' });
  await machine.call('accounts.add', { ...account, channel: 'gmail', address: 'wietske.harmelink@gmail.com' });
  const people = await peopleOf(machine);
  for (const role of ['officeHolder', 'recordsManager'] as const) {
    const { code } = made.codes.find((one) => one.personId === people[role])!;
    await enterFirst(machine, people, role, code);
  }
  return { termId, people };
}

/** Who can open the one workspace of a machine. */
export async function peopleOf(machine: TestMachine): Promise<OfficeIds['people']> {
  const { places } = await machine.call('workspaces.recent', {});
  return Object.fromEntries(places[0]!.slots.map((slot) => [slot.role, slot.personId])) as OfficeIds['people'];
}

/** Opens the one workspace of a machine with the one-time code of a person, who gets an own passphrase. */
export async function enterFirst(
  machine: TestMachine,
  people: OfficeIds['people'],
  desk: Desk,
  code: string,
): Promise<void> {
  await machine.call('workspaces.lock', {});
  const { places } = await machine.call('workspaces.recent', {});
  const { token } = places[0]!;
  const newPassphrase = PASSPHRASES[desk];
  await machine.call('workspaces.unlock', { token, personId: people[desk], passphrase: code, newPassphrase });
}

/** A journalist, on WhatsApp, on a Saturday: complete answers, of which evidence follows. */
export function journalistAnswers(termId: string): Readonly<Record<string, unknown>> {
  return {
    termId,
    channel: 'whatsapp',
    device: 'PRIVE_TELEFOON',
    dateFrom: '2027-03-06',
    dateTo: '2027-03-06',
    dateCertainty: 'exact',
    counterparty: 'JOURNALIST',
    subject: 'Citaat dijkinspectie',
    reason: 'SPOED',
    nature: 'PROCES',
    classification: 'ONGERUBRICEERD',
    evidence: 'follows',
  };
}

/** One entry on the first account, in the first quarter of 2027, made through the window's own bridge. */
export async function logOne(
  app: Page,
  office: OfficeIds,
  other: Readonly<Record<string, unknown>> = {},
): Promise<{ id: string; number: string; status: string; version: number }> {
  const { accounts } = await ask<{ accounts: { id: string }[] }>(app, 'accounts.list');
  const answers = {
    ...journalistAnswers(office.termId),
    accountId: accounts[0]!.id,
    dateFrom: '2027-03-02',
    dateTo: '2027-03-02',
    evidence: 'impossible',
    evidenceWhyNot: 'Telefoongesprek',
    ...other,
  };
  return ask(app, 'entries.add', { answers });
}

/** Closes the first quarter of 2027; for the records manager. */
export async function closeQuarter(page: Page): Promise<void> {
  const quarter = '2027-Q1';
  await ask(page, 'quarters.close', { quarter, consent: quarter, passphrase: PASSPHRASES.recordsManager });
}

/** What the office holder signs of the first quarter of 2027 without a screen. */
export async function signNow(
  page: Page,
  office: OfficeIds,
  decide: (waiting: string[]) => object[] = (waiting) => waiting.map((entryId) => ({ entryId, agreed: true })),
): Promise<void> {
  const about = { termId: office.termId, quarter: '2027-Q1' };
  const { entries } = await ask<{ entries: { id: string }[] }>(page, 'signoffs.queue', about);
  const decisions = decide(entries.map(({ id }) => id));
  const prepared = await ask<{ requestId: string; sha256: string }>(page, 'signoffs.prepare', {
    ...about,
    kind: 'registraties',
    decisions,
  });
  const { requestId, sha256 } = prepared;
  await ask(page, 'signoffs.sign', { requestId, sha256, passphrase: PASSPHRASES.officeHolder });
}

/** Makes this person the one who sits there, looking at this screen: whoever sat there before leaves first. */
export async function sitDown(page: Page, office: OfficeIds, desk: Desk, hash = '#/vandaag'): Promise<void> {
  const { session } = await ask<{ session: { person: { id: string } } | null }>(page, 'workspaces.status');
  const already = session?.person.id === office.people[desk];
  if (session && !already) await ask(page, 'workspaces.lock');
  if (!already) await new StartScreen(page).enter(office.people[desk], PASSPHRASES[desk]);
  await page.locator('.frame').waitFor();
  // Not before: another person than the last one begins at their own first screen.
  await go(page, hash);
}

/** Drops a file on the window, as from a mail program: it lies on no disk. */
export async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await giveFiles(page, 'drop', [{ name, bytes }]);
}

/** Drops or pastes files that lie on no disk. */
export async function giveFiles(
  page: Page,
  how: 'drop' | 'paste',
  files: readonly { name: string; bytes: Buffer }[],
): Promise<void> {
  await page.evaluate(
    ([event, given]) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given)
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      const init = { bubbles: true, cancelable: true };
      document
        .querySelector('main')!
        .dispatchEvent(
          event === 'drop'
            ? new DragEvent('drop', { ...init, dataTransfer: data })
            : new ClipboardEvent('paste', { ...init, clipboardData: data }),
        );
    },
    [how, files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }))] as const,
  );
}

/** Counts what a person presses. */
export class Hands {
  presses = 0;
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.presses += 1;
      await this.look();
    }
  }

  /** A person sees the next question before answering it, also where the machine is busy. */
  async look(): Promise<void> {
    await this.page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    await this.page.waitForTimeout(30);
  }

  /** A word in one go: nobody looks up between its letters. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.presses += text.length;
    await this.look();
  }

  /** Letters that a person cannot be spared, such as those of a subject. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
