/** Records and proofs with one fault each. */

import { disclosureDigest } from '../../src/main/journal/record.ts';
import type { TestJournal } from '../../src/main/journal/test-journal.ts';
import type { VectorSet } from './vector-set.ts';
import { canonical, checkpointAt, type OpenedRecord, openedRecord, proofOf } from './world.ts';

type Disclosures = OpenedRecord['disclosures'];

export function addBadRecords(set: VectorSet, journal: TestJournal): void {
  const good = openedRecord(journal, 5);
  const beside = { with: ['record-5.tlog-proof'] };
  const change = (name: string, fault: Partial<OpenedRecord>, fails: Parameters<VectorSet['bad']>[3]): void =>
    set.bad(`record-bad-${name}.json`, canonical({ ...good, ...fault }), 'record', fails, beside);
  const opened = (name: string, disclosures: Disclosures): void => change(name, { disclosures }, 'record_disclosures');
  const at = (name: string): number => good.disclosures.findIndex((d) => d[1] === name);
  const withAt = (i: number, d: Disclosures[number]): Disclosures => good.disclosures.with(i, d);
  const [salt, , value] = good.disclosures[at('reason')]!;

  opened('value', withAt(at('reason'), [salt, 'reason', 'SPOED']));
  opened('number', withAt(at('messages'), [good.disclosures[at('messages')]![0], 'messages', 5]));
  opened('salt', withAt(at('reason'), [good.disclosures[0]![0], 'reason', value]));
  opened('salt-form', withAt(at('reason'), [`${salt}=`, 'reason', value]));
  const [a, b] = [good.disclosures[at('dateFrom')]!, good.disclosures[at('dateTo')]!];
  opened(
    'swapped',
    good.disclosures.with(at('dateFrom'), [a[0], 'dateTo', a[2]]).with(at('dateTo'), [b[0], 'dateFrom', b[2]]),
  );
  opened('order', good.disclosures.with(at('dateFrom'), b).with(at('dateTo'), a));
  opened('twice', [...good.disclosures, good.disclosures.at(-1)!]);
  opened('absent', [...good.disclosures, [salt, 'signedAt', '2027-02-08T09:00:00+01:00']]);
  opened('unknown-field', [...good.disclosures, [salt, 'colour', 'red']]);
  change('no-type', { disclosures: good.disclosures.filter((d) => d[1] !== 'type') }, 'record_type');

  const digests = Buffer.from(good.digests, 'base64url');
  const flipped = Buffer.from(digests);
  flipped[digests.length - 1]! ^= 1;
  change('digest', { digests: flipped.toString('base64url') }, 'record_header');
  const other = disclosureDigest([salt, 'reason', 'SPOED']);
  change(
    'digests-of-another',
    { digests: Buffer.concat([other, digests.subarray(32)]).toString('base64url') },
    'record_header',
  );
  change('digests-short', { digests: digests.subarray(32).toString('base64url') }, 'record_form');
  change('digests-base64', { digests: digests.toString('base64') }, 'record_form');
  change('header-n', { header: good.header.replace('"n":5', '"n":6') }, 'inclusion');
  change('header-p', { header: openedRecord(journal, 9).header.replace('"n":9', '"n":5') }, 'record_header');
  change('header-kind', { header: good.header.replace('"k":"e"', '"k":"o"') }, 'record_form');
  change('header-version', { header: good.header.replace('"v":1', '"v":2') }, 'record_form');
  change('header-space', { header: good.header.replace('"n":5', '"n": 5') }, 'record_form');
  change('header-more', { header: good.header.replace('"v":1', '"v":1,"w":0') }, 'record_form');
  change('header-float', { header: good.header.replace('"n":5', '"n":5.0') }, 'record_form');
  change('type', { type: 'weekNothing' }, 'record_form');
  change('type-unknown', { type: 'constructor' }, 'record_form');
  set.bad('record-bad-newline.json', `${canonical(good)}\n`, 'record', 'record_form', beside);
  set.bad('record-bad-spaces.json', JSON.stringify(good, null, 1), 'record', 'record_form', beside);
  set.bad('record-bad-escape.json', canonical(good).replace('É', '\\u00c9'), 'record', 'record_form', beside);
  const doubled = canonical(good).replace('"type":"entry"}', '"type":"entry","type":"entry"}');
  set.bad('record-bad-name-twice.json', doubled, 'record', 'record_form', beside);
  set.bad('record-bad-alone.json', canonical(good), 'record', 'no_trusted_key');
  set.bad('record-bad-foreign-proof.json', canonical(good), 'record', 'inclusion', { with: ['record-9.tlog-proof'] });
}

export function addBadProofs(set: VectorSet, journal: TestJournal): void {
  const good = proofOf(journal, 5, 13);
  const bad = (name: string, text: string, fails: Parameters<VectorSet['bad']>[3]): void =>
    set.bad(`proof-bad-${name}.tlog-proof`, text, 'proof', fails, { with: ['record-5.json'] });
  const lines = good.split('\n');
  const first = lines[2]!;
  const change = (at: number, ...put: string[]): string => lines.toSpliced(at, 1, ...put).join('\n');

  bad('index', change(1, 'index 4'), 'inclusion');
  bad('index-outside', change(1, 'index 13'), 'inclusion');
  bad('index-zero', change(1, 'index 05'), 'proof_form');
  bad('index-sign', change(1, 'index +5'), 'proof_form');
  bad('short', change(5), 'inclusion');
  bad('long', change(2, first, first), 'inclusion');
  bad('order', change(2, lines[3]!, first).split('\n').toSpliced(4, 1).join('\n'), 'inclusion');
  bad('size', `${proofOf(journal, 5, 8).split('\n\n')[0]}\n\n${checkpointAt(journal, 13)}`, 'inclusion');
  bad('bits', change(2, `${first.slice(0, -2)}${nextDigit(first.at(-2)!)}=`), 'proof_form');
  bad('url-digits', change(2, `${'-'.repeat(43)}=`), 'proof_form');
  bad('padding', change(2, first.slice(0, -1)), 'proof_form');
  bad('extra', change(0, lines[0]!, 'extra YWJj'), 'proof_form');
  const newer = change(0, 'c2sp.org/tlog-proof@v2');
  set.bad('proof-bad-version.tlog-proof', newer, 'unknown', 'unknown_format', { with: ['record-5.json'] });
  set.bad('proof-bad-alone.tlog-proof', good, 'proof', 'inclusion');
}

/** The base64 digit after this one: the same bytes, other unused bits. */
export function nextDigit(digit: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return digits[digits.indexOf(digit) + 1]!;
}
