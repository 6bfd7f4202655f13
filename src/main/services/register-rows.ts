/** The rows of a quarter's register, computed from the records (domain F2). Read again by `registers.ts` after close. */

import { createHash } from 'node:crypto';
import { COUNTED } from '../../shared/codes.ts';
import type { Account, OfficeTerm } from '../../shared/people-records.ts';
import { codeItem, labelOf, type Policy, riskOn } from '../../shared/policy.ts';
import { quarterDays } from '../../shared/quarter.ts';
import type { Row, SheetName } from '../../shared/register.ts';
import { maskAddress, termInQuarter } from '../../shared/rules.ts';
import { checkNumber } from '../keys/number.ts';
import { allAccounts } from '../store/accounts.ts';
import { type EntryRecord, entriesOfQuarter } from '../store/entries.ts';
import { countEvidence, evidenceOf } from '../store/evidence.ts';
import { allTerms } from '../store/people.ts';
import { acceptedSignOffs, statementsOf } from '../store/sign-offs.ts';
import { daysToLog } from './entry-view.ts';
import {
  addToTally,
  frequencyText,
  judgementOf,
  newTally,
  orderlyKept,
  type Tally,
  topReasons,
  worstJudgement,
} from './register-figures.ts';
import { archiveRows, codeRows, correctionRows, handoverRows, incidentRows } from './register-other-rows.ts';
import { CERTAINTY_WORDS, STATUS_WORDS } from './register-words.ts';
import type { Desk } from './session.ts';

/** Everything that several sheets need, read once. */
export interface QuarterFacts {
  quarter: string;
  terms: OfficeTerm[];
  accounts: Account[];
  perTerm: Map<string, Tally>;
  perAccount: Map<string, Tally>;
  withdrawn: number;
  /** Ids of who logged what counts. */
  loggedBy: Set<string>;
}

/** All at once; for a quarter that may be large and a core that must answer, `gatherFacts` in slices. */
export function quarterFacts(desk: Desk, quarter: string): QuarterFacts {
  const gathering = gatherFacts(desk, quarter);
  for (;;) {
    const step = gathering.next();
    if (step.done) return step.value;
  }
}

/** The same, yielding after every entry. */
export function* gatherFacts(desk: Desk, quarter: string): Generator<number, QuarterFacts> {
  const perTerm = new Map<string, Tally>();
  const perAccount = new Map<string, Tally>();
  const loggedBy = new Set<string>();
  let withdrawn = 0;
  for (const e of entriesOfQuarter(desk.db, quarter)) {
    yield 1;
    if (e.status === 'withdrawn') withdrawn += 1;
    if (!COUNTED.includes(e.status)) continue;
    if (e.state.loggedBy) loggedBy.add(e.state.loggedBy);
    tallyFor(perTerm, e.answers.termId, e, desk.policy);
    tallyFor(perAccount, e.answers.accountId, e, desk.policy);
  }
  const terms = allTerms(desk.db)
    .filter((t) => termInQuarter(t, quarter) || perTerm.has(t.id))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const ids = new Set(terms.map((t) => t.id));
  const accounts = allAccounts(desk.db).filter((a) => ids.has(a.termId) || perAccount.has(a.id));
  return { quarter, terms, accounts, perTerm, perAccount, withdrawn, loggedBy };
}

function tallyFor(map: Map<string, Tally>, key: string | null, e: EntryRecord, policy: Policy): void {
  if (key === null) return;
  let tally = map.get(key);
  if (!tally) {
    tally = newTally();
    map.set(key, tally);
  }
  addToTally(tally, e, policy);
}

const yes = (b: boolean): string => (b ? 'ja' : 'nee');

// --- sheet 1 and 2 ------------------------------------------------------------------------------------------------

/** What a term said of the quarter: GEBRUIK, NIHIL or GEEN_OPGAVE, and whether it was signed. */
export function returnOf(
  desk: Desk,
  termId: string,
  quarter: string,
): {
  statement: 'GEBRUIK' | 'NIHIL' | 'GEEN_OPGAVE';
  approval: string;
  signedAt: string | null;
  way: string | null;
  reason: string | null;
} {
  const given = statementsOf(desk.db, termId, quarter);
  const last = given[given.length - 1];
  const reason =
    desk.db.get<{ reason: string }>(
      'SELECT reason FROM unsigned_reason WHERE quarter = ? AND term_id = ?',
      quarter,
      termId,
    )?.reason ?? null;
  if (!last) return { statement: 'GEEN_OPGAVE', approval: 'NIET_GEACCORDEERD', signedAt: null, way: null, reason };
  const remarks = given.some((s) => s.asked.input.remark !== '' || s.asked.entries.some((e) => !e.decision.agreed));
  return {
    statement: given.every((s) => s.nil) ? 'NIHIL' : 'GEBRUIK',
    approval: remarks ? 'MET_OPMERKINGEN' : 'GEACCORDEERD',
    signedAt: last.acceptedAt,
    way: last.way,
    reason: null,
  };
}

function* statementRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const terms = new Map(facts.terms.map((t) => [t.id, t]));
  for (const s of acceptedSignOffs(desk.db, facts.quarter)) {
    const term = terms.get(s.termId);
    const hash = createHash('sha256').update(s.text, 'utf8').digest('hex');
    yield {
      soort: 'bewindspersoon',
      ambtsperiode_id: s.termId,
      naam: term?.personName ?? null,
      functie: term?.post ?? null,
      kwartaal: s.quarter,
      opgave: s.kind === 'kwartaal' ? (s.nil ? 'NIHIL' : 'GEBRUIK') : null,
      accordering:
        s.asked.entries.some((e) => !e.decision.agreed) || s.asked.input.remark !== ''
          ? 'MET_OPMERKINGEN'
          : 'GEACCORDEERD',
      verklaring: /^ik verklaar: (.*)$/m.exec(s.text)?.[1] ?? null,
      werkberichten_verwijderd: s.asked.input.deleted,
      opmerking: s.asked.input.remark === '' ? null : s.asked.input.remark,
      wijze: s.way,
      getekend_op: s.acceptedAt,
      verzoek: s.requestId,
      controlenummer: checkNumber(hash),
      notitie_sha256: createHash('sha256')
        .update(s.note ?? '', 'utf8')
        .digest('hex'),
    };
  }
  for (const term of facts.terms) {
    const given = returnOf(desk, term.id, facts.quarter);
    if (given.statement !== 'GEEN_OPGAVE') continue;
    yield {
      soort: 'bewindspersoon',
      ambtsperiode_id: term.id,
      naam: term.personName,
      functie: term.post,
      kwartaal: facts.quarter,
      opgave: 'GEEN_OPGAVE',
      accordering: 'NIET_GEACCORDEERD',
    };
  }
}

function* summaryRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  for (const term of facts.terms) {
    const t = facts.perTerm.get(term.id) ?? newTally();
    const given = returnOf(desk, term.id, facts.quarter);
    const kind = (...names: string[]): number => names.reduce((n, k) => n + (t.byKind.get(k) ?? 0), 0);
    const accounts = facts.accounts.filter((a) => a.termId === term.id);
    yield {
      ministerie_tooi: term.ministryCode,
      kabinet: term.cabinet,
      ambtsperiode_id: term.id,
      persoon_id: term.personId,
      functie: term.post,
      naam: term.personName,
      ambt_van: term.from,
      ambt_tot: term.until,
      beedigd_op: term.swornInOn,
      zakelijk_toestel_verstrekt_op: term.corporateDeviceOn,
      opgave: given.statement,
      accordering: given.approval,
      reden_niet_geaccordeerd: given.reason,
      aantal_registraties: t.entries,
      aantal_berichten: t.messages,
      aantal_mail: kind('MAIL'),
      aantal_chat: kind('CHAT', 'SOCIAL'),
      aantal_sms: kind('SMS'),
      aantal_bellen: kind('CALL', 'VIDEO'),
      aantal_bestand: kind('FILE', 'AI', 'ANY'),
      frequentie: frequencyText(t, desk.policy),
      kanalen: [...t.channels].sort().join('; '),
      redenen_top3: topReasons(t),
      veilig_oordeel: worstJudgement(accounts, facts.quarter),
      ordelijk_bewaard: orderlyKept(t),
      aantal_open: t.open,
      aantal_verloren: t.lost,
      aantal_incidenten: t.incidents.size,
      geaccordeerd_op: given.signedAt,
      toelichting: termInQuarter(term, facts.quarter) ? null : 'Alleen nagekomen registraties',
    };
  }
}

// --- sheet 3 ------------------------------------------------------------------------------------------------------

function* accountRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const terms = new Map(facts.terms.map((t) => [t.id, t]));
  const { to } = quarterDays(facts.quarter);
  for (const a of facts.accounts) {
    const term = terms.get(a.termId);
    const t = facts.perAccount.get(a.id) ?? newTally();
    const channel = codeItem(desk.policy, 'channels', a.channel);
    const judged = judgementOf(a, facts.quarter);
    const ticks = a.ticks.find((x) => x.quarter === facts.quarter);
    yield {
      account_id: a.id,
      ambtsperiode_id: a.termId,
      persoon_id: term?.personId ?? null,
      naam: term?.personName ?? null,
      kanaal_code: a.channel,
      kanaal: labelOf(desk.policy, 'channels', a.channel, 'nl'),
      soort: channel?.kind ?? null,
      aanbieder: channel?.provider ?? null,
      account_aanduiding: maskAddress(a.address) || null,
      toestel: a.device,
      gebruikt_van: a.usedFrom,
      gebruikt_tot: a.usedUntil,
      nog_in_gebruik: ticks?.stillUsed ?? a.inUse,
      eerste_registratie: t.first,
      laatste_registratie: t.last,
      aantal_registraties: t.entries,
      veilig_oordeel: judged?.value ?? 'NOG_TE_BEOORDELEN',
      veilig_basis: judged
        ? Object.entries(judged.basis)
            .map(([k, v]) => `${k}: ${v}`)
            .sort()
            .join('; ')
        : null,
      beoordeeld_door_rol: judged?.judgeRole ?? null,
      beoordeeld_op: judged?.judgedOn ?? null,
      verdwijnberichten_uit: ticks?.autoDeleteOff ?? 'onbekend',
      ordelijk_bewaard: orderlyKept(t),
      bewaarplaats: [...t.places].sort().join('; ') || null,
      bewaar_kenmerk: [...t.references].sort().join('; ') || null,
      risico_app: channel ? riskOn(channel, to) : null,
      uitzondering: null,
    };
  }
}

// --- sheet 4 and 5 ------------------------------------------------------------------------------------------------

function entryRow(desk: Desk, e: EntryRecord, term: OfficeTerm | undefined, files: number): Row {
  const a = e.answers;
  const f = e.followUp;
  const { policy } = desk;
  const nature = codeItem(policy, 'natures', a.nature ?? '');
  return {
    registratienummer: e.number,
    kwartaal: e.quarter,
    nagekomen: yes(e.late),
    corrigeert: e.corrects,
    ambtsperiode_id: a.termId,
    persoon_id: term?.personId ?? null,
    functie: term?.post ?? null,
    naam: term?.personName ?? null,
    datum_van: a.dateCertainty === 'unknown' ? null : a.dateFrom,
    datum_tot: a.dateCertainty === 'unknown' ? null : a.dateTo,
    tijd: a.time,
    datum_zekerheid: a.dateCertainty ? CERTAINTY_WORDS[a.dateCertainty] : null,
    account_id: a.accountId,
    kanaal_code: a.channel,
    soort: codeItem(policy, 'channels', a.channel ?? '')?.kind ?? null,
    toestel: a.device,
    richting: a.direction,
    doorgestuurd_naar: a.forwardedTo,
    initiatief: a.initiative,
    tegenpartij_categorie: a.counterparty,
    in_functie_benaderd: a.contactedInOffice,
    groep_ja_nee: yes(a.group),
    onderwerp: a.subject,
    beleidsonderwerp: f.policySubject,
    aard_informatie: a.nature,
    aard_overwogen: yes(a.nature !== null),
    besluitvorming_ja_nee: nature ? yes(nature.decisionMaking) : null,
    rubricering: a.classification,
    reden_code: a.reason,
    redenen_overig: a.reasonsOther.join('; ') || null,
    reden_soort: a.reasonKind,
    reden_toelichting: a.reasonNote,
    goedgekeurd_alternatief: a.approvedAlternative,
    aantal_berichten: a.messages,
    aantal_weggelaten: a.leftOut,
    aantal_bijlagen: files,
    wijze_van_vastlegging: a.captureMethod,
    verdwijnberichten: a.disappearing,
    vastgelegd_op: e.state.loggedAt,
    dagen_tot_vastlegging: daysToLog(e),
    archiefuitkomst: f.outcome,
    uitkomst_toelichting: f.note,
    verwijderd_op: f.deletedOn,
    verwijderd_hoe: f.deletedHow,
    toestel_vervangen: f.deviceReplaced,
    bewaarplaats: f.place,
    bewaar_kenmerk: f.reference,
    archief_datum: f.date,
    veilig_oordeel: f.judgement,
    incident_nummer: f.incidentNumber,
    woo_gronden: f.wooGrounds.join('; ') || null,
    geaccordeerd_op: e.state.signedAt,
    status: STATUS_WORDS[e.status],
  };
}

/** The row of one entry; null for a draft. */
export function oneEntryRow(desk: Desk, e: EntryRecord): Row | null {
  if (e.status === 'draft') return null;
  const term = allTerms(desk.db).find((t) => t.id === e.answers.termId);
  return entryRow(desk, e, term, countEvidence(desk.db, e.id));
}

/** Everything that has a number and is not a draft: what was taken back stays visible as such. */
function* entryRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const terms = new Map(facts.terms.map((t) => [t.id, t]));
  const all = new Map(allTerms(desk.db).map((t) => [t.id, t]));
  for (const e of entriesOfQuarter(desk.db, facts.quarter)) {
    if (e.status === 'draft') continue;
    const id = e.answers.termId ?? '';
    yield entryRow(desk, e, terms.get(id) ?? all.get(id), countEvidence(desk.db, e.id));
  }
}

function* evidenceRows(desk: Desk, facts: QuarterFacts): Generator<Row | null> {
  for (const e of entriesOfQuarter(desk.db, facts.quarter)) {
    yield null;
    if (e.status === 'draft') continue;
    for (const b of evidenceOf(desk.db, 'entry', e.id))
      yield {
        registratienummer: e.number,
        volgnummer: b.seq,
        bestandsnaam: b.name,
        formaat: b.format,
        pronom: b.pronom,
        bytes: b.bytes,
        sha256: b.sha256,
        herkomst: b.origin,
        origineel_bewaard: yes(b.isOriginal),
        pdfa_kopie: 'nee',
        openbaar_ja_nee: 'nee',
      };
  }
}

/** The rows of one sheet, computed now. Leeswijzer is made by the writers. */
export function* computeRows(desk: Desk, facts: QuarterFacts, sheet: SheetName): Generator<Row> {
  for (const row of computeInSteps(desk, facts, sheet)) if (row) yield row;
}

/** The same with null for a step that gave no row, so that a long search for few rows can be interrupted. */
export function computeInSteps(desk: Desk, facts: QuarterFacts, sheet: SheetName): Iterable<Row | null> {
  const sheets: Record<SheetName, () => Iterable<Row | null>> = {
    Leeswijzer: () => [],
    Verklaring: () => statementRows(desk, facts),
    Samenvatting: () => summaryRows(desk, facts),
    Accounts: () => accountRows(desk, facts),
    Registraties: () => entryRows(desk, facts),
    Bijlagen: () => evidenceRows(desk, facts),
    Incidenten: () => incidentRows(desk, facts),
    Rechtzettingen: () => correctionRows(desk, facts, (e) => oneEntryRow(desk, e)),
    Overdrachten: () => handoverRows(desk, facts),
    Codelijsten: () => codeRows(desk.policy),
    Archiefstand: () => archiveRows(desk, facts),
  };
  return sheets[sheet]();
}
