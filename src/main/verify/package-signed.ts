/** What people signed in a package: the closing statement and every sign-off of the quarter. */
import { sha256 } from './bytes.ts';
import { Refusal } from './checks.ts';
import { readClose } from './close-note.ts';
import { isPlainText } from './fixed-lines.ts';
import { same } from './merkle.ts';
import { closeRecord, readPeople, readTerms } from './package-content.ts';
import { SIGN_OFF } from './package-layout.ts';
import type { PackageNote } from './package-note.ts';
import type { PackageNotes } from './package-notes.ts';
import type { PackageRecords, ReadRecord } from './package-records.ts';
import type { ReadRegister } from './package-register.ts';
import { fromBase64 } from './platform.ts';
import { text } from './register-cells.ts';
import { readSignOff, type SignOffNote } from './sign-off-note.ts';

/** The closing statement is signed by the records manager, stands in the log, and names this register.json. */
export async function checkClose(
  notes: PackageNotes,
  note: PackageNote,
  register: ReadRegister,
  records: PackageRecords,
): Promise<ReadRecord> {
  const { v } = notes;
  const source = await notes.noteFile('data/close.note');
  const { note: signed, by } = notes.signed(source, 'close.note');
  v.need('plain_text', isPlainText(signed.text), 'close.note');
  const close = v.read('close_form', () => readClose(signed.text));
  const people = readPeople(records);
  const manager = by.some((name) =>
    people.get(name.slice(`kanaalregister/${note.workspace}/`.length))?.roles.has('recordsManager'),
  );
  v.need('close_signer', manager && close.workspace === note.workspace);
  const record = closeRecord(records, note);
  const right =
    record.fields.get('statement') === source &&
    signed.text.includes(`\nregister: ${note.register}\n`) &&
    register.sha256 === close.sha256[note.edition] &&
    close.quarter === note.quarter &&
    close.version === note.version &&
    register.file.counts['Registraties'] === close.entries &&
    register.file.counts['Incidenten'] === close.incidents;
  v.need('package_close', right);
  return record;
}

/** Every sign-off of the quarter that the log has is here, as it is there, signed by whom its way asks. */
export async function checkSignOffs(
  notes: PackageNotes,
  note: PackageNote,
  records: PackageRecords,
  leaves: Uint8Array,
): Promise<ReadonlyMap<string, SignOffNote>> {
  const { v } = notes;
  const found = new Map<string, SignOffNote>();
  const terms = readTerms(records);
  const people = readPeople(records);
  const files = new Set(notes.files.paths.filter((path) => SIGN_OFF.test(path)));
  for (const { fields, noteSum } of records.others.get('signOff') ?? []) {
    const request = text(fields.get('subject'));
    const path = `data/sign-off/${request}.note`;
    if (!files.delete(path)) throw new Refusal('sign_offs', request);
    const source = await notes.noteFile(path);
    const { note: signed, by } = notes.signed(source, path);
    if (!isPlainText(signed.text)) throw new Refusal('plain_text', path);
    const said = readSignOff(signed.text, (named, { number, agreed, leaf }) => {
      if (agreed) records.entries.agree(named, number, fromBase64(leaf, 'base64url'), leaves);
    });
    // Two keys of one person are one person, and the log's key is nobody's.
    const persons = [
      ...new Set(
        by.map((name) => name.slice(`kanaalregister/${note.workspace}/`.length)).filter((id) => people.has(id)),
      ),
    ];
    const roles = (role: string): boolean => persons.some((id) => people.get(id)?.roles.has(role));
    const signedBy =
      fields.get('way') === 'papier'
        ? roles('recordsManager') && persons.length >= 2
        : persons.includes(terms.get(said.term)?.personId ?? '-');
    const right =
      signedBy &&
      noteSum !== null &&
      same(noteSum, sha256(source)) &&
      said.workspace === note.workspace &&
      said.request === request &&
      said.quarter === note.quarter &&
      said.term === fields.get('termId');
    if (!right) throw new Refusal('sign_offs', request);
    found.set(request, said);
  }
  v.need('sign_offs', files.size === 0, [...files][0] ?? null);
  v.add('sign_off_form', true);
  return found;
}
