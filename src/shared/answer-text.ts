/** The sentences of an answer to questions 5 and 6, made from its figures (domain F4). Every figure with its base. */
import type { Answer, Usage } from './collection-records.ts';

type Figures = Omit<Answer, 'text'>;
/** The label of a reason, in lower case. */
type Label = (code: string, language: 'nl' | 'en') => string;

function usage(u: Usage, language: 'nl' | 'en'): string {
  const words =
    language === 'nl' ? ['incidenteel', 'regelmatig', 'veelvuldig'] : ['incidentally', 'regularly', 'frequently'];
  return `${u.incidental} ${words[0]}, ${u.regular} ${words[1]}, ${u.frequent} ${words[2]}`;
}

function listed(parts: readonly string[], and: string): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts[parts.length - 1]}`;
}

function reasonsText(a: Figures, label: Label, language: 'nl' | 'en'): string {
  const top = a.reasons.slice(0, 5).map((r) => `${label(r.code, language)} (${r.people})`);
  if (top.length === 0) return '';
  return language === 'nl'
    ? ` Zij noemen als reden, met tussen haakjes het aantal personen: ${listed(top, 'en')}.`
    : ` Reasons given, with the number of people between brackets: ${listed(top, 'and')}.`;
}

function missingText(a: Figures, language: 'nl' | 'en'): string {
  if (a.missingReturns.length === 0) return language === 'nl' ? ' Er ontbreekt geen opgave.' : ' No return is missing.';
  const names = [...new Set(a.missingReturns.map((m) => `${m.person} (${m.ministry})`))];
  return language === 'nl'
    ? ` Er ontbreken ${a.missingReturns.length} opgaven, van ${names.length} personen: ${listed(names, 'en')}.`
    : ` ${a.missingReturns.length} returns are missing, of ${names.length} people: ${listed(names, 'and')}.`;
}

function incidentsText(a: Figures, language: 'nl' | 'en'): string {
  const { n, unknown } = a.incidents;
  const known = a.people - unknown;
  if (language === 'nl') {
    const said = n === 0 ? `Bij ${known} personen is geen incident gemeld` : `Er zijn ${n} incidenten gemeld`;
    return ` ${said}${unknown > 0 ? `, bij ${unknown} is dat onbekend` : ''}.`;
  }
  const said = n === 0 ? `No incident was reported of ${known} people` : `${n} incidents were reported`;
  return ` ${said}${unknown > 0 ? `; of ${unknown} it is not known` : ''}.`;
}

export function answerText(a: Figures, label: Label): { nl: string; en: string } {
  const { people, users, nil, missing, privateMail, messaging, other, archived, entries } = a;
  const nl =
    `Van ${people} bewindspersonen gebruikten ${users} een privékanaal, gaven ${nil} nihil op en gaven ${missing} geen opgave ` +
    `(${users} + ${nil} + ${missing} = ${people}). ` +
    `${privateMail.n} gebruikten privé-e-mail (${usage(privateMail, 'nl')}), ` +
    `${messaging.n} een berichtendienst (${usage(messaging, 'nl')}), ${other.n} een ander kanaal.` +
    reasonsText(a, label, 'nl') +
    ` Van ${entries} registraties zijn er ${archived.kept} bewaard, ${archived.open} nog te beoordelen en ${archived.lost} verloren.` +
    incidentsText(a, 'nl') +
    (a.declaredOnly > 0 ? ` ${a.declaredOnly} accounts zijn opgegeven, maar niet geregistreerd.` : '') +
    missingText(a, 'nl');
  const en =
    `Of ${people} office holders ${users} used a private channel, ${nil} gave a nil return and ${missing} gave no return ` +
    `(${users} + ${nil} + ${missing} = ${people}). ` +
    `${privateMail.n} used private mail (${usage(privateMail, 'en')}), ` +
    `${messaging.n} a messaging service (${usage(messaging, 'en')}), ${other.n} another channel.` +
    reasonsText(a, label, 'en') +
    ` Of ${entries} entries ${archived.kept} are kept, ${archived.open} still to be assessed and ${archived.lost} lost.` +
    incidentsText(a, 'en') +
    (a.declaredOnly > 0 ? ` ${a.declaredOnly} accounts were declared but not registered.` : '') +
    missingText(a, 'en');
  return { nl, en };
}
