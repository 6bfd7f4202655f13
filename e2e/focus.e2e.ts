import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { show } from './look.ts';
import { PASSPHRASES, sitDown } from './office.ts';
import { SEED_NOW } from './seed.ts';

test.use({ now: SEED_NOW });

/** Presses it by keyboard; once it is gone, the focus is where it was, and not nowhere. */
async function goesAway(app: Page, control: Locator, near: string): Promise<void> {
  await control.focus();
  await app.keyboard.press('Enter');
  await expect(control).toHaveCount(0);
  await expect(app.locator(near).and(app.locator(':focus, :has(:focus)'))).toHaveCount(1);
}

test('whatever goes away under the focus leaves it near, never nowhere', async ({ seeded, app }) => {
  await sitDown(app, seeded, 'secretary');
  await goesAway(app, app.getByRole('button', { name: /^Deze week niets/ }), 'section:has(> .weeksHead)');
  await show(app, '#/registraties');
  const reasons = app.getByRole('group', { name: 'Reden' });
  await goesAway(app, reasons.getByRole('button', { name: /^Alle \d+ tonen$/ }), 'fieldset');
  await show(app, '#/kwartaal/2027-Q1');
  await goesAway(app, app.getByRole('button', { name: 'Back-up maken' }), 'section:has(.checks)');
  // The menu of a narrow window closes under what was chosen in it.
  await app.setViewportSize({ width: 700, height: 450 });
  await show(app, '#/vandaag');
  await app.getByRole('button', { name: 'Menu' }).click();
  await app.getByRole('navigation').getByRole('link', { name: 'Vandaag' }).focus();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('navigation')).toBeHidden();
  await expect(app.locator('body')).not.toBeFocused();
  await app.getByRole('button', { name: 'Menu' }).focus();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('navigation')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('navigation')).toBeHidden();
  await expect(app.getByRole('button', { name: 'Menu' })).toBeFocused();
});

test('a toast or a draft of one person is not there for the next', async ({ seeded, app, start }) => {
  await sitDown(app, seeded, 'secretary');
  await app.getByRole('button', { name: /^Deze week niets/ }).click();
  await expect(app.locator('.toast')).toBeVisible();
  // Nor is the draft that was open.
  await app.keyboard.press('Control+n');
  await expect(app.locator('.question.current')).toBeVisible();
  await app.keyboard.press('Control+l');
  await expect(start.passphrase).toBeVisible();
  await start.enter(seeded.people.officeHolder, PASSPHRASES.officeHolder);
  await expect(app.getByRole('heading', { name: /liggen voor u klaar/ })).toBeVisible();
  await expect(app.locator('.toast')).toHaveCount(0);
});
