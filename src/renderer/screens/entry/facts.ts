import type { Account, OfficeTerm } from '../../../shared/people-records.ts';
import { codeItem, type Language, type Policy } from '../../../shared/policy.ts';
import { type Day, localDay } from '../../../shared/quarter.ts';
import type { Entry } from '../../../shared/records.ts';
import { places } from '../../frame/route.ts';
import { channelName, entryDay, entryText, evidenceStates, label } from '../../text/entry.ts';
import { capital, dayInWords, longDay, shortDay } from '../../text/time.ts';

export interface Fact {
  name: string;
  value: string;
  note?: string;
  /** Where the value leads. */
  href?: string;
}

/** Inside a line, after its first word. */
function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function evidenceFact(e: Entry, lang: Language, today: Day): string {
  const parts: string[] = [];
  if (e.answers.messages) parts.push(entryText.messages[lang](e.answers.messages));
  if (e.evidence.length > 0) parts.push(entryText.files[lang](e.evidence.length));
  if (e.answers.evidence === 'follows' && e.answers.evidenceDueOn)
    return entryText[e.answers.evidenceDueOn < today ? 'followsLate' : 'followsBy'][lang](
      shortDay(e.answers.evidenceDueOn, lang),
    );
  if (e.answers.evidence === 'impossible' || e.answers.evidence === 'follows' || parts.length === 0)
    return (
      [e.answers.evidence ? capital(evidenceStates[e.answers.evidence][lang]) : '', e.answers.evidenceWhyNot]
        .filter(Boolean)
        .join(': ') || entryText.open[lang]
    );
  return capital(parts.join(', '));
}

function loggedFact(e: Entry, lang: Language, today: Day): string {
  if (!e.loggedAt) return entryText.notLogged[lang];
  const day = dayInWords(localDay(new Date(e.loggedAt)), lang, today);
  const ago =
    e.daysToLog === null ? '' : e.daysToLog === 0 ? entryText.sameDay[lang] : entryText.days[lang](e.daysToLog);
  return [day, ago].filter(Boolean).join(', ');
}

function keptFact(e: Entry, policy: Policy | undefined, lang: Language): string {
  const { outcome, place, reference } = e.followUp;
  const item = policy && codeItem(policy, 'outcomes', outcome);
  return [item?.[lang] ?? outcome, place, reference].filter(Boolean).join(', ');
}

/** The few facts beside the list. */
export function shortFacts(e: Entry, policy: Policy | undefined, lang: Language, today: Day): Fact[] {
  const a = e.answers;
  const facts: Fact[] = [
    { name: entryText.nature[lang], value: label(policy, 'natures', a.nature, lang) },
    { name: entryText.classification[lang], value: label(policy, 'classifications', a.classification, lang) },
    { name: entryText.evidence[lang], value: evidenceFact(e, lang, today) },
  ];
  if (a.leftOut) facts.push({ name: entryText.leftOut[lang], value: entryText.leftOutCount[lang](a.leftOut) });
  facts.push({ name: entryText.logged[lang], value: loggedFact(e, lang, today) });
  facts.push({ name: entryText.kept[lang], value: keptFact(e, policy, lang) });
  return facts;
}

/** Every answer, in the order of the questions. */
export function answerFacts(
  e: Entry,
  about: {
    policy: Policy | undefined;
    lang: Language;
    today: Day;
    term: OfficeTerm | undefined;
    account: Account | undefined;
  },
): Fact[] {
  const { policy, lang, term, account } = about;
  const a = e.answers;
  const who = term ? `${term.personName}, ${term.post}` : entryText.open[lang];
  const through = [
    channelName(policy, a.channel, lang),
    account?.masked,
    a.device && lower(label(policy, 'deviceKinds', a.device, lang)),
  ];
  const day = a.dateCertainty === 'exact' && a.dateFrom && (a.dateTo ?? a.dateFrom) === a.dateFrom;
  const when = [
    day ? capital(longDay(a.dateFrom!, lang)) : capital(entryDay(a, lang)),
    a.time && (lang === 'nl' ? `${a.time.replace(':', '.')} uur` : a.time),
  ];
  const withWhom = [
    label(policy, 'counterpartyCategories', a.counterparty, lang),
    a.group ? entryText.group[lang] : null,
    a.initiative === 'ander' ? entryText.began[lang] : null,
  ];
  const why: Fact = { name: entryText.why[lang], value: label(policy, 'reasons', a.reason, lang) };
  if (a.reasonNote) why.note = a.reasonNote;
  const line = (parts: readonly (string | null | undefined)[], mark: string): string =>
    parts.filter(Boolean).join(mark);
  return [
    { name: entryText.who[lang], value: who },
    { name: entryText.through[lang], value: line(through, ' · ') },
    { name: entryText.when[lang], value: line(when, ', ') },
    { name: entryText.with[lang], value: line(withWhom, ', ') },
    { name: entryText.about[lang], value: a.subject ?? entryText.open[lang] },
    why,
    { name: entryText.nature[lang], value: label(policy, 'natures', a.nature, lang) },
    { name: entryText.classification[lang], value: label(policy, 'classifications', a.classification, lang) },
    { name: entryText.evidence[lang], value: evidenceFact(e, lang, about.today) },
  ];
}

/** The second track: what became of it. */
export function becameFacts(e: Entry, policy: Policy | undefined, lang: Language): Fact[] {
  const f = e.followUp;
  const facts: Fact[] = [
    { name: entryText.kept[lang], value: keptFact(e, policy, lang) },
    {
      name: entryText.safe[lang],
      value: f.judgement ? label(policy, 'judgements', f.judgement, lang) : capital(entryText.judgedNot[lang]),
    },
  ];
  if (f.incidentNumber)
    facts.push({ name: entryText.incident[lang], value: f.incidentNumber, href: places.incidents(f.incidentNumber) });
  if (f.wooGrounds.length > 0) facts.push({ name: entryText.publication[lang], value: f.wooGrounds.join(', ') });
  return facts;
}
