/** The vectors of testdata/vectors, read and verified, for tests. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type PackageResult, verifyPackage } from './package.ts';
import { type FileKind, type VerifyResult, verifyFile } from './verify-file.ts';
import type { RandomBytes } from './zip-file.ts';

export interface Vector {
  file: string;
  trust: string;
  against?: string;
  with?: string[];
  integrityOnly?: boolean;
  ok: boolean;
  kind: FileKind | 'package';
  fails: string | null;
}

export const VECTORS = path.join(import.meta.dirname, '../../../testdata/vectors');

export function vectorBytes(name: string): Buffer {
  return readFileSync(path.join(VECTORS, name));
}

export const vectors = JSON.parse(vectorBytes('vectors.json').toString('utf8')) as Vector[];

export const packageVectors = vectors.filter((v) => v.kind === 'package');
export const fileVectors = vectors.filter((v) => v.kind !== 'package');

export function inMemory(bytes: Uint8Array): RandomBytes {
  return { size: bytes.length, read: async (from, length) => bytes.subarray(from, from + length) };
}

/** Verifies a vector that is a package, or other bytes in the place of its file. */
export function verifyPackageVector(v: Vector, bytes: Uint8Array = vectorBytes(v.file)): Promise<PackageResult> {
  return verifyPackage(inMemory(bytes), {
    trust: vectorBytes(v.trust).toString('utf8').split('\n'),
    integrityOnly: v.integrityOnly ?? false,
    against: v.against === undefined ? [] : [vectorBytes(v.against).toString('utf8')],
  });
}

/** Verifies a vector, or other bytes in the place of its file. */
export function verifyVector(v: Vector, bytes: Uint8Array = vectorBytes(v.file)): VerifyResult {
  return verifyFile(bytes, v.file, {
    trust: vectorBytes(v.trust).toString('utf8').split('\n'),
    integrityOnly: v.integrityOnly ?? false,
    ...(v.against === undefined ? {} : { against: vectorBytes(v.against).toString('utf8') }),
    companions: (v.with ?? []).map((name) => ({ name, bytes: vectorBytes(name) })),
  });
}

/** What two verifiers must agree on. */
export function verdict(result: VerifyResult | PackageResult): unknown {
  const { ok, kind, checks, signedBy } = result;
  return { ok, kind, checks: checks.map((c) => ({ id: c.id, ok: c.ok })), signedBy };
}
