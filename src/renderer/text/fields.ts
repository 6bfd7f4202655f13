import type { Subject } from './text.ts';

export const fields = {
  capsLockOn: { nl: 'Caps Lock staat aan.', en: 'Caps Lock is on.' },
  showPassphrase: { nl: 'Wachtzin tonen', en: 'Show passphrase' },
  errorsAbove: { nl: 'Hier ontbreekt nog iets:', en: 'Something is missing here:' },
  chooseDigit: { nl: 'Kies een cijfer, of typ en zoek', en: 'Choose a digit, or type and search' },
} satisfies Subject;
