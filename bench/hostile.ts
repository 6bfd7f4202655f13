// How long the core answers nothing while hostile files are dropped, by a clock in the core's own thread, and how long each
// takes to be read or refused. `node bench/hostile.ts`
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { testOffice } from '../src/main/testing/office.ts';
import { mailText } from '../src/main/testing/sources.ts';
import { zipOf } from '../src/main/testing/zips.ts';

const office = await testOffice();

function nested(): string {
  let mail = mailText('diep', 'tekst');
  for (let i = 0; i < 256; i++)
    mail = `From: a@example.org\r\nSubject: ${i}\r\nContent-Type: message/rfc822\r\n\r\n${mail}`;
  return mail;
}

const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024);
const HEAD = 'From: a@example.org\r\nSubject: x\r\n';

const FILES: Readonly<Record<string, () => Uint8Array | string>> = {
  '50,000 parts.eml': () =>
    `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(50_000)}--b--\r\n`,
  '256 levels.eml': nested,
  '4 MB header.eml': () => `${HEAD}X-Long: ${'x'.repeat(4_000_000)}\r\n\r\nx`,
  'bomb.zip': () => zipOf([{ name: '_chat.txt', content: zeros(300) }]),
  '21,000 members.zip': () =>
    zipOf(Array.from({ length: 21_000 }, (_, i) => ({ name: `${i}.txt`, content: new Uint8Array(1) }))),
  'lying.zip': () => zipOf([{ name: '../../x.txt', content: new Uint8Array(10), claimed: 5 }]),
  'random.bin': () => randomBytes(20_000_000),
  'random.eml': () => Buffer.concat([Buffer.from(`${HEAD}\r\n`), randomBytes(20_000_000)]),
  'random.msg': () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(20_000_000)]),
  'bomb.docx': () =>
    zipOf([
      { name: '[Content_Types].xml', content: new Uint8Array(1) },
      { name: 'word/document.xml', content: zeros(200) },
    ]),
  'one line.txt': () => '27-02-2027 09:15 - Jan: '.repeat(1_000_000),
  'deep.json': () => '['.repeat(2_000_000),
  'random.pdf': () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5_000_000), Buffer.from('\n%%EOF')]),
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function measured(
  name: string,
  what: string,
  work: () => Promise<{ ok: boolean; code?: string }>,
): Promise<void> {
  let last = performance.now();
  let hold = 0;
  const clock = setInterval(() => {
    const now = performance.now();
    hold = Math.max(hold, now - last - 1);
    last = now;
  }, 1);
  await pause(50);
  hold = 0;
  const began = performance.now();
  const { ok, code } = await work();
  const took = performance.now() - began;
  await pause(20);
  clearInterval(clock);
  console.log(
    `${name.padEnd(20)} ${what.padEnd(8)} ${took.toFixed(0).padStart(6)} ms, longest hold ${hold.toFixed(0).padStart(4)} ms  ${ok ? 'read' : code}`,
  );
}

try {
  for (const [name, make] of Object.entries(FILES)) {
    const file = path.join(office.root, name);
    writeFileSync(file, make());
    const token = office.token(file);
    const said = (reply: Awaited<ReturnType<typeof office.app.call>>): { ok: boolean; code?: string } =>
      reply.ok ? { ok: true } : { ok: false, code: reply.error.code };
    await measured(name, 'opened', async () => said(await office.app.call('intake.open', { file: token })));
    await measured(name, 'kept', async () => said(await office.app.call('staging.start', { files: [token] })));
  }
} finally {
  await office.remove();
}
