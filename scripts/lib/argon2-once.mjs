// Loaded before anything else in every process of a test run (`test-run.ts`); never part of the product. Stretching the
// same passphrase with the same salt at full strength gives the same bytes each time: the first result of a run is kept
// in the run's folder and answered again. Every passphrase is still stretched once by the real argon2id, parameters and
// all, and what the program itself checks (the floor, the slot) it checks each time.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env['KANAALREGISTER_TEST_TEMPLATES'];
if (folder && isMainThread) rememberIn(folder);

/** @param {string} folder */
function rememberIn(folder) {
  /** @type {{ hashRaw: typeof import('@node-rs/argon2').hashRaw }} */
  const argon2 = createRequire(import.meta.url)('@node-rs/argon2');
  const real = argon2.hashRaw;
  argon2.hashRaw = async (passphrase, options, signal) => {
    const { salt, ...rest } = options ?? {};
    const asked = JSON.stringify([String(passphrase), Buffer.from(salt ?? '').toString('hex'), rest]);
    const file = path.join(folder, `argon2-${createHash('sha256').update(asked).digest('hex')}`);
    const known = read(file);
    if (known) return known;
    const key = await real(passphrase, options, signal);
    const part = `${file}.${process.pid}`;
    try {
      writeFileSync(part, key);
      renameSync(part, file);
    } catch {
      // A process that outlives its run: the folder is gone, and nobody asks again.
    }
    return key;
  };
}

/**
 * @param {string} file
 * @returns {Buffer | null}
 */
function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
