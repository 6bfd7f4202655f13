/** The vectors of testdata/vectors, read and verified, for tests. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type FileKind, type VerifyResult, verifyFile } from './verify-file.ts';

export interface Vector {
  file: string;
  trust: string;
  against?: string;
  with?: string[];
  integrityOnly?: boolean;
  ok: boolean;
  kind: FileKind;
  fails: string | null;
}

export const VECTORS = path.join(import.meta.dirname, '../../../testdata/vectors');

export function vectorBytes(name: string): Buffer {
  return readFileSync(path.join(VECTORS, name));
}

export const vectors = JSON.parse(vectorBytes('vectors.json').toString('utf8')) as Vector[];

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
export function verdict(result: VerifyResult): unknown {
  const { ok, kind, checks, signedBy } = result;
  return { ok, kind, checks: checks.map((c) => ({ id: c.id, ok: c.ok })), signedBy };
}
