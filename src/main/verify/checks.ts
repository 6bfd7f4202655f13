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
    no: says('Het logboek is teruggezet: het was eerder langer.', 'The log was rolled back: it was longer before.'),
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
