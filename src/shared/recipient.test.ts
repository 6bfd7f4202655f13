import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { isRecipient } from './recipient.ts';

test('the key of a receiver is one as age makes it, and none once a letter of it is typed wrong', async () => {
  for (let i = 0; i < 20; i++) {
    const key = await identityToRecipient(await generateX25519Identity());
    expect(isRecipient(key), key).toBe(true);
    const at = 4 + 3 * i - (i === 19 ? 1 : 0);
    const typed = `${key.slice(0, at)}${key[at] === 'q' ? 'p' : 'q'}${key.slice(at + 1)}`;
    expect(isRecipient(typed), typed).toBe(false);
  }
  for (const other of ['', 'age1', `age1${'q'.repeat(58)}`, 'AGE1QQ', 'ssh-ed25519 AAAA'])
    expect(isRecipient(other)).toBe(false);
});
