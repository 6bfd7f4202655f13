/** The rows of a quarter's register, computed from the records (domain F2). Read again by `registers.ts` after close. */

import { createHash } from 'node:crypto';
import { codeItem, labelOf, type Policy, riskOn } from '../../shared/policy.ts';
import { quarterDays } from '../../shared/quarter.ts';
import type { Account, OfficeTerm } from '../../shared/records.ts';
import type { Row, SheetName } from '../../shared/register.ts';
import { maskAddress, termInQuarter } from '../../shared/rules.ts';
import type { Disclosure } from '../journal/record.ts';
import { checkNumber } from '../keys/number.ts';
import { allAccounts } from '../store/accounts.ts';
import { type EntryRecord, entriesOfQuarter } from '../store/entries.ts';
import { evidenceOf } from '../store/evidence.ts';
import { allTerms } from '../store/people.ts';
import { signOffsOf, statementsOf } from '../store/sign-offs.ts';
import { COUNTED, daysToLog } from './entry-view.ts';
import { allHandovers, allIncidents } from './incidents.ts';
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
import type { Desk } from './session.ts';

/** Everything that several sheets need, read once. */
export interface QuarterFacts {
  quarter: string;
  terms: OfficeTerm[];
  accounts: Account[];
  perTerm: Map<string, Tally>;
  perAccount: Map<string, Tally>;
  withdrawn: number;
}

export function quarterFacts(desk: Desk, quarter: string): QuarterFacts {
  const perTerm = new Map<string, Tally>();
  const perAccount = new Map<string, Tally>();
  let withdrawn = 0;
  for (const e of entriesOfQuarter(desk.db, quarter)) {
    if (e.status === 'withdrawn') withdrawn += 1;
    if (!COUNTED.includes(e.status)) continue;
    tallyFor(perTerm, e.answers.termId, e, desk.policy);
    tallyFor(perAccount, e.answers.accountId, e, desk.policy);
  }
  const terms = allTerms(desk.db)
    .filter((t) => termInQuarter(t, quarter) || perTerm.has(t.id))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const ids = new Set(terms.map((t) => t.id));
  const accounts = allAccounts(desk.db).filter((a) => ids.has(a.termId) || perAccount.has(a.id));
  return { quarter, terms, accounts, perTerm, perAccount, withdrawn };
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
  for (const s of signOffsOf(desk.db, facts.quarter)) {
    if (s.state !== 'accepted') continue;
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
    datum_zekerheid: a.dateCertainty,
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
    status: e.status,
  };
}

/** Everything that has a number and is not a draft: what was taken back stays visible as such. */
function* entryRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const terms = new Map(facts.terms.map((t) => [t.id, t]));
  const all = new Map(allTerms(desk.db).map((t) => [t.id, t]));
  for (const e of entriesOfQuarter(desk.db, facts.quarter)) {
    if (e.status === 'draft') continue;
    const id = e.answers.termId ?? '';
    yield entryRow(desk, e, terms.get(id) ?? all.get(id), evidenceOf(desk.db, 'entry', e.id).length);
  }
}

function* evidenceRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  for (const e of entriesOfQuarter(desk.db, facts.quarter)) {
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

// --- sheets 6 to 10 -----------------------------------------------------------------------------------------------

function* incidentRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  for (const i of allIncidents(desk.db)) {
    if (i.quarter !== facts.quarter) continue;
    yield {
      incident_nummer: i.number,
      datum_ontdekt: i.discoveredAt,
      soort: i.kind,
      resultaat: i.result,
      betreft: i.concerns,
      aantal: i.count,
      kanaal_code: i.channel,
      eigen_toestel: i.ownDevice,
      rubricering_betrokken: i.classified,
      persoonsgegevens: i.personalData,
      bva_gemeld_op: i.bvaOn,
      ciso_gemeld_op: i.cisoOn,
      fg_gemeld_op: i.fgOn,
      ap_gemeld: i.apReported,
      ap_binnen_72u: i.apReported === 'ja' ? i.apWithin72h : null,
      betrokkenen_ingelicht: i.peopleInformed === 'nvt' ? null : i.peopleInformed,
      afgehandeld_op: i.settledOn,
      maatregel: i.measure || null,
    };
  }
}

function* correctionRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  for (const e of entriesOfQuarter(desk.db, facts.quarter)) {
    if (e.corrects === null || !COUNTED.includes(e.status)) continue;
    const old = desk.db.get<{ quarter: string }>('SELECT quarter FROM entry WHERE number = ?', e.corrects);
    const role = desk.db.get<{ role: string }>('SELECT role FROM person WHERE id = ?', e.state.loggedBy)?.role;
    yield {
      registratienummer_oud: e.corrects,
      registratienummer_nieuw: e.number,
      kwartaal_oud: old?.quarter ?? null,
      veld: null,
      reden: e.correctionReason,
      door_rol: role ?? null,
      op: e.state.loggedAt,
    };
  }
}

function* handoverRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const terms = new Map(facts.terms.map((t) => [t.id, t]));
  for (const h of allHandovers(desk.db)) {
    const term = terms.get(h.termId);
    if (!term) continue;
    yield {
      ambtsperiode_id: h.termId,
      einde_ambt: term.until,
      toestel_ingeleverd: h.deviceHandedIn,
      uitgelezen_op: h.readOutOn,
      veiliggesteld_waar: h.securedWhere || null,
      door_rol: h.recordedByRole,
      open_punten: h.openPoints || null,
    };
  }
}

const CODE_SHEET_LISTS = [
  'channels',
  'reasons',
  'reasonSubKinds',
  'classifications',
  'natures',
  'outcomes',
  'directions',
  'deviceKinds',
  'incidentKinds',
  'incidentResults',
  'judgements',
  'orderlyKept',
  'frequencies',
  'counterpartyCategories',
  'contentKinds',
  'wooGrounds',
  'unsignedReasons',
  'captureMethods',
  'returnReasons',
] as const;

function* codeRows(policy: Policy): Generator<Row> {
  for (const list of CODE_SHEET_LISTS) {
    const { version, validFrom, validUntil, items } = policy.lists[list];
    for (const item of items)
      yield {
        lijst: list,
        code: item.code,
        nl: item.nl,
        en: item.en,
        versie: version,
        geldig_van: item.validFrom ?? validFrom,
        geldig_tot: item.validUntil ?? validUntil,
      };
  }
}

const FOLLOW_UP_COLUMN: Record<string, string> = {
  outcome: 'archiefuitkomst',
  place: 'bewaarplaats',
  reference: 'bewaar_kenmerk',
  date: 'archief_datum',
  note: 'uitkomst_toelichting',
  deletedOn: 'verwijderd_op',
  deletedHow: 'verwijderd_hoe',
  deviceReplaced: 'toestel_vervangen',
  judgement: 'veilig_oordeel',
  incidentNumber: 'incident_nummer',
  wooGrounds: 'woo_gronden',
  policySubject: 'beleidsonderwerp',
};

/** What became, since the register before this one, of entries whose register is closed. */
function* archiveRows(desk: Desk, facts: QuarterFacts): Generator<Row> {
  const { db } = desk;
  const from = db.get<{ n: number }>("SELECT max(n) AS n FROM record WHERE type = 'close'")?.n ?? -1;
  // Collected: these are the changes of one quarter, and a cursor may not stay open while others write.
  const rows = db.all<{ n: number; subject: string; actor: string; time: string; disclosures: string; number: string }>(
    `SELECT r.n, r.subject, r.actor, r.time, r.disclosures, e.number FROM record r JOIN entry e ON e.id = r.subject
     WHERE r.type = 'followUp' AND r.n > ? AND e.quarter < ? ORDER BY r.n`,
    from,
    facts.quarter,
  );
  const read = (text: string): Map<string, unknown> =>
    new Map((JSON.parse(text) as Disclosure[]).map((d) => [d[1], d[2]]));
  const shown = (v: unknown): string | null =>
    v === undefined || v === null
      ? null
      : Array.isArray(v)
        ? v.join('; ') || null
        : typeof v === 'string'
          ? v
          : JSON.stringify(v);
  for (const row of rows) {
    const before = db.get<{ disclosures: string }>(
      "SELECT disclosures FROM record WHERE type = 'followUp' AND subject = ? AND n < ? ORDER BY n DESC LIMIT 1",
      row.subject,
      row.n,
    );
    const old = before ? read(before.disclosures) : new Map<string, unknown>();
    const now = read(row.disclosures);
    const role = db.get<{ role: string }>('SELECT role FROM person WHERE id = ?', row.actor)?.role ?? null;
    for (const [field, veld] of Object.entries(FOLLOW_UP_COLUMN)) {
      const [a, b] = [shown(old.get(field)), shown(now.get(field))];
      if (a !== b) yield { registratienummer: row.number, veld, oud: a, nieuw: b, door_rol: role, op: row.time };
    }
  }
}

/** The rows of one sheet, computed now. Leeswijzer is made by the writers. */
export function computeRows(desk: Desk, facts: QuarterFacts, sheet: SheetName): Iterable<Row> {
  const sheets: Record<SheetName, () => Iterable<Row>> = {
    Leeswijzer: () => [],
    Verklaring: () => statementRows(desk, facts),
    Samenvatting: () => summaryRows(desk, facts),
    Accounts: () => accountRows(desk, facts),
    Registraties: () => entryRows(desk, facts),
    Bijlagen: () => evidenceRows(desk, facts),
    Incidenten: () => incidentRows(desk, facts),
    Rechtzettingen: () => correctionRows(desk, facts),
    Overdrachten: () => handoverRows(desk, facts),
    Codelijsten: () => codeRows(desk.policy),
    Archiefstand: () => archiveRows(desk, facts),
  };
  return sheets[sheet]();
}
