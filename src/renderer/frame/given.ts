/** Dropped, picked or pasted files as the core takes them, and the look and the reading that each gets first. */
import type { CallOutput } from '../../shared/contract.ts';
import type { SourceLooks } from '../../shared/intake-records.ts';
import { CallFailure, call, pathTokens } from '../api.ts';
import { type BeingRead, setIntake, setLooks } from './intake-state.ts';

/** One file: a token for what lies on a disk, bytes for what does not. */
export interface GivenFile {
  name: string;
  bytes: number;
  file: string | null;
  pasted: { name: string; bytes: Uint8Array<ArrayBuffer> } | null;
}

export async function givenFiles(files: readonly File[]): Promise<GivenFile[]> {
  const given: GivenFile[] = [];
  for (const one of files) {
    const { files: tokens, pasted } = await pathTokens([one]);
    given.push({ name: one.name, bytes: one.size, file: tokens[0] ?? null, pasted: pasted[0] ?? null });
  }
  return given;
}

/** As `staging.start` and `staging.addFiles` take them. */
export function together(given: readonly GivenFile[]): { files: string[]; pasted: NonNullable<GivenFile['pasted']>[] } {
  return {
    files: given.flatMap(({ file }) => (file === null ? [] : [file])),
    pasted: given.flatMap(({ pasted }) => (pasted === null ? [] : [pasted])),
  };
}

/** Enough to tell what it is. */
const HEAD_BYTES = 65_536;

/** What a file seems to be, by a look at its begin; null for one that cannot be read: whatever takes it in will say so. */
export async function looksOf({ file, pasted }: GivenFile): Promise<SourceLooks | null> {
  const head = pasted && { name: pasted.name, bytes: pasted.bytes.slice(0, HEAD_BYTES) };
  try {
    return (await call('intake.peek', { file, pasted: head })).looks;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return null;
  }
}

/** Says at once what a file is, and reads it meanwhile. Throws a `CallFailure` where it cannot be read. */
export async function openGiven(one: GivenFile, at = 1, of = 1): Promise<CallOutput<'intake.open'>> {
  const reading: BeingRead = { name: one.name, bytes: one.bytes, looks: null, at, of };
  setIntake({ busy: true, reading });
  const { file, pasted } = one;
  void looksOf(one).then((looks) => setLooks(reading, looks));
  return await call('intake.open', { file, pasted });
}

/** Before a file is there: what reads it takes a moment to start. */
export function prepareToRead(): void {
  call('intake.peek', {}).catch((error: unknown) => {
    // Locked meanwhile, or somebody who takes nothing in.
    if (!(error instanceof CallFailure)) throw error;
  });
}
