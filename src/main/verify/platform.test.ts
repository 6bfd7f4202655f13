import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from './platform.ts';

const part = fc.oneof(fc.uint8Array({ maxLength: 700 }), fc.string({ unit: 'binary', maxLength: 200 }));

test('the hash of parts is that of all their bytes, short or long, bytes or text', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const whole = createHash('sha256').update(Buffer.concat(parts.map((one) => Buffer.from(one as string))));
      expect(Buffer.from(sha256(...parts)).toString('hex')).toBe(whole.digest('hex'));
    }),
    { seed: 20260401, numRuns: 300 },
  );
});
