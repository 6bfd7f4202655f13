import type { WordState } from '../../shared/contract-drafts.ts';
import type { TranscriptKind } from '../../shared/transcript.ts';
import type { Both, Subject } from './text.ts';

/** Evidence that is not a file by itself: pictures with their words, text that was typed over or pasted. */
export const capture = {
  words: { nl: 'Woorden uit deze afbeelding', en: 'Words from this picture' },
  wordsOf: { nl: (name: string) => `Woorden uit ${name}`, en: (name: string) => `Words from ${name}` },
  wordsCount: {
    nl: 'Zo is de afbeelding te vinden. De afbeelding zelf blijft het bewijs.',
    en: 'By these the picture is found. The picture itself stays the evidence.',
  },
  reading: {
    nl: 'De woorden worden gelezen. U kunt gewoon verdergaan.',
    en: 'The words are being read. You can go on.',
  },
  looked: { nl: 'Nagekeken', en: 'Checked' },
  lookedOf: { nl: (name: string) => `Nagekeken: ${name}`, en: (name: string) => `Checked: ${name}` },
  /** Mail programs let a mail be dragged that is no file. */
  noFile: {
    nl: 'Er kwam geen bestand mee. Sla de mail in Outlook op met “Opslaan als” (.msg of .eml). Sleep dat bestand hierheen.',
    en: 'No file came with it. Save the mail in Outlook with “Save as” (.msg or .eml). Drag that file here.',
  },
  oneAtATime: {
    nl: 'Dit is niet ingenomen: er wordt nog een bestand gelezen. Sleep het straks opnieuw.',
    en: 'This was not taken in: another file is still being read. Drag it again later.',
  },
  markingTitle: { nl: 'Staat hier een rubricering?', en: 'Is this a classification marking?' },
  markingSays: {
    nl: (name: string) =>
      `In ${name} staat iets dat op een staatsgeheim wijst. Zulke inhoud hoort niet in dit programma. Er is nog niets opgeslagen.`,
    en: (name: string) =>
      `Something in ${name} points to a state secret. Such contents do not belong in this program. Nothing was stored yet.`,
  },
  markingDepartmental: {
    nl: (name: string) =>
      `In ${name} staat de rubricering Dep. VERTROUWELIJK. Dit register mag zulke inhoud nog niet bewaren: daar beslist de beveiligingsautoriteit over. Er is nog niets opgeslagen.`,
    en: (name: string) =>
      `${name} is marked Dep. VERTROUWELIJK. This register may not keep such contents yet: the security authority decides on that. Nothing was stored yet.`,
  },
  markingLeave: { nl: 'Niet bewaren', en: 'Do not keep it' },
  markingIncident: { nl: 'Naar incidenten', en: 'To incidents' },
  markingGoOn: { nl: 'Bewaar toch', en: 'Keep it after all' },
  markingNeeded: { nl: 'Schrijf waarom dit geen rubricering is.', en: 'Write why this is no classification.' },
  seenEntry: { nl: 'Dit bestand staat al bij een registratie.', en: 'This file is with an entry already.' },
  seenDraft: { nl: 'Dit bestand staat al bij een ander concept.', en: 'This file is with another draft already.' },
  seenDrop: {
    nl: (name: string) => `Dit is hetzelfde bestand als ${name}.`,
    en: (name: string) => `This is the same file as ${name}.`,
  },
  seenLook: { nl: 'Bekijk', en: 'Look' },
  mailPictures: {
    nl: (n: number) => (n === 1 ? 'Lees de afbeelding in deze mail' : `Lees de ${n} afbeeldingen in deze mail`),
    en: (n: number) => (n === 1 ? 'Read the picture in this mail' : `Read the ${n} pictures in this mail`),
  },
  mailPicturesNote: {
    nl: 'Als schermafbeelding bij dit concept. De mail blijft zoals hij is.',
    en: 'As a screenshot with this draft. The mail stays as it is.',
  },
  mailPicturesBusy: { nl: 'De afbeeldingen komen uit de mail.', en: 'The pictures come out of the mail.' },
  mailPicturesStopped: {
    nl: 'Dat is niet gelukt. De afbeeldingen staan nog in de mail.',
    en: 'That did not work. The pictures are still in the mail.',
  },
  readAgain: { nl: 'Lees de woorden', en: 'Read the words' },
  byMachine: {
    nl: 'Gelezen door de machine, misschien verbeterd bij het vastleggen. De afbeelding telt.',
    en: 'Read by the machine, perhaps put right when it was logged. The picture counts.',
  },
  up: { nl: (name: string) => `${name} omhoog`, en: (name: string) => `Move ${name} up` },
  down: { nl: (name: string) => `${name} omlaag`, en: (name: string) => `Move ${name} down` },
  upShort: { nl: 'Omhoog', en: 'Up' },
  downShort: { nl: 'Omlaag', en: 'Down' },
  place: { nl: (n: number, all: number) => `${n} van ${all}`, en: (n: number, all: number) => `${n} of ${all}` },
  moved: {
    nl: (name: string, n: number, all: number) => `${name} is nu ${n} van ${all}.`,
    en: (name: string, n: number, all: number) => `${name} is now ${n} of ${all}.`,
  },
  losesTitle: { nl: 'Een schermafbeelding laat niet alles zien.', en: 'A screenshot does not show everything.' },
  losesNote: {
    nl: (what: string) =>
      `Wat ontbreekt: ${what.charAt(0).toLowerCase()}${what.slice(1)} Kan de app uitvoeren? Dat is beter bewijs.`,
    en: (what: string) =>
      `What is missing: ${what.charAt(0).toLowerCase()}${what.slice(1)} Can the app export? That is better evidence.`,
  },
  contextTitle: { nl: 'Wat u er zelf bij weet', en: 'What you know yourself' },
  howMany: { nl: 'Aantal berichten', en: 'Number of messages' },
  vanishing: { nl: 'Verdwijnen de berichten vanzelf?', en: 'Do the messages vanish by themselves?' },
  whoBegan: { nl: 'Wie begon het gesprek?', en: 'Who began the conversation?' },
  typeOver: { nl: 'Tekst overtypen', en: 'Type text over' },
  typeOverNote: {
    nl: 'Als er geen bestand is. Een tweede persoon kijkt het na.',
    en: 'When there is no file. A second person checks it.',
  },
  typedSource: { nl: 'Waarvan typt u het over?', en: 'What do you type it from?' },
  typedSourceHint: { nl: 'Bijvoorbeeld: de telefoon van de minister.', en: "For example: the minister's telephone." },
  typedText: { nl: 'De tekst, woord voor woord', en: 'The text, word for word' },
  typedEmpty: { nl: 'Typ eerst de tekst.', en: 'Type the text first.' },
  keepText: { nl: 'Tekst bewaren', en: 'Keep the text' },
  pasteTitle: { nl: 'Deze tekst als bewijs bewaren?', en: 'Keep this text as evidence?' },
  pasteSays: {
    nl: 'Er staat straks bij wie de tekst plakte en wanneer. Weglaten wat privé is, doet u hier.',
    en: 'It will say who pasted the text, and when. Leave out here what is private.',
  },
  pastedText: { nl: 'Geplakte tekst', en: 'Pasted text' },
  broughtBy: {
    nl: (who: string, when: string) => `door ${who}, ${when}`,
    en: (who: string, when: string) => `by ${who}, ${when}`,
  },
  takenFrom: { nl: (what: string) => `van: ${what}`, en: (what: string) => `from: ${what}` },
  confirmedBy: {
    nl: (who: string, when: string) => `Nagekeken door ${who}, ${when}.`,
    en: (who: string, when: string) => `Checked by ${who}, ${when}.`,
  },
  notConfirmed: { nl: 'Nog niet nagekeken door een tweede persoon.', en: 'Not yet checked by a second person.' },
  confirm: { nl: 'Laten nakijken', en: 'Have it checked' },
  confirmTitle: { nl: 'Wie kijkt deze tekst na?', en: 'Who checks this text?' },
  confirmSays: {
    nl: 'Een ander dan wie typte, met de bron erbij. De wachtzin is van wie nakijkt.',
    en: 'Somebody else than who typed, with the source at hand. The passphrase is that of who checks.',
  },
  confirmDone: { nl: 'Het klopt met de bron', en: 'It agrees with the source' },
  confirmWho: { nl: 'Wie kijkt na', en: 'Who checks' },
  confirmNobody: {
    nl: 'Niemand anders heeft hier een eigen wachtzin. Het blijft bij "nog niet nagekeken".',
    en: 'Nobody else has a passphrase here. It stays "not yet checked".',
  },
  passphrase: { nl: 'Wachtzin', en: 'Passphrase' },
  blocked: { nl: 'Uitvoer is geblokkeerd', en: 'Export is blocked' },
  blockedNote: {
    nl: 'De ander zette uitvoeren uit, of de app kan het niet.',
    en: 'The other switched exporting off, or the app cannot do it.',
  },
  blockedTitle: { nl: 'Uitvoer is geblokkeerd door de ander', en: 'Export is blocked by the other' },
  blockedLead: {
    nl: 'Dan bewaart u schermafbeeldingen, de tekst ervan en waarom er geen uitvoer is.',
    en: 'Then you keep screenshots, their text, and why there is no export.',
  },
  stepPictures: { nl: '1. Schermafbeeldingen, in volgorde', en: '1. Screenshots, in their order' },
  stepText: { nl: '2. De tekst', en: '2. The text' },
  stepWhy: { nl: '3. Waarom er geen uitvoer is', en: '3. Why there is no export' },
  pickPictures: { nl: 'Afbeeldingen kiezen', en: 'Choose pictures' },
  noPictures: { nl: 'Laat ze hier los, of plak ze.', en: 'Drop them here, or paste them.' },
  exportFound: { nl: 'Dit is toch een uitvoer:', en: 'This is an export after all:' },
  exportFoundNote: {
    nl: 'Kies er de berichten uit. Zo bewaart u alleen wat bij het werk hoort.',
    en: 'Choose the messages from it. You then keep only what belongs to the work.',
  },
  exportChoose: { nl: 'Kies berichten', en: 'Choose messages' },
  exportAttach: { nl: 'Voeg het hele bestand toe', en: 'Add the whole file' },
  takeWords: { nl: 'Neem de gelezen woorden over', en: 'Take the words that were read' },
  takeWordsNote: {
    nl: 'Gelezen door de machine. Vergelijk elke regel met de afbeelding.',
    en: 'Read by the machine. Compare every line with the picture.',
  },
  whyLabel: { nl: 'Waarom kan het niet?', en: 'Why is it not possible?' },
  whyNote: { nl: 'In eigen woorden, als het nodig is', en: 'In your own words, where needed' },
  whyNeeded: { nl: 'Kies waarom er geen uitvoer is.', en: 'Choose why there is no export.' },
  picturesNeeded: {
    nl: 'Voeg een afbeelding toe, of typ de tekst over.',
    en: 'Add a picture, or type the text over.',
  },
  toQuestions: { nl: 'Verder naar de vragen', en: 'Go on to the questions' },
} satisfies Subject;

/** Why there is no export. The Dutch sentence goes into the entry. */
export const blockedReasons = {
  other: {
    nl: 'Uitvoer geblokkeerd door de ander in de app',
    en: 'Export blocked by the other in the app',
  },
  app: { nl: 'De app heeft geen uitvoer', en: 'The app has no export' },
  device: { nl: 'Het toestel is er niet meer of werkt niet', en: 'The device is gone or does not work' },
} satisfies Record<string, Both>;
export type BlockedReason = keyof typeof blockedReasons;

export const wordStates: Record<WordState, Both> = {
  machine: { nl: 'Gelezen door de machine, kijk na', en: 'Read by the machine, please check' },
  checked: { nl: 'Nagekeken door een mens', en: 'Checked by a person' },
  none: {
    nl: 'De machine las geen woorden. Typ ze over als ze er staan.',
    en: 'The machine read no words. Type them over if there are any.',
  },
  stopped: { nl: 'Het lezen is gestopt', en: 'The reading was stopped' },
  failed: { nl: 'De machine kan deze afbeelding niet lezen', en: 'The machine cannot read this picture' },
  marking: {
    nl: 'Hier lijkt een rubricering op te staan. De woorden zijn niet bewaard. Kies bij Rubricering.',
    en: 'There seems to be a classification on it. The words were not kept. Choose under Classification.',
  },
};

export const transcriptKinds: Record<TranscriptKind, Both> = {
  pasted: { nl: 'Geplakt', en: 'Pasted' },
  transcript: { nl: 'Overgetypt', en: 'Typed over' },
  statement: { nl: 'Verklaring', en: 'Statement' },
};

export const began = {
  zelf: { nl: 'De bewindspersoon zelf', en: 'The office holder' },
  ander: { nl: 'De ander', en: 'The other' },
  onbekend: { nl: 'Onbekend', en: 'Unknown' },
} satisfies Record<string, Both>;

export const yesNo = {
  ja: { nl: 'Ja', en: 'Yes' },
  nee: { nl: 'Nee', en: 'No' },
  onbekend: { nl: 'Onbekend', en: 'Unknown' },
} satisfies Record<string, Both>;
