import type { SourceLooks } from '../../shared/intake-records.ts';
import type { Both, Subject } from './text.ts';

/** What a dropped file is, in the moment before it is read. */
export const sourceLooks: Record<SourceLooks, Both> = {
  chat: { nl: 'Gesprek', en: 'Conversation' },
  mail: { nl: 'Mail', en: 'Mail' },
  mailbox: { nl: 'Postvak met mails', en: 'Mailbox' },
  picture: { nl: 'Afbeelding', en: 'Picture' },
  document: { nl: 'Document', en: 'Document' },
  table: { nl: 'Tabel', en: 'Table' },
  archive: { nl: 'Zip met bestanden', en: 'Zip of files' },
  media: { nl: 'Geluid of film', en: 'Sound or film' },
  folder: { nl: 'Map met bestanden', en: 'Folder of files' },
  file: { nl: 'Bestand', en: 'File' },
};

export const firstLook = {
  reading: { nl: 'wordt gelezen, nog niets bewaard', en: 'being read, nothing kept yet' },
  which: { nl: (at: number, of: number) => `${at} van ${of}`, en: (at: number, of: number) => `${at} of ${of}` },
} satisfies Subject;
