/** Where workspaces lie: the usual folder, places that are refused, and what a person opened before. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Place } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { writeFileAtomic } from '../files/atomic.ts';
import type { Host } from '../host.ts';
import { BACKUP_FORMAT, MANIFEST, type Manifest } from '../jobs/backup-files.ts';
import type { Vault } from '../keys/vault.ts';
import { parseVault } from '../keys/vault-file.ts';

export const SUFFIX = '.kanaalregister';

/** Folders that another program copies or that lie on another machine: a database under them gets damaged (design 4). */
const SYNCED =
  /(^|[\\/])(onedrive[^\\/]*|dropbox[^\\/]*|icloud ?drive|mobile documents|google ?drive|nextcloud|syncthing)([\\/]|$)/i;
const SHARE = /^(\\\\|\/\/)[^\\/]+[\\/]/;
const NETWORK_TYPES = new Set(['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', '9p', 'afs', 'fuse.rclone']);

/** Throws `place_refused` with the reason for a share, a mapped drive or a synced folder. */
export function checkPlace(folder: string): void {
  const synced = SYNCED.exec(folder)?.[2];
  if (synced) throw new KanaalError('place_refused', { why: 'synced', name: synced });
  if (SHARE.test(folder)) throw new KanaalError('place_refused', { why: 'share' });
  const type = mountType(folder);
  if (type && NETWORK_TYPES.has(type)) throw new KanaalError('place_refused', { why: 'share', name: type });
}

/** File system type of the nearest existing parent, where the system tells (Linux). */
function mountType(folder: string): string | null {
  if (process.platform !== 'linux') return null;
  let real = path.resolve(folder);
  while (!existsSync(real)) real = path.dirname(real);
  real = realpathSync(real);
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((l) => l.split(' '))
    .filter((m) => m.length > 2 && (real === m[1] || real.startsWith(m[1] === '/' ? '/' : `${m[1]}/`)))
    .sort((a, b) => b[1]!.length - a[1]!.length);
  return mounts[0]?.[2] ?? null;
}

/** A folder name that every system takes, from the workspace's title. */
export function folderName(title: string): string {
  const plain = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase();
  return `${plain.slice(0, 60) || 'kanaalregister'}${SUFFIX}`;
}

/** A folder that is not there yet: of this name, or with a number behind it. */
export function freeFolder(parent: string, name: string): string {
  const plain = path.join(parent, name);
  if (!existsSync(plain)) return plain;
  for (let i = 2; ; i++) {
    const next = plain.replace(/(\.kanaalregister)$/, `-${i}$1`);
    if (!existsSync(next)) return next;
  }
}

export function readVault(folder: string): Vault {
  const file = path.join(folder, 'vault.json');
  if (!existsSync(file)) {
    const hasDb = existsSync(path.join(folder, 'register.db'));
    throw hasDb ? new KanaalError('workspace_damaged', { what: 'vault.json' }) : new KanaalError('workspace_not_found');
  }
  return parseVault(readFileSync(file, 'utf8'));
}

export function writeVault(folder: string, vault: Vault): void {
  writeFileAtomic(path.join(folder, 'vault.json'), `${JSON.stringify(vault, null, 1)}\n`);
}

interface Profile {
  recent: string[];
  /** Last head seen per workspace: a copy that does not extend it was put back or swapped. */
  seen: Record<string, { origin: string; size: number; root: string }>;
  /** How many records there were when a person left, per `workspace personId`: what came since is news. */
  left: Record<string, number>;
  settings: Record<string, unknown>;
}

/** Settings and recent places of this person on this computer. A missing or unreadable file means: none yet. */
export function readProfile(host: Host): Profile {
  const empty: Profile = { recent: [], seen: {}, left: {}, settings: {} };
  const file = path.join(host.profileDir, 'profile.json');
  if (!existsSync(file)) return empty;
  try {
    return { ...empty, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<Profile>) };
  } catch {
    host.log('profile.json is not readable; starting without it');
    return empty;
  }
}

export function changeProfile(host: Host, change: (profile: Profile) => void): void {
  const profile = readProfile(host);
  change(profile);
  writeFileAtomic(path.join(host.profileDir, 'profile.json'), `${JSON.stringify(profile, null, 1)}\n`);
}

export function rememberPlace(host: Host, folder: string): void {
  changeProfile(host, (p) => {
    p.recent = [folder, ...p.recent.filter((f) => f !== folder)].slice(0, 8);
  });
}

/** The token of a place this person opened before: the window never holds a path, not even of these. */
export function recentToken(folder: string): string {
  return `recent:${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
}

/** The path behind a token of the shell or of the recent list. Throws `file_missing` for any other. */
export function needPath(host: Host, token: string): string {
  const recent = token.startsWith('recent:') ? readProfile(host).recent.find((f) => recentToken(f) === token) : null;
  const found = recent ?? host.pathOf(token);
  if (!found) throw new KanaalError('file_missing');
  return found;
}

/** The folder of a workspace or backup, where a person picked the folder or, in a dialog for files, a file in it. */
export function needFolder(host: Host, token: string): string {
  const found = needPath(host, token);
  return ['vault.json', MANIFEST].includes(path.basename(found)) ? path.dirname(found) : found;
}

/** The same, of a workspace. Throws `is_backup` for a backup: whoever opens one writes in it, and then it is none any more. */
export function needWorkspace(host: Host, token: string): string {
  const folder = needFolder(host, token);
  if (backupIn(folder)) throw new KanaalError('is_backup');
  return folder;
}

/** What a backup says of itself; null for any other folder. Whether it is true is for restoring to find out. */
function backupIn(folder: string): Place['backup'] {
  const file = path.join(folder, MANIFEST);
  if (!existsSync(file)) return null;
  try {
    const { format, madeAt, size } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Manifest>;
    return format === BACKUP_FORMAT ? { madeAt: madeAt ?? '', treeSize: size ?? 0 } : null;
  } catch {
    throw new KanaalError('backup_damaged', { what: MANIFEST });
  }
}

/** What can be told of a workspace without a key. `token` opens it. */
export function describePlace(folder: string, token: string): Place {
  const vault = readVault(folder);
  return {
    token,
    shown: folder,
    title: vault.title,
    kind: vault.kind,
    workspace: vault.workspace,
    slots: vault.slots.map(({ personId, name, role, oneTime }) => ({ personId, name, role, oneTime })),
    found: true,
    backup: backupIn(folder),
  };
}
