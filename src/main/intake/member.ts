/** One file of many: of a zip, or of a folder that was dropped. */

export interface Member {
  /** As in the zip or folder, with `/` between folders; unique within it. */
  name: string;
  content: Uint8Array;
  /** Of a folder: why it was not read, a word as in `Unzipped.refused`. */
  refused?: string;
}

const NOTHING = new Uint8Array(0);

/** What lies in a folder and cannot be read: named, so that nobody thinks it was not there. */
export function refusedMember(name: string, refused: 'link' | 'no_file' | 'unreadable'): Member {
  return { name, content: NOTHING, refused };
}
