/** Arithmetic on an unpacked picture: what the reader of words gets to see of it. Pure. */
import { ENLARGE_BELOW_PIXELS } from './caps.ts';

/** As Leptonica holds it: rows of 32-bit words, the first pixel in the highest bits. */
export interface Pixels {
  width: number;
  height: number;
  /** Per row. */
  words: number;
  /** 8: grey. 32: red, green, blue, alpha. */
  depth: 8 | 32;
  alpha: boolean;
  data: Uint32Array;
}

/** One byte a pixel. */
export interface Grey {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Dark letters read best: of a dark chat the opposite is shown. */
export type Look = 'plain' | 'inverted';

/** Mean of a sample, 0 black to 255 white. */
export function brightness(pixels: Pixels): number {
  const { bytes } = channel(pixels, 'plain');
  const step = Math.max(1, Math.floor(bytes.length / 100_000));
  let [sum, count] = [0, 0];
  for (let at = 0; at < bytes.length; at += step) {
    sum += bytes[at]!;
    count += 1;
  }
  return count === 0 ? 255 : sum / count;
}

/** The picture in grey, at twice its size where it is small. */
export function greyOf(pixels: Pixels, look: Look): Grey {
  const grey = channel(pixels, look);
  return pixels.width * pixels.height < ENLARGE_BELOW_PIXELS ? doubled(grey) : grey;
}

function channel({ width, height, words, depth, alpha, data }: Pixels, look: Look): Grey {
  const bytes = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const word = data[y * words + (depth === 8 ? x >> 2 : x)]!;
      const value = depth === 8 ? (word >>> (24 - (x & 3) * 8)) & 255 : coloured(word, alpha);
      bytes[y * width + x] = look === 'plain' ? value : 255 - value;
    }
  return { width, height, bytes };
}

function coloured(word: number, alpha: boolean): number {
  const value = ((word >>> 24) * 77 + ((word >>> 16) & 255) * 150 + ((word >>> 8) & 255) * 29) >> 8;
  // Behind what is see-through a viewer shows white.
  return alpha ? 255 - ((255 - value) * (word & 255)) / 255 : value;
}

/** Twice as wide and high, each new pixel between its neighbours. */
function doubled({ width, height, bytes }: Grey): Grey {
  const [w, h] = [width * 2, height * 2];
  const large = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    // The nearer row weighs three quarters, the other a quarter.
    const near = y >> 1;
    const far = Math.min(height - 1, Math.max(0, near + ((y & 1) === 0 ? -1 : 1)));
    for (let x = 0; x < w; x++) {
      const left = x >> 1;
      const beside = Math.min(width - 1, Math.max(0, left + ((x & 1) === 0 ? -1 : 1)));
      const upper = 3 * bytes[near * width + left]! + bytes[near * width + beside]!;
      const lower = 3 * bytes[far * width + left]! + bytes[far * width + beside]!;
      large[y * w + x] = (3 * upper + lower) >> 4;
    }
  }
  return { width: w, height: h, bytes: large };
}

/** As a file that Leptonica takes without unpacking: PGM, binary. */
export function portableGrey({ width, height, bytes }: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + bytes.length);
  file.set(head);
  file.set(bytes, head.length);
  return file;
}
