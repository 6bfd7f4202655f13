import { expect, test } from './fixtures.ts';
import { show } from './look.ts';
import { ask, logOne, sitDown } from './office.ts';

test.use({ now: '2027-04-02T10:00:00+02:00' });

test('an auditor sees everything there is to see, and no button that can only be refused', async ({ office, app }) => {
  await sitDown(app, office, 'secretary');
  const entry = await logOne(app, office);
  await ask(app, 'entries.withdraw', { entryId: entry.id, reason: 'Dubbel' });
  const { accounts } = await ask<{ accounts: { id: string }[] }>(app, 'accounts.list');
  const withFile = await app.evaluate(
    async (given) => {
      const pasted = ['een.txt', 'twee.txt'].map((name) => ({
        name,
        bytes: new TextEncoder().encode(`tekst ${name}`),
      }));
      const staged = (await kanaal.call('staging.start', { pasted })) as { value: { id: string; answers: object } };
      const answers = { ...staged.value.answers, ...given };
      await kanaal.call('staging.save', { id: staged.value.id, answers, focus: null });
      const logged = await kanaal.call('entries.log', { stagingId: staged.value.id });
      return (logged as { value: { id: string } }).value.id;
    },
    {
      termId: office.termId,
      accountId: accounts[0]!.id,
      channel: 'whatsapp',
      device: 'PRIVE_TELEFOON',
      dateFrom: '2027-03-02',
      dateTo: '2027-03-02',
      dateCertainty: 'exact',
      counterparty: 'JOURNALIST',
      subject: 'Citaat',
      reason: 'SPOED',
      nature: 'PROCES',
      classification: 'ONGERUBRICEERD',
      evidence: 'attached',
    },
  );
  const added = { name: 'Otto Zandstra', role: 'auditor', slot: true };
  const { code } = await ask<{ code: string }>(app, 'people.add', added);
  await ask(app, 'workspaces.lock');
  const { places } = await ask<{ places: { token: string; slots: { personId: string; role: string }[] }[] }>(
    app,
    'workspaces.recent',
  );
  const { personId } = places[0]!.slots.find((slot) => slot.role === 'auditor')!;
  const newPassphrase = 'vijf woorden voor wie controleert';
  await ask(app, 'workspaces.unlock', { token: places[0]!.token, personId, passphrase: code, newPassphrase });
  await app.reload();
  await show(app, `#/registratie/${withFile}`);
  await expect(app.getByText('Met uw rol ziet u welke bestanden er zijn, niet wat erin staat.')).toBeVisible();
  await expect(app.getByText('een.txt')).toBeVisible();
  await expect(app.locator('.banner')).toHaveCount(0);
  await show(app, '#/vandaag');
  await expect(app.getByText('voor de minister')).toBeVisible();
  await expect(app.getByRole('button', { name: /^Geef het scherm/ })).toHaveCount(0);
  await show(app, '#/kwartaal/2027-Q1');
  await expect(app.getByText(/weken hebben geen invoer/)).toBeVisible();
  await expect(app.getByRole('button', { name: /niets gebruikt|^Laat ondertekenen/ })).toHaveCount(0);
});
