import type { QuarterCheck } from '../../shared/office-records.ts';
import { type Both, count, many, type Subject } from './text.ts';

/** What holds for all of them: none, one and many are three sentences. */
function ofAll(n: number, none: string, one: string, all: string): string {
  return n === 0 ? none : n === 1 ? one : all;
}

export const quarterText = {
  range: {
    nl: (from: string, to: string) => `${from} tot en met ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  todayIs: { nl: (day: string) => ` · vandaag is ${day}`, en: (day: string) => ` · today is ${day}` },
  earlier: { nl: 'Vorig kwartaal', en: 'Quarter before' },
  later: { nl: 'Volgend kwartaal', en: 'Next quarter' },
  close: { nl: 'Kwartaal sluiten', en: 'Close the quarter' },
  // --- time line
  over: { nl: 'kwartaal voorbij', en: 'quarter over' },
  ends: {
    nl: (n: number) => `kwartaal voorbij, over ${many('nl', n, 'dag', 'dagen')}`,
    en: (n: number) => `quarter over, in ${many('en', n, 'day', 'days')}`,
  },
  signed: { nl: 'ondertekening klaar', en: 'sign-off done' },
  delivered: { nl: 'naar BZK', en: 'to BZK' },
  consolidated: { nl: 'overzicht van BZK', en: 'overview by BZK' },
  inDays: {
    nl: (n: number) => `over ${many('nl', n, 'dag', 'dagen')}`,
    en: (n: number) => `in ${many('en', n, 'day', 'days')}`,
  },
  ago: {
    nl: (n: number) => `${many('nl', n, 'dag', 'dagen')} geleden`,
    en: (n: number) => `${many('en', n, 'day', 'days')} ago`,
  },
  timeLine: { nl: 'Tijdlijn van het kwartaal', en: 'Time line of the quarter' },
  // --- terms
  term: { nl: 'Ambtsperiode', en: 'Term of office' },
  statement: { nl: 'Opgave', en: 'Return' },
  entries: { nl: 'Registraties', en: 'Entries' },
  signedCount: { nl: 'Ondertekend', en: 'Signed' },
  openCount: { nl: 'Open', en: 'Open' },
  emptyWeeks: { nl: 'Weken zonder invoer', en: 'Weeks without input' },
  action: { nl: 'Doen', en: 'Do' },
  together: { nl: 'Samen', en: 'Together' },
  from: { nl: (day: string) => `vanaf ${day}`, en: (day: string) => `from ${day}` },
  until: { nl: (day: string) => `tot ${day}`, en: (day: string) => `until ${day}` },
  late: { nl: (n: number) => `${count('nl', n)} nagekomen`, en: (n: number) => `${count('en', n)} late` },
  returned: { nl: (n: number) => `${count('nl', n)} teruggegeven`, en: (n: number) => `${count('en', n)} given back` },
  none: { nl: 'nog niet gegeven', en: 'not given yet' },
  paper: { nl: 'op papier, nog niet bevestigd', en: 'on paper, not confirmed yet' },
  use: { nl: 'gebruik', en: 'use' },
  nil: { nl: 'nihil', en: 'nil' },
  wayApp: { nl: 'ondertekend in het programma', en: 'signed in the program' },
  wayPaper: { nl: 'ondertekend op papier', en: 'signed on paper' },
  wayRemote: { nl: 'ondertekend op afstand', en: 'signed by file' },
  given: {
    nl: (n: number, all: number) => `${count('nl', n)} van ${count('nl', all)} gegeven`,
    en: (n: number, all: number) => `${count('en', n)} of ${count('en', all)} given`,
  },
  week: { nl: (n: string) => `week ${n}`, en: (n: string) => `week ${n}` },
  weeks: { nl: (n: number) => many('nl', n, 'week', 'weken'), en: (n: number) => many('en', n, 'week', 'weeks') },
  letSign: { nl: 'Laat ondertekenen', en: 'Have it signed' },
  view: { nl: 'Bekijk registraties', en: 'View entries' },
  reason: { nl: 'Reden kiezen', en: 'Choose a reason' },
  // --- checks
  ready: { nl: 'Klaar om te sluiten?', en: 'Ready to close?' },
  readyCount: {
    nl: (ok: number, open: number) =>
      `${count('nl', ok)} in orde, ${count('nl', open)} staan open. Sluiten kan altijd.`,
    en: (ok: number, open: number) =>
      `${count('en', ok)} in order, ${count('en', open)} open. Closing is always possible.`,
  },
  list: { nl: 'Bekijk', en: 'View' },
  nothingUsed: { nl: 'Niets gebruikt', en: 'Nothing used' },
  ask: { nl: 'Kopieer verzoek', en: 'Copy a request' },
  askText: {
    nl: (names: string) =>
      `Wilt u het bewijs sturen bij ${names}? Een export van het gesprek of de mail als bestand is genoeg.`,
    en: (names: string) =>
      `Would you send the evidence with ${names}? An export of the conversation or the mail as a file is enough.`,
  },
  backup: { nl: 'Back-up maken', en: 'Make a backup' },
  judge: { nl: 'Naar accounts', en: 'To the accounts' },
  // --- chart
  perChannel: { nl: 'Kanalen', en: 'Channels' },
  channelHead: { nl: 'Kanaal', en: 'Channel' },
  perReason: { nl: 'Redenen', en: 'Reasons' },
  reasonHead: { nl: 'Reden', en: 'Reason' },
  others: { nl: (n: number) => `${count('nl', n)} andere`, en: (n: number) => `${count('en', n)} others` },
  perWeek: { nl: 'Registraties per week', en: 'Entries per week' },
  asTable: { nl: 'Als tabel', en: 'As a table' },
  asChart: { nl: 'Als grafiek', en: 'As a chart' },
  weekWord: { nl: 'week', en: 'week' },
  outside: { nl: 'niemand in functie', en: 'nobody in office' },
  noInput: { nl: 'geen invoer', en: 'no input' },
  nothing: { nl: 'niets gebruikt', en: 'nothing used' },
  chartSays: {
    nl: (n: number, all: number) =>
      n === all
        ? ofAll(
            n,
            'Er zijn nog geen registraties.',
            'De ene registratie staat op haar datum.',
            `Alle ${count('nl', n)} registraties staan op hun datum.`,
          )
        : `${count('nl', n)} van ${count('nl', all)} registraties op datum, ${count('nl', all - n)} met alleen een maand, onbekend of nagekomen.`,
    en: (n: number, all: number) =>
      n === all
        ? ofAll(
            n,
            'There are no entries yet.',
            'The one entry is at its date.',
            `All ${count('en', n)} entries are at their date.`,
          )
        : `${count('en', n)} of ${count('en', all)} entries at their date, ${count('en', all - n)} with only a month, unknown or late.`,
  },
  ifNow: { nl: 'Als u nu sluit', en: 'If you close now' },
  ifNowSays: {
    nl: (n: number) =>
      n === 0
        ? 'Dan staat er niets open. Wat later komt, gaat naar het volgende kwartaal.'
        : `Dan staan deze ${many('nl', n, 'punt', 'punten')} met naam in het register. Wat later komt, gaat naar het volgende kwartaal als nagekomen of als rechtzetting.`,
    en: (n: number) =>
      n === 0
        ? 'Then nothing is open. What comes later goes to the next quarter.'
        : `Then these ${many('en', n, 'point', 'points')} stand in the register by name. What comes later goes to the next quarter as late or as a correction.`,
  },
  typeIt: { nl: (q: string) => `U sluit door “${q}” te typen.`, en: (q: string) => `You close by typing “${q}”.` },
  // --- closing
  closeTitle: { nl: (q: string) => `${q} sluiten?`, en: (q: string) => `Close ${q}?` },
  closeOpen: {
    nl: (n: number) =>
      `${many('nl', n, 'punt staat', 'punten staan')} open. Sluit u nu, dan staan ze met naam in het register.`,
    en: (n: number) =>
      `${many('en', n, 'point is', 'points are')} open. If you close now, they stand in the register by name.`,
  },
  closeNothing: { nl: 'Er staat niets open.', en: 'Nothing is open.' },
  typeName: { nl: (q: string) => `Typ ${q}`, en: (q: string) => `Type ${q}` },
  typeWrong: { nl: (q: string) => `Hier moet ${q} staan.`, en: (q: string) => `This must read ${q}.` },
  passphrase: { nl: 'Uw wachtzin', en: 'Your passphrase' },
  passphraseNeeded: { nl: 'Typ uw wachtzin.', en: 'Type your passphrase.' },
  notOver: {
    nl: (day: string) => `Het kwartaal loopt tot en met ${day}. Daarna kunt u sluiten.`,
    en: (day: string) => `The quarter runs until ${day}. After that you can close.`,
  },
  onlyRecords: {
    nl: 'Informatiebeheer sluit het kwartaal, met de eigen wachtzin.',
    en: 'The records manager closes the quarter, with their own passphrase.',
  },
  closed: { nl: (q: string) => `${q} is gesloten.`, en: (q: string) => `${q} is closed.` },
  // --- so far
  soFar: { nl: 'Tussenstand bekijken', en: 'See the state so far' },
  soFarTitle: { nl: 'Tussenstand', en: 'The state so far' },
  soFarSays: {
    nl: 'Zo ziet het register eruit als u nu sluit. Er ligt nog niets vast.',
    en: 'This is the register if you close now. Nothing is fixed yet.',
  },
  soFarNone: { nl: 'Op dit blad staat nog niets.', en: 'Nothing on this sheet yet.' },
  soFarMore: {
    nl: (n: number) => `De eerste ${count('nl', n)} regels. Alles staat in de bestanden na het sluiten.`,
    en: (n: number) => `The first ${count('en', n)} lines. All of them are in the files after closing.`,
  },
  sheet: { nl: 'Blad', en: 'Sheet' },
  // --- the register
  register: { nl: 'Kwartaalregister', en: 'Quarterly register' },
  registerNumber: { nl: 'Nummer', en: 'Number' },
  version: { nl: 'Versie', en: 'Version' },
  checksum: { nl: 'Controlegetal', en: 'Checksum' },
  closedOn: { nl: 'Gesloten', en: 'Closed' },
  closedBy: {
    nl: (when: string, who: string) => `${when}, door ${who}`,
    en: (when: string, who: string) => `${when}, by ${who}`,
  },
  export: { nl: 'Exporteren', en: 'Export' },
  exportTitle: { nl: 'Welke bestanden?', en: 'Which files?' },
  edition: { nl: 'Uitgave', en: 'Edition' },
  editionIntern: { nl: 'Intern: alles', en: 'Internal: everything' },
  editionBzk: {
    nl: 'Voor BZK: zonder onderwerpen en namen van derden',
    en: 'For BZK: without subjects and names of others',
  },
  editionPublic: { nl: 'Openbaar: wat iedereen mag zien', en: 'Public: what everybody may see' },
  formats: { nl: 'Bestanden', en: 'Files' },
  formatNeeded: { nl: 'Kies ten minste één soort bestand.', en: 'Choose at least one kind of file.' },
  exporting: { nl: 'Bezig met schrijven en teruglezen', en: 'Writing and reading back' },
  exported: {
    nl: (n: number) => `${many('nl', n, 'bestand', 'bestanden')} geschreven`,
    en: (n: number) => `${many('en', n, 'file', 'files')} written`,
  },
  folder: { nl: (f: string) => `In map ${f}`, en: (f: string) => `In folder ${f}` },
  readBack: { nl: 'Teruggelezen', en: 'Read back' },
  fileName: { nl: 'Bestand', en: 'File' },
  bytes: { nl: 'Bytes', en: 'Bytes' },
  // --- unsigned
  unsignedTitle: {
    nl: (name: string) => `Waarom tekent ${name} niet?`,
    en: (name: string) => `Why does ${name} not sign?`,
  },
  save: { nl: 'Vastleggen', en: 'Record' },
  unsignedIs: {
    nl: (label: string) => `Reden bij sluiten: ${label}`,
    en: (label: string) => `Reason at close: ${label}`,
  },
  // --- accounts
  stillUsed: { nl: 'Nog gebruikt', en: 'Still used' },
  autoDeleteOff: { nl: 'Verdwijnen staat uit', en: 'Disappearing is off' },
  linkedChecked: { nl: 'Gekoppelde toestellen bekeken', en: 'Linked devices checked' },
  twoStepOn: { nl: 'Twee stappen aan', en: 'Two steps on' },
  judgement: { nl: 'Oordeel', en: 'Judgement' },
  judgeOf: { nl: (name: string) => `Beoordelen: ${name}`, en: (name: string) => `Judge: ${name}` },
  judgeWho: { nl: 'Wie oordeelde', en: 'Who judged' },
  judgeRole: { nl: 'Functie', en: 'Role' },
  judgeNeed: { nl: 'Schrijf op wie oordeelde.', en: 'Write down who judged.' },
  judgeOn: { nl: 'Op', en: 'On' },
  judgeOnHint: { nl: 'Leeg is vandaag', en: 'Empty means today' },
  measure: { nl: 'Maatregel', en: 'Measure' },
  basis: { nl: 'Waarop het rust', en: 'What it rests on' },
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  unknown: { nl: 'onbekend', en: 'unknown' },
  // --- empty
  emptyTitle: { nl: 'Nog geen registraties in dit kwartaal', en: 'No entries in this quarter yet' },
  emptySays: {
    nl: 'Registreer wat er was, of zeg per week dat er niets was. Geen invoer is iets anders dan niets.',
    en: 'Log what there was, or say per week that there was nothing. No input is not the same as nothing.',
  },
  emptyLog: { nl: 'Registreren zonder bestand', en: 'Log without a file' },
  emptyStatement: { nl: 'Naar de verklaring', en: 'To the statement' },
} satisfies Subject;

type CheckSays = (check: QuarterCheck, names: string) => string;

/** Each check as a sentence, met and not met. `names`: the names it is about, as people say them. */
export const checkOk: Record<QuarterCheck['key'], Both<CheckSays>> = {
  statements: {
    nl: (c) =>
      ofAll(
        c.total,
        'Er hoeft geen opgave te komen.',
        'De ene opgave is gegeven.',
        `Alle ${c.total} opgaven zijn gegeven.`,
      ),
    en: (c) => ofAll(c.total, 'No return is due.', 'The one return is given.', `All ${c.total} returns are given.`),
  },
  unsigned: {
    nl: (c) =>
      ofAll(
        c.total,
        'Geen registratie wacht op de bewindspersoon.',
        'De ene registratie is gezien door de bewindspersoon.',
        `Alle ${c.total} registraties zijn gezien door de bewindspersoon.`,
      ),
    en: (c) =>
      ofAll(
        c.total,
        'No entry waits for the office holder.',
        'The one entry was seen by the office holder.',
        `All ${c.total} entries were seen by the office holder.`,
      ),
  },
  returned: { nl: () => 'Niets is teruggegeven.', en: () => 'Nothing is given back.' },
  drafts: { nl: () => 'Er zijn geen concepten.', en: () => 'There are no drafts.' },
  evidence: {
    nl: () => 'Van geen registratie moet het bewijs nog komen.',
    en: () => 'No entry waits for its evidence.',
  },
  weeks: {
    nl: (c) =>
      ofAll(
        c.total,
        'Er is nog geen week voorbij.',
        'De ene week heeft invoer.',
        `Geen van de ${c.total} weken ging zonder invoer voorbij.`,
      ),
    en: (c) =>
      ofAll(
        c.total,
        'No week is over yet.',
        'The one week has input.',
        `None of the ${c.total} weeks went by without input.`,
      ),
  },
  nature: {
    nl: (c) =>
      ofAll(
        c.total,
        'Van geen registratie moet de soort informatie nog worden gewogen.',
        'Van de ene registratie is de soort informatie gewogen.',
        `Van alle ${c.total} registraties is de soort informatie gewogen.`,
      ),
    en: (c) =>
      ofAll(
        c.total,
        'Of no entry the kind of information is still to be weighed.',
        'The kind of information of the one entry is weighed.',
        `The kind of information of all ${c.total} entries is weighed.`,
      ),
  },
  outcomes: {
    nl: (c) =>
      ofAll(
        c.total,
        'Over het bewaren van geen registratie moet nog worden besloten.',
        'Over het bewaren van de ene registratie is besloten.',
        `Over het bewaren van alle ${c.total} registraties is besloten.`,
      ),
    en: (c) =>
      ofAll(
        c.total,
        'Of no entry the keeping is still to be decided.',
        'The keeping of the one entry is decided.',
        `The keeping of all ${c.total} entries is decided.`,
      ),
  },
  judgements: {
    nl: (c) => `De CISO beoordeelde ${c.total} van ${c.total} accounts.`,
    en: (c) => `The CISO judged ${c.total} of ${c.total} accounts.`,
  },
  evidenceWhole: {
    nl: () => 'Alle bewijs is gelezen en klopt met zijn controlegetal.',
    en: () => 'All evidence was read and matches its checksum.',
  },
  backup: {
    nl: () => 'De laatste back-up is van vandaag of gisteren, en is nagelezen.',
    en: () => 'The last backup is of today or yesterday, and was read back.',
  },
};

export const checkOpen: Record<QuarterCheck['key'], Both<CheckSays>> = {
  statements: {
    nl: (_c, n) => `${n} heeft de opgave nog niet gegeven.`,
    en: (_c, n) => `${n} has not given the return yet.`,
  },
  unsigned: {
    nl: (c, n) => `${many('nl', c.count, 'registratie wacht', 'registraties wachten')} op een handtekening: ${n}.`,
    en: (c, n) => `${many('en', c.count, 'entry waits', 'entries wait')} for a signature: ${n}.`,
  },
  returned: {
    nl: (c, n) => `${many('nl', c.count, 'registratie is', 'registraties zijn')} teruggegeven: ${n}.`,
    en: (c, n) => `${many('en', c.count, 'entry is', 'entries are')} given back: ${n}.`,
  },
  drafts: {
    nl: (c, n) => `${many('nl', c.count, 'concept is', 'concepten zijn')} niet vastgelegd: ${n}.`,
    en: (c, n) => `${many('en', c.count, 'draft is', 'drafts are')} not logged: ${n}.`,
  },
  evidence: {
    nl: (c, n) => `Van ${many('nl', c.count, 'registratie', 'registraties')} volgt het bewijs nog: ${n}.`,
    en: (c, n) => `Of ${many('en', c.count, 'entry', 'entries')} the evidence is still to follow: ${n}.`,
  },
  weeks: {
    nl: (c, n) => `${many('nl', c.count, 'week heeft', 'weken hebben')} geen invoer: ${n}.`,
    en: (c, n) => `${many('en', c.count, 'week has', 'weeks have')} no input: ${n}.`,
  },
  nature: {
    nl: (c, n) =>
      `Van ${many('nl', c.count, 'registratie', 'registraties')} is de soort informatie niet gewogen: ${n}.`,
    en: (c, n) => `Of ${many('en', c.count, 'entry', 'entries')} the kind of information is not weighed: ${n}.`,
  },
  outcomes: {
    nl: (c, n) =>
      `Over het bewaren van ${many('nl', c.count, 'registratie', 'registraties')} is nog niet besloten: ${n}.`,
    en: (c, n) => `The keeping of ${many('en', c.count, 'entry', 'entries')} is not decided: ${n}.`,
  },
  judgements: {
    nl: (c, n) => `De CISO beoordeelde ${c.total - c.count} van ${c.total} accounts. Nog niet: ${n}.`,
    en: (c, n) => `The CISO judged ${c.total - c.count} of ${c.total} accounts. Not yet: ${n}.`,
  },
  evidenceWhole: {
    nl: (c) => `${many('nl', c.count, 'bestand klopt', 'bestanden kloppen')} niet met het controlegetal.`,
    en: (c) => `${many('en', c.count, 'file does', 'files do')} not match its checksum.`,
  },
  backup: {
    nl: (_c, n) => (n ? `De laatste back-up is van ${n}.` : 'Er is nog geen back-up.'),
    en: (_c, n) => (n ? `The last backup is of ${n}.` : 'There is no backup yet.'),
  },
};

export const basisNames: Record<string, Both> = {
  endToEnd: { nl: 'Van begin tot eind versleuteld', en: 'Encrypted end to end' },
  twoStep: { nl: 'Twee stappen of pincode aan', en: 'Two-step or PIN on' },
  linkedDevicesChecked: { nl: 'Gekoppelde toestellen bekeken', en: 'Linked devices checked' },
  disappearingOff: { nl: 'Verdwijnberichten uit', en: 'Disappearing messages off' },
  deviceManaged: { nl: 'Toestel beheerd', en: 'Device managed' },
  contentUnclassified: { nl: 'Inhoud niet gerubriceerd', en: 'Contents unclassified' },
  contentNotSensitive: { nl: 'Inhoud niet gevoelig', en: 'Contents not sensitive' },
  channelNotHighRisk: { nl: 'Kanaal geen risico-app', en: 'Channel no high-risk app' },
  noIncident: { nl: 'Geen incident in de periode', en: 'No incident in the period' },
};

/** How a file was read back before it was called done. */
export const readBackWays = {
  cells: { nl: 'elke cel', en: 'every cell' },
  secondReader: { nl: 'elke cel, door een tweede lezer', en: 'every cell, by a second reader' },
  texts: { nl: 'elke tekst', en: 'every text' },
} satisfies Subject;
