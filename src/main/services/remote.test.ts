import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { afterEach, expect, test } from 'vitest';
import type { CallInput, CallOutput } from '../../shared/contract.ts';
import { canonical } from '../journal/record.ts';
import { openSealed, sealFile } from '../keys/age-file.ts';
import { openIdentityFile, readIdentityFile } from '../keys/identity-file.ts';
import { openSlot } from '../keys/vault.ts';
import { parseVault } from '../keys/vault-file.ts';
import { getMeta } from '../store/meta.ts';
import { openDb } from '../store/open.ts';
import {
  PASSPHRASES,
  type TestMachine,
  type TestOffice,
  testAnswers,
  testMachine,
  testOffice,
} from '../testing/office.ts';

import { verifyPackage } from '../verify/package.ts';
import { SUFFIX } from './places.ts';
import { dbKey } from './workspace-open.ts';

const QUARTER = '2027-Q1';
const AFTER = '2027-04-02T10:00:00+02:00';
const machines: TestMachine[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) await machine.remove();
});

async function office(now?: string): Promise<TestOffice> {
  const made = await testOffice(now);
  machines.push(made);
  return made;
}

/** The office holder's own computer: no workspace, ever. */
function elsewhere(): TestMachine {
  const machine = testMachine(AFTER);
  machines.push(machine);
  return machine;
}

/** The key by which an office opens answers; nobody else has it. */
async function officeIdentity(o: TestOffice): Promise<string> {
  const folder = path.join(o.host.workspacesDir, readdirSync(o.host.workspacesDir).find((n) => n.endsWith(SUFFIX))!);
  const vault = parseVault(readFileSync(path.join(folder, 'vault.json'), 'utf8'));
  const slot = vault.slots.find((s) => s.personId === o.ids.secretary)!;
  const { vaultKey } = (await openSlot(vault.workspace, slot, PASSPHRASES.secretary))!;
  const db = openDb(path.join(folder, 'register.db'), dbKey(vaultKey), 'read');
  try {
    return getMeta(db, 'ageIdentity')!;
  } finally {
    db.close();
  }
}

type Kind = 'registraties' | 'kwartaal';
const given = (bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer> } => ({ bytes: new Uint8Array(bytes) });

/** A signature taken along from the desk. */
async function identityOf(o: TestOffice): Promise<Buffer> {
  await o.as('holder');
  const { path: file, name } = await o.call('signoffs.identityFile', { passphrase: PASSPHRASES.holder });
  expect(name).toMatch(/^wietske-harmelink(-\d+)?\.identiteit$/);
  await o.as('secretary');
  return readFileSync(file);
}

async function requestOf(o: TestOffice, kind: Kind): Promise<Buffer> {
  const made = await o.call('signoffs.toRemote', { termId: o.ids.term, quarter: QUARTER, kind });
  return readFileSync(made.path);
}

type Answers = Partial<CallInput<'remote.prepare'>> & { returned?: string };

/** Signs what a request asks, all agreed but `returned`. */
async function answerTo(holder: TestMachine, identity: Buffer, request: Buffer, over: Answers = {}): Promise<Buffer> {
  const { returned, ...more } = over;
  const asked = await holder.call('remote.open', {
    identity: given(identity),
    request: given(request),
    passphrase: PASSPHRASES.holder,
  });
  const { sha256 } = await holder.call('remote.prepare', {
    decisions: asked.entries.map((e) =>
      e.number === returned
        ? { entryId: e.id, agreed: false, returnReason: 'DATUM_KLOPT_NIET', returnNote: 'Het was een dag later.' }
        : { entryId: e.id, agreed: true },
    ),
    deleted: asked.kind === 'kwartaal' ? 'nee' : null,
    ...more,
  });
  const { path: file } = await holder.call('remote.sign', { sha256, passphrase: PASSPHRASES.holder });
  await holder.call('remote.close', {});
  return readFileSync(file);
}

const accept = (o: TestOffice, answer: Uint8Array): Promise<CallOutput<'signoffs.acceptRemote'>> =>
  o.call('signoffs.acceptRemote', given(answer));

async function withTwo(): Promise<TestOffice> {
  const o = await office();
  const file = path.join(o.root, 'bericht.txt');
  writeFileSync(file, 'De inspraakavond over de dijkversterking is dinsdag.');
  await o.call('entries.add', { answers: testAnswers(o.ids, { evidence: 'attached' }), files: [o.token(file)] });
  await o.call('entries.add', { answers: testAnswers(o.ids, { subject: 'Programma waterweek' }) });
  o.setNow(AFTER);
  return o;
}

test('a statement is signed on a computer without the workspace: one agreed, one returned, one signature', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const request = await requestOf(o, 'kwartaal');
  expect(await o.call('signoffs.remote', {})).toMatchObject({ requests: [{ entries: 2, stale: false }] });

  const asked = await holder.call('remote.open', {
    identity: given(identity),
    request: given(request),
    passphrase: PASSPHRASES.holder,
  });
  expect(asked).toMatchObject({ title: 'Minister van Kust en Delta', kind: 'kwartaal', signedBefore: 0 });
  const [first] = asked.entries;
  expect(first!.sentence.nl).toContain('Wietske Harmelink wisselde');
  expect(first!.row['registratienummer']).toBe('MKD-2027-0001');
  expect(first!.files[0]).toMatchObject({
    cut: false,
    preview: { kind: 'text', text: 'De inspraakavond over de dijkversterking is dinsdag.' },
  });

  const answer = await answerTo(holder, identity, request, { returned: 'MKD-2027-0002', remark: 'Zie mijn mail.' });
  const signed = await accept(o, answer);
  expect(signed).toMatchObject({
    state: 'accepted',
    way: 'afstand',
    entries: 2,
    returned: 1,
    remark: 'Zie mijn mail.',
  });
  expect(signed.note).toContain('— kanaalregister/');
  const { rows } = await o.call('entries.list', { sort: 'number', descending: false });
  expect(rows.map((r) => r.status)).toEqual(['signed', 'returned']);
  expect(await o.call('entries.get', { entryId: rows[1]!.id })).toMatchObject({
    returnReason: 'DATUM_KLOPT_NIET',
    returnNote: 'Het was een dag later.',
  });
  expect(await o.call('signoffs.remote', {})).toEqual({ requests: [] });
  expect(await o.call('journal.check', {})).toMatchObject({ ok: true, problems: [], unsignedTail: 0 });
  const list = await o.call('signoffs.list', { quarter: QUARTER });
  expect(list.signOffs.map((s) => s.way)).toEqual(['afstand']);

  // The same file again, and a second answer to the same request.
  await expect(accept(o, answer)).rejects.toThrow('answer_repeated');
  await expect(accept(o, await answerTo(holder, identity, request))).rejects.toThrow('request_used');
});

test('what leaves is readable by nobody on the way, and the other computer keeps nothing but the answer', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const request = await requestOf(o, 'kwartaal');
  const answer = await answerTo(holder, identity, request);
  for (const file of [request, answer]) {
    expect(file.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    for (const word of ['Harmelink', 'MKD-', 'inspraak', 'whatsapp', 'akkoord'])
      expect(file.includes(word)).toBe(false);
  }
  expect(readdirSync(path.join(holder.root, 'workspaces', 'export', 'op-afstand'))).toHaveLength(1);
  expect(readdirSync(path.join(holder.root, 'workspaces'))).toEqual(['export']);
  await expect(holder.call('remote.prepare', { decisions: [], deleted: 'nee' })).rejects.toThrow('wrong_state');
});

test('a signature file opens with its own passphrase only, signs, and does not open the workspace', async () => {
  const o = await withTwo();
  const identity = await identityOf(o);
  const file = readIdentityFile(identity.toString());
  expect(Object.keys(file)).not.toContain('wrapped');
  expect(await openIdentityFile(file, 'niet de goede wachtzin')).toBeNull();
  expect((await openIdentityFile(file, PASSPHRASES.holder))?.seed).toHaveLength(32);
  await o.as('holder');
  await expect(o.call('signoffs.identityFile', { passphrase: 'niet de goede wachtzin' })).rejects.toThrow(
    'wrong_passphrase',
  );
  await o.as('secretary');
  const asSecretary = o.call('signoffs.identityFile', { passphrase: PASSPHRASES.secretary });
  await expect(asSecretary).rejects.toThrow('not_allowed');
  const holder = elsewhere();
  const request = given(await requestOf(o, 'kwartaal'));
  const opened = holder.call('remote.open', { identity: given(identity), request, passphrase: 'niet de goede zin' });
  await expect(opened).rejects.toThrow('wrong_passphrase');
});

test('a signature file with another log key, name or workspace in it is refused', async () => {
  const o = await withTwo();
  const identity = JSON.parse((await identityOf(o)).toString()) as Record<string, unknown>;
  const { default: canonicalize } = await import('canonicalize');
  const changes: Record<string, unknown>[] = [
    { logKeys: ['een+ander+boek'] },
    { name: 'Iemand Anders' },
    { title: 'Elders' },
  ];
  for (const change of changes) {
    const file = readIdentityFile(canonicalize({ ...identity, ...change })!);
    await expect(openIdentityFile(file, PASSPHRASES.holder)).rejects.toThrow('identity_invalid');
  }
  const moved = readIdentityFile(canonicalize({ ...identity, workspace: '0000-0000-0000-0000' })!);
  expect(await openIdentityFile(moved, PASSPHRASES.holder)).toBeNull();
  expect(() => readIdentityFile(JSON.stringify(identity, null, 1))).toThrow('identity_invalid');
});

test('one byte changed anywhere in a request or an answer is refused', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const request = await requestOf(o, 'kwartaal');
  const answer = await answerTo(holder, identity, request);
  const own = await openIdentityFile(readIdentityFile(identity.toString()), PASSPHRASES.holder);
  const changed = (file: Buffer, at: number): Buffer => {
    const copy = Buffer.from(file);
    copy[at] = copy[at]! ^ 1;
    return copy;
  };
  for (let at = 0; at < request.length; at += Math.ceil(request.length / 60))
    expect(await openSealed(changed(request, at), own!.identity)).toBeNull();
  // A changed lock in the head is like one that is not ours; behind the head it is said to be changed.
  for (let at = 0; at < answer.length; at += Math.ceil(answer.length / 200))
    await expect(accept(o, changed(answer, at))).rejects.toThrow(
      at < 220 ? /answer_(invalid|not_ours)/ : 'answer_invalid',
    );
  const open = holder.call('remote.open', {
    identity: given(identity),
    request: given(changed(request, request.length - 1)),
    passphrase: PASSPHRASES.holder,
  });
  await expect(open).rejects.toThrow('request_invalid');
  // After all these it is still good for its one use.
  expect((await accept(o, answer)).state).toBe('accepted');
});

test('a request that the log did not sign is refused, whoever sealed it', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const file = readIdentityFile(identity.toString());
  const own = await openIdentityFile(file, PASSPHRASES.holder);
  const plain = await openSealed(await requestOf(o, 'kwartaal'), own!.identity);
  const forged = Buffer.from(plain!).toString().replaceAll('waterweek', 'waterdag');
  const sealed = await sealFile(Buffer.from(forged), file.recipient);
  const opened = holder.call('remote.open', {
    identity: given(identity),
    request: given(sealed),
    passphrase: PASSPHRASES.holder,
  });
  await expect(opened).rejects.toThrow('request_forged');
});

test('an answer is for its own request: decisions and notes of two requests cannot be exchanged', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const first = await answerTo(holder, identity, await requestOf(o, 'registraties'));
  const second = await answerTo(holder, identity, await requestOf(o, 'kwartaal'));
  // The second request took the place of the first.
  await expect(accept(o, first)).rejects.toThrow('request_replaced');
  // What was signed for one in the answer to the other, and the like, by who can seal for the office.
  const identityOfOffice = await officeIdentity(o);
  const lock = await identityToRecipient(identityOfOffice);
  const inside = async (file: Uint8Array): Promise<Record<string, unknown>> =>
    JSON.parse(Buffer.from((await openSealed(file, identityOfOffice))!).toString()) as Record<string, unknown>;
  const body = await inside(second);
  const nobody = '0000-0000-0000-0000';
  for (const [change, code] of [
    [{ note: (await inside(first))['note'] }, 'answer_swapped'],
    [{ requestId: nobody }, 'request_unknown'],
    [{ workspace: nobody }, 'answer_not_ours'],
    [{ format: 'iets/anders' }, 'answer_invalid'],
  ] as const)
    await expect(accept(o, await sealFile(Buffer.from(canonical({ ...body, ...change })), lock))).rejects.toThrow(code);
  expect((await accept(o, second)).kind).toBe('kwartaal');
});

test('what is inside an answer is held to the text that was asked, also by who can seal one', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const own = await openIdentityFile(readIdentityFile(identity.toString()), PASSPHRASES.holder);
  const request = await requestOf(o, 'kwartaal');
  const plainRequest = Buffer.from((await openSealed(request, own!.identity))!).toString();
  const { answerTo: office } = (JSON.parse(plainRequest) as { body: { answerTo: string } }).body;
  const sent: string[] = [];
  // Whoever can read the answer is the office itself; here the test plays its part.
  const good = await answerTo(holder, identity, request, { returned: 'MKD-2027-0001' });
  const meta = await officeIdentity(o);
  const plain = Buffer.from((await openSealed(good, meta))!).toString();
  sent.push(plain.replaceAll('DATUM_KLOPT_NIET', 'REDEN_KLOPT_NIET'));
  sent.push(plain.replaceAll('"deleted":"nee"', '"deleted":"ja"'));
  sent.push(plain.replace('"agreed":false', '"agreed":true'));
  for (const text of sent) {
    expect(text).not.toBe(plain);
    await expect(accept(o, await sealFile(Buffer.from(text), office))).rejects.toThrow('text_changed');
  }
  const unsigned = plain.replace(
    /(— kanaalregister\/\S+ \S{10})\S/,
    (all, start: string) => `${start}${all.endsWith('A') ? 'B' : 'A'}`,
  );
  await expect(accept(o, await sealFile(Buffer.from(unsigned), office))).rejects.toThrow('not_the_signer');
  expect((await accept(o, good)).state).toBe('accepted');
});

test('the answer of another office is refused, and so is its request', async () => {
  const [o, other] = [await withTwo(), await office('2027-03-10T09:40:00+01:00')];
  await other.call('entries.add', { answers: testAnswers(other.ids) });
  other.setNow(AFTER);
  const holder = elsewhere();
  const identity = await identityOf(o);
  const theirs = await requestOf(other, 'kwartaal');
  await requestOf(o, 'kwartaal');
  const open = holder.call('remote.open', {
    identity: given(identity),
    request: given(theirs),
    passphrase: PASSPHRASES.holder,
  });
  await expect(open).rejects.toThrow('request_not_yours');
  const answer = await answerTo(holder, await identityOf(other), theirs);
  await expect(accept(o, answer)).rejects.toThrow('answer_not_ours');
  // The request itself, dropped where its answer belongs.
  await expect(accept(o, await requestOf(o, 'kwartaal'))).rejects.toThrow('answer_not_ours');
  await expect(accept(o, Buffer.from('geen antwoord'))).rejects.toThrow('answer_invalid');
});

test('an entry that changes after the request makes its answer stale, and the request is shown so', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const answer = await answerTo(holder, identity, await requestOf(o, 'registraties'));
  const { rows } = await o.call('entries.list', {});
  await o.call('entries.amend', {
    entryId: rows[0]!.id,
    version: 1,
    answers: testAnswers(o.ids, { reason: 'BATTERIJ' }),
  });
  expect((await o.call('signoffs.remote', {})).requests[0]).toMatchObject({ stale: true });
  await expect(accept(o, answer)).rejects.toThrow('request_stale');
});

test('who left signs no more, and a request can no longer be sent there', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const answer = await answerTo(holder, identity, await requestOf(o, 'registraties'));
  await o.as('records');
  await o.call('people.leave', { personId: o.ids.holder, on: '2027-04-01' });
  await expect(accept(o, answer)).rejects.toThrow('not_the_signer');
  await expect(requestOf(o, 'registraties')).rejects.toThrow('slot_missing');
});

test('after a new log key a signature that was taken along before does not take its requests', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  await o.as('records');
  await o.call('workspaces.newRecovery', {});
  const request = await requestOf(o, 'registraties');
  await expect(answerTo(holder, identity, request)).rejects.toThrow('request_forged');
  expect((await accept(o, await answerTo(holder, await identityOf(o), request))).state).toBe('accepted');
});

test('a statement wants every entry decided and its question answered; entries alone may be a part', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const statement = await requestOf(o, 'kwartaal');
  await expect(answerTo(holder, identity, statement, { decisions: [] })).rejects.toThrow('invalid_input');
  await expect(answerTo(holder, identity, statement, { deleted: null })).rejects.toThrow('invalid_input');
  const part = await requestOf(o, 'registraties');
  const asked = await holder.call('remote.open', {
    identity: given(identity),
    request: given(part),
    passphrase: PASSPHRASES.holder,
  });
  const decisions = [{ entryId: asked.entries[1]!.id, agreed: true }];
  expect(await accept(o, await answerTo(holder, identity, part, { decisions }))).toMatchObject({ entries: 1 });
  const { rows } = await o.call('entries.list', { sort: 'number', descending: false });
  expect(rows.map((r) => r.status)).toEqual(['logged', 'signed']);
});

test('a nil statement needs no entries, and comes once', async () => {
  const o = await office();
  o.setNow(AFTER);
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const request = await requestOf(o, 'kwartaal');
  const answer = await answerTo(holder, identity, request, { deleted: 'onbekend' });
  // Meanwhile the same was signed at the desk: there is no second first statement.
  await o.as('holder');
  const prepared = await o.call('signoffs.prepare', {
    termId: o.ids.term,
    quarter: QUARTER,
    kind: 'kwartaal',
    decisions: [],
    deleted: 'nee',
  });
  await o.call('signoffs.sign', { ...prepared, passphrase: PASSPHRASES.holder });
  await o.as('secretary');
  await expect(accept(o, answer)).rejects.toThrow('request_stale');
  expect(await o.call('signoffs.remote', {})).toEqual({ requests: [] });
});

test('a file is never written over another', async () => {
  const o = await withTwo();
  const folder = mkdtempSync(path.join(o.root, 'uit-'));
  mkdirSync(folder, { recursive: true });
  const out = path.join(folder, 'een.verzoek');
  const ask = (): Promise<unknown> =>
    o.call('signoffs.toRemote', { termId: o.ids.term, quarter: QUARTER, kind: 'kwartaal', out: o.token(out) });
  await ask();
  const before = readFileSync(out);
  await expect(ask()).rejects.toThrow('out_not_empty');
  expect(readFileSync(out).equals(before)).toBe(true);
  expect(await o.call('signoffs.remote', {})).toMatchObject({ requests: [{ stale: false }] });
});

test('a package with a statement signed elsewhere is proven whole by who has the keys', async () => {
  const o = await withTwo();
  const [identity, holder] = [await identityOf(o), elsewhere()];
  await accept(o, await answerTo(holder, identity, await requestOf(o, 'registraties'), { returned: 'MKD-2027-0002' }));
  const statement = await accept(o, await answerTo(holder, identity, await requestOf(o, 'kwartaal')));
  expect(statement).toMatchObject({ entries: 2, returned: 1, supplementary: false });
  await o.as('records');
  await o.call('quarters.close', { quarter: QUARTER, consent: QUARTER, passphrase: PASSPHRASES.records });
  const out = path.join(o.root, 'levering');
  mkdirSync(out);
  const made = await o.call('packages.make', { quarter: QUARTER, out: o.token(out) });
  const trust = (await o.call('journal.trust', {})).vkeys.map((k) => k.vkey);
  const bytes = readFileSync(made.path);
  const file = {
    size: bytes.length,
    read: async (from: number, length: number) => bytes.subarray(from, from + length),
  };
  const result = await verifyPackage(file, { trust, integrityOnly: false });
  expect([result.checks.filter((c) => c.ok !== true), result.ok]).toEqual([[], true]);
});

test('what a person would see at the desk goes along: a picture whole, a mail as text, and what is too large by name', async () => {
  const o = await office();
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(2_000, 7)]);
  const mail =
    'From: Ria <ria@example.org>\nTo: w@example.org\nSubject: Peil\nDate: Mon, 8 Mar 2027 09:00:00 +0100\n\nHet peil staat hoog.\n';
  const files = {
    'scherm.png': png,
    'mail.eml': Buffer.from(mail),
    'groot.png': Buffer.concat([png, Buffer.alloc(7_000_000, 9)]),
  };
  const tokens = Object.entries(files).map(([name, bytes]) => {
    const file = path.join(o.root, name);
    writeFileSync(file, bytes);
    return o.token(file);
  });
  await o.call('entries.add', { answers: testAnswers(o.ids, { evidence: 'attached' }), files: tokens });
  const [identity, holder] = [await identityOf(o), elsewhere()];
  const made = await o.call('signoffs.toRemote', { termId: o.ids.term, quarter: QUARTER, kind: 'registraties' });
  expect(made.cut).toBe(1);
  const request = readFileSync(made.path);
  const asked = await holder.call('remote.open', {
    identity: given(identity),
    request: given(request),
    passphrase: PASSPHRASES.holder,
  });
  const [picture, letter, large] = asked.entries[0]!.files;
  expect(picture).toMatchObject({ cut: false, preview: { kind: 'image', evidence: { name: 'scherm.png' } } });
  expect(Buffer.from(picture!.picture!, 'base64').equals(png)).toBe(true);
  expect(letter).toMatchObject({ cut: false, preview: { kind: 'mail', mails: [{ subject: 'Peil' }] } });
  expect(letter!.preview.mails[0]!.text).toContain('Het peil staat hoog.');
  expect(large).toMatchObject({ cut: true, picture: null, preview: { kind: 'none', evidence: { name: 'groot.png' } } });
});
