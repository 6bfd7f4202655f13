/** Making a workspace: folder, keys, first records, recovery sheet and one-time codes (design 4.1). */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CallArgs, Setup, Unlocked } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { rfc3339 } from '../../shared/quarter.ts';
import { explainFileError } from '../files/atomic.ts';
import type { Host } from '../host.ts';
import { append } from '../journal/append.ts';
import { makeCheckpoint, originOf } from '../journal/checkpoint.ts';
import { type NoteKey, verifierKey } from '../journal/note.ts';
import { newId } from '../keys/encoding.ts';
import { checkPassphrase } from '../keys/kdf.ts';
import { signingKey } from '../keys/signing.ts';
import { makeCode, makeRecovery, makeSlot, type Slot, slotDigest, VAULT_FORMAT, type Vault } from '../keys/vault.ts';
import { type KeyPair, newKeyPair } from '../keys/wrap.ts';
import type { DbFile } from '../store/db.ts';
import { setMeta } from '../store/meta.ts';
import { createDb } from '../store/open.ts';
import { insertPerson, insertTerm, setPersonKey } from '../store/people.ts';
import { DB_FILE } from '../store/successor.ts';
import { checkAllowed } from './admin-rules.ts';
import { checkPlace, folderName, freeFolder, needPath, writeVault } from './places.ts';
import { type Core } from './session.ts';
import { personKeyName } from './slots.ts';
import { closeWorkspace, dbKey, openWith } from './workspace-open.ts';
import { sessionOf } from './workspaces.ts';

interface NewPerson {
  id: string;
  name: string;
  role: Setup['people'][number]['role'];
  secret: string | null;
  oneTime: boolean;
  seed: Uint8Array | null;
  terms: Setup['people'][number]['terms'];
}

function planPeople(host: Host, setup: Setup): NewPerson[] {
  return setup.people.map((p, i) => {
    const first = i === 0;
    if (first && !p.passphrase) throw new KanaalError('passphrase_needed');
    if (p.passphrase) checkPassphrase(p.passphrase);
    const oneTime = !p.passphrase && p.slot;
    return {
      id: newId('p', (n) => host.random(n)),
      name: p.name,
      role: p.role,
      secret: p.passphrase ?? (oneTime ? makeCode((n) => host.random(n)) : null),
      oneTime,
      seed: p.passphrase ? host.random(32) : null,
      terms: p.terms,
    };
  });
}

/** An empty folder for a new workspace; throws when there is something in it already. */
function prepareFolder(core: Core, folder: string): void {
  checkPlace(folder);
  checkAllowed(core.admin, folder);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new KanaalError('workspace_exists');
  try {
    mkdirSync(path.join(folder, 'evidence'), { recursive: true, mode: 0o700 });
    mkdirSync(path.join(folder, 'backups'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw explainFileError(error);
  }
}

/**
 * Makes a workspace and opens it for the first person of the setup. The recovery sheet and the one-time codes are in
 * the answer and nowhere else.
 */
export async function createWorkspace(core: Core, args: CallArgs<'workspaces.create'>): Promise<Unlocked> {
  const { host } = core;
  const folder = args.folder
    ? needPath(host, args.folder)
    : freeFolder(host.workspacesDir, folderName(args.setup.title));
  closeWorkspace(core);
  prepareFolder(core, folder);
  const people = planPeople(host, args.setup);
  const workspace = (randomBytes(8).toString('hex').match(/.{4}/g) ?? []).join('-');
  const vaultKey = host.random(32);
  const random = (n: number): Uint8Array => host.random(n);
  const { groups, recovery } = await makeRecovery(workspace, vaultKey, random);
  const slots: Slot[] = [];
  for (const p of people)
    if (p.secret !== null)
      slots.push(
        await makeSlot(
          workspace,
          { personId: p.id, name: p.name, role: p.role },
          { passphrase: p.secret, oneTime: p.oneTime, vaultKey, seed: p.seed },
          random,
        ),
      );
  const vault: Vault = {
    format: VAULT_FORMAT,
    program: 'kanaalregister',
    workspace,
    kind: args.setup.kind,
    title: args.setup.title,
    cipher: 'chacha20',
    slots,
    recovery,
  };
  const seal = vault.kind === 'collection' ? await newKeyPair() : null;
  const db = createDb(path.join(folder, DB_FILE), dbKey(vaultKey));
  try {
    db.transaction(() => {
      firstRecords(core, db, vault, args.setup, people);
      if (seal) collectionSecrets(host, db, seal);
    });
  } finally {
    db.close();
  }
  // Last: a folder without vault.json is not yet a workspace, so a kill on the way leaves nothing half-usable.
  writeVault(folder, vault);
  const first = people[0]!;
  const opened = openWith(core, folder, vault, first.id, vaultKey);
  opened.recoveryGroups = groups;
  return {
    session: sessionOf(opened),
    recovery: groups,
    codes: people.flatMap((p) => (p.oneTime && p.secret ? [{ personId: p.id, name: p.name, code: p.secret }] : [])),
  };
}

/** A collection signs receipts and cosigns checkpoints with keys of its own, and packages are sealed to it (design 4.1). */
function collectionSecrets(host: Host, db: DbFile, seal: KeyPair): void {
  setMeta(db, 'receiptSeed', Buffer.from(host.random(32)).toString('hex'));
  setMeta(db, 'witnessSeed', Buffer.from(host.random(32)).toString('hex'));
  setMeta(db, 'ageIdentity', seal.identity);
  setMeta(db, 'ageRecipient', seal.recipient);
}

function firstRecords(core: Core, db: DbFile, vault: Vault, setup: Setup, people: NewPerson[]): void {
  const { host } = core;
  const time = rfc3339(host.now());
  const actor = people[0]!.id;
  const add = (type: Parameters<typeof append>[2]['type'], subject: string, fields: Record<string, unknown>): void => {
    append(db, (n) => host.random(n), { type, subject, actor, time, fields });
  };
  const logSeed = host.random(32);
  const origin = originOf(vault.workspace, 1);
  const log: NoteKey = { name: origin, key: signingKey(logSeed) };
  setMeta(db, 'workspace', vault.workspace);
  setMeta(db, 'title', vault.title);
  setMeta(db, 'kind', vault.kind);
  setMeta(db, 'prefix', setup.prefix);
  setMeta(db, 'epoch', '1');
  if (setup.example) setMeta(db, 'example', '1');
  setMeta(db, 'workDomains', JSON.stringify(setup.workDomains));
  setMeta(db, 'logSeed', Buffer.from(logSeed).toString('hex'));
  setMeta(db, 'counterpartyKey', Buffer.from(host.random(32)).toString('hex'));
  const w = vault.workspace;
  add('epoch', w, { epoch: 1, origin, vkey: verifierKey(log), cause: 'new' });
  add('workspace', w, {
    title: vault.title,
    kind: vault.kind,
    prefix: setup.prefix,
    program: host.appVersion,
    policy: core.policy.version,
  });
  for (const p of people) {
    insertPerson(db, p);
    const vkey = p.seed ? verifierKey({ name: personKeyName(w, p.id), key: signingKey(p.seed) }) : null;
    if (vkey) setPersonKey(db, p.id, vkey, time);
    add('person', p.id, { name: p.name, role: p.role, vkey, hasSlot: p.secret !== null, change: 'added' });
    for (const t of p.terms) {
      const term = { ...t, id: newId('t', (n) => host.random(n)), personId: p.id };
      insertTerm(db, term);
      add('term', term.id, { ...term, id: null });
    }
  }
  add('slots', w, { digest: slotDigest(vault), change: 'new' });
  makeCheckpoint(db, log, time);
}
