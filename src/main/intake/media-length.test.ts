import { expect, test } from 'vitest';
import { mediaLength } from './media-length.ts';

/** A recording of so many seconds: silence, eight thousand samples of one byte a second. */
function wav(seconds: number): Uint8Array {
  const samples = seconds * 8_000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, Buffer.alloc(samples, 0x80)]);
}

test('a recording says how long it lasts', async () => {
  expect(await mediaLength(wav(83))).toBe(83);
});

test('what is no sound, is damaged or lies about its length says nothing, and the program goes on', async () => {
  const lying = wav(1);
  new DataView(lying.buffer, lying.byteOffset).setUint32(28, 0, true);
  expect(await mediaLength(Buffer.from('geen geluid'))).toBeNull();
  expect(await mediaLength(Buffer.concat([Buffer.from('OggS'), Buffer.alloc(5_000, 0xff)]))).toBeNull();
  const huge = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from('ftypmp42'), Buffer.alloc(100, 0xff)]);
  expect(await mediaLength(huge)).toBeNull();
  expect(await mediaLength(lying)).not.toBe(Number.POSITIVE_INFINITY);
});

test('a reader that takes too long is ended', async () => {
  expect(await mediaLength(wav(83), 0.001)).toBeNull();
});
