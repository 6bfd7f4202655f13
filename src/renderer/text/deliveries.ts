import type { TakeCode } from '../../shared/collection-records.ts';
import type { OtherFile } from '../../shared/other-files.ts';
import { type Both, count, many, type Speaker, type Subject } from './text.ts';

export const deliveryText = {
  says: { nl: 'Wat kantoren stuurden, en wat ermee gebeurde', en: 'What offices sent, and what became of it' },
  count: {
    nl: (n: number, of: number) =>
      n === of ? many('nl', n, 'levering', 'leveringen') : `${count('nl', n)} van ${count('nl', of)} leveringen`,
    en: (n: number, of: number) =>
      n === of ? many('en', n, 'delivery', 'deliveries') : `${count('en', n)} of ${count('en', of)} deliveries`,
  },
  taking: { nl: 'Leveringen innemen', en: 'Taking in packages' },
  progress: {
    nl: (done: number, total: number) =>
      `${count('nl', done)} van ${many('nl', total, 'levering', 'leveringen')} nagekeken.`,
    en: (done: number, total: number) => `${count('en', done)} of ${many('en', total, 'package', 'packages')} checked.`,
  },
  stop: { nl: 'Stoppen', en: 'Stop' },
  notTaken: {
    nl: (n: number) => `${many('nl', n, 'bestand is', 'bestanden zijn')} niet ingenomen.`,
    en: (n: number) => `${many('en', n, 'file was', 'files were')} not taken in.`,
  },
  unreadable: {
    nl: 'Het andere programma gaf dit bestand niet. Sla het eerst op in een map.',
    en: 'The other program did not hand this file over. Save it in a folder first.',
  },
  tooLarge: {
    nl: (most: string) => `Het is groter dan ${most} en staat nog in een ander programma. Sla het eerst op in een map.`,
    en: (most: string) => `It is larger than ${most} and still inside another program. Save it in a folder first.`,
  },
  emptyTitle: { nl: 'Nog geen leveringen', en: 'No deliveries yet' },
  emptySays: {
    nl: 'Sleep de leveringen van de kantoren in dit venster. U ziet meteen of zij heel, echt en volledig zijn.',
    en: 'Drop the packages of the offices in this window. You see at once whether they are whole, genuine and complete.',
  },
  nothingSuch: { nl: 'Geen levering in deze lijst.', en: 'No delivery in this list.' },
  show: { nl: 'Welke leveringen', en: 'Which deliveries' },
  all: { nl: 'Alle', en: 'All' },
  waiting: { nl: 'Wachten op sleutel', en: 'Waiting for a key' },
  refused: { nl: 'Geweigerd', en: 'Refused' },
  accepted: { nl: 'Aanvaard', en: 'Accepted' },
  loud: { nl: 'Bijzonder', en: 'Remarkable' },
  when: { nl: 'Binnen', en: 'Came in' },
  ministry: { nl: 'Ministerie', en: 'Ministry' },
  register: { nl: 'Register', en: 'Register' },
  entries: { nl: 'Registraties', en: 'Entries' },
  verdict: { nl: 'Oordeel', en: 'Verdict' },
  unknownMinistry: { nl: 'onbekend', en: 'unknown' },
  list: { nl: 'Leveringen', en: 'Deliveries' },
  detail: { nl: 'Levering', en: 'Delivery' },
  newer: { nl: 'vervangen door een nieuwere versie', en: 'replaced by a newer version' },
  why: { nl: 'Waarom', en: 'Why' },
  remarkable: { nl: 'Opmerkelijk', en: 'Remarkable' },
  checks: { nl: 'Controle', en: 'Checks' },
  noChecks: { nl: 'Er is niets nagekeken.', en: 'Nothing was checked.' },
  facts: { nl: 'Gegevens', en: 'Facts' },
  file: { nl: 'Bestand', en: 'File' },
  size: { nl: 'Grootte', en: 'Size' },
  made: { nl: 'Gemaakt', en: 'Made' },
  office: { nl: 'Kantoor', en: 'Office' },
  edition: { nl: 'Uitgave', en: 'Edition' },
  records: { nl: 'Stappen in het logboek', en: 'Steps in the journal' },
  recordsAre: {
    nl: (from: number, size: number) => `${count('nl', size)}, open vanaf stap ${count('nl', from)}`,
    en: (from: number, size: number) => `${count('en', size)}, opened from step ${count('en', from)} on`,
  },
  earlierKey: { nl: 'Eerder bevestigde sleutel', en: 'Key confirmed before' },
  key: { nl: 'Nummer van de sleutel', en: 'Number of the key' },
  sum: { nl: 'Controlegetal (SHA-512)', en: 'Checksum (SHA-512)' },
  saveReceipt: { nl: 'Ontvangstbewijs opslaan', en: 'Save the receipt' },
  receiptSaved: {
    nl: (path: string) => `Het ontvangstbewijs staat in ${path}. Stuur het naar het kantoor.`,
    en: (path: string) => `The receipt is in ${path}. Send it to the office.`,
  },
  confirm: { nl: 'Sleutel bevestigen', en: 'Confirm the key' },
  toBoard: { nl: 'Toon op het bord', en: 'Show on the board' },
  confirmed: {
    nl: (n: number) => `De sleutel is bevestigd. ${many('nl', n, 'levering is', 'leveringen zijn')} opnieuw nagekeken.`,
    en: (n: number) => `The key is confirmed. ${many('en', n, 'delivery was', 'deliveries were')} checked again.`,
  },
  open: { nl: 'levering openen', en: 'open the delivery' },
  next: { nl: 'Volgende levering', en: 'Next delivery' },
  prior: { nl: 'Vorige levering', en: 'Previous delivery' },
  loudTitle: { nl: 'Let op', en: 'Look here' },
} satisfies Subject;

/** Passing accepted packages on, from a ministry's collection to the next one. */
export const forwardText = {
  forward: { nl: 'Doorsturen', en: 'Forward' },
  title: { nl: 'Leveringen doorsturen', en: 'Forward packages' },
  says: {
    nl: 'Elke aanvaarde levering gaat onveranderd mee. De volgende ontvanger kan haar zelf nakijken.',
    en: 'Each accepted package goes along unchanged. The next receiver can check it without you.',
  },
  quarter: { nl: 'Kwartaal', en: 'Quarter' },
  quarterHas: {
    nl: (quarter: string, n: number) => `${quarter}, ${many('nl', n, 'levering', 'leveringen')}`,
    en: (quarter: string, n: number) => `${quarter}, ${many('en', n, 'package', 'packages')}`,
  },
  staysWaiting: {
    nl: (n: number) =>
      `${many('nl', n, 'levering wacht nog op de sleutel en blijft hier', 'leveringen wachten nog op de sleutel en blijven hier')}.`,
    en: (n: number) =>
      `${many('en', n, 'package still waits for a key and stays', 'packages still wait for a key and stay')} here.`,
  },
  sealHint: {
    nl: 'Begint met age1. Alleen de ontvanger kan de leveringen dan openen. Leeg: niet verzegeld.',
    en: 'Begins with age1. Only the receiver can then open the packages. Empty: not sealed.',
  },
  writing: { nl: 'De leveringen worden geschreven.', en: 'The packages are being written.' },
  written: {
    nl: (n: number) => `${many('nl', n, 'levering staat', 'leveringen staan')} klaar`,
    en: (n: number) => `${many('en', n, 'package is', 'packages are')} ready`,
  },
  sendThem: {
    nl: 'Stuur de bestanden in deze map naar de volgende ontvanger.',
    en: 'Send the files in this folder to the next receiver.',
  },
  files: {
    nl: (n: number) => many('nl', n, 'bestand', 'bestanden'),
    en: (n: number) => many('en', n, 'file', 'files'),
  },
  nothingTitle: { nl: 'Er is nog niets door te sturen', en: 'There is nothing to forward yet' },
  nothingSays: {
    nl: 'Alleen aanvaarde leveringen gaan mee. Bevestig eerst een sleutel, of vraag een nieuwe levering.',
    en: 'Only accepted packages go along. Confirm a key first, or ask for a new package.',
  },
} satisfies Subject;

export const confirmText = {
  titleFirst: { nl: 'Is dit de sleutel van dit kantoor?', en: 'Is this the key of this office?' },
  titleChanged: { nl: 'Dit kantoor heeft een andere sleutel', en: 'This office has another key' },
  saysFirst: {
    nl: 'Dit is de eerste levering met deze sleutel. Bel het kantoor op een nummer dat u al kent. Laat hen het nummer voorlezen. Het kantoor vindt het bij Over dit programma.',
    en: 'This is the first delivery with this key. Call the office on a number you already know. Have them read the number out. The office finds it under About this program.',
  },
  saysChanged: {
    nl: 'Eerdere leveringen hadden een andere sleutel. Dat hoort alleen na een herstel of een nieuwe werkmap. Vraag waarom, en bel op een nummer dat u al kent.',
    en: 'Earlier deliveries had another key. That belongs only to a restore or a new workspace. Ask why, and call on a number you already know.',
  },
  inPackage: { nl: 'Nummer in de levering', en: 'Number in the delivery' },
  typed: { nl: 'Nummer dat u hoort', en: 'Number that you hear' },
  typedHint: {
    nl: 'Zes groepen van vijf cijfers. Typ wat u hoort, niet wat u ziet.',
    en: 'Six groups of five digits. Type what you hear, not what you see.',
  },
  needAll: {
    nl: (n: number) => `Typ alle dertig cijfers. U hebt er ${n}.`,
    en: (n: number) => `Type all thirty digits. You have ${n}.`,
  },
  differs: {
    nl: (group: number) => `Groep ${group} is anders. Bevestig niet, en vraag het kantoor na te kijken.`,
    en: (group: number) => `Group ${group} differs. Do not confirm, and ask the office to look again.`,
  },
  same: { nl: 'De nummers zijn gelijk.', en: 'The numbers are the same.' },
  confirm: { nl: 'Nummers zijn gelijk: bevestigen', en: 'The numbers are the same: confirm' },
} satisfies Subject;

/** Why a collection refused a package, lets it wait, or remarks on it: one sentence for each code of the closed list. */
export const takeCodes: Record<TakeCode, Both> = {
  rewritten: {
    nl: 'Het logboek is herschreven: twee getekende standen van hetzelfde logboek spreken elkaar tegen. Dit is bewijs. Bel het kantoor en de beveiliging.',
    en: 'The journal was rewritten: two signed states of the same journal contradict each other. This is proof. Call the office and security.',
  },
  not_extending: {
    nl: 'Het logboek gaat niet verder waar de vorige levering ophield, en noemt geen herstel.',
    en: 'The journal does not go on where the previous delivery ended, and names no restore.',
  },
  older_version: {
    nl: 'Er is al een nieuwere versie van dit register aanvaard.',
    en: 'A newer version of this register was accepted already.',
  },
  second_of_version: {
    nl: 'Van deze versie is al een andere levering aanvaard. Vraag een nieuwe versie.',
    en: 'Another package of this version was accepted already. Ask for a new version.',
  },
  overlap: {
    nl: 'Een ander kantoor leverde deze ambtsperiode al over dit kwartaal. Zijn het twee mensen met één naam? Zet beiden met hun functie bij Personen, met iets tussen haakjes achter de naam. Geef dan de levering nog eens.',
    en: 'Another office already delivered this term for this quarter. Are they two people of one name? Put both with their posts under People, with something in brackets behind the name. Then give the package once more.',
  },
  ministry_code: {
    nl: 'De code van het ministerie past niet bij deze periode.',
    en: 'The code of the ministry does not fit this period.',
  },
  public_edition: {
    nl: 'Dit is de openbare uitgave: daarin is niet te zien of er iets is verzwegen. Vraag de uitgave voor BZK.',
    en: 'This is the public edition: it does not show whether anything was kept back. Ask for the edition for BZK.',
  },
  gap: {
    nl: 'Er ontbreken stappen tussen de vorige levering en deze. Vraag om een levering vanaf het vorige ontvangstbewijs.',
    en: 'Steps are missing between the previous delivery and this one. Ask for a package from the last receipt on.',
  },
  restored: {
    nl: 'Het kantoor zette een back-up terug. Het logboek noemt dat zelf. Vraag wat er tussen zat.',
    en: 'The office restored a backup. The journal says so itself. Ask what lay in between.',
  },
  key_first: {
    nl: 'Dit is de eerste levering met deze sleutel. Vergelijk het nummer per telefoon.',
    en: 'This is the first delivery with this key. Compare the number by telephone.',
  },
  key_changed: {
    nl: 'Dit kantoor heeft een andere sleutel dan eerst. Vraag waarom en vergelijk het nummer per telefoon.',
    en: 'This office has another key than before. Ask why and compare the number by telephone.',
  },
  key_confirmed: {
    nl: 'Iemand vergeleek het nummer van de sleutel per telefoon.',
    en: 'Somebody compared the number of the key by telephone.',
  },
  code_lists: {
    nl: 'Het kantoor gebruikte een andere versie van een codelijst.',
    en: 'The office used another version of a code list.',
  },
  duplicate: {
    nl: 'Deze levering was er al. Er is niets veranderd: het eerdere oordeel en het ontvangstbewijs gelden.',
    en: 'This package was here already. Nothing changed: the earlier verdict and the receipt stand.',
  },
  replaced: {
    nl: 'Van dit register telt intussen een nieuwere versie.',
    en: 'Of this register a newer version counts by now.',
  },
};

/** What happened with an office's journal or keys: kinds of `collection.keys` events. */
export const eventWords: Record<string, Both> = {
  rewritten: { nl: 'Logboek herschreven', en: 'Journal rewritten' },
  restored: { nl: 'Back-up teruggezet', en: 'Backup restored' },
  key_changed: { nl: 'Andere sleutel', en: 'Another key' },
};

export const verdictWords = {
  accepted: { nl: 'aanvaard', en: 'accepted' },
  refused: { nl: 'geweigerd', en: 'refused' },
  waiting: { nl: 'wacht op sleutel', en: 'waits for key' },
  right: { nl: 'klopt', en: 'right' },
  wrong: { nl: 'klopt niet', en: 'wrong' },
  allRight: {
    nl: (right: number, of: number) => `${count('nl', right)} van ${count('nl', of)} controles kloppen`,
    en: (right: number, of: number) => `${count('en', right)} of ${count('en', of)} checks are right`,
  },
  undecided: { nl: 'niet beslist', en: 'not decided' },
} satisfies Subject;

/** A file of ours that is no package: what it is, and where it belongs. */
export const otherFileText: Record<OtherFile, Both> = {
  receipt: {
    nl: 'Dit is een ontvangstbewijs. Dat hoort bij het kantoor dat de levering stuurde.',
    en: 'This is a receipt. It is for the office that sent the package.',
  },
  checkpoint: {
    nl: 'Dit is een stand van een logboek. Bewaar die: daarmee kunt u een latere levering vergelijken.',
    en: 'This is the state of a journal at one moment, signed. Keep it: a later package can be compared with it.',
  },
  proof: {
    nl: 'Dit is een bewijs van één registratie. Het is voor degene die daarom vroeg.',
    en: 'This is a proof of one entry. It is for the one who asked for it.',
  },
  record: {
    nl: 'Dit is één geopende registratie. Zij is voor degene die daarom vroeg.',
    en: 'This is one opened entry. It is for the one who asked for it.',
  },
  register: {
    nl: 'Dit is een los register, zonder bewijs. Vraag het kantoor om de levering waar het in zit.',
    en: 'This is a register by itself, without proof. Ask the office for the package that it is in.',
  },
  signOff: {
    nl: 'Dit is een ondertekende opgave. Die zit al in de levering van het kantoor.',
    en: 'This is a signed statement. It is in the package of the office already.',
  },
  close: {
    nl: 'Dit is een verklaring van sluiting. Die zit al in de levering van het kantoor.',
    en: 'This is a closing statement. It is in the package of the office already.',
  },
  packageNote: {
    nl: 'Dit is alleen het voorblad van een levering. Vraag het kantoor om de hele levering.',
    en: 'This is only the cover note of a package. Ask the office for the whole package.',
  },
  note: {
    nl: 'Dit is een ondertekende tekst, geen levering.',
    en: 'This is a signed text, no package.',
  },
  identity: {
    nl: 'Dit is een handtekeningbestand. Het is alleen voor de bewindspersoon.',
    en: 'This is a signature file. It is for the office holder alone.',
  },
  request: {
    nl: 'Dit is een verzoek om te ondertekenen. Het is voor de bewindspersoon.',
    en: 'This is a request to sign. It is for the office holder.',
  },
  answer: {
    nl: 'Dit is het antwoord van een bewindspersoon op een verzoek. Het is voor diens kantoor.',
    en: 'This is the answer of an office holder to a request. It is for their office.',
  },
};

const EDITION_WORDS: Readonly<Record<string, Both>> = {
  bzk: { nl: 'voor BZK', en: 'for BZK' },
  intern: { nl: 'intern, met alles', en: 'internal, with everything' },
  openbaar: { nl: 'openbaar', en: 'public' },
};

/** What a package was made for; an edition of later is shown as it is written. */
export function editionWord(edition: string, t: Speaker['t']): string {
  const word = EDITION_WORDS[edition];
  return word ? t(word) : edition;
}
