/** The palette and the page of keys say everything that a person can do here, and what they say works. */
import type { Page } from '@playwright/test';
import { axeFindings } from './axe.ts';
import { openCollection } from './bzk.ts';
import { expect, test } from './fixtures.ts';
import { go } from './go.ts';
import { show } from './look.ts';
import { ask, type Desk, logOne, type OfficeIds, sitDown } from './office.ts';

/** With two entries there already. */
async function atDesk(app: Page, office: OfficeIds, desk: Desk, hash?: string): Promise<void> {
  await sitDown(app, office, 'secretary');
  await logOne(app, office);
  await logOne(app, office);
  await sitDown(app, office, desk, hash);
}

/** The letters that F4 put at what has these words. */
async function lettersAt(app: Page, words: string): Promise<string> {
  return await app.evaluate((wanted) => {
    const named = [...document.querySelectorAll<HTMLElement>('button, a, input')].find((one) =>
      (one.ariaLabel ?? one.textContent ?? '').startsWith(wanted),
    );
    const box = named!.getBoundingClientRect();
    const near = [...document.querySelectorAll<HTMLElement>('.keyLetter')].find(
      (one) =>
        Math.abs(one.offsetLeft - Math.max(box.left, 14)) < 1 && Math.abs(one.offsetTop - Math.max(box.top, 14)) < 1,
    );
    return near?.textContent ?? '';
  }, words);
}

test.describe('in the last week of the quarter', () => {
  test.use({ now: '2027-03-29T09:41:00+02:00' });

  test('every button of a screen is a command as well, and does the same', async ({ office, app, palette }) => {
    await atDesk(app, office, 'recordsManager', '#/vandaag');
    // From another screen the palette leads to the button that does it.
    await palette.run('iemand toevoegen');
    await expect(app.getByRole('button', { name: 'Iemand toevoegen' })).toBeFocused();
    await palette.run('iemand toevoegen');
    await expect(app.getByRole('dialog', { name: 'Iemand toevoegen' })).toBeVisible();
    await app.keyboard.press('Escape');
    await expect(app.getByRole('dialog')).toHaveCount(0);
    await go(app, '#/logboek');
    await expect(app.getByRole('button', { name: 'Alles controleren' })).toBeEnabled();
    await expect(app.getByText('Alles klopt')).toBeVisible();
    // Also the second time it says that it is reading, however short that is.
    const reading = app.evaluate(
      () =>
        new Promise<void>((resolve) => {
          new MutationObserver((_, observer) => {
            if (!document.body.textContent?.includes('bijlagen worden nagelezen')) return;
            observer.disconnect();
            resolve();
          }).observe(document.body, { childList: true, subtree: true });
        }),
    );
    await palette.run('alles controleren');
    await reading;
    await expect(app.getByText('Alles klopt')).toBeVisible();

    await sitDown(app, office, 'officeHolder', '#/ondertekenen');
    await expect(app.getByRole('button', { name: /Begin met lezen/ })).toBeVisible();
    await palette.run('begin met lezen');
    await expect(app.getByRole('button', { name: /Akkoord en volgende/ })).toBeVisible();
    // What is never theirs is not offered.
    await show(app, '#/kwartaal/2027-Q1');
    await expect(app.getByRole('button', { name: 'Tussenstand bekijken' })).toBeVisible();
    await expect(app.getByRole('button', { name: /Kwartaal sluiten/ })).toHaveCount(0);
  });

  test('the palette, the list and the page of keys each do what their keys say', async ({
    office,
    app,
    palette,
    list,
    help,
  }) => {
    await atDesk(app, office, 'secretary');
    await test.step('a command is listed once, also where a button says the same', async () => {
      await show(app, '#/kwartaal');
      await expect(app.getByRole('button', { name: /Kwartaal sluiten/ })).toBeVisible();
      await palette.open();
      const labels = await app
        .getByRole('option')
        .evaluateAll((options) => options.map((one) => one.querySelector('.grow')?.textContent?.trim()));
      expect(labels).toContain('Kwartaal sluiten');
      expect(labels).toHaveLength(new Set(labels).size);
      await app.keyboard.press('Escape');
      await expect(app.getByRole('dialog')).toHaveCount(0);
    });
    await test.step('what the footer prints can be pressed, and the focus stays where it was', async () => {
      const before = await app.evaluate(() => document.activeElement?.outerHTML);
      await app.getByRole('contentinfo').getByText('alle opdrachten').click();
      await expect(app.getByRole('option', { name: /Kwartaal sluiten/ })).toBeVisible();
      await app.keyboard.press('Escape');
      await expect(app.getByRole('dialog')).toHaveCount(0);
      expect(await app.evaluate(() => document.activeElement?.outerHTML)).toBe(before);
    });
    await test.step('Ctrl+F searches the entries from every screen of an office', async () => {
      await show(app, '#/vandaag');
      await app.keyboard.press('Control+f');
      await expect(list.search).toBeFocused();
      await expect(list.title).toBeVisible();
    });
    await test.step('the list is sorted by keyboard alone, and says so', async () => {
      await show(app, '#/registraties');
      await expect(list.rows).toHaveCount(2);
      await list.rows.first().focus();
      await app.keyboard.press('Shift+Tab');
      await expect(app.getByRole('columnheader').getByRole('button', { name: /Datum/ })).toBeFocused();
      await app.keyboard.press('ArrowLeft');
      await app.keyboard.press('Enter');
      await expect(app.getByRole('columnheader', { name: /Nummer/ })).toHaveAttribute('aria-sort', 'ascending');
      await expect(list.rows.first()).toContainText('0001');
      await expect(app.getByRole('columnheader').getByRole('button', { name: /Nummer/ })).toBeFocused();
      await app.keyboard.press('Enter');
      await expect(app.getByRole('columnheader', { name: /Nummer/ })).toHaveAttribute('aria-sort', 'descending');
      await expect(list.rows.first()).toContainText('0002');
    });
    await test.step('what the computer does not let be copied is said, with a way to try again', async () => {
      await show(app, '#/registraties');
      await expect(list.rows).toHaveCount(2);
      await app.evaluate(() => {
        let refused = 2;
        const writeText = (): Promise<void> =>
          refused-- > 0
            ? Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'))
            : Promise.resolve();
        Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
      });
      for (const keys of ['Control+c', 'Control+Shift+c']) {
        const before = await app.locator('.toast').elementHandles();
        await app.keyboard.press(keys);
        // The second says the same as the first, and takes its place.
        for (const one of before) await one.waitForElementState('hidden');
        await expect(app.getByRole('status').getByText('Er is niets gekopieerd')).toBeVisible();
      }
      await app.getByRole('status').getByRole('button', { name: 'Opnieuw proberen' }).press('Enter');
      await expect(app.getByRole('status').getByText('De zin is gekopieerd.')).toBeVisible();
    });
    await test.step('the page of keys names those of the list and of the questions', async () => {
      await show(app, '#/registraties');
      await expect(list.rows).toHaveCount(2);
      await help.open();
      for (const says of ['Volgende of vorige registratie', 'Reeks kiezen', 'Alles kiezen'])
        await expect(help.key(says)).toBeVisible();
      await app.keyboard.press('Escape');
      await expect(app.getByRole('dialog')).toHaveCount(0);
      await app.keyboard.press('Control+n');
      await expect(app.getByRole('heading', { name: 'Registreren' })).toBeVisible();
      await app.locator('h1').focus();
      await help.open();
      await expect(help.key('Antwoord kiezen, of typ om te zoeken')).toBeVisible();
    });
  });

  test('F4 gives every button in sight letters, and typing them presses it', async ({ office, app }) => {
    const shown = app.locator('.keyLetter');
    await expect(app.getByRole('heading', { name: 'Kanaalregister' })).toBeVisible();
    await app.keyboard.press('F4');
    await expect(app.getByRole('status').getByText('Typ de letters')).toBeVisible();
    // On the start screen each has one: the first letter of its words, where no other has it.
    await app.keyboard.type(await lettersAt(app, 'Nieuw'));
    await expect(app.getByRole('heading', { name: 'Van welk bureau is dit register?' })).toBeVisible();
    await expect(shown).toHaveCount(0);
    await app.keyboard.press('F4');
    await app.keyboard.press('Escape');
    await expect(shown).toHaveCount(0);
    await expect(app.getByRole('heading', { name: 'Van welk bureau is dit register?' })).toBeVisible();

    await app.reload();
    await atDesk(app, office, 'recordsManager', '#/instellingen');
    await expect(app.getByRole('button', { name: 'Iemand toevoegen' })).toBeVisible();
    await app.keyboard.press('F4');
    await expect(shown.first()).toBeVisible();
    expect(await axeFindings(app)).toEqual([]);
    const all = await shown.allTextContents();
    expect(all).toHaveLength(new Set(all).size);
    for (const rail of ['Registraties', 'Logboek']) expect(await lettersAt(app, rail)).toMatch(/^[A-Z]{2}$/);
    const letters = await lettersAt(app, 'Logboek');
    // The first letter leaves what begins with it; what does not begin anything puts them away and does nothing else.
    await app.keyboard.press(letters[0]!);
    await expect(shown.first()).toHaveText(/^[A-Z]$/);
    await app.keyboard.press(letters[1]!);
    await expect(app.getByRole('heading', { name: 'Logboek' })).toBeVisible();
    await app.keyboard.press('F4');
    await expect(shown.first()).toBeVisible();
    await app.keyboard.press('Tab');
    await expect(shown).toHaveCount(0);
  });
});

test('the start screen has help with its keys too', async ({ app, help }) => {
  await expect(app.getByRole('heading', { name: 'Kanaalregister' })).toBeVisible();
  await help.open();
  await expect(help.key('Voorbeeld bekijken')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(help.dialog).toHaveCount(0);
  await app.keyboard.press('Control+s');
  await help.open();
  await expect(help.dialog.getByRole('button', { name: /bewindspersoon/i })).toHaveAttribute('aria-pressed', 'true');
  expect((await ask<{ session: unknown }>(app, 'workspaces.status')).session).toBeNull();
});

test('a collection names no key for undoing, since nothing in it is undone', async ({ collection, app, help }) => {
  await openCollection(app, collection);
  await help.open();
  await expect(help.key('Levering innemen')).toBeVisible();
  await expect(help.keys.getByText(/Ongedaan maken/)).toHaveCount(0);
});
