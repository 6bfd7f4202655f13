import { count, many, type Subject } from './text.ts';

export const expectedText = {
  says: { nl: 'Van wie u een opgave verwacht', en: 'From whom you expect a return' },
  add: { nl: 'Persoon toevoegen', en: 'Add a person' },
  paste: { nl: 'Lijst plakken', en: 'Paste a list' },
  change: { nl: 'Wijzigen', en: 'Change' },
  changeOf: { nl: (name: string) => `Wijzigen: ${name}`, en: (name: string) => `Change: ${name}` },
  end: { nl: 'Einde vastleggen', en: 'Record the end' },
  endOf: {
    nl: (name: string) => `Einde vastleggen: ${name}`,
    en: (name: string) => `Record the end: ${name}`,
  },
  endTitle: {
    nl: (name: string) => `Wanneer trad ${name} af?`,
    en: (name: string) => `When did ${name} leave office?`,
  },
  endSays: {
    nl: 'Over kwartalen na deze dag verwacht u geen opgave meer.',
    en: 'For quarters after this day you expect no return any more.',
  },
  count: {
    nl: (n: number, now: number) =>
      `${many('nl', n, 'ambtsperiode', 'ambtsperioden')}, ${count('nl', now)} nu in functie`,
    en: (n: number, now: number) => `${many('en', n, 'term', 'terms')}, ${count('en', now)} in office now`,
  },
  find: { nl: 'Zoek op naam, functie of ministerie', en: 'Search by name, post or ministry' },
  nothing: { nl: 'Niemand gevonden.', en: 'Nobody found.' },
  atOnce: {
    nl: (name: string, ministries: readonly string[]) =>
      `${name} staat tegelijk bij ${ministries.slice(0, -1).join(', ')} en ${ministries.at(-1)}.`,
    en: (name: string, ministries: readonly string[]) =>
      `${name} is with ${ministries.slice(0, -1).join(', ')} and ${ministries.at(-1)} at once.`,
  },
  atOnceMeans: {
    nl: 'Dit telt als één persoon. Zijn het er twee? Zet bij een van hen iets tussen haakjes achter de naam.',
    en: 'This counts as one person. Are they two? Put something in brackets behind the name of one of them.',
  },
  person: { nl: 'Naam', en: 'Name' },
  personHint: {
    nl: 'Eén naam is één persoon, ook met twee ministeries. Twee mensen met dezelfde naam? Zet iets tussen haakjes achter de naam.',
    en: 'One name is one person, also with two ministries. Two people of the same name? Put something in brackets behind the name.',
  },
  post: { nl: 'Functie', en: 'Post' },
  postHint: { nl: 'Zoals op een brief staat.', en: 'As it stands on a letter.' },
  ministry: { nl: 'Ministerie', en: 'Ministry' },
  cabinet: { nl: 'Kabinet', en: 'Cabinet' },
  cabinetHint: { nl: 'Leeg: het kabinet van de eerste dag.', en: 'Empty: the cabinet of the first day.' },
  from: { nl: 'In functie sinds', en: 'In office since' },
  until: { nl: 'Tot en met', en: 'Until' },
  untilHint: { nl: 'Leeg: nog in functie.', en: 'Empty: still in office.' },
  dayHint: { nl: 'dd-mm-jjjj', en: 'dd-mm-yyyy' },
  now: { nl: 'nu', en: 'now' },
  need: { nl: 'Vul dit in.', en: 'Fill this in.' },
  needDay: { nl: 'Typ de dag zo: 16-02-2027.', en: 'Type the day like this: 16-02-2027.' },
  wrongOrder: { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day is before the first.' },
  saved: { nl: (name: string) => `${name} staat op de lijst.`, en: (name: string) => `${name} is on the list.` },
  save: { nl: 'Opslaan', en: 'Save' },
  emptyTitle: { nl: 'Nog niemand op de lijst', en: 'Nobody on the list yet' },
  emptySays: {
    nl: 'Met deze lijst ziet u wie nog niets leverde. Plak hem uit een rekenblad, of voeg personen een voor een toe.',
    en: 'With this list you see who did not deliver yet. Paste it from a spreadsheet, or add people one by one.',
  },
  emptyPasteNote: { nl: 'Naam; functie; ministerie; van; tot', en: 'Name; post; ministry; from; until' },
  pasteTitle: { nl: 'Personen uit een lijst', en: 'People from a list' },
  pasteSays: {
    nl: 'Eén persoon op een regel: naam; functie; ministerie; van; tot. Tabs uit een rekenblad mogen ook. Van het ministerie mag u de afkorting geven. Tot mag leeg zijn.',
    en: 'One person on a line: name; post; ministry; from; until. Tabs from a spreadsheet will do. The ministry may be its abbreviation. Until may be empty.',
  },
  pasteLabel: { nl: 'De lijst', en: 'The list' },
  pasteAdd: {
    nl: (n: number) => (n === 0 ? 'Toevoegen' : `${many('nl', n, 'persoon', 'personen')} toevoegen`),
    en: (n: number) => (n === 0 ? 'Add' : `Add ${many('en', n, 'person', 'people')}`),
  },
  pasteFound: {
    nl: (good: number, bad: number) =>
      `${many('nl', good, 'regel', 'regels')} begrepen${bad > 0 ? `, ${count('nl', bad)} niet. Die worden niet toegevoegd` : ''}.`,
    en: (good: number, bad: number) =>
      `${many('en', good, 'line', 'lines')} understood${bad > 0 ? `, ${count('en', bad)} not. Those are not added` : ''}.`,
  },
  pasteAdded: {
    nl: (n: number) => `${many('nl', n, 'persoon staat', 'personen staan')} op de lijst.`,
    en: (n: number) => `${many('en', n, 'person is', 'people are')} on the list.`,
  },
  line: { nl: (n: number) => `Regel ${count('nl', n)}`, en: (n: number) => `Line ${count('en', n)}` },
  lineFields: { nl: 'te weinig gegevens', en: 'too few facts' },
  lineMinistry: { nl: 'het ministerie is niet bekend', en: 'the ministry is not known' },
  lineDay: { nl: 'de dag is geen dag', en: 'the day is no day' },
  lineTwice: { nl: 'staat al op de lijst', en: 'is on the list already' },
} satisfies Subject;

export const keysText = {
  says: {
    nl: 'Waarmee kantoren versleutelen, en waaraan u hen herkent',
    en: 'What offices seal with, and how you know them',
  },
  own: { nl: 'Uw eigen sleutels', en: 'Your own keys' },
  ownSays: {
    nl: 'Geef deze aan de kantoren. Zij vergelijken het nummer per telefoon met u.',
    en: 'Give these to the offices. They compare the number with you by telephone.',
  },
  recipient: { nl: 'Versleutelen aan', en: 'Seal to' },
  recipientSays: {
    nl: 'Een kantoor vult dit in bij Kwartaallevering maken. Alleen deze verzameling kan de levering dan openen.',
    en: 'An office fills this in when it makes a package. Only this collection can open it then.',
  },
  receiptKey: { nl: 'Nummer van uw ontvangstbewijzen', en: 'Number of your receipts' },
  receiptSays: {
    nl: 'Het kantoor ziet dit nummer bij het eerste ontvangstbewijs. Lees het voor als zij bellen.',
    en: 'The office sees this number with the first receipt. Read it out when they call.',
  },
  receiptVkey: { nl: 'Sleutel van uw ontvangstbewijzen', en: 'Key of your receipts' },
  witness: { nl: 'Sleutel waarmee u logboeken medeondertekent', en: 'Key with which you cosign journals' },
  copy: { nl: 'Kopiëren', en: 'Copy' },
  copyOf: { nl: (what: string) => `Kopiëren: ${what}`, en: (what: string) => `Copy: ${what}` },
  offices: { nl: 'Sleutels van kantoren', en: 'Keys of offices' },
  office: { nl: 'Kantoor', en: 'Office' },
  number: { nl: 'Nummer', en: 'Number' },
  since: { nl: 'Voor het eerst gezien', en: 'First seen' },
  cause: { nl: 'Waarom deze sleutel', en: 'Why this key' },
  state: { nl: 'Stand', en: 'State' },
  confirmed: { nl: (day: string) => `bevestigd op ${day}`, en: (day: string) => `confirmed on ${day}` },
  waits: { nl: 'nog niet bevestigd', en: 'not confirmed yet' },
  none: {
    nl: 'Nog geen sleutels. Zij komen mee met de eerste levering van een kantoor.',
    en: 'No keys yet. They come with the first delivery of an office.',
  },
  events: { nl: 'Wat er met logboeken gebeurde', en: 'What happened to journals' },
  eventsNone: {
    nl: 'Geen enkel logboek is hersteld of herschreven.',
    en: 'No journal was restored or rewritten.',
  },
  rewrittenSays: {
    nl: 'Twee getekende standen van één logboek spreken elkaar tegen. Beide zijn bewaard als bewijs.',
    en: 'Two signed states of one journal contradict each other. Both are kept as proof.',
  },
  restoredSays: {
    nl: (kept: string, before: string, gone: string) =>
      `Het logboek gaat verder vanaf stap ${kept}. U kende ${before} stappen. ${gone === '' ? 'Van registraties die u kende is niets weg.' : `Weg is wat u wist van: ${gone}.`} Vraag wat er tussen zat.`,
    en: (kept: string, before: string, gone: string) =>
      `The journal goes on from step ${kept}. You knew ${before} steps. ${gone === '' ? 'Of entries that you knew nothing is gone.' : `Gone is what you knew of: ${gone}.`} Ask what lay in between.`,
  },
  copyProof: { nl: 'Kopieer het bewijs', en: 'Copy the proof' },
} satisfies Subject;

/** Why an office's log key is the one it is. */
export const keyCauses = {
  new: { nl: 'nieuwe werkmap', en: 'new workspace' },
  rekey: { nl: 'iemand vertrok, of een nieuw herstelblad', en: 'somebody left, or a new recovery sheet' },
  restore: { nl: 'back-up teruggezet', en: 'backup restored' },
  rollback: { nl: 'verder met een oudere kopie', en: 'went on with an older copy' },
} satisfies Subject;
