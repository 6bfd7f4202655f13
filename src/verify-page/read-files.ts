/** The files a person dropped: one package to look at, and what it can be compared with. */
import { readUtf8 } from '../main/verify/bytes.ts';
import { looksLikePackage, looksSealed, type PackageResult, verifyPackage } from '../main/verify/package.ts';
import { differingCells } from '../main/verify/package-register.ts';
import type { WrongCell } from '../main/verify/register-cells.ts';
import { readVerifierKey } from '../main/verify/signed-note.ts';
import type { RandomBytes } from '../main/verify/zip-file.ts';

export interface Dropped {
  readonly name: string;
  readonly bytes: RandomBytes;
  /** Names of the files whose checkpoint it was compared with, and the checkpoints themselves. */
  readonly against: readonly { readonly name: string; readonly note: string }[];
  readonly trust: readonly string[];
}

export interface Looked {
  readonly result: PackageResult;
  /** Only of a package that is not right. */
  readonly cells: readonly WrongCell[] | null;
}

function onDisk(file: File): RandomBytes {
  return {
    size: file.size,
    read: async (from, length) => new Uint8Array(await file.slice(from, from + length).arrayBuffer()),
  };
}

/** Small text files: a trust file or an earlier checkpoint. */
const MAX_TEXT = 1024 * 1024;

async function textOf(file: File): Promise<string> {
  return file.size > MAX_TEXT ? '' : (readUtf8(new Uint8Array(await file.arrayBuffer())) ?? '');
}

function keysIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.filter((line) => readVerifierKey(line) !== null);
}

/** Sorts what was dropped; null where there is no package among it. The longest log is looked at, the others are earlier. */
export async function sortFiles(files: readonly File[]): Promise<Dropped | null> {
  const packages: { name: string; bytes: RandomBytes; size: number; checkpoint: string | null }[] = [];
  const against: { name: string; note: string }[] = [];
  const trust: string[] = [];
  for (const file of files) {
    const bytes = onDisk(file);
    const start = await bytes.read(0, Math.min(22, bytes.size));
    if (looksLikePackage(start) || looksSealed(start)) {
      const facts = files.length === 1 ? null : (await verifyPackage(bytes, { trust: [], integrityOnly: true })).facts;
      const { head } = facts?.note ?? {};
      packages.push({ name: file.name, bytes, size: head?.size ?? -1, checkpoint: facts?.checkpoint ?? null });
      continue;
    }
    const text = await textOf(file);
    if (text.includes('\n\n\u2014 ')) against.push({ name: file.name, note: text });
    else trust.push(...keysIn(text));
  }
  const [latest, ...earlier] = packages.toSorted((a, b) => b.size - a.size);
  if (!latest) return null;
  for (const { name, checkpoint } of earlier) if (checkpoint !== null) against.push({ name, note: checkpoint });
  return { name: latest.name, bytes: latest.bytes, against, trust };
}

/** `compared`: the log's verifier key, once somebody compared its number. */
export async function look(dropped: Dropped, compared: string | null): Promise<Looked> {
  const trust = [...dropped.trust, ...(compared === null ? [] : [compared])];
  const result = await verifyPackage(dropped.bytes, {
    trust,
    against: dropped.against.map((a) => a.note),
    integrityOnly: true,
  });
  const wrong = result.checks.some((c) => c.ok === false);
  return { result, cells: wrong ? await differingCells(dropped.bytes) : null };
}
