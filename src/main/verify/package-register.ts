/** The register in a package: read where it stands, and laid beside the journal cell by cell. */
import { type BagFiles, bagInZip, wholeFile } from './bagit.ts';
import { readUtf8, sha256, toHex } from './bytes.ts';
import { isRecord } from './canonical-json.ts';
import { Refusal } from './checks.ts';
import { LogTree } from './log-tree.ts';
import { same } from './merkle.ts';
import { closeRecord } from './package-content.ts';
import { MAX_LEAVES, MAX_REGISTER, RECORDS, REGISTER } from './package-layout.ts';
import { type PackageNote, readPackageNote } from './package-note.ts';
import type { PackageNotes } from './package-notes.ts';
import { type PackageRecords, readAgain, readRecords } from './package-records.ts';
import { text, type WrongCell } from './register-cells.ts';
import { RegisterCheck } from './register-check.ts';
import { checkRegister } from './register-checks.ts';
import { type RegisterFile, readRegister } from './register-file.ts';
import { readRegisterRows } from './register-rows.ts';
import { readNote } from './signed-note.ts';
import { openZip, type RandomBytes } from './zip-file.ts';

interface ReadingOfRegister {
  readonly sha256: string;
  readonly rows: RegisterCheck;
  /** Throws what is wrong with its spelling or form. */
  readonly read: () => RegisterFile;
}

/** Row by row where it stands as we write it, else whole. */
async function readRegisterOf(files: BagFiles, newCheck: () => RegisterCheck): Promise<ReadingOfRegister> {
  let rows = newCheck();
  try {
    const found = await readRegisterRows(files.read(REGISTER), MAX_REGISTER, rows);
    if (found) return { sha256: found.sha256, rows, read: () => found.register };
  } catch (error) {
    if (!(error instanceof Refusal) || error.id !== 'register_form') throw error;
  }
  rows = newCheck();
  const bytes = await wholeFile(files, REGISTER, MAX_REGISTER);
  const source = readUtf8(bytes);
  if (source === null) throw new Refusal('text', REGISTER);
  return { sha256: toHex(sha256(bytes)), rows, read: () => readRegister(source, rows) };
}

export interface ReadRegister {
  readonly file: RegisterFile;
  readonly rows: RegisterCheck;
  readonly sha256: string;
}

/** bag-info.txt up to its last line. */
function infoOf({ madeAt, register, quarter, edition }: PackageNote, { meta }: RegisterFile): string {
  const ministry = isRecord(meta['ministry']) ? meta['ministry'] : {};
  const lines = [
    `Source-Organization: ${text(ministry['name'])}`,
    `Bagging-Date: ${madeAt.slice(0, 10)}`,
    `External-Identifier: ${register}`,
    `External-Description: Kanaalregister ${text(ministry['abbreviation'])} ${quarter}, uitgave ${edition}`,
    `Bag-Software-Agent: Kanaalregister ${text(meta['appVersion'])}`,
    'BagIt-Profile-Identifier: https://kanaalregister.invalid/bagit-profile/v1',
  ];
  return lines.map((line) => `${line.replaceAll(/[\r\n]+/g, ' ')}\n`).join('');
}

/** The register of the package: the one that its note speaks of. `kept` are the sheets whose rows are remembered. */
export async function checkPackageRegister(
  notes: PackageNotes,
  note: PackageNote,
  records: PackageRecords,
  kept: readonly string[],
): Promise<ReadRegister> {
  const { v, files } = notes;
  const keep = ['Samenvatting', ...kept];
  const { sha256: sum, rows, read } = await readRegisterOf(files, () => new RegisterCheck(records.entries, keep, 1));
  const file = checkRegister(v, read);
  const right = file.quarter === note.quarter && file.version === note.version && file.edition === note.edition;
  v.need('package_register', right);
  // No signature is about bag-info.txt, so it may say only what follows from what is signed; the sum was looked at before.
  const info = await notes.text('bag-info.txt');
  if (info.replace(/Payload-Oxum: \d+\.\d+\n$/, '') !== infoOf(note, file))
    throw new Refusal('bag_checksums', 'bag-info.txt');
  return { file, rows, sha256: sum };
}

/**
 * For a package that is not right: which cells of its register are not what its own journal says. The journal is taken
 * only where leaves.bin leads to the signed root, so these are the cells that were changed; null where nothing can be said.
 */
export async function differingCells(bytes: RandomBytes): Promise<readonly WrongCell[] | null> {
  try {
    const files = bagInZip(await openZip(bytes));
    const note = readPackageNote(readNote(readUtf8(await wholeFile(files, 'package.note')) ?? '').text);
    const leaves = await wholeFile(files, 'data/journal/leaves.bin', MAX_LEAVES);
    if (leaves.length !== 32 * note.head.size || !same(new LogTree(leaves).rootAt(note.head.size), note.head.root))
      return null;
    const records = await readRecords(files.read(RECORDS), leaves, note);
    closeRecord(records, note);
    const every = (): RegisterCheck => new RegisterCheck(records.entries, [], Number.POSITIVE_INFINITY);
    const { read, rows } = await readRegisterOf(files, every);
    read();
    return await rows.wrongCells((lines) => readAgain(files.read(RECORDS), lines));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
