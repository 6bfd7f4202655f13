/**
 * Every check a file can go through, as a closed list, each with its sentence for the three outcomes: right, wrong, and
 * not decided. docs/cli.md prints the list; a sentence that is missing does not compile.
 */
interface Sentence {
  readonly nl: string;
  readonly en: string;
}

interface Sentences {
  readonly yes: Sentence;
  readonly no: Sentence;
  /** Present where a check can stay undecided. */
  readonly open?: Sentence;
}

function says(nl: string, en: string): Sentence {
  return { nl, en };
}

export const CHECKS = {
  trust_form: {
    yes: says('De vertrouwde sleutels zijn leesbaar.', 'The trusted keys can be read.'),
    no: says('Een regel met een vertrouwde sleutel klopt niet.', 'A line with a trusted key is not right.'),
  },
  text: {
    yes: says('Het bestand is leesbare tekst.', 'The file is readable text.'),
    no: says(
      'Het bestand bevat tekens die er niet in horen, zoals regeleinden van Windows.',
      'The file holds characters that do not belong in it, such as Windows line ends.',
    ),
  },
  unknown_format: {
    yes: says('Het soort bestand is bekend.', 'The kind of file is known.'),
    no: says('Dit soort bestand is niet bekend.', 'This kind of file is not known.'),
  },
  companion: {
    yes: says('Het meegegeven bestand hoort erbij.', 'The file given with it belongs to it.'),
    no: says('Een meegegeven bestand hoort hier niet bij.', 'A file given with it does not belong to it.'),
  },
  note_form: {
    yes: says('De ondertekende tekst heeft de juiste vorm.', 'The signed note has the right form.'),
    no: says('De ondertekende tekst heeft niet de juiste vorm.', 'The signed note does not have the right form.'),
  },
  signature: {
    yes: says('De handtekening klopt.', 'The signature is right.'),
    no: says(
      'De handtekening klopt niet: de tekst of de handtekening is veranderd.',
      'The signature is wrong: the text or the signature was changed.',
    ),
  },
  no_trusted_key: {
    yes: says('Ondertekend met een sleutel die u vertrouwt.', 'Signed with a key you trust.'),
    no: says('Geen sleutel die u vertrouwt heeft dit ondertekend.', 'No key you trust has signed this.'),
    open: says(
      'Niet bekeken wie dit ondertekende: alleen of het bestand heel is.',
      'Who signed this was not looked at: only whether the file is whole.',
    ),
  },
  plain_text: {
    yes: says('De tekst bevat geen verborgen tekens.', 'The text holds no hidden characters.'),
    no: says(
      'De tekst bevat verborgen of ongewone tekens.',
      'The text holds hidden characters or unusual spellings of letters.',
    ),
  },
  checkpoint_form: {
    yes: says('De stand van het logboek heeft de juiste vorm.', 'The checkpoint has the right form.'),
    no: says('De stand van het logboek heeft niet de juiste vorm.', 'The checkpoint does not have the right form.'),
  },
  checkpoint_signer: {
    yes: says('Het logboek zelf heeft de stand ondertekend.', 'The log itself signed the checkpoint.'),
    no: says(
      'De stand is ondertekend door een sleutel die niet van dit logboek is.',
      'The checkpoint is signed by a key that is not of this log.',
    ),
  },
  proof_form: {
    yes: says('Het bewijs heeft de juiste vorm.', 'The proof has the right form.'),
    no: says('Het bewijs heeft niet de juiste vorm.', 'The proof does not have the right form.'),
  },
  record_form: {
    yes: says('De geopende regel heeft de juiste vorm.', 'The opened record has the right form.'),
    no: says('De geopende regel heeft niet de juiste vorm.', 'The opened record does not have the right form.'),
  },
  record_header: {
    yes: says('De kop van de regel past bij de controlegetallen.', 'The header fits the list of digests.'),
    no: says('De kop van de regel past niet bij de controlegetallen.', 'The header does not fit the list of digests.'),
  },
  record_disclosures: {
    yes: says('Elk geopend veld is zoals het is vastgelegd.', 'Every opened field is as it was recorded.'),
    no: says('Een geopend veld is niet zoals het is vastgelegd.', 'An opened field is not as it was recorded.'),
  },
  record_type: {
    yes: says('De soort van de regel staat vast.', 'The type of the record is proven.'),
    no: says('De soort van de regel is niet geopend of anders.', 'The type of the record is not opened, or another.'),
  },
  inclusion: {
    yes: says('De regel staat in het logboek.', 'The record is in the log.'),
    no: says(
      'Niet bewezen dat de regel in het logboek staat.',
      'The proof does not show that the record is in the log.',
    ),
    open: says(
      'Regel en bewijs zijn samen nodig; een van beide ontbreekt.',
      'Record and proof are needed together; one of them is missing.',
    ),
  },
  sign_off_form: {
    yes: says('De verklaring heeft de vaste vorm.', 'The sign-off has the fixed form.'),
    no: says('De verklaring heeft niet de vaste vorm.', 'The sign-off does not have the fixed form.'),
  },
  sign_off_signer: {
    yes: says('Iemand van deze werkmap heeft getekend.', 'A person of this workspace signed.'),
    no: says(
      'Getekend met een sleutel die niet van iemand van deze werkmap is.',
      'Signed with a key that belongs to no person of this workspace.',
    ),
  },
  close_form: {
    yes: says('De verklaring bij het sluiten heeft de vaste vorm.', 'The closing statement has the fixed form.'),
    no: says(
      'De verklaring bij het sluiten heeft niet de vaste vorm.',
      'The closing statement does not have the fixed form.',
    ),
  },
  close_signer: {
    yes: says('Iemand van deze werkmap heeft gesloten.', 'A person of this workspace closed it.'),
    no: says(
      'Gesloten met een sleutel die niet van iemand van deze werkmap is.',
      'Closed with a key that belongs to no person of this workspace.',
    ),
  },
  register_canonical: {
    yes: says('Het register staat er in de enige juiste schrijfwijze.', 'The register is in its one right spelling.'),
    no: says('Het register staat er niet in de juiste schrijfwijze.', 'The register is not in its one right spelling.'),
  },
  register_form: {
    yes: says('Het register heeft de juiste bladen en rijen.', 'The register has the right sheets and rows.'),
    no: says(
      'Het register heeft niet de juiste bladen of rijen.',
      'The register does not have the right sheets or rows.',
    ),
  },
  register_counts: {
    yes: says('De aantallen in het register kloppen.', 'The numbers of rows are right.'),
    no: says('De aantallen in het register kloppen niet.', 'The numbers of rows are not right.'),
  },
  register_close: {
    yes: says('Dit is het register dat is gesloten en getekend.', 'This is the register that was closed and signed.'),
    no: says(
      'Dit is niet het register dat is gesloten en getekend.',
      'This is not the register that was closed and signed.',
    ),
    open: says(
      'Register en verklaring bij het sluiten zijn samen nodig; een van beide ontbreekt.',
      'Register and closing statement are needed together; one of them is missing.',
    ),
  },
  sealed: {
    yes: says('De levering is niet verzegeld.', 'The package is not sealed.'),
    no: says(
      'De levering is verzegeld. Alleen wie haar kreeg kan haar openen.',
      'The package is sealed. Only its receiver can open it.',
    ),
  },
  bag_zip: {
    yes: says(
      'Het bestand is een zip die maar op één manier te lezen is.',
      'The file is a zip that can be read in one way only.',
    ),
    no: says(
      'Het zipbestand is beschadigd of op meer dan één manier te lezen.',
      'The zip is damaged, or can be read in more than one way.',
    ),
  },
  bag_form: {
    yes: says('De levering heeft de vorm van een BagIt-bag.', 'The package has the form of a BagIt bag.'),
    no: says('De levering heeft niet de vorm van een BagIt-bag.', 'The package does not have the form of a BagIt bag.'),
  },
  bag_paths: {
    yes: says('Geen enkele naam wijst buiten de levering.', 'No name points outside the package.'),
    no: says(
      'Een naam wijst buiten de levering; dat bestand is niet gelezen.',
      'A name points outside the package; that file was not read.',
    ),
  },
  bag_files: {
    yes: says('Alle bestanden zijn er, en geen ander.', 'All files are there, and no other.'),
    no: says('Er ontbreekt een bestand, of er is er een te veel.', 'A file is missing, or there is one too many.'),
  },
  bag_checksums: {
    yes: says('Geen bestand is veranderd.', 'No file was changed.'),
    no: says('Een bestand is veranderd.', 'A file was changed.'),
  },
  package_form: {
    yes: says('De ondertekende inhoudsopgave heeft de vaste vorm.', 'The signed table of contents has the fixed form.'),
    no: says(
      'De ondertekende inhoudsopgave heeft niet de vaste vorm.',
      'The signed table of contents does not have the fixed form.',
    ),
  },
  package_signer: {
    yes: says(
      'Het logboek van deze werkmap heeft de levering ondertekend.',
      'The log of this workspace signed the package.',
    ),
    no: says(
      'De levering is ondertekend door een sleutel die niet van dit logboek is.',
      'The package is signed by a key that is not of this log.',
    ),
  },
  package_manifest: {
    yes: says('De handtekening geldt voor precies deze bestanden.', 'The signature is about exactly these files.'),
    no: says('De handtekening geldt niet voor deze bestanden.', 'The signature is not about these files.'),
  },
  package_register: {
    yes: says(
      'Het register is dat van de ondertekende inhoudsopgave.',
      'The register is the one of the signed table of contents.',
    ),
    no: says(
      'Het register is een ander dan ondertekend is: ander kwartaal, andere versie of uitgave.',
      'The register is another one than was signed: quarter, version or edition.',
    ),
  },
  package_checkpoint: {
    yes: says(
      'De stand van het logboek is die van de inhoudsopgave.',
      'The checkpoint is the one of the table of contents.',
    ),
    no: says(
      'De stand van het logboek is een andere dan ondertekend is.',
      'The checkpoint is another one than was signed.',
    ),
  },
  leaves: {
    yes: says(
      'Het logboek in de levering is heel, van de eerste regel af.',
      'The log in the package is whole, from the first record on.',
    ),
    no: says(
      'Het logboek in de levering past niet bij de ondertekende stand.',
      'The log in the package does not fit the signed checkpoint.',
    ),
  },
  records_leaves: {
    yes: says(
      'Elke geopende regel staat op zijn plaats in het logboek.',
      'Every opened record is at its place in the log.',
    ),
    no: says('Een regel staat niet zo in het logboek.', 'A record is not in the log like this.'),
  },
  records_all: {
    yes: says('Sinds de vorige levering is geen regel overgeslagen.', 'Since the last package no record was left out.'),
    no: says('Een regel van het logboek is overgeslagen.', 'A record of the log was left out.'),
  },
  keys: {
    yes: says('De sleutels in de levering zijn die van het logboek.', 'The keys in the package are those of the log.'),
    no: says(
      'De sleutels in de levering zijn niet die van het logboek.',
      'The keys in the package are not those of the log.',
    ),
  },
  package_close: {
    yes: says(
      'Dit is het register dat de records manager heeft gesloten en getekend.',
      'This is the register that the records manager closed and signed.',
    ),
    no: says(
      'Dit is niet het register dat is gesloten en getekend.',
      'This is not the register that was closed and signed.',
    ),
  },
  sign_offs: {
    yes: says('Elke verklaring is door de juiste persoon getekend.', 'Every sign-off is signed by the right person.'),
    no: says(
      'Een verklaring is niet door de juiste persoon getekend, of ontbreekt.',
      'A sign-off is not signed by the right person, or is missing.',
    ),
  },
  sign_off_entries: {
    yes: says(
      'Wat als ondertekend in het register staat, is zo ondertekend.',
      'What the register calls signed was signed like this.',
    ),
    no: says(
      'Een registratie is veranderd na het tekenen, of is niet getekend.',
      'An entry was changed after signing, or was not signed.',
    ),
  },
  statements: {
    yes: says(
      'Voor elke ambtsperiode staat er een opgave, nihil, of dat zij ontbreekt.',
      'For every term there is a return, nil, or that it is missing.',
    ),
    no: says(
      'Een opgave in het register klopt niet met wat is getekend.',
      'A return in the register is not what was signed.',
    ),
  },
  register_records: {
    yes: says('Elke registratie is zoals zij in het logboek staat.', 'Every entry is as it is in the log.'),
    no: says('Een registratie is anders dan in het logboek.', 'An entry is not as it is in the log.'),
  },
  complete: {
    yes: says('Geen registratie is verzwegen.', 'No entry was kept back.'),
    no: says(
      'Een registratie uit het logboek ontbreekt in het register.',
      'An entry of the log is not in the register.',
    ),
  },
  complete_public: {
    yes: says(
      'Alles wat de openbare uitgave noemt staat in het register. Of er niets is verzwegen ziet alleen wie de uitgave voor BZK heeft.',
      'All that the public edition names is in the register. Whether anything was kept back only shows in the edition for BZK.',
    ),
    no: says(
      'De openbare uitgave noemt een registratie die niet in het register staat.',
      'The public edition names an entry that is not in the register.',
    ),
  },
  numbers: {
    yes: says('Geen nummer komt twee keer voor.', 'No number occurs twice.'),
    no: says('Een registratienummer komt twee keer voor.', 'An entry number occurs twice.'),
  },
  codes: {
    yes: says(
      'Alle codes staan in de codelijsten die erbij zitten.',
      'All codes are in the code lists that come with it.',
    ),
    no: says('Een code staat niet in de codelijsten.', 'A code is not in the code lists.'),
  },
  receipt_form: {
    yes: says('Het ontvangstbewijs heeft de vaste vorm.', 'The receipt has the fixed form.'),
    no: says('Het ontvangstbewijs heeft niet de vaste vorm.', 'The receipt does not have the fixed form.'),
  },
  against_form: {
    yes: says('De eerdere stand is leesbaar.', 'The earlier checkpoint can be read.'),
    no: says('De eerdere stand heeft niet de juiste vorm.', 'The earlier checkpoint does not have the right form.'),
  },
  against_signature: {
    yes: says('De eerdere stand is door het logboek ondertekend.', 'The earlier checkpoint is signed by the log.'),
    no: says('De eerdere stand is niet goed ondertekend.', 'The earlier checkpoint is not rightly signed by the log.'),
    open: says('Niet bekeken wie de eerdere stand tekende.', 'Who signed the earlier checkpoint was not looked at.'),
  },
  against_origin: {
    yes: says('Beide standen zijn van hetzelfde logboek.', 'Both checkpoints are of one log.'),
    no: says('De standen zijn niet van hetzelfde logboek.', 'The checkpoints are not of one log.'),
    open: says(
      'De standen zijn van twee logboeken, bijvoorbeeld na herstel: zij zijn niet te vergelijken.',
      'The checkpoints are of two logs, for example after a restore: they cannot be compared.',
    ),
  },
  against_size: {
    yes: says('Het logboek is niet korter geworden.', 'The log did not become shorter.'),
    // Which of the two was first, the verifier cannot know: a checkpoint has no time.
    no: says(
      'Het logboek is korter dan bij die stand: het is teruggezet, of dit is van voor die stand.',
      'The log is shorter than at that checkpoint: it was rolled back, or this is from before it.',
    ),
  },
  against_root: {
    yes: says('Het is dezelfde stand.', 'It is the same checkpoint.'),
    no: says(
      'Het logboek is herschreven: even lang, andere inhoud.',
      'The log was rewritten: as long, other contents.',
    ),
  },
  consistency: {
    yes: says('Het logboek begint met wat er eerder stond.', 'The log begins with what was there before.'),
    no: says(
      'Niet bewezen: het logboek begint niet met wat er eerder stond.',
      'The proof does not fit both checkpoints.',
    ),
    open: says(
      'Hiervoor is het logboek nodig, of een bewijs dat erbij hoort.',
      'This needs the journal, or a proof made from it.',
    ),
  },
} as const satisfies Record<string, Sentences>;

export type CheckId = keyof typeof CHECKS;

/** All ids, in the order of the list. */
export const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[];

export interface Check {
  readonly id: CheckId;
  /** null: not decided, `says` tells what is missing. */
  readonly ok: boolean | null;
  readonly says: Sentence;
}

/** Where something is wrong: a line, from 1, or the name of a field or file. */
export type Place = number | string;

/** What a parser throws: bytes it does not accept. Never leaves this folder. */
export class Refusal extends Error {
  readonly id: CheckId;
  readonly at: Place | null;

  constructor(id: CheckId, at: Place | null = null) {
    super(id);
    this.id = id;
    this.at = at;
  }
}

export function makeCheck(id: CheckId, ok: boolean | null, at: Place | null = null): Check {
  const all: Sentences = CHECKS[id];
  const { nl, en } = ok === null ? (all.open ?? all.no) : ok ? all.yes : all.no;
  if (at === null) return { id, ok, says: { nl, en } };
  const [here, there] = typeof at === 'number' ? [`regel ${at}`, `line ${at}`] : [at, at];
  return { id, ok, says: { nl: `${nl} (${here})`, en: `${en} (${there})` } };
}
