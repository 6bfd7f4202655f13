import { hashRaw } from '@node-rs/argon2';
import { KanaalError } from '../../shared/errors.ts';

/** argon2id parameters, kept in each slot: memory in KiB, passes, lanes, salt as base64url of 16 bytes. */
export interface KdfParameters {
  alg: 'argon2id';
  m: number;
  t: number;
  p: number;
  salt: string;
}

// The package declares this as an ambient const enum, which type stripping cannot read.
const ARGON2ID = 2;

/** The floor: 256 MiB, three passes, four lanes. A slot that asks for less is refused, because somebody weakened it. */
export const KDF_FLOOR = { m: 262_144, t: 3, p: 4 } as const;
/** Above this a slot would only be a way to exhaust the machine. */
const KDF_CEILING = { m: 4_194_304, t: 32, p: 16 } as const;

export function newKdf(random: (n: number) => Uint8Array): KdfParameters {
  return { alg: 'argon2id', ...KDF_FLOOR, salt: Buffer.from(random(16)).toString('base64url') };
}

/** 32 key bytes from a passphrase (NFC). Throws `weak_kdf` for parameters outside floor and ceiling. */
export async function deriveKey(passphrase: string, kdf: KdfParameters): Promise<Uint8Array> {
  const weak = kdf.alg !== 'argon2id' || kdf.m < KDF_FLOOR.m || kdf.t < KDF_FLOOR.t || kdf.p < KDF_FLOOR.p;
  const absurd = kdf.m > KDF_CEILING.m || kdf.t > KDF_CEILING.t || kdf.p > KDF_CEILING.p;
  const salt = Buffer.from(kdf.salt, 'base64url');
  if (weak || absurd || salt.length < 16) throw new KanaalError('weak_kdf');
  return await hashRaw(passphrase.normalize('NFC'), {
    algorithm: ARGON2ID,
    memoryCost: kdf.m,
    timeCost: kdf.t,
    parallelism: kdf.p,
    outputLen: 32,
    salt,
  });
}

const MIN_LENGTH = 12;

/** A passphrase is a sentence: twelve characters or more, and not one character over and over. */
export function checkPassphrase(passphrase: string): void {
  const text = passphrase.normalize('NFC');
  if (text.length < MIN_LENGTH || new Set(text).size < 5)
    throw new KanaalError('weak_passphrase', { atLeast: MIN_LENGTH });
}
