import type { Subject } from './text.ts';

export const palette = {
  placeholder: {
    nl: 'Typ een opdracht, nummer of onderwerp',
    en: 'Type a command, number or subject',
  },
  commandOnly: { nl: 'Typ een opdracht', en: 'Type a command' },
  title: { nl: 'Alle opdrachten', en: 'All commands' },
  here: { nl: 'Op dit scherm', en: 'On this screen' },
  everywhere: { nl: 'Overal', en: 'Everywhere' },
  go: { nl: 'Gaan naar', en: 'Go to' },
  settings: { nl: 'Instellen', en: 'Set' },
  found: { nl: 'Registraties', en: 'Entries' },
  nothing: {
    nl: (words: string) => `Niets gevonden met “${words}”.`,
    en: (words: string) => `Nothing found with “${words}”.`,
  },
  choose: { nl: 'kiezen', en: 'choose' },
  run: { nl: 'doen', en: 'run' },
  count: {
    nl: (n: number) => `${n} opdrachten, ook zonder muis`,
    en: (n: number) => `${n} commands, also without a mouse`,
  },
  guidePages: { nl: 'Pagina’s van de handleiding', en: 'Pages of the guide' },
  forwarding: { nl: 'Zo stuurt u een gesprek door', en: 'How to pass on a conversation' },
  sameAsLast: { nl: 'Zelfde als de vorige', en: 'Same as the last one' },
  keysTitle: { nl: 'Toetsen', en: 'Keys' },
  darkTheme: { nl: 'Donker thema', en: 'Dark theme' },
  lightTheme: { nl: 'Licht thema', en: 'Light theme' },
  hcTheme: { nl: 'Hoog contrast', en: 'High contrast' },
  otherLanguage: { nl: 'English', en: 'Nederlands' },
  letters: { nl: 'Letters bij elke knop', en: 'Letters at every button' },
  lettersSay: {
    nl: 'Typ de letters bij wat u wilt doen. Esc stopt.',
    en: 'Type the letters at what you want to do. Esc stops.',
  },
  noLetters: { nl: 'Hier is geen knop in beeld. Esc stopt.', en: 'There is no button in sight here. Esc stops.' },
  nextPane: { nl: 'Volgend deelvenster', en: 'Next pane' },
  withoutFile: { nl: 'Registreren zonder bestand', en: 'Log without a file' },
  chooseFile: { nl: 'Bestand kiezen', en: 'Choose a file' },
  paste: { nl: 'Plakken wat u kopieerde', en: 'Paste what you copied' },
  undo: { nl: 'Ongedaan maken, tot 10 seconden erna', en: 'Undo, for 10 seconds' },
} satisfies Subject;
