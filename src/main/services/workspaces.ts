/** Opening, recovering and locking a workspace, as a person asks for it. */
import path from 'node:path';
import type { CallArgs, CallOutput, Session, Unlocked } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { checkPassphrase } from '../keys/kdf.ts';
import { normalSecret, openRecovery, openSlot, type Vault } from '../keys/vault.ts';
import { bringUpToDate } from './migration.ts';
import { describePlace, needWorkspace, readProfile, readVault, recentToken } from './places.ts';
import type { Core, OpenWorkspace } from './session.ts';
import { firstUnlock } from './slots.ts';
import { closeWorkspace, dbKey, openWith } from './workspace-open.ts';

export function sessionOf(w: OpenWorkspace): Session {
  return {
    workspace: w.vault.workspace,
    title: w.vault.title,
    kind: w.vault.kind,
    person: w.person,
    readOnly: w.readOnly !== 'no',
    notices: w.notices,
    lockAfterMinutes: w.lockAfterMinutes,
    example: w.example,
    origin: w.log.name,
    accreditation: w.accreditation,
  };
}

// --- opening and closing ------------------------------------------------------------------------------------------

export async function unlockWorkspace(core: Core, args: CallArgs<'workspaces.unlock'>): Promise<Unlocked> {
  const folder = needWorkspace(core.host, args.token);
  const vault = readVault(folder);
  const slot = vault.slots.find((s) => s.personId === args.personId);
  if (!slot) throw new KanaalError('slot_missing');
  if (slot.oneTime && !args.newPassphrase) throw new KanaalError('passphrase_needed', { first: true });
  if (args.newPassphrase) checkPassphrase(args.newPassphrase);
  const opened = await openSlot(vault.workspace, slot, normalSecret(slot, args.passphrase));
  if (!opened) throw new KanaalError(slot.oneTime ? 'wrong_code' : 'wrong_passphrase');
  closeWorkspace(core);
  const work = await openUpToDate(core, folder, vault, slot.personId, opened.vaultKey);
  if (slot.oneTime && args.newPassphrase) await firstUnlock(core, work, slot, args.newPassphrase);
  return { session: sessionOf(work), recovery: null, codes: [] };
}

async function openUpToDate(
  core: Core,
  folder: string,
  vault: Vault,
  personId: string,
  vaultKey: Uint8Array,
): Promise<OpenWorkspace> {
  const migrated = await bringUpToDate(core.host, folder, dbKey(vaultKey));
  const work = openWith(core, folder, vault, personId, vaultKey);
  if (migrated) work.notices.push({ key: 'migrated', detail: '' });
  return work;
}

/** Opens with the printed recovery sheet and gives the person a new passphrase and a new signing key. */
export async function recoverWorkspace(core: Core, args: CallArgs<'workspaces.recover'>): Promise<Unlocked> {
  const folder = needWorkspace(core.host, args.token);
  const vault = readVault(folder);
  checkPassphrase(args.newPassphrase);
  const vaultKey = await openRecovery(vault, args.recovery);
  if (!vaultKey) throw new KanaalError('wrong_recovery');
  const slot = vault.slots.find((s) => s.personId === args.personId);
  if (!slot) throw new KanaalError('slot_missing');
  closeWorkspace(core);
  const work = await openUpToDate(core, folder, vault, slot.personId, vaultKey);
  await firstUnlock(core, work, slot, args.newPassphrase);
  return { session: sessionOf(work), recovery: null, codes: [] };
}

// --- asking -------------------------------------------------------------------------------------------------------

export function workspaceStatus(core: Core): CallOutput<'workspaces.status'> {
  return { session: core.open ? sessionOf(core.open) : null };
}

/** Recent places, newest first; one that cannot be found is in the list too, and says so. */
export function recentPlaces(core: Core): CallOutput<'workspaces.recent'> {
  const places = readProfile(core.host).recent.map((folder) => {
    const token = recentToken(folder);
    try {
      return describePlace(folder, token);
    } catch (error) {
      if (!(error instanceof KanaalError)) throw error;
      const title = path.basename(folder).replace(/\.kanaalregister$/, '');
      return {
        token,
        shown: folder,
        title,
        kind: 'office' as const,
        workspace: '',
        slots: [],
        found: false,
        backup: null,
      };
    }
  });
  return { places };
}
