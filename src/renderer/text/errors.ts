import type { ErrorCode } from '../../shared/errors.ts';
import type { Both } from './text.ts';

/** What a person reads when something did not work: what happened, what was kept, what to do. */
export interface ErrorText {
  says: string;
  kept: string;
  todo: string;
}

const SAME: Both = { nl: 'Er is niets veranderd.', en: 'Nothing was changed.' };
const TYPED: Both = { nl: 'Wat u invulde, staat er nog.', en: 'What you filled in is still there.' };
const WHOLE: Both = { nl: 'Het register is heel en ongewijzigd.', en: 'The register is whole and unchanged.' };
const ASK: Both = {
  nl: 'Vraag de beheerder van uw ministerie om hulp.',
  en: 'Ask the administrator of your ministry.',
};

function error(
  says: readonly [nl: string, en: string],
  kept: Both,
  todo: readonly [nl: string, en: string] | Both,
): Both<ErrorText> {
  const next: Both = 'nl' in todo ? todo : { nl: todo[0], en: todo[1] };
  return {
    nl: { says: says[0], kept: kept.nl, todo: next.nl },
    en: { says: says[1], kept: kept.en, todo: next.en },
  };
}

export const errors: Record<ErrorCode, Both<ErrorText>> = {
  unknown_call: error(
    ['Het venster vroeg iets wat het programma niet kent.', 'The window asked something the program does not know.'],
    SAME,
    ['Sluit het programma en start het opnieuw.', 'Close the program and start it again.'],
  ),
  invalid_input: error(
    ['Een van de velden is niet goed ingevuld.', 'One of the fields is not filled in properly.'],
    TYPED,
    ['Kijk de velden na en probeer het opnieuw.', 'Check the fields and try again.'],
  ),
  not_allowed: error(['Met uw rol kan dit niet.', 'Your role does not include this.'], SAME, [
    'Vraag een collega met de juiste rol.',
    'Ask a colleague with the right role.',
  ]),
  usage: error(['De opdracht klopt niet.', 'The command is not right.'], SAME, [
    'Kijk in de hulp hoe het moet.',
    'Look in the help how it works.',
  ]),
  workspace_exists: error(['In deze map staat al iets.', 'There is already something in this folder.'], SAME, [
    'Kies een lege map.',
    'Choose an empty folder.',
  ]),
  workspace_not_found: error(
    ['Het register staat niet meer op deze plek.', 'The register is no longer in this place.'],
    { nl: 'Er is niets weggegooid.', en: 'Nothing was thrown away.' },
    ['Sluit de stick aan of zoek de map.', 'Connect the stick or find the folder.'],
  ),
  workspace_in_use: error(['Dit register is op een andere plek open.', 'This register is open elsewhere.'], SAME, [
    'Sluit het daar, of lees hier alleen.',
    'Close it there, or only read here.',
  ]),
  workspace_damaged: error(
    ['Een bestand van dit register is beschadigd.', 'A file of this register is damaged.'],
    { nl: 'Er is niets gewist of overschreven.', en: 'Nothing was erased or overwritten.' },
    ['Zet een back-up terug in een nieuwe map.', 'Restore a backup into a new folder.'],
  ),
  workspace_foreign: error(['Deze map is geen kanaalregister.', 'This folder is not a Kanaalregister.'], SAME, [
    'Kies de map die eindigt op .kanaalregister.',
    'Choose the folder ending in .kanaalregister.',
  ]),
  workspace_newer: error(
    [
      'Een nieuwere versie van het programma maakte dit register.',
      'A newer version of the program made this register.',
    ],
    WHOLE,
    ['Werk het programma bij en open het dan.', 'Update the program and open it then.'],
  ),
  workspace_read_only: error(['Dit register is alleen te lezen.', 'This register can only be read.'], SAME, [
    'Boven in het venster staat waarom.',
    'The top of the window says why.',
  ]),
  workspace_locked: error(
    ['Het register is op slot.', 'The register is locked.'],
    { nl: 'Wat bewaard was, is er nog.', en: 'What was saved is still there.' },
    ['Ontgrendel het met uw wachtzin.', 'Unlock it with your passphrase.'],
  ),
  workspace_rolled_back: error(
    [
      'Dit register is ouder dan wat deze computer eerder zag.',
      'This register is older than this computer saw before.',
    ],
    { nl: 'Er is niets overschreven. Lezen kan.', en: 'Nothing was overwritten. Reading works.' },
    ['Zoek de nieuwste map of back-up.', 'Find the newest folder or backup.'],
  ),
  place_refused: error(
    ['Een register mag niet op deze plek staan.', 'A register cannot be kept in this place.'],
    SAME,
    [
      'Kies een map op deze computer, niet op een netwerk of in de cloud. Uw beheerder kan plaatsen vastleggen.',
      'Choose a folder on this computer, not on a network or in the cloud. Your administrator may have fixed the places.',
    ],
  ),
  path_too_long: error(['De naam van de map is te lang.', 'The name of the folder is too long.'], SAME, [
    'Kies een kortere naam of een map hogerop.',
    'Choose a shorter name or a folder higher up.',
  ]),
  disk_full: error(
    ['De schijf is vol.', 'The disk is full.'],
    { nl: 'Wat al vastgelegd was, is heel.', en: 'What was logged already is whole.' },
    ['Maak ruimte en probeer het opnieuw.', 'Make room and try again.'],
  ),
  no_access: error(['U mag hier niet lezen of schrijven.', 'You may not read or write here.'], SAME, [
    'Kies een andere map, of laat ICT de rechten van deze map nakijken.',
    'Choose another folder, or have IT look at the rights of this one.',
  ]),
  slots_changed: error(
    [
      'De lijst met wachtzinnen is buiten het programma veranderd.',
      'The list of passphrases changed outside the program.',
    ],
    WHOLE,
    ASK,
  ),
  wrong_passphrase: error(
    ['Deze wachtzin past niet bij deze persoon.', 'This passphrase does not belong to this person.'],
    { nl: 'Proberen kan zo vaak u wilt.', en: 'You can try as often as you like.' },
    ['Kijk of Caps Lock uit staat en typ opnieuw.', 'Check that Caps Lock is off and type again.'],
  ),
  weak_passphrase: error(['Deze wachtzin is te makkelijk te raden.', 'This passphrase is too easy to guess.'], TYPED, [
    'Neem vijf woorden die niet bij elkaar horen.',
    'Take five words that do not belong together.',
  ]),
  weak_kdf: error(
    ['Het slot van deze persoon is te zwak gemaakt.', 'The lock of this person was made too weak.'],
    WHOLE,
    ['Open het register met het herstelblad.', 'Open the register with the recovery sheet.'],
  ),
  wrong_code: error(
    ['Deze eenmalige code klopt niet.', 'This one-time code is not right.'],
    { nl: 'De code blijft geldig.', en: 'The code stays valid.' },
    ['Typ de code opnieuw, of vraag een nieuwe.', 'Type the code again, or ask for a new one.'],
  ),
  wrong_recovery: error(
    ['Dit herstelblad hoort niet bij dit register.', 'This recovery sheet does not belong to this register.'],
    SAME,
    ['Kijk elke groep na. Hoofdletters maken niet uit.', 'Check every group. Capitals do not matter.'],
  ),
  no_signing_key: error(
    ['U hebt nog geen sleutel om te ondertekenen.', 'You do not have a key to sign with yet.'],
    SAME,
    ['Ontgrendel eerst met uw eenmalige code.', 'Unlock with your one-time code first.'],
  ),
  slot_missing: error(
    ['Deze persoon heeft geen toegang tot dit register.', 'This person has no access to this register.'],
    SAME,
    ['Vraag een secretaris om een eenmalige code.', 'Ask a secretary for a one-time code.'],
  ),
  passphrase_needed: error(['Er is nog geen wachtzin gekozen.', 'No passphrase was chosen yet.'], TYPED, [
    'Kies een wachtzin en typ hem twee keer.',
    'Choose a passphrase and type it twice.',
  ]),
  not_found: error(['Dit is er niet meer.', 'This is no longer there.'], SAME, [
    'Ga terug naar de lijst.',
    'Go back to the list.',
  ]),
  unknown_code: error(
    ['Een gekozen woord staat niet in de lijst van die dag.', 'A chosen word is not in the list of that day.'],
    TYPED,
    ['Kies een woord uit de lijst.', 'Choose a word from the list.'],
  ),
  incomplete_entry: error(
    ['Er staan nog vragen open.', 'Some questions are still open.'],
    { nl: 'Uw concept is bewaard.', en: 'Your draft is kept.' },
    ['Beantwoord de eerste open vraag.', 'Answer the first open question.'],
  ),
  version_conflict: error(
    ['Iemand anders wijzigde deze registratie intussen.', 'Someone else changed this entry meanwhile.'],
    TYPED,
    ['Open de registratie opnieuw en kijk het verschil na.', 'Open the entry again and look at the difference.'],
  ),
  wrong_state: error(['Dit kan nu niet met deze registratie.', 'This cannot be done with this entry now.'], SAME, [
    'Kijk naar de status. Die zegt wat wel kan.',
    'Look at the status. It says what can be done.',
  ]),
  quarter_closed: error(['Dit kwartaal is gesloten.', 'This quarter is closed.'], TYPED, [
    'Maak met “Rechtzetten” een nieuwe registratie die hiernaar verwijst.',
    'Use “Correct” to make a new entry that refers to this one.',
  ]),
  quarter_not_over: error(['Dit kwartaal is nog niet voorbij.', 'This quarter is not over yet.'], SAME, [
    'Sluit na de laatste dag van het kwartaal.',
    'Close after the last day of the quarter.',
  ]),
  quarter_open: error(['Dit kwartaal is nog open.', 'This quarter is still open.'], SAME, [
    'Sluit het kwartaal eerst.',
    'Close the quarter first.',
  ]),
  nothing_changed: error(
    [
      'Dit concept zegt hetzelfde als de registratie. Dan is er niets om recht te zetten.',
      'This draft says the same as the entry. Then there is nothing to correct.',
    ],
    TYPED,
    [
      'Verander het antwoord dat niet klopt. Is alles goed? Kies dan “Weg ermee”.',
      'Change the answer that is wrong. Is everything right? Then choose “Throw away”.',
    ],
  ),
  consent_mismatch: error(
    ['De getypte woorden zijn niet de gevraagde woorden.', 'The words typed are not the words asked for.'],
    SAME,
    ['Typ de woorden precies over.', 'Copy the words exactly.'],
  ),
  content_blocked: error(
    [
      'Bij deze rubricering mag de inhoud niet in het register.',
      'With this classification the contents cannot be kept here.',
    ],
    { nl: 'De inhoud is niet opgeslagen.', en: 'The contents were not stored.' },
    [
      'Registreer zonder inhoud en bel de beveiligingsautoriteit.',
      'Log without contents and call the security authority.',
    ],
  ),
  reason_needed: error(['Hier hoort een reden bij.', 'A reason belongs here.'], TYPED, [
    'Schrijf de reden in een paar woorden.',
    'Write the reason in a few words.',
  ]),
  duplicate: error(['Dit staat er al.', 'This is already there.'], SAME, [
    'Open wat er al staat.',
    'Open what is already there.',
  ]),
  request_used: error(
    ['Dit verzoek is al gebruikt: er is al voor getekend.', 'This request was used already: it was signed before.'],
    SAME,
    [
      'De eerste handtekening telt. Kijk na wat toen is getekend.',
      'The first signature counts. Look at what was signed then.',
    ],
  ),
  request_stale: error(
    ['De registraties zijn veranderd nadat deze tekst is gemaakt.', 'The entries changed after this text was made.'],
    { nl: 'Er is niet getekend.', en: 'Nothing was signed.' },
    ['Maak de tekst opnieuw en kijk hem na.', 'Make the text again and check it.'],
  ),
  request_replaced: error(
    ['Een nieuwer verzoek kwam in de plaats van dit verzoek.', 'A newer request took the place of this one.'],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    [
      'Laat het nieuwste verzoek tekenen, of maak een nieuw verzoek.',
      'Have the newest request signed, or make a new one.',
    ],
  ),
  receipt_invalid: error(
    ['Vorm of handtekening van dit ontvangstbewijs klopt niet.', 'Form or signature of this receipt is not right.'],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Vraag de ontvanger het opnieuw te sturen.', 'Ask the receiver to send it again.'],
  ),
  receipt_foreign: error(
    ['Dit ontvangstbewijs gaat over een levering van een ander.', 'This receipt is about a package of somebody else.'],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Geef het aan het secretariaat waarvoor het is.', 'Give it to the private office it is for.'],
  ),
  receipt_other_package: error(
    [
      'Dit ontvangstbewijs gaat over een ander bestand dan u het laatst maakte.',
      'This receipt is about another file than the one you made last.',
    ],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    [
      'Het bestand is onderweg veranderd, of u maakte daarna een nieuwe levering. Stuur de laatste levering opnieuw.',
      'The file was changed on its way, or you made a new package since. Send the last package again.',
    ],
  ),
  receiver_changed: error(
    ['De ontvanger tekent met een andere sleutel dan eerst.', 'The receiver signs with another key than before.'],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Bel de ontvanger en vergelijk het sleutelnummer.', 'Call the receiver and compare the key number.'],
  ),
  text_changed: error(
    ['De tekst is niet gelijk aan wat op het scherm stond.', 'The text differs from what was on the screen.'],
    { nl: 'Er is niet getekend.', en: 'Nothing was signed.' },
    ['Maak de tekst opnieuw en kijk hem na.', 'Make the text again and check it.'],
  ),
  not_the_signer: error(
    ['Deze opgave is van iemand anders.', 'This statement belongs to someone else.'],
    { nl: 'Er is niet getekend.', en: 'Nothing was signed.' },
    ['Laat de persoon zelf ontgrendelen en tekenen.', 'Let the person unlock and sign.'],
  ),
  already_confirmed: error(['U hebt dit al bevestigd.', 'You confirmed this already.'], SAME, [
    'Een tweede persoon bevestigt het ook.',
    'A second person confirms it as well.',
  ]),
  identity_invalid: error(
    ['Dit is geen handtekeningbestand, of het is veranderd.', 'This is no signature file, or it was changed.'],
    { nl: 'Er is niet getekend.', en: 'Nothing was signed.' },
    ['Neem uw handtekening opnieuw mee van kantoor.', 'Take your signature along again from the office.'],
  ),
  request_invalid: error(
    [
      'Dit bestand is geen verzoek, of het is onderweg veranderd.',
      'This file is no request, or it was changed on the way.',
    ],
    { nl: 'Er is niet getekend.', en: 'Nothing was signed.' },
    ['Vraag een nieuw verzoek.', 'Ask for a new request.'],
  ),
  request_not_yours: error(
    [
      'Dit verzoek is voor iemand anders, of voor een eerdere handtekening.',
      'This request is for somebody else, or for an earlier signature.',
    ],
    { nl: 'Er is niet getekend.', en: 'Nothing was signed.' },
    [
      'Vraag het secretariaat voor wie het is. Koos u een nieuwe wachtzin? Neem dan uw handtekening opnieuw mee.',
      'Ask your office whom it is for. Did you choose a new passphrase? Then take your signature along again.',
    ],
  ),
  request_forged: error(
    [
      'Dit verzoek komt niet van het register dat uw handtekening kent.',
      'This request does not come from the register that your signature knows.',
    ],
    { nl: 'Er is niet getekend.', en: 'Nothing was signed.' },
    [
      'Bel het secretariaat. Ging daar iemand weg, neem dan uw handtekening opnieuw mee.',
      'Call your office. If somebody left there, take your signature along again.',
    ],
  ),
  answer_invalid: error(
    [
      'Dit bestand is geen antwoord, of het is onderweg veranderd.',
      'This file is no answer, or it was changed on the way.',
    ],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Vraag de bewindspersoon het opnieuw te sturen.', 'Ask the office holder to send it again.'],
  ),
  answer_not_ours: error(
    ['Dit antwoord is voor een ander register.', 'This answer is for another register.'],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Geef het aan het secretariaat waarvoor het is.', 'Give it to the private office it is for.'],
  ),
  answer_repeated: error(['Dit antwoord is al ingenomen.', 'This answer was taken in already.'], SAME, [
    'Er hoeft niets meer te gebeuren.',
    'Nothing more needs to be done.',
  ]),
  answer_swapped: error(
    [
      'Wat in dit antwoord is getekend, hoort bij een ander verzoek.',
      'What was signed in this answer belongs to another request.',
    ],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Bel de bewindspersoon en maak een nieuw verzoek.', 'Call the office holder and make a new request.'],
  ),
  request_unknown: error(
    ['Dit register heeft dit verzoek niet gemaakt.', 'This register did not make this request.'],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Is een back-up teruggezet? Maak dan een nieuw verzoek.', 'Was a backup put back? Then make a new request.'],
  ),
  file_missing: error(
    ['Het bestand is niet meer te vinden.', 'The file can no longer be found.'],
    { nl: 'Van dit bestand is niets opgeslagen.', en: 'Nothing of this file was stored.' },
    ['Kies het bestand opnieuw.', 'Choose the file again.'],
  ),
  file_too_large: error(
    ['Het bestand is te groot.', 'The file is too large.'],
    { nl: 'Van dit bestand is niets opgeslagen.', en: 'Nothing of this file was stored.' },
    ['Kies alleen het deel dat werk is.', 'Choose only the part that is work.'],
  ),
  file_unreadable: error(
    ['Het bestand is niet te lezen.', 'The file cannot be read.'],
    { nl: 'Van dit bestand is niets opgeslagen.', en: 'Nothing of this file was stored.' },
    ['Maak het bestand opnieuw, of neem een schermafbeelding.', 'Make the file again, or take a screenshot.'],
  ),
  not_a_package: error(
    ['Dit bestand is geen levering.', 'This file is no package.'],
    { nl: 'Er is niets ingenomen.', en: 'Nothing was taken in.' },
    ['Geef het aan wie het nodig heeft.', 'Give it to whom it is for.'],
  ),
  evidence_damaged: error(
    ['Een bijlage is niet meer gelijk aan wat is vastgelegd.', 'An attachment no longer equals what was logged.'],
    { nl: 'De registratie zelf is heel.', en: 'The entry itself is whole.' },
    ['Zoek de bijlage in een back-up.', 'Find the attachment in a backup.'],
  ),
  folder_missing: error(['De map die u koos is er niet meer.', 'The folder you chose is no longer there.'], SAME, [
    'Sluit de stick weer aan, of kies een andere map.',
    'Connect the stick again, or choose another folder.',
  ]),
  out_not_empty: error(['In de gekozen map staat al iets.', 'There is already something in the chosen folder.'], SAME, [
    'Kies een lege map.',
    'Choose an empty folder.',
  ]),
  pdf_needs_chromium: error(
    ['Een pdf maken kan op deze computer niet.', 'This computer cannot make a pdf.'],
    { nl: 'De andere bestanden kunnen wel.', en: 'The other files can be made.' },
    ['Laat de pdf weg, of doe het op een andere computer.', 'Leave the pdf out, or use another computer.'],
  ),
  read_back_failed: error(
    ['Een gemaakt bestand was bij het nalezen niet gelijk.', 'A file that was made did not read back the same.'],
    { nl: 'Het bestand is niet uitgegeven.', en: 'The file was not handed out.' },
    ['Probeer het opnieuw. Gebeurt het weer, meld het dan.', 'Try again. If it happens again, report it.'],
  ),
  unknown_format: error(
    ['Dit soort bestand kent het programma niet.', 'The program does not know this kind of file.'],
    SAME,
    ['Kies een ander bestand.', 'Choose another file.'],
  ),
  no_trusted_key: error(
    ['Er is geen sleutel om dit mee te controleren.', 'There is no key to check this with.'],
    SAME,
    ['Vraag de sleutel op en vergelijk het nummer.', 'Ask for the key and compare its number.'],
  ),
  not_verifiable: error(['Dit is nu nog niet te bewijzen.', 'This cannot be proven yet.'], SAME, [
    'Maak eerst een ondertekende stand van het logboek.',
    'Make a signed state of the journal first.',
  ]),
  backup_damaged: error(
    ['Deze back-up is beschadigd.', 'This backup is damaged.'],
    { nl: 'Er is niets teruggezet of overschreven.', en: 'Nothing was restored or overwritten.' },
    ['Kies een andere back-up.', 'Choose another backup.'],
  ),
  is_backup: error(
    ['Dit is een back-up.', 'This is a backup.'],
    { nl: 'Hij is niet veranderd.', en: 'It is unchanged.' },
    ['Zet hem terug in een nieuwe map. Dan kunt u verder.', 'Restore it into a new folder. Then you can go on.'],
  ),
  salvage_other_workspace: error(
    ['Deze back-up is van een ander register.', 'This backup is of another register.'],
    { nl: 'Er is niets teruggezet.', en: 'Nothing was restored.' },
    ['Kies een back-up van het register dat beschadigd is.', 'Choose a backup of the register that is damaged.'],
  ),
  salvage_other_key: error(
    [
      'Deze back-up is van voordat de sleutel van het register veranderde.',
      'This backup is of before the key of the register changed.',
    ],
    { nl: 'Er is niets teruggezet.', en: 'Nothing was restored.' },
    [
      'Kies een back-up van daarna. Die ligt in de map back-ups naast het register.',
      'Choose a backup of after that. It lies in the folder backups beside the register.',
    ],
  ),
  salvage_other_history: error(
    [
      'Deze back-up en het beschadigde register horen niet bij elkaar.',
      'This backup and the damaged register do not belong together.',
    ],
    { nl: 'Er is niets teruggezet.', en: 'Nothing was restored.' },
    ['Kies een andere back-up.', 'Choose another backup.'],
  ),
  migration_failed: error(
    ['Dit register kon niet worden aangepast aan deze versie.', 'This register could not be brought to this version.'],
    {
      nl: 'Er is niets aan veranderd, en er ligt een back-up naast.',
      en: 'It is unchanged, and a backup lies beside it.',
    },
    ['Open het met de vorige versie van het programma.', 'Open it with the previous version of the program.'],
  ),
  cancelled: error(
    ['Het is gestopt voordat het klaar was.', 'It stopped before it was done.'],
    { nl: 'Wat al vastgelegd was, is er nog.', en: 'What was logged already is still there.' },
    ['Begin opnieuw als u dat wilt.', 'Start again if you like.'],
  ),
  internal: error(
    ['Er ging iets mis in het programma zelf.', 'Something went wrong in the program itself.'],
    { nl: 'Wat al vastgelegd was, is heel.', en: 'What was logged already is whole.' },
    ['Probeer het opnieuw. Blijft het, meld dan de foutcode.', 'Try again. If it stays, report the error code.'],
  ),
};
