/**
 * Three invented offices that log, sign, close and deliver, for the journeys of a collection: `node src/main/testing/make-packages.ts
 * FOLDER` leaves their packages below `<prefix>/` there and prints what they are. The third package is changed after it was made; the
 * genuine one lies beside it.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { type DeliveredOffice, deliverOffice, type InventedOffice } from './delivered-office.ts';
import { zipOf } from './zips.ts';

const [target = ''] = process.argv.slice(2);

const COAST = { code: 'mnre1034', name: 'Ministerie van Kust en Delta', abbr: 'MKD' };
const YOUTH = { code: 'mnre1109', name: 'Ministerie van Jeugd en Vrije Tijd', abbr: 'JVT' };
const WHATSAPP = { channel: 'whatsapp', device: 'PRIVE_TELEFOON', address: '+31600000012' } as const;
const GMAIL = { channel: 'gmail', device: 'PRIVE_COMPUTER', address: 'voorbeeld@voorbeeld.invalid' } as const;
const OFFICES: readonly InventedOffice[] = [
  {
    prefix: 'MKD',
    person: 'Wietske Harmelink',
    post: 'minister van Kust en Delta',
    ministry: COAST,
    uses: [
      { ...WHATSAPP, days: ['2027-01-12', '2027-02-03', '2027-02-17', '2027-03-06'] },
      { ...GMAIL, days: ['2027-02-09'] },
    ],
  },
  { prefix: 'MKDS', person: 'Tjeerd Onneweer', post: 'staatssecretaris van Kust en Delta', ministry: COAST, uses: [] },
  {
    prefix: 'JVT',
    person: 'Ilse Gelderblom',
    post: 'minister van Jeugd en Vrije Tijd',
    ministry: YOUTH,
    uses: [{ ...WHATSAPP, days: ['2027-03-02'] }],
  },
];

/** Every file of a zip of our own making, by its list of contents. */
function partsOf(zip: Buffer): { name: string; content: Buffer }[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const parts: { name: string; content: Buffer }[] = [];
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, remark] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    const content = zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    parts.push({ name: zip.toString('utf8', at + 46, at + 46 + name), content });
    at += 46 + name + extra + remark;
  }
  return parts;
}

/** The same package with one cell of its register changed, packed again as a whole zip. Gives the genuine one, kept beside it. */
function changeCell(file: string): string {
  const genuine = path.join(path.dirname(file), 'opnieuw', path.basename(file));
  mkdirSync(path.dirname(genuine));
  copyFileSync(file, genuine);
  const parts = partsOf(readFileSync(file)).map(({ name, content }) => {
    if (!name.endsWith('register.json')) return { name, content };
    return { name, content: Buffer.from(content.toString('utf8').replace('Gelderblom', 'Gelderblam')) };
  });
  writeFileSync(file, zipOf(parts));
  return genuine;
}

const made: DeliveredOffice[] = [];
for (const office of OFFICES) made.push(await deliverOffice(target, office));
made[2]!.again = changeCell(made[2]!.file);
process.stdout.write(JSON.stringify(made));
