import type { Subject } from './text.ts';

export const picker = {
  nothingFits: {
    nl: (typed: string) => `Niets gevonden met “${typed}”.`,
    en: (typed: string) => `Nothing found with “${typed}”.`,
  },
} satisfies Subject;
