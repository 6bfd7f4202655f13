/**
 * Packages with one fault each. What the forger holds grows from file to file: nothing; the log's key, with which every
 * manifest, leaf and signature of the log is made again; the records manager's key as well. `against` is what the
 * verifier holds on to: an earlier checkpoint.
 */
import {
  type ForgedRecord,
  type ForgeKey,
  forgeNote,
  noteText,
  PackageForge,
} from '../../src/main/testing/package-forge.ts';
import type { CheckId } from '../../src/main/verify/checks.ts';
import { amended, fieldOf, reclose, rows } from './forgeries.ts';
import { headerOnly, makePackages, type PackageWorld } from './package-world.ts';
import type { VectorOptions, VectorSet } from './vector-set.ts';
import { KEYS } from './world.ts';

type Change = (forge: PackageForge) => unknown;

const REGISTER = 'data/register.json';
const NOTE = 'package.note';
const RECORDS = 'data/journal/records.jsonl';
const CLOSE = 'data/close.note';

const cell = (forge: PackageForge): PackageForge =>
  forge.editRegister((register) => {
    rows(register)[0]!['reden_code'] = 'SPOED';
  });
const entry =
  (number: string) =>
  (record: ForgedRecord): boolean =>
    record.type === 'entry' && fieldOf(record, 'number') === number;

/** Another text for the one sign-off note: in the file, in its record, and in a log grown again. */
function resign(forge: PackageForge, log: ForgeKey, text: (note: string) => string): void {
  const path = [...forge.files.keys()].find((p) => p.startsWith('data/sign-off/'))!;
  const note = text(noteText(forge.text(path)));
  forge.put(path, note).regrow(
    amended(forge, (r) => r.type === 'signOff' && r.disclosures.length > 0, { note }),
    log,
  );
}

export function addPackages(set: VectorSet): void {
  const made = makePackages();
  const { log, secondLog, manager, minister, secretary, stranger } = KEYS;
  const of = (which: 'first' | 'next'): PackageForge => PackageForge.unpack(made[which].pack());
  set.file('stand-package', made.stand);
  set.good('package.zip', made.first.pack(), 'package');
  set.good('package-next.zip', made.next.pack(), 'package', { against: 'stand-package' });
  set.good('package-whole.zip', made.first.pack(), 'package', { trust: 'c2sp.keys', integrityOnly: true });

  const raw = (name: string, bytes: Uint8Array, fails: CheckId, options: VectorOptions = {}): void =>
    set.bad(`package-bad-${name}.zip`, bytes, 'package', fails, options);
  /** Without any key: the files and what lists them. */
  const bare = (name: string, fails: CheckId, change: Change): void => {
    const forge = of('next');
    change(forge);
    raw(name, forge.pack(), fails);
  };
  /** With the log's key. */
  const withLog = (name: string, fails: CheckId, change: Change, options: VectorOptions = {}): void => {
    const forge = of('next');
    change(forge);
    raw(name, forge.rebuild(secondLog).pack(), fails, options);
  };
  /** The first package, of which every record is there, so that its log can be grown again. */
  const withFirst = (name: string, fails: CheckId, change: Change, options: VectorOptions = {}): void => {
    const forge = of('first');
    change(forge);
    raw(name, forge.rebuild(log).pack(), fails, options);
  };

  raw('sealed', Buffer.from('age-encryption.org/v1\n-> X25519 abc\n'), 'sealed');
  addZips(raw, made.next.pack());

  bare('bag-version', 'bag_form', (f) =>
    f.put('bagit.txt', 'BagIt-Version: one\nTag-File-Character-Encoding: UTF-8\n'),
  );
  bare('bag-star', 'bag_form', (f) => f.swap('manifest-sha512.txt', '  data/close', ' *data/close').sign(secondLog));
  bare('path-up', 'bag_paths', (f) => f.swap('manifest-sha512.txt', 'data/close.note', 'data/../../close.note'));
  bare('file-more', 'bag_files', (f) => f.put('data/meer.txt', 'x').rebuild(secondLog));
  bare('tag-more', 'bag_files', (f) => f.put('lees-mij.txt', 'x').tagManifest());
  bare('file-lost', 'bag_files', (f) => f.files.delete(CLOSE));
  // What no signature is about follows from what is signed: somebody without a key cannot let it say something else.
  bare('info', 'bag_checksums', (f) => f.swap('bag-info.txt', /^Source-Organization: /, '$&Ander ').tagManifest());
  bare('info-more', 'bag_checksums', (f) => f.swap('bag-info.txt', /$/, 'Contact-Name: iemand\n').tagManifest());
  bare('oxum', 'bag_files', (f) => f.swap('bag-info.txt', /Oxum: \d+/, 'Oxum: 1').tagManifest());
  bare('cell', 'bag_checksums', cell);
  bare('cell-manifest', 'package_manifest', (f) => cell(f).manifests());
  bare('note-cut', 'note_form', (f) => f.swap(NOTE, '\n\n\u2014', '\n\u2014').tagManifest());
  bare('signature', 'signature', (f) => f.swap(NOTE, /vanaf: .*/, 'vanaf: 18').tagManifest());
  bare('signer-stranger', 'package_signer', (f) =>
    f.put(NOTE, forgeNote(noteText(f.text(NOTE)), stranger)).tagManifest(),
  );
  bare('signer-manager', 'package_signer', (f) =>
    f.put(NOTE, forgeNote(noteText(f.text(NOTE)), manager)).tagManifest(),
  );
  bare('signer-old-log', 'package_signer', (f) => f.put(NOTE, forgeNote(noteText(f.text(NOTE)), log)).tagManifest());
  raw('unknown-key', made.next.pack(), 'no_trusted_key', { trust: 'c2sp.keys' });

  bare('edition', 'package_form', (f) => f.sign(secondLog, (t) => t.replace('uitgave: bzk', 'uitgave: geheim')));
  bare('from-beyond', 'package_form', (f) => f.sign(secondLog, (t) => t.replace(/vanaf: .*/, 'vanaf: 999')));
  bare('hidden-mark', 'plain_text', (f) => f.sign(secondLog, (t) => t.replace('uitgave: b', 'uitgave: \u202eb')));
  bare('from-later', 'records_all', (f) => f.sign(secondLog, (t) => t.replace(/vanaf: .*/, 'vanaf: 0')));
  bare('other-number', 'package_register', (f) => f.sign(secondLog, (t) => t.replaceAll('2027-Q2', '2027-Q3')));
  withLog('cell-signed', 'package_close', cell);
  withLog('register-other', 'package_register', (f) => f.put(REGISTER, made.first.files.get(REGISTER)!));
  withLog('close-other', 'package_close', (f) => f.put(CLOSE, made.first.files.get(CLOSE)!));
  withLog('close-signer', 'close_signer', (f) => f.put(CLOSE, forgeNote(noteText(f.text(CLOSE)), minister)));
  withLog('close-stranger', 'close_signer', (f) => f.put(CLOSE, forgeNote(noteText(f.text(CLOSE)), stranger)));
  withLog('close-form', 'close_form', (f) => f.put(CLOSE, forgeNote('Gesloten.\n', manager)));
  withLog('checkpoint-other', 'package_checkpoint', (f) =>
    f.put('data/checkpoint.note', made.first.files.get('data/checkpoint.note')!),
  );
  withLog('checkpoint-form', 'checkpoint_form', (f) => f.put('data/checkpoint.note', forgeNote('stand\n', secondLog)));
  withLog('checkpoint-signer', 'checkpoint_signer', (f) =>
    f.put('data/checkpoint.note', forgeNote(noteText(f.text('data/checkpoint.note')), manager)),
  );
  withLog('windows-lines', 'text', (f) => f.put(CLOSE, f.text(CLOSE).replaceAll('\n', '\r\n')));
  withLog('leaf', 'leaves', (f) => {
    f.files.get('data/journal/leaves.bin')![40]! ^= 1;
  });
  withLog('leaf-lost', 'leaves', (f) =>
    f.put('data/journal/leaves.bin', f.files.get('data/journal/leaves.bin')!.subarray(0, -32)),
  );
  withLog('key-more', 'keys', (f) => f.swap('data/keys.txt', /$/, made.first.text('data/keys.txt').split('\n')[1]!));
  withLog('key-lost', 'keys', (f) => f.swap('data/keys.txt', /kanaalregister\S+\/p-sec\S+\n/, ''));
  withLog('key-order', 'keys', (f) => {
    const [head, one, two, ...more] = f.text('data/keys.txt').split('\n');
    f.put('data/keys.txt', [head, two, one, ...more].join('\n'));
  });
  addRecordFaults(withLog);
  addPublished(set, made);
  withLog('register-spaces', 'register_canonical', (f) => f.swap(REGISTER, '{"format"', '{ "format"'));
  withLog('register-form', 'register_form', (f) => f.swap(REGISTER, '"Bijlagen":[]', '"Bijlagen":{}'));
  withLog('register-count', 'register_counts', (f) => f.swap(REGISTER, '"Bijlagen":0', '"Bijlagen":1'));
  withLog('sign-off-lost', 'sign_offs', (f) => f.files.delete('data/sign-off/7K3M-0Q8R-2V5X-9ABD.note'));
  withLog('sign-off-more', 'sign_offs', (f) =>
    f.put('data/sign-off/7K3M-0Q8R-2V5X-9ABC.note', made.first.files.get('data/sign-off/7K3M-0Q8R-2V5X-9ABC.note')!),
  );
  withLog('sign-off-other', 'sign_offs', (f) =>
    f.put('data/sign-off/7K3M-0Q8R-2V5X-9ABD.note', made.first.files.get('data/sign-off/7K3M-0Q8R-2V5X-9ABC.note')!),
  );
  withLog('paper-one-person', 'sign_offs', (f) => {
    const path = 'data/sign-off/7K3M-0Q8R-2V5X-9ABD.note';
    f.put(path, forgeNote(noteText(f.text(path)), manager, secondLog));
  });

  // With a stolen log key, and the journal grown again: the package alone, or beside an earlier checkpoint.
  withFirst('sign-off-secretary', 'sign_offs', (f) => resign(f, log, (text) => forgeNote(text, secretary)));
  withFirst('sign-off-form', 'sign_off_form', (f) => resign(f, log, () => forgeNote('Akkoord.\n', minister)));
  withFirst('rebuilt', 'consistency', (f) => rewritten(f, log), { against: 'stand-package-8' });
  withFirst('rebuilt-alone', 'register_records', (f) =>
    f.regrow(amended(f, entry('VB-2027-0001'), { messages: 3 }), log),
  );
  withFirst('same-size', 'against_root', (f) => rewritten(f, log), { against: 'stand-package' });
  withFirst('rolled-back', 'against_size', (f) => reclose(f, log, f.records().slice(0, -1)), {
    against: 'stand-package',
  });
  raw('against-unsigned', made.next.pack(), 'against_signature', { against: 'earlier-bad-signature' });
  set.file('stand-package-8', standAt(made.first, 8, log));

  // The records manager joins in: the register is closed again as it is now.
  withFirst('closed-cell', 'register_records', (f) => reclose(cell(f), log));
  withFirst('closed-row-more', 'register_records', (f) =>
    reclose(
      f.editRegister((r) => void rows(r).push({ ...rows(r)[0]!, registratienummer: 'VB-2027-0009' })),
      log,
    ),
  );
  withFirst('closed-row-twice', 'numbers', (f) =>
    reclose(
      f.editRegister((r) => void rows(r).push({ ...rows(r)[0]! })),
      log,
    ),
  );
  withFirst('closed-code', 'codes', (f) =>
    reclose(
      f.editRegister((r) => void r.sheets['Codelijsten']!.pop()),
      log,
    ),
  );
  withFirst('closed-withdrawn-hidden', 'complete', (f) =>
    reclose(
      f.editRegister((r) => void rows(r).splice(2, 1)),
      log,
    ),
  );
  withFirst('closed-statement', 'statements', (f) =>
    reclose(
      f.editRegister((r) => {
        r.sheets['Samenvatting']![0]!['opgave'] = 'NIHIL';
      }),
      log,
    ),
  );
  withFirst('closed-term-lost', 'statements', (f) =>
    reclose(
      f.editRegister((r) => void r.sheets['Samenvatting']!.pop()),
      log,
    ),
  );
  withFirst('closed-signed-changed', 'sign_off_entries', (f) => {
    f.editRegister((r) => {
      rows(r)[0]!['aantal_berichten'] = 3;
    });
    reclose(f, log, amended(f, entry('VB-2027-0001'), { messages: 3 }));
  });
  withFirst('closed-not-signed', 'sign_off_entries', (f) => {
    f.editRegister((r) => {
      rows(r)[1]!['status'] = 'ondertekend';
    });
    reclose(f, log, amended(f, entry('VB-2027-0002'), { status: 'signed' }));
  });
  withFirst('closed-draft-again', 'complete', (f) => {
    f.editRegister((r) => void rows(r).splice(1, 1));
    reclose(f, log, amended(f, entry('VB-2027-0002'), { status: 'draft' }));
  });
  // What a field of this kind cannot hold has no cell, also not the one it would have without.
  withFirst('closed-status-unknown', 'register_records', (f) => {
    f.editRegister((r) => {
      rows(r)[1]!['status'] = null;
    });
    reclose(f, log, amended(f, entry('VB-2027-0002'), { status: 'afgedaan' }));
  });
  withFirst('closed-late-text', 'register_records', (f) =>
    reclose(f, log, amended(f, entry('VB-2027-0002'), { late: 'ja' })),
  );
  withFirst('closed-number-shared', 'complete', (f) => {
    f.editRegister((r) => void rows(r).splice(1, 1));
    const shared = f
      .records()
      .map((r) => (entry('VB-2027-0002')(r) ? PackageForge.amend(r, { number: 'VB-2027-0003' }) : r));
    reclose(f, log, shared);
  });
}

/** The public edition: it names no entry that is not in the register, and all that is. */
function addPublished(set: VectorSet, made: PackageWorld): void {
  set.good('package-public.zip', made.published.pack(), 'package');
  const withLog = (name: string, fails: CheckId, edit: (records: ForgedRecord[]) => ForgedRecord[]): void => {
    const forge = PackageForge.unpack(made.published.pack());
    forge.putRecords(edit(forge.records())).rebuild(KEYS.log);
    set.bad(`package-bad-public-${name}.zip`, forge.pack(), 'package', fails);
  };
  const bare = made.first.records();
  const opened = (number: string) => (record: ForgedRecord) => {
    const other = bare[record.n]!;
    return entry(number)(other) ? other : record;
  };
  withLog('draft', 'complete_public', (all) => all.map(opened('VB-2027-0004')));
  withLog('other-quarter', 'complete_public', (all) => all.map(opened('VB-2027-0005')));
  withLog('entry-closed', 'register_records', (all) => all.map((r) => (entry('VB-2027-0001')(r) ? headerOnly(r) : r)));
}

/** One record of the past is another, of which only the header is there. */
function rewritten(forge: PackageForge, log: ForgeKey): void {
  const records = forge.records();
  const at = records.findIndex((r) => r.type === null);
  forge.regrow(records.with(at, { ...records[at]!, bound: 'A'.repeat(43) }), log);
}

function standAt(forge: PackageForge, size: number, log: ForgeKey): string {
  const copy = PackageForge.unpack(forge.pack());
  return copy.regrow(copy.records().slice(0, size), log).text('data/checkpoint.note');
}

function addRecordFaults(withLog: (name: string, fails: CheckId, change: Change) => void): void {
  const lines = (forge: PackageForge, edit: (all: string[]) => string[]): PackageForge =>
    forge.put(RECORDS, `${edit(forge.text(RECORDS).trimEnd().split('\n')).join('\n')}\n`);
  withLog('record-lost', 'records_all', (f) => lines(f, (all) => all.toSpliced(-2, 1)));
  withLog('record-tail', 'records_all', (f) => lines(f, (all) => all.slice(0, -1)));
  withLog('record-twice', 'records_leaves', (f) => lines(f, (all) => [...all, all.at(-1)!]));
  withLog('records-order', 'records_leaves', (f) => lines(f, (all) => [all[1]!, all[0]!, ...all.slice(2)]));
  withLog('record-unended', 'record_form', (f) => f.swap(RECORDS, /\n$/, ''));
  withLog('record-escape', 'record_form', (f) => f.swap(RECORDS, '"type":"entry"', '"type":"\\u0065ntry"'));
  withLog('entry-closed', 'record_form', (f) =>
    lines(f, (all) =>
      all.map((l) => (l.includes('"type":"entry"') ? l.replace(/^.*("header":"(?:[^"\\]|\\.)*").*$/, '{$1}') : l)),
    ),
  );
  withLog('record-header', 'record_header', (f) => f.swap(RECORDS, /("digests":")../, '$1AA'));
  withLog('record-value', 'record_disclosures', (f) => f.swap(RECORDS, '"VB-2027-0005"', '"VB-2027-0006"'));
  withLog('record-field-lost', 'record_disclosures', (f) => f.swap(RECORDS, /,\["[\w-]{22}","status","logged"\]/, ''));
  withLog('record-type', 'record_type', (f) => f.swap(RECORDS, /\["[\w-]{22}","type","entry"\],/, ''));
  withLog('record-rebound', 'records_leaves', (f) => f.putRecords(amended(f, entry('VB-2027-0005'), { messages: 3 })));
}

/** Zips that two readers could read in two ways, or that are not whole. */
function addZips(raw: (name: string, bytes: Uint8Array, fails: CheckId) => void, good: Buffer): void {
  const changed = (at: number, ...bytes: number[]): Buffer => {
    const copy = Buffer.from(good);
    copy.set(bytes, at);
    return copy;
  };
  const directory = good.readUInt32LE(good.length - 6);
  raw('zip-cut', good.subarray(0, -1), 'bag_zip');
  raw('zip-more', Buffer.concat([good, Buffer.of(0)]), 'bag_zip');
  raw('zip-before', Buffer.concat([Buffer.from('PK\u0003\u0004'), good]), 'bag_zip');
  raw('zip-comment', Buffer.concat([changed(good.length - 2, 1, 0), Buffer.of(65)]), 'bag_zip');
  raw('zip-local-name', changed(30, 0x4b), 'bag_zip');
  raw('zip-encrypted', changed(directory + 8, 1), 'bag_zip');
  raw('zip-method', changed(directory + 10, 12), 'bag_zip');
  raw('zip-link', changed(directory + 38, 0, 0, 0xff, 0xa1), 'bag_zip');
  raw('zip-count', changed(good.length - 12, good[good.length - 12]! - 1), 'bag_zip');
  raw('zip-contents', changed(100, good[100]! ^ 1), 'bag_zip');
}
