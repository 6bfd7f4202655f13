import type { Page } from '@playwright/test';
import { onceMade } from './template.ts';

/** An office of three, with one account each way, made through the window's own bridge. */
export interface OfficeIds {
  token: string;
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

interface Made {
  codes: { personId: string; name: string; code: string }[];
}

/** An office in which everybody has a passphrase. Nobody is unlocked afterwards. */
export async function makeOffice(page: Page): Promise<OfficeIds> {
  // On the day of the journey: what is written later must not be earlier.
  const { today } = await ask<{ today: string }>(page, 'app.info');
  const office = await onceMade(page, today, () => newOffice(page));
  const { places } = await ask<{ places: { token: string }[] }>(page, 'workspaces.recent');
  return { ...office, token: places[0]!.token };
}

async function newOffice(page: Page): Promise<OfficeIds> {
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
  const made = await ask<Made>(page, 'workspaces.create', {
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
  const { terms } = await ask<{ terms: { id: string }[] }>(page, 'terms.list');
  const termId = terms[0]!.id;
  const account = { termId, usedFrom: null, usedUntil: null, inUse: 'ja', device: 'PRIVE_TELEFOON' };
  await ask(page, 'accounts.add', { ...account, channel: 'whatsapp', address: '0612345612' });
  await ask(page, 'accounts.add', { ...account, channel: 'gmail', address: 'wietske.harmelink@gmail.com' });
  await ask(page, 'workspaces.lock');
  const { places } = await ask<{ places: { token: string; slots: { personId: string; role: Desk }[] }[] }>(
    page,
    'workspaces.recent',
  );
  const place = places[0]!;
  const people = Object.fromEntries(place.slots.map((slot) => [slot.role, slot.personId])) as OfficeIds['people'];
  for (const role of ['officeHolder', 'recordsManager'] as const) {
    const code = made.codes.find((one) => one.personId === people[role])!.code;
    const unlock = { token: place.token, personId: people[role], passphrase: code, newPassphrase: PASSPHRASES[role] };
    await ask(page, 'workspaces.unlock', unlock);
    await ask(page, 'workspaces.lock');
  }
  return { token: place.token, termId, people };
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

/** Unlocks as this person and shows the window anew. */
export async function sitDown(page: Page, office: OfficeIds, desk: Desk, hash = '#/vandaag'): Promise<void> {
  await ask(page, 'workspaces.lock');
  const { places } = await ask<{ places: { token: string }[] }>(page, 'workspaces.recent');
  await ask(page, 'workspaces.unlock', {
    token: places[0]!.token,
    personId: office.people[desk],
    passphrase: PASSPHRASES[desk],
  });
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.reload();
  await page.locator('.frame').waitFor();
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
      // A person sees the next question before answering it, also where the machine is busy.
      await this.page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
      await this.page.waitForTimeout(30);
    }
  }

  async type(text: string): Promise<void> {
    for (const letter of text) await this.press(letter);
  }

  /** Letters that a person cannot be spared, such as those of a subject. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }
}
