import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSPHRASES, type TestOffice, testAnswers, testOffice } from '../../testing/office.ts';

const CLI = path.join(import.meta.dirname, 'index.ts');
let office: TestOffice;
let workspace: string;
beforeAll(async () => {
  office = await testOffice();
  workspace = (await office.call('workspaces.recent', {})).places[0]!.shown;
  for (const subject of ['Dijkvakken', 'Gemaal'])
    await office.call('entries.add', { answers: testAnswers(office.ids, { subject }) });
  await office.app.close();
});
afterAll(() => office.remove());

interface Ran {
  code: number | null;
  json: Record<string, unknown> & { error?: { code: string } };
}

/** One command on a computer of its own. */
function cli(home: string, who: keyof typeof PASSPHRASES, args: string[]): Ran {
  const own = path.join(office.root, home);
  mkdirSync(own, { recursive: true });
  const ran = spawnSync(process.execPath, [CLI, ...args, '--json'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      TZ: 'Europe/Amsterdam',
      KANAALREGISTER_HOME: own,
      KANAALREGISTER_PASSPHRASE: PASSPHRASES[who],
      INIT_CWD: office.root,
    },
  });
  return { code: ran.status, json: JSON.parse(ran.stdout) as Ran['json'] };
}

test('a signature taken along signs a request on another computer, and its answer counts once', () => {
  const taken = cli('kantoor', 'holder', [
    'signoff',
    'identity',
    workspace,
    '--out',
    'w.identiteit',
    '--as',
    'officeHolder',
  ]);
  expect(taken).toMatchObject({ code: 0, json: { ok: true } });
  const ask = ['signoff', 'request', workspace, '--term', office.ids.term, '--quarter', '2027-Q1'];
  const request = cli('kantoor', 'secretary', [
    ...ask,
    '--kind',
    'registraties',
    '--out',
    'een.verzoek',
    '--as',
    'secretary',
  ]);
  expect(request).toMatchObject({ code: 0, json: { kind: 'registraties', entries: 2, cut: 0 } });

  const sign = ['signoff', 'sign', 'een.verzoek', '--identity', 'w.identiteit'];
  const seen = cli('elders', 'holder', sign);
  expect(seen.json).toMatchObject({
    signed: false,
    person: 'Wietske Harmelink',
    entries: [{ number: 'MKD-2027-0001' }, {}],
  });
  const wrong = cli('elders', 'secretary', [...sign, '--out', 'een.antwoord']);
  expect(wrong).toMatchObject({ code: 3, json: { error: { code: 'wrong_passphrase' } } });
  expect(existsSync(path.join(office.root, 'een.antwoord'))).toBe(false);
  const back = [...sign, '--return', 'MKD-2027-0002=DATUM_KLOPT_NIET', '--out', 'een.antwoord'];
  expect(cli('elders', 'holder', back)).toMatchObject({ code: 0, json: { signed: true } });
  expect(cli('elders', 'holder', [...sign, '--return', 'MKD-2027-0002=NEE', '--out', 'x.antwoord']).code).toBe(2);

  const accept = ['signoff', 'accept', workspace, 'een.antwoord', '--as', 'secretary'];
  expect(cli('kantoor', 'secretary', accept)).toMatchObject({
    code: 0,
    json: { way: 'afstand', entries: 2, returned: 1 },
  });
  const refused = (file: string): ReturnType<typeof cli> =>
    cli('kantoor', 'secretary', ['signoff', 'accept', workspace, file, '--as', 'secretary']);
  const code = (name: string): object => ({ code: 3, json: { error: { code: name } } });
  expect(refused('een.antwoord')).toMatchObject(code('answer_repeated'));
  // A second use of the request, and the request where its answer belongs.
  expect(cli('elders', 'holder', [...sign, '--out', 'twee.antwoord']).code).toBe(0);
  expect(refused('twee.antwoord')).toMatchObject(code('request_used'));
  expect(refused('een.verzoek')).toMatchObject(code('answer_not_ours'));
  const swapped = ['signoff', 'sign', 'een.antwoord', '--identity', 'w.identiteit'];
  expect(cli('elders', 'holder', swapped)).toMatchObject(code('request_not_yours'));
}, 60_000);
