/**
 * Reads the words of a picture, Dutch and English, by the Tesseract that was built for this: WebAssembly from the program's
 * own folder, language data from beside it. It opens no connection and its files live in its own memory. Its decoder
 * (Leptonica) runs walled in there as well, so that a hostile picture meets no code of ours.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { KanaalError } from '../../shared/errors.ts';
import { MAX_PICTURE_PIXELS, MAX_PICTURE_WORDS } from './caps.ts';
import { brightness, type Grey, greyOf, type Look, type Pixels, portableGrey } from './picture-pixels.ts';

const CORE = 'tesseract.js-core/tesseract-core-simd-lstm';
const LANGUAGES = ['nld', 'eng'] as const;
const INPUT = '/input';
/** Darker than this on average: light letters on dark. */
const DARK = 110;

/**
 * Read twice, and the richer reading counts: with one threshold between dark and light for the whole picture (0, Otsu) and
 * with one for every place (2, Sauvola) on its opposite. By the first alone, bubbles in colour on a dark ground are missed
 * whole, with high confidence. Measured on WhatsApp, Signal, Telegram and Messages, light and dark: every word, where a
 * single channel of colour loses the bubbles of three of them.
 */
const TRIES: readonly { look: Look; threshold: string }[] = [
  { look: 'plain', threshold: '0' },
  { look: 'inverted', threshold: '2' },
];

/** The part of tesseract.js-core that is used; it ships no types. */
interface Pix {
  get_w(): number;
  get_h(): number;
  get_d(): number;
  get_spp(): number;
  get_wpl(): number;
  get_data(): number;
}

interface Api {
  Init(folder: null, languages: string, mode: number, config: undefined): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(orientation: number, angle: number): number;
  GetInputImage(): Pix;
  Recognize(monitor: null): number;
  GetUTF8Text(): string;
  MeanTextConf(): number;
  Clear(): void;
}

interface Core {
  FS: { writeFile(name: string, bytes: Uint8Array): void; unlink(name: string): void };
  TessBaseAPI: new () => Api;
  _malloc(this: void, bytes: number): number;
  _free(this: void, at: number): void;
  _pixReadHeaderMem(this: void, at: number, bytes: number, ...out: number[]): number;
}

/** Of WebAssembly what is used; the types of Node leave it out. */
interface Memory {
  readonly buffer: ArrayBuffer;
}

interface Instance {
  readonly exports: Readonly<Record<string, unknown>>;
}

declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => Instance;
  readonly Memory: new (size: { initial: number }) => Memory;
};

type Instantiate = (imports: object, done: (instance: Instance) => void) => Instance['exports'];
type LoadCore = (settings: { instantiateWasm: Instantiate; print: () => void; printErr: () => void }) => Promise<Core>;

/** What was read of one picture. */
export interface PictureWords {
  text: string;
  /** 0 to 100, of what was read. It says nothing of what was missed. */
  confidence: number;
  width: number;
  height: number;
  /** Light letters on dark. */
  dark: boolean;
}

export interface OcrEngine {
  /** Throws `file_too_large` {what: pixels} and `file_unreadable` {why: picture}. */
  read(this: void, bytes: Uint8Array): PictureWords;
}

/** Loads engine and languages: a quarter of a second, once per thread. */
export async function loadOcr(): Promise<OcrEngine> {
  const { core, memory } = await loadCore();
  for (const language of LANGUAGES) core.FS.writeFile(`./${language}.traineddata`, languageData(language));
  const api = new core.TessBaseAPI();
  // 1: the neural reader alone, which is all that this build and these languages hold.
  if (api.Init(null, LANGUAGES.join('+'), 1, undefined) !== 0) throw new Error('the languages of pictures do not load');
  // 6: one block of text. Looked for columns, the bubbles left and right in a chat become two of them.
  api.SetVariable('tessedit_pageseg_mode', '6');
  return {
    read: (bytes) => {
      try {
        return readPicture(core, memory, api, bytes);
      } finally {
        api.Clear();
      }
    },
  };
}

async function loadCore(): Promise<{ core: Core; memory: Memory }> {
  const require = createRequire(import.meta.url);
  const load = require(`${CORE}.js`) as LoadCore;
  const code = new WebAssembly.Module(readFileSync(require.resolve(`${CORE}.wasm`)));
  let memory: Memory | undefined;
  const core = await load({
    // By hand: this way it reads no file itself, and its memory can be looked into.
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(code, imports);
      memory = Object.values(instance.exports).find((one): one is Memory => one instanceof WebAssembly.Memory);
      done(instance);
      return instance.exports;
    },
    print: () => undefined,
    printErr: () => undefined,
  });
  if (!memory) throw new Error('the reader of pictures has no memory of its own');
  return { core, memory };
}

/** `best_int`: the most accurate of the published sets that is whole numbers, so quick as well. */
function languageData(language: string): Uint8Array {
  const place = createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}/package.json`);
  return gunzipSync(readFileSync(path.join(path.dirname(place), '4.0.0_best_int', `${language}.traineddata.gz`)));
}

function readPicture(core: Core, memory: Memory, api: Api, bytes: Uint8Array): PictureWords {
  const { width, height } = sizeOf(core, memory, bytes);
  if (width * height > MAX_PICTURE_PIXELS)
    throw new KanaalError('file_too_large', { what: 'pixels', limit: MAX_PICTURE_PIXELS });
  setInput(core, api, bytes);
  const pixels = pixelsOf(api, memory);
  if (!pixels) return { ...recognised(api), width, height, dark: false };
  const dark = brightness(pixels) < DARK;
  const tries = TRIES.map((one) => readGrey(core, api, greyOf(pixels, one.look), one.threshold));
  const best = tries.reduce((a, b) => (richness(b) > richness(a) ? b : a));
  return { ...best, width, height, dark };
}

/** Width and height as the picture's own head says, before anything is unpacked. */
function sizeOf(core: Core, memory: Memory, bytes: Uint8Array): { width: number; height: number } {
  const { _malloc: take, _free: free, _pixReadHeaderMem: readHead } = core;
  const at = take(bytes.length);
  const out = take(24);
  new Uint8Array(memory.buffer).set(bytes, at);
  const refused = readHead(at, bytes.length, out, out + 4, out + 8, out + 12, out + 16, out + 20);
  const said = new DataView(memory.buffer, out, 24);
  const [width, height] = [said.getUint32(4, true), said.getUint32(8, true)];
  free(out);
  free(at);
  if (refused !== 0 || width === 0 || height === 0) throw unreadable();
  return { width, height };
}

function unreadable(): KanaalError {
  return new KanaalError('file_unreadable', { why: 'picture' });
}

function setInput(core: Core, api: Api, bytes: Uint8Array): void {
  core.FS.writeFile(INPUT, bytes);
  try {
    if (api.SetImageFile(1, 0) !== 0) throw unreadable();
  } finally {
    core.FS.unlink(INPUT);
  }
}

/** A copy of the unpacked picture; null for one of black and white alone, which is read as it is. */
function pixelsOf(api: Api, memory: Memory): Pixels | null {
  const pix = api.GetInputImage();
  const depth = pix.get_d();
  if (depth !== 8 && depth !== 32) return null;
  const [width, height, words] = [pix.get_w(), pix.get_h(), pix.get_wpl()];
  const at = pix.get_data();
  return {
    width,
    height,
    words,
    depth,
    alpha: pix.get_spp() === 4,
    data: new Uint32Array(memory.buffer.slice(at, at + words * 4 * height)),
  };
}

function readGrey(core: Core, api: Api, grey: Grey, threshold: string): { text: string; confidence: number } {
  api.SetVariable('thresholding_method', threshold);
  setInput(core, api, portableGrey(grey));
  return recognised(api);
}

function recognised(api: Api): { text: string; confidence: number } {
  api.Recognize(null);
  const text = api
    .GetUTF8Text()
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { text: text.slice(0, MAX_PICTURE_WORDS).toWellFormed(), confidence: api.MeanTextConf() };
}

/** How much was read: letters and digits in words, less where the reader itself doubts. Specks become marks and lone letters. */
function richness({ text, confidence }: { text: string; confidence: number }): number {
  const letters = text.match(/[\p{L}\p{N}]{2,}/gu)?.join('').length ?? 0;
  return letters * (confidence / 100) ** 2;
}
