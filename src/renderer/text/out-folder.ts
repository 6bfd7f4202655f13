import type { Subject } from './text.ts';

export const outFolderText = {
  where: { nl: 'Waar', en: 'Where' },
  usual: { nl: 'In de gewone map van dit programma', en: 'In the usual folder of this program' },
  chosen: { nl: 'In een nieuwe map, in de map die u koos', en: 'In a new folder, in the folder you chose' },
  choose: { nl: 'Andere map kiezen', en: 'Choose another folder' },
  back: { nl: 'Toch de gewone map', en: 'The usual folder after all' },
} satisfies Subject;
