import type { Both, Subject } from './text.ts';
import { many } from './text.ts';

/** Handing a closed register over, and what comes back. */
export const deliveryText = {
  title: { nl: 'Kwartaallevering', en: 'Delivery' },
  says: {
    nl: 'Een levering is het gesloten register in één bestand. De ontvanger kan zelf nagaan dat het heel en echt is.',
    en: 'A delivery is the closed register in one file. The receiver can check that it is whole and genuine.',
  },
  make: { nl: 'Levering maken', en: 'Make a delivery' },
  makeTitle: { nl: 'Voor wie is de levering?', en: 'Who is the delivery for?' },
  forWhom: { nl: 'Uitgave', en: 'Edition' },
  forBzk: {
    nl: 'Voor BZK of uw ministerie: zonder onderwerpen en namen van derden',
    en: 'For BZK or your ministry: without subjects and names of others',
  },
  forOwn: { nl: 'Intern: alles, behalve de bijlagen', en: 'Internal: everything but the attachments' },
  seal: { nl: 'Sleutel van de ontvanger', en: "The receiver's key" },
  sealHint: {
    nl: 'Begint met age1. Alleen de ontvanger kan de levering dan openen. Leeg: niet verzegeld.',
    en: 'Begins with age1. Only the receiver can then open the delivery. Empty: not sealed.',
  },
  sealWrong: {
    nl: 'Dit is geen sleutel van een ontvanger. Kopieer haar opnieuw.',
    en: "This is not a receiver's key. Copy it again.",
  },
  making: { nl: 'De levering wordt geschreven', en: 'The delivery is being written' },
  made: { nl: 'Levering gemaakt', en: 'Delivery made' },
  sealed: { nl: 'verzegeld', en: 'sealed' },
  folder: { nl: (f: string) => `In map ${f}`, en: (f: string) => `In folder ${f}` },
  number: { nl: 'Controlegetal', en: 'Checksum' },
  /** The number that somebody reads out when the receiver calls. */
  callNumber: { nl: 'Sleutelnummer', en: 'Key number' },
  callHint: {
    nl: 'De ontvanger belt u bij de eerste levering. Lees dan dit nummer voor.',
    en: 'The receiver calls you at the first delivery. Read this number out.',
  },
  nothing: { nl: 'Er is nog niets geleverd.', en: 'Nothing was delivered yet.' },
  madeOn: {
    nl: (edition: string, when: string) => `${edition}, gemaakt ${when}`,
    en: (edition: string, when: string) => `${edition}, made ${when}`,
  },
  noReceipt: { nl: 'nog geen ontvangstbewijs', en: 'no receipt yet' },
  accepted: {
    nl: (who: string, when: string) => `${who} ontving dit ${when}`,
    en: (who: string, when: string) => `${who} received this ${when}`,
  },
  refused: {
    nl: (who: string, when: string) => `${who} weigerde dit ${when}`,
    en: (who: string, when: string) => `${who} refused this ${when}`,
  },
  why: { nl: 'Waarom', en: 'Why' },
  receiverKey: { nl: 'Sleutelnummer van de ontvanger', en: "The receiver's key number" },
  take: { nl: 'Ontvangstbewijs innemen', en: 'Take in a receipt' },
  taken: {
    nl: (register: string) => `Ontvangstbewijs van ${register} ingenomen.`,
    en: (register: string) => `Receipt of ${register} taken in.`,
  },
  records: {
    nl: (n: number) => many('nl', n, 'regel van het logboek', 'regels van het logboek'),
    en: (n: number) => many('en', n, 'record of the journal', 'records of the journal'),
  },
} satisfies Subject;

export const editionWords: Readonly<Record<string, Both>> = {
  bzk: { nl: 'Voor BZK', en: 'For BZK' },
  intern: { nl: 'Intern', en: 'Internal' },
};
