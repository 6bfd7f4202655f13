/**
 * How long a package takes to verify, beside a loop that inflates the same records, parses the same lines and makes the same
 * digests and nothing else; and the peak memory of both. Every measurement is a child process of its own.
 *
 *   node bench/trust.ts --records 10000,100000
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createInflateRaw } from 'node:zlib';
import { verifyPackageFile } from '../src/main/verify/package-file.ts';
import { openZip } from '../src/main/verify/zip-file.ts';
import { LOG_VKEY, writeLargePackage } from './large-package.ts';

const SUBJECTS = ['reference', 'verify'] as const;
type Subject = (typeof SUBJECTS)[number];

interface Measurement {
  milliseconds: number;
  /** Of all threads: on a busy machine it says more than the clock. */
  cpu: number;
  peakMegabytes: number;
}

/** What any verifier must do: get at the bytes, sum them, read each line, make each digest and each leaf. */
async function reference(file: string): Promise<void> {
  const handle = await open(file, 'r');
  const read = async (from: number, length: number): Promise<Uint8Array> => {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  };
  const zip = await openZip({ size: statSync(file).size, read });
  const entry = zip.entries.find((e) => e.name.endsWith('records.jsonl')) as (typeof zip.entries)[number] & {
    offset: number;
    packed: number;
  };
  const head = await read(entry.offset, 30);
  const start = entry.offset + 30 + Buffer.from(head).readUInt16LE(26) + Buffer.from(head).readUInt16LE(28);
  const raw = handle.createReadStream({ start, end: start + entry.packed - 1, autoClose: false });
  const sum = createHash('sha512');
  const inflate = createInflateRaw();
  const done = pipeline(raw, inflate);
  inflate.on('data', (chunk: Buffer) => sum.update(chunk));
  for await (const line of createInterface({ input: Readable.from(inflate), crlfDelay: Infinity })) {
    const record = JSON.parse(line) as { digests?: string; disclosures?: unknown[]; header: string };
    for (const d of record.disclosures ?? [])
      createHash('sha256')
        .update(Buffer.from(JSON.stringify(d)).toString('base64url'))
        .digest();
    createHash('sha256')
      .update(Buffer.from(record.digests ?? '', 'base64url'))
      .digest();
    createHash('sha256').update('\0').update(record.header).digest();
  }
  await done;
  sum.digest();
  await handle.close();
}

async function measure(subject: Subject, file: string): Promise<Measurement> {
  const start = performance.now();
  const before = process.cpuUsage();
  if (subject === 'reference') await reference(file);
  else {
    const result = await verifyPackageFile(file, { trust: [LOG_VKEY], integrityOnly: false });
    if (!result.ok) throw new Error(JSON.stringify(result.checks.filter((c) => c.ok !== true)));
  }
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { milliseconds, cpu: (user + system) / 1e3, peakMegabytes: process.resourceUsage().maxRSS / 1e3 };
}

function inChild(subject: Subject, file: string): Measurement {
  const child = spawnSync(process.execPath, [import.meta.filename, '--subject', subject, '--file', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${subject} failed`);
  return JSON.parse(child.stdout) as Measurement;
}

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000,100000' },
    subject: { type: 'string' },
    file: { type: 'string' },
  },
});

if (values.subject !== undefined && values.file !== undefined)
  console.log(JSON.stringify(await measure(values.subject as Subject, values.file)));
else {
  const folder = mkdtempSync(path.join(tmpdir(), 'kanaalregister-trust-'));
  try {
    for (const records of values.records.split(',').map(Number)) {
      const file = path.join(folder, `${records}.zip`);
      await writeLargePackage(folder, file, records);
      console.log(`${records} records, ${(statSync(file).size / 1e6).toFixed(1)} MB of zip`);
      const found = new Map<Subject, Measurement>();
      for (const subject of SUBJECTS) {
        const m = inChild(subject, file);
        found.set(subject, m);
        const first = found.get('reference')!;
        const [ratio, cpu] = [m.milliseconds / first.milliseconds, m.cpu / first.cpu];
        console.log(
          `  ${subject.padEnd(10)} ${(m.milliseconds / 1000).toFixed(1).padStart(6)} s (${ratio.toFixed(2)})   processor ${(m.cpu / 1000).toFixed(1).padStart(6)} s (${cpu.toFixed(2)})   peak ${m.peakMegabytes.toFixed(0)} MB`,
        );
      }
      rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
