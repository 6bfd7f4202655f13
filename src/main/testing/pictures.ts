/** Screenshots of a chat for tests, drawn by the browser of this machine: invented people, light or dark, any scale. */
import { chromium } from 'playwright-core';

export interface Bubble {
  from: 'other' | 'self';
  text: string;
}

export interface Shot {
  app?: 'whatsapp' | 'signal' | 'messages';
  dark?: boolean;
  scale?: 1 | 2 | 3;
  kind?: 'png' | 'jpeg' | 'webp';
}

interface Colours {
  ground: string;
  ink: string;
  other: string;
  self: string;
  /** Letters of the own bubbles, where they differ. */
  selfInk?: string;
}

/** As the apps have them. */
const COLOURS: Readonly<Record<NonNullable<Shot['app']>, { light: Colours; dark: Colours }>> = {
  whatsapp: {
    light: { ground: '#efeae2', ink: '#111b21', other: '#ffffff', self: '#d9fdd3' },
    dark: { ground: '#0b141a', ink: '#e9edef', other: '#202c33', self: '#005c4b' },
  },
  signal: {
    light: { ground: '#ffffff', ink: '#1b1b1b', other: '#e9e9e9', self: '#2c6bed', selfInk: '#ffffff' },
    dark: { ground: '#1b1b1b', ink: '#f6f6f6', other: '#2e2e2e', self: '#2c6bed' },
  },
  messages: {
    light: { ground: '#ffffff', ink: '#000000', other: '#e9e9eb', self: '#007aff', selfInk: '#ffffff' },
    dark: { ground: '#000000', ink: '#ffffff', other: '#26262a', self: '#0a84ff' },
  },
};

function chatPage(bubbles: readonly Bubble[], of: Colours): string {
  const rows = bubbles.map(
    ({ from, text }) =>
      `<div style="display:flex;margin:8px 0;justify-content:${from === 'other' ? 'start' : 'end'}"><div style="max-width:300px;padding:8px 10px;border-radius:8px;background:${of[from]};color:${(from === 'self' && of.selfInk) || of.ink}">${text}</div></div>`,
  );
  return `<body style="margin:0;padding:12px;width:420px;background:${of.ground};color:${of.ink};font:16px/22px 'Noto Sans',sans-serif">${rows.join('')}</body>`;
}

/** All of them by one browser, in their order. */
export async function chatShots(
  executablePath: string,
  bubbles: readonly Bubble[],
  shots: readonly Shot[],
): Promise<Uint8Array<ArrayBuffer>[]> {
  // Inside a container the browser's own sandbox cannot be made; only our own page is shown.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const pictures: Uint8Array<ArrayBuffer>[] = [];
    for (const { app = 'whatsapp', dark = false, scale = 1, kind = 'png' } of shots) {
      const page = await browser.newPage({ deviceScaleFactor: scale, viewport: { width: 444, height: 300 } });
      await page.setContent(chatPage(bubbles, COLOURS[app][dark ? 'dark' : 'light']));
      const png = await page.screenshot({ fullPage: true, type: kind === 'jpeg' ? 'jpeg' : 'png' });
      pictures.push(new Uint8Array(kind === 'webp' ? await asWebp(page, png) : png));
      await page.close();
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>;

async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const code = `(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.9);
  })()`;
  const address = await page.evaluate<string>(code);
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
