import { many, type Subject } from './text.ts';

export const journalText = {
  steps: { nl: (n: number) => many('nl', n, 'stap', 'stappen'), en: (n: number) => many('en', n, 'step', 'steps') },
  says: {
    nl: 'Elke stap staat hier in volgorde. Een stap kan niet meer weg of anders worden.',
    en: 'Every step is here in order. A step cannot be removed or changed.',
  },
  check: { nl: 'Alles controleren', en: 'Check everything' },
  checking: { nl: 'Alle stappen en bijlagen worden nagelezen', en: 'Reading every step and attachment' },
  checkTitle: { nl: 'Controle', en: 'Check' },
  whole: { nl: 'Alles klopt', en: 'Everything is whole' },
  wholeSays: {
    nl: (steps: number, files: number) =>
      `${many('nl', steps, 'stap', 'stappen')} en ${many('nl', files, 'bijlage', 'bijlagen')} zijn nagelezen. Er is niets veranderd.`,
    en: (steps: number, files: number) =>
      `${many('en', steps, 'step', 'steps')} and ${many('en', files, 'attachment', 'attachments')} were read. Nothing has changed.`,
  },
  broken: {
    nl: (n: number) => `${many('nl', n, 'punt klopt', 'punten kloppen')} niet`,
    en: (n: number) => `${many('en', n, 'point is', 'points are')} not right`,
  },
  brokenSays: {
    nl: 'Er is niets gewist. Bewaar dit register zoals het is en vraag hulp.',
    en: 'Nothing was erased. Keep this register as it is and ask for help.',
  },
  notChecked: { nl: 'Nog niet gecontroleerd sinds u hier bent.', en: 'Not checked yet since you are here.' },
  checkStopped: {
    nl: 'De controle is gestopt bij de schade. Verder is niets nagelezen.',
    en: 'The check stopped at the damage. Nothing further was read.',
  },
  head: { nl: 'Stand van het logboek', en: 'State of the journal' },
  origin: { nl: 'Naam', en: 'Name' },
  root: { nl: 'Controlegetal', en: 'Checksum' },
  steps2: { nl: 'Stappen', en: 'Steps' },
  keys: { nl: 'Sleutels', en: 'Keys' },
  keysSays: {
    nl: 'Vergelijk deze nummers aan de telefoon met wie uw register controleert.',
    en: 'Compare these numbers by telephone with whoever checks your register.',
  },
  older: { nl: 'Oudere stappen tonen', en: 'Show older steps' },
  openEntry: { nl: 'Registratie openen', en: 'Open entry' },
} satisfies Subject;
