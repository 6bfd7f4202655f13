import { createHash } from 'node:crypto';

/** Link of the access log's chain: SHA-256 over the hash before it and the line as JSON. */
export function accessHash(
  before: Uint8Array,
  line: { n: number; time: string; actor: string; what: string; subject: string },
): Buffer {
  const { n, time, actor, what, subject } = line;
  return createHash('sha256')
    .update(before)
    .update(JSON.stringify([n, time, actor, what, subject]))
    .digest();
}
