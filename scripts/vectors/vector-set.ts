/** Collects vectors: files by name, and for each what a verifier must say of it. */
import type { CheckId } from '../../src/main/verify/checks.ts';
import type { FileKind } from '../../src/main/verify/verify-file.ts';

export type VectorKind = FileKind | 'package';

export interface Vector {
  file: string;
  /** Name of the file with trusted keys. */
  trust: string;
  against?: string;
  with?: string[];
  integrityOnly?: boolean;
  ok: boolean;
  kind: VectorKind;
  /** The one check that fails, or stays undecided; null where the file is right. */
  fails: CheckId | null;
}

export type VectorOptions = Partial<Pick<Vector, 'trust' | 'against' | 'with' | 'integrityOnly'>>;

export class VectorSet {
  readonly files = new Map<string, Buffer>();
  readonly vectors: Vector[] = [];

  file(name: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
    const known = this.files.get(name);
    if (known && !known.equals(bytes)) throw new Error(`two vectors are called ${name}`);
    this.files.set(name, bytes);
  }

  good(file: string, content: string | Uint8Array, kind: VectorKind, options: VectorOptions = {}): void {
    this.file(file, content);
    this.vectors.push({ file, trust: 'trust.keys', ...options, ok: true, kind, fails: null });
  }

  /** `name` says what is wrong with it; every vector has one fault. */
  bad(file: string, content: string | Uint8Array, kind: VectorKind, fails: CheckId, options: VectorOptions = {}): void {
    this.file(file, content);
    this.vectors.push({ file, trust: 'trust.keys', ...options, ok: false, kind, fails });
  }
}
