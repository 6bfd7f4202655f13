/** The texts and notes of a package, and which keys of that package signed them. */
import { type BagFiles, wholeFile } from './bagit.ts';
import { isNoteText, readUtf8 } from './bytes.ts';
import { Refusal } from './checks.ts';
import { type Note, readNote, type TrustedKey, verifySignature } from './signed-note.ts';
import type { Verification } from './verification.ts';

export class PackageNotes {
  readonly v: Verification;
  readonly files: BagFiles;
  /** The keys of data/keys.txt, once they were read. */
  own: readonly TrustedKey[] = [];

  constructor(v: Verification, files: BagFiles) {
    this.v = v;
    this.files = files;
  }

  async text(path: string): Promise<string> {
    const found = readUtf8(await wholeFile(this.files, path));
    if (found === null) throw new Refusal('text', path);
    return found;
  }

  async noteFile(path: string): Promise<string> {
    const found = await this.text(path);
    if (!isNoteText(found)) throw new Refusal('text', path);
    return found;
  }

  /** A note whose signatures by keys of this package are right; gives the names of those keys. */
  signed(source: string, path: string): { note: Note; by: string[] } {
    let note: Note;
    try {
      note = readNote(source);
    } catch (error) {
      throw error instanceof Refusal ? new Refusal('note_form', path) : error;
    }
    const by: string[] = [];
    for (const s of note.signatures) {
      const said = this.own.map((key) => verifySignature(key, note.text, s)).filter((ok) => ok !== null);
      if (said.includes(false)) throw new Refusal('signature', path);
      if (said.length > 0) by.push(s.name);
      const known = this.v.trusted.some((key) => verifySignature(key, note.text, s) === true);
      this.v.seen({ name: s.name, keyId: s.keyId, known });
    }
    return { note, by };
  }
}
