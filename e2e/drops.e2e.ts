import { expect, test } from './fixtures.ts';
import { ask, sitDown } from './office.ts';

test.use({ now: '2027-03-09T09:41:00+01:00' });

test('a drop that brings no file says how to bring it, and starts no draft', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  const dropped = (on: string, type: string): Promise<boolean> =>
    app.evaluate(
      ([where, kind]) => {
        const data = new DataTransfer();
        data.setData(kind, 'Van: Jan\nOnderwerp: agenda');
        const init = { bubbles: true, cancelable: true, dataTransfer: data };
        const target = document.querySelector(where)!;
        // Refused while it is dragged over, it would never be dropped.
        const heard = !target.dispatchEvent(new DragEvent('dragover', init));
        target.dispatchEvent(new DragEvent('drop', init));
        return heard;
      },
      [on, type] as const,
    );
  expect(await dropped('main', 'text/plain')).toBe(true);
  const says = app.getByText('Er kwam geen bestand mee.');
  await expect(says).toBeVisible();
  await app.getByRole('button', { name: 'Sluiten' }).click();
  await expect(says).toBeHidden();
  // On a draft as well.
  await app.keyboard.press('Control+n');
  await expect(app).toHaveURL(/#\/registreren\//);
  const before = await ask(app, 'staging.list');
  expect(await dropped('main', 'text/html')).toBe(true);
  await expect(says).toBeVisible();
  expect(await ask(app, 'staging.list')).toEqual(before);
});
