import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catchClipboard } from './clipboard.ts';
import { expect, test } from './fixtures.ts';
import { ask, drop, Hands, PASSPHRASES, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

const MAIL = readFileSync(path.join(import.meta.dirname, '../testdata/mail/reply.eml'));

interface Rows {
  rows: { id: string; subject: string; reason: string; channel: string; evidence: string; dateFrom: string }[];
}

test('a dropped mail is logged in a handful of keys', async ({ office, app, logging }) => {
  await sitDown(app, office, 'secretary');
  await drop(app, 'mail.eml', MAIL);
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await expect(app.getByText('burgemeester@zandwijk.example').first()).toBeVisible();
  const hands = new Hands(app);
  await logging.answerMail(hands);
  await expect(app.getByRole('status').filter({ hasText: 'Vastgelegd: Wietske Harmelink' })).toBeVisible();
  const { rows } = await ask<Rows>(app, 'entries.list');
  expect(rows).toMatchObject([
    { subject: 'Vergunning zandsuppletie noordstrand', channel: 'gmail', evidence: 'attached', dateFrom: '2027-03-06' },
  ]);
  console.log(`logging a dropped mail: ${hands.presses} key presses`);
  expect(hands.presses).toBeLessThanOrEqual(15);
  // Undone within ten seconds: the draft is back, the entry is not.
  await hands.press('Control+z');
  await expect(logging.title).toBeVisible();
  await expect(app.getByText('Alles is ingevuld')).toBeVisible();
});

test('an undo that comes too late says why, and nothing is lost', async ({ office, app, logging, list }) => {
  await sitDown(app, office, 'secretary');
  await drop(app, 'mail.eml', MAIL);
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await logging.answerMail(new Hands(app));
  await expect(app.getByRole('status').filter({ hasText: 'Vastgelegd: Wietske Harmelink' })).toBeVisible();
  // Withdrawn meanwhile, from elsewhere in the program; the person is on another screen by now.
  const { rows } = await ask<Rows>(app, 'entries.list');
  await ask(app, 'entries.withdraw', { entryId: rows[0]!.id, reason: 'Dubbel' });
  await app.keyboard.press('Control+2');
  await expect(list.title).toBeFocused();
  await app.keyboard.press('Control+z');
  const told = app.getByRole('alert');
  await expect(told).toContainText(/\p{Lu}[^.]+\./u);
  await expect(list.title).toBeVisible();
  await told.getByRole('button', { name: 'Sluiten' }).click();
  await expect(told).toHaveCount(0);
});

test('a call without a file is logged in at most fifteen keys beside its subject', async ({ office, app, logging }) => {
  await sitDown(app, office, 'secretary');
  const hands = new Hands(app);
  await hands.press('Control+n');
  await expect(logging.question).toHaveAttribute('data-question', 'through');
  await logging.answerCall(hands, 'Dijkversterking Noordermeerpolder');
  await expect(app.getByRole('status').filter({ hasText: 'Vastgelegd: Wietske Harmelink' })).toBeVisible();
  const { rows } = await ask<Rows>(app, 'entries.list');
  expect(rows).toMatchObject([
    { evidence: 'follows', dateFrom: '2027-03-06', subject: 'Dijkversterking Noordermeerpolder' },
  ]);
  console.log(`logging without a file: ${hands.presses} key presses beside the subject`);
  expect(hands.presses).toBeLessThanOrEqual(15);
  // While the toast stands it has a key, and is found by its words.
  await app.keyboard.press('Control+k');
  await app.keyboard.type('nog een uit dit');
  await expect(app.getByRole('option')).toHaveText([/^Nog een uit dit gesprek/]);
  await app.keyboard.press('Escape');
  await app.keyboard.press('Control+Shift+N');
  await expect(app.locator('.question.current')).toHaveAttribute('data-question', 'when');
  await expect(app.locator('.toast')).toHaveCount(0);
  expect((await ask<{ staged: unknown[] }>(app, 'staging.list')).staged).toHaveLength(1);
  // What still has to come is asked for by a text: from the first screen, and at the entry itself.
  const clipboard = await catchClipboard(app);
  const asked =
    /nog bewijs bij MKD-2027-0001:\n\nWietske Harmelink wisselde .*over “Dijkversterking Noordermeerpolder”/;
  await app.keyboard.press('Control+1');
  await app.getByRole('button', { name: 'Kopieer verzoek MKD-2027-0001' }).press('Enter');
  await expect.poll(clipboard).toMatch(asked);
  await app.getByRole('link', { name: /Dijkversterking/ }).press('Enter');
  await expect(app.getByRole('heading', { level: 1, name: 'MKD-2027-0001' })).toBeVisible();
  await app.keyboard.press('Control+Shift+C');
  await expect.poll(clipboard).toMatch(/^Wietske/);
  await app.getByRole('button', { name: 'Kopieer verzoek' }).press('Enter');
  await expect.poll(clipboard).toMatch(asked);
});

test('logging too early goes to the first open question and says which; a draft reopens at its question', async ({
  office,
  app,
  logging,
  start,
}) => {
  await sitDown(app, office, 'secretary');
  await app.keyboard.press('Control+n');
  await expect(logging.question).toHaveAttribute('data-question', 'through');
  await app.keyboard.press('1');
  await app.keyboard.type('onbekend');
  await app.keyboard.press('Enter');
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await app.keyboard.press('5');
  await app.keyboard.press('Enter');
  await expect(logging.question).toHaveAttribute('data-question', 'why');
  await expect(app.getByText(/Concept bewaard om/)).toBeVisible();
  const at = app.url();
  await ask(app, 'workspaces.lock');
  await sitDown(app, office, 'secretary', new URL(at).hash);
  await expect(logging.question).toHaveAttribute('data-question', 'why');
  await app.keyboard.press('Control+Enter');
  await expect(logging.question).toHaveAttribute('data-question', 'about');
  await expect(app.getByRole('alert').filter({ hasText: 'Nog kiezen: waarover.' })).toBeVisible();
  // Who locks in the middle of a word finds that word back.
  await app.keyboard.type('Dijkverst');
  await app.keyboard.press('Control+l');
  await start.enter(office.people.secretary, PASSPHRASES.secretary);
  await expect(logging.question).toHaveAttribute('data-question', 'about');
  await expect(logging.field).toHaveValue('Dijkverst');
});

test('a state secret takes subject and files away and shows the way to an incident', async ({
  office,
  app,
  logging,
}) => {
  await sitDown(app, office, 'secretary');
  await drop(app, 'mail.eml', MAIL);
  await expect(logging.question).toHaveAttribute('data-question', 'with');
  await new Hands(app).press('5', '3', '3', '4', '2');
  await expect(app.getByText('Staatsgeheime inhoud hoort niet in dit programma.')).toBeVisible();
  await app.getByRole('button', { name: 'Incident vastleggen' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Incident vastleggen' }).click();
  await expect(app.getByText(/Incident .* is vastgelegd/)).toBeVisible();
  await app.getByRole('button', { name: 'Bestanden weghalen' }).click();
  await expect(app.getByRole('button', { name: 'Bestand kiezen' })).toBeVisible();
  const { staged } = await ask<{ staged: { evidence: unknown[]; answers: { subject: string | null } }[] }>(
    app,
    'staging.list',
  );
  expect(staged).toMatchObject([{ evidence: [], answers: { subject: null } }]);
});

test('a thrown-away draft is gone, and the harmless button has the focus', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  await drop(app, 'mail.eml', MAIL);
  await app.getByRole('button', { name: 'Weg ermee' }).click();
  await expect(app.getByRole('dialog').getByRole('button', { name: 'Bewaren' })).toBeFocused();
  await app.getByRole('dialog').getByRole('button', { name: 'Weg ermee' }).click();
  await expect(app).toHaveURL(/vandaag/);
  expect(await ask(app, 'staging.list')).toEqual({ staged: [] });
});

test('keys are never lost: a question takes them while the core does not answer', async ({
  office,
  app,
  running,
  logging,
}) => {
  await sitDown(app, office, 'secretary');
  await app.keyboard.press('Control+n');
  await expect(logging.question).toHaveAttribute('data-question', 'through');
  const core = await running.corePid();
  process.kill(core, 'SIGSTOP');
  try {
    await logging.answer('why', 'bereik');
    await expect(logging.row('why')).toContainText('Slecht bereik');
  } finally {
    process.kill(core, 'SIGCONT');
  }
});
