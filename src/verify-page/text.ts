/** Every sentence of the page, Dutch and English. The sentences of the checks are src/main/verify/checks.ts. */
export type Language = 'nl' | 'en';

export interface Said {
  readonly nl: string;
  readonly en: string;
}

function says(nl: string, en: string): Said {
  return { nl, en };
}

export const TEXT = {
  title: says('Levering nakijken', 'Check a package'),
  product: says('Kanaalregister', 'Kanaalregister'),
  language: says('English', 'Nederlands'),
  lead: says(
    'Sleep een levering (zip) op deze pagina. U ziet wat bewezen is, door wie, en wat ontbreekt.',
    'Drop a package (zip) on this page. You see what is proven, by whom, and what is missing.',
  ),
  pick: says('Kies bestanden', 'Choose files'),
  nothingLeaves: says(
    'Niets verlaat deze pagina: zij haalt niets op en stuurt niets weg. Dat werkt ook zonder netwerk.',
    'Nothing leaves this page: it fetches nothing and sends nothing. It works without a network.',
  ),
  alsoDrop: says(
    'Hebt u een eerdere levering, een eerdere stand (.note) of een sleutelbestand? Sleep die tegelijk mee. Dan ziet u ook of er sindsdien iets is herschreven.',
    'Do you have an earlier package, an earlier checkpoint (.note) or a trust file? Drop it along. You then see whether anything was rewritten since.',
  ),
  trustedCopy: says(
    'Zat deze pagina zelf in de levering? Gebruik dan liever die van de uitgave van het programma: wie een levering namaakt, kan ook de pagina namaken.',
    'Did this page come inside the package? Better use the one released with the program: who forges a package can forge the page as well.',
  ),
  working: says('Bezig met rekenen ...', 'Computing ...'),
  again: says('Nog een levering', 'Another package'),
  noPackage: says('Dit is geen levering. Kies de zip zelf.', 'This is no package. Choose the zip itself.'),
  whole: says(
    'Heel, maar nog niet van wie. Vergelijk het sleutelnummer.',
    'Whole, but not yet from whom. Compare the key number.',
  ),
  wholeBody: says(
    'Alles in de levering past bij elkaar. Wie haar maakte weet u pas als u het sleutelnummer hebt vergeleken.',
    'Everything in the package fits together. Who made it you only know once you compared the key number.',
  ),
  proven: says('Bewezen.', 'Proven.'),
  provenBody: says(
    'Dit is het register dat is gesloten, zoals het in het logboek staat, ondertekend met de sleutel die u kent.',
    'This is the register that was closed, as it is in the log, signed with the key that you know.',
  ),
  wrong: says('Dit klopt niet. Gebruik deze levering niet.', 'This is not right. Do not use this package.'),
  wrongBody: says(
    'Bewaar het bestand zoals het is en vraag de afzender om dezelfde levering nog eens.',
    'Keep the file as it is and ask the sender for the same package once more.',
  ),
  sealed: says('Verzegeld. Hier kon niets worden nagekeken.', 'Sealed. Nothing could be checked here.'),
  sealedBody: says(
    'Dat zegt niets over de levering zelf. Laat de ontvanger haar innemen, of vraag de afzender om een levering zonder zegel.',
    'That says nothing about the package itself. Have its receiver take it in, or ask the sender for one without a seal.',
  ),
  what: says('Wat is dit', 'What it is'),
  register: says('Register', 'Register'),
  ministry: says('Ministerie', 'Ministry'),
  edition: says('Uitgave', 'Edition'),
  closedAt: says('Gesloten op', 'Closed on'),
  madeAt: says('Gemaakt op', 'Made on'),
  counts: says('Inhoud', 'Contents'),
  workspace: says('Werkmap', 'Workspace'),
  from: says('Van wie', 'From whom'),
  keyNumber: says('Sleutelnummer van het logboek', 'Key number of the log'),
  howToCompare: says(
    'Bel het kabinet op een nummer dat u zelf opzoekt. Laat het sleutelnummer voorlezen van het eigen scherm (Sleutels). Lees het niet zelf voor.',
    'Call the office on a number you looked up yourself. Let them read the key number from their own screen (Keys). Do not read it out to them.',
  ),
  compared: says('Ik heb dit nummer zo vergeleken', 'I compared this number that way'),
  byFile: says('De sleutel staat in het sleutelbestand dat u meegaf.', 'The key is in the trust file that you gave.'),
  onlyHere: says(
    'Deze pagina onthoudt dat niet. Schrijf het nummer op.',
    'This page does not remember it. Write the number down.',
  ),
  epochs: says('Eerdere sleutels van dit logboek', 'Earlier keys of this log'),
  signed: says('Wie tekende', 'Who signed'),
  closedBy: says('Gesloten en getekend door de records manager', 'Closed and signed by the records manager'),
  signOffOf: says('Verklaring van', 'Statement by'),
  covers: says('Wat het logboek laat zien', 'What the log shows'),
  missing: says('Wat ontbreekt', 'What is missing'),
  nothingMissing: says(
    'Niets. Elke opgave is er, en niets staat open.',
    'Nothing. Every return is there, and nothing is open.',
  ),
  mismatch: says('Wat niet klopt', 'What does not match'),
  cellHead: says('Cellen die anders zijn dan in het logboek', 'Cells that are not as in the log'),
  number: says('Nummer', 'Number'),
  column: says('Kolom', 'Column'),
  inRegister: says('In het register', 'In the register'),
  inLog: says('In het logboek', 'In the log'),
  empty: says('(leeg)', '(empty)'),
  noEntry: says('(staat niet in het logboek)', '(is not in the log)'),
  moreCells: says('en nog meer', 'and more'),
  checks: says('Alle controles', 'All checks'),
  against: says('Vergeleken met', 'Compared with'),
} as const satisfies Record<string, Said>;

export type TextName = keyof typeof TEXT;

export const EDITION: Readonly<Record<string, Said>> = {
  intern: says('intern: alles, voor het ministerie zelf', 'internal: everything, for the ministry itself'),
  bzk: says('BZK: onderwerpen en namen zijn gelakt', 'BZK: subjects and names are redacted'),
  openbaar: says('openbaar', 'public'),
};

export const STATUS: Readonly<Record<string, Said>> = {
  draft: says('concept', 'draft'),
  logged: says('vastgelegd', 'logged'),
  signed: says('ondertekend', 'signed'),
  returned: says('teruggegeven', 'returned'),
  unsigned: says('niet ondertekend', 'unsigned'),
  withdrawn: says('ingetrokken', 'withdrawn'),
};
