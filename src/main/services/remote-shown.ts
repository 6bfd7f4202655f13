/** What goes along with a request, so that a person sees elsewhere what they would see at the desk. */

import type { Entry, Evidence, Preview } from '../../shared/records.ts';
import { emptyPreview, type SentEntry, type SentFile } from '../../shared/remote-records.ts';
import { readSealedFile } from '../files/sealed-file.ts';
import { findEvidence } from '../store/evidence.ts';
import { evidencePath, previewEvidence } from './evidence.ts';
import { type Desk, inTurn } from './session.ts';

/** A mail program refuses much more: what does not fit is named, and can be seen at the desk. */
const MOST_BYTES = 24 * 1024 * 1024;
const MOST_OF_PICTURE = 6 * 1024 * 1024;
const MOST_TEXT = 400_000;

/** Reads the evidence of one entry after the other until what a request may hold is full. */
export class Luggage {
  /** Files that did not go along, or not whole. */
  cut = 0;
  private room = MOST_BYTES;
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  async entry(entry: Entry, row: SentEntry['row']): Promise<SentEntry> {
    const files: SentFile[] = [];
    for (const one of entry.evidence) files.push(await this.file(one));
    return {
      sentence: entry.sentence,
      subject: entry.answers.subject,
      dateFrom: entry.answers.dateFrom,
      dateCertainty: entry.answers.dateCertainty,
      changed: entry.changedSinceSigned,
      whyNot: entry.answers.evidenceWhyNot,
      row,
      files,
    };
  }

  private async file(evidence: Evidence): Promise<SentFile> {
    const made = await this.read(evidence);
    if (made.cut) this.cut += 1;
    return made;
  }

  private async read(evidence: Evidence): Promise<SentFile> {
    const left = { preview: emptyPreview(evidence), picture: null, cut: true };
    const preview = shortened(await previewEvidence(this.desk, { evidenceId: evidence.id }));
    if (preview.kind === 'image') {
      if (evidence.bytes > Math.min(MOST_OF_PICTURE, this.room)) return left;
      const bytes = await inTurn(this.desk, () => {
        const row = findEvidence(this.desk.db, evidence.id);
        return row && readSealedFile(evidencePath(this.desk, row), row.key);
      });
      if (!bytes) return left;
      const picture = Buffer.from(bytes).toString('base64');
      this.room -= picture.length;
      return { preview, picture, cut: false };
    }
    const size = Buffer.byteLength(JSON.stringify(preview));
    if (size > this.room) return left;
    this.room -= size;
    // Of a pdf the words go along, of sound and film nothing: neither is the file itself.
    const whole = preview.kind !== 'none' && evidence.format !== 'pdf' && !preview.truncated;
    return { preview, picture: null, cut: !whole };
  }
}

function shortened(preview: Preview): Preview {
  const long = preview.text.length > MOST_TEXT;
  const mails = preview.mails.map((mail) => ({ ...mail, text: mail.text.slice(0, MOST_TEXT) }));
  const lost = preview.mails.some((mail) => mail.text.length > MOST_TEXT);
  return { ...preview, mails, text: preview.text.slice(0, MOST_TEXT), truncated: preview.truncated || long || lost };
}
