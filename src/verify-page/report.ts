/** What the page says of one package: from the result of the verifier alone, every number out of the package itself. */
import type { JsonValue } from '../main/verify/canonical-json.ts';
import type { Check } from '../main/verify/checks.ts';
import { keyNumber } from '../main/verify/key-number.ts';
import type { PackageFacts, PackageResult } from '../main/verify/package.ts';
import { text, type WrongCell } from '../main/verify/register-cells.ts';
import { fact, h, section } from './dom.ts';
import type { Dropped, Looked } from './read-files.ts';
import { EDITION, type Language, type Said, STATUS, TEXT, type TextName } from './text.ts';

export interface ReportInput {
  readonly dropped: Dropped;
  readonly looked: Looked;
  readonly language: Language;
  /** The key number was compared by the person at the page. */
  readonly compared: boolean;
  readonly onCompared: (compared: boolean, logKey: string) => void;
}

type Say = (said: TextName | Said) => string;

function moment(text: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(text) ?? [];
  return year === undefined ? text : `${day}-${month}-${year} ${time}`;
}

function many(n: unknown, one: string, more: string): string {
  return `${String(n)} ${n === 1 ? one : more}`;
}

function verdict({ result }: Looked, say: Say): HTMLElement {
  const wrong = result.checks.find((c) => c.ok === false);
  const open = result.checks.some((c) => c.ok === null);
  const [kind, shape, title, body]: [string, string, TextName, TextName] = wrong
    ? // Nothing is wrong with what is meant for somebody else.
      wrong.id === 'sealed'
      ? ['half', '◐', 'sealed', 'sealedBody']
      : ['bad', '✕', 'wrong', 'wrongBody']
    : open
      ? ['half', '◐', 'whole', 'wholeBody']
      : ['good', '✓', 'proven', 'provenBody'];
  return h(
    'section',
    { class: `verdict ${kind}`, 'data-verdict': kind },
    h('span', { class: 'shape', 'aria-hidden': 'true' }, shape),
    h(
      'div',
      {},
      h('p', {}, h('strong', {}, say(title))),
      wrong ? h('p', { 'data-check': wrong.id }, say(wrong.says)) : null,
      h('p', {}, say(body)),
    ),
  );
}

function whatItIs({ facts, claims }: PackageResult, fileName: string, say: Say, nl: boolean): HTMLElement {
  const note = facts?.note ?? claims?.note;
  if (!note) return section(say('what'), h('p', {}, fileName));
  const counts = facts?.register.counts;
  const ministry = claims?.ministry;
  return section(
    say('what'),
    h(
      'dl',
      {},
      fact(say('register'), `${note.register} (${fileName})`),
      ministry ? fact(say('ministry'), `${ministry.name} (${ministry.abbreviation})`) : '',
      fact(say('edition'), say(EDITION[note.edition] ?? { nl: note.edition, en: note.edition })),
      facts ? fact(say('closedAt'), moment(facts.closedAt)) : '',
      fact(say('madeAt'), moment(note.madeAt)),
      counts
        ? fact(
            say('counts'),
            [
              many(counts['Registraties'], nl ? 'registratie' : 'entry', nl ? 'registraties' : 'entries'),
              many(counts['Incidenten'], 'incident', nl ? 'incidenten' : 'incidents'),
              many(
                counts['Samenvatting'],
                nl ? 'ambtsperiode' : 'term of office',
                nl ? 'ambtsperioden' : 'terms of office',
              ),
            ].join(', '),
          )
        : '',
      fact(say('workspace'), note.workspace),
    ),
  );
}

function fromWhom(facts: PackageFacts, input: ReportInput, say: Say): HTMLElement {
  const byFile = !input.compared && input.looked.result.checks.every((c) => c.id !== 'no_trusted_key' || c.ok === true);
  const box = h('input', { type: 'checkbox', id: 'compared', checked: input.compared });
  box.addEventListener('change', () => input.onCompared(box.checked, facts.logKey));
  const before = facts.epochs.filter((e) => e.vkey !== facts.logKey);
  return section(
    say('from'),
    h('p', {}, say('keyNumber')),
    h('p', { class: 'key', id: 'key-number' }, keyNumber(facts.logKey)),
    byFile
      ? h('p', {}, say('byFile'))
      : h(
          'div',
          {},
          h('p', {}, say('howToCompare')),
          h('label', { class: 'tick' }, box, say('compared')),
          h('p', { class: 'note' }, say('onlyHere')),
        ),
    before.length > 0 ? h('h3', {}, say('epochs')) : null,
    before.length > 0
      ? h('ul', { class: 'plain' }, ...before.map((e) => h('li', {}, `${e.origin}: ${keyNumber(e.vkey)}`)))
      : null,
  );
}

function whoSigned(facts: PackageFacts, say: Say, nl: boolean): HTMLElement {
  const managers = [...facts.people.values()].filter((p) => p.roles.has('recordsManager')).map((p) => p.name ?? p.id);
  const signOffs = [...facts.notes.values()].map((note) => {
    const term = facts.terms.get(note.term);
    const { agreed, returned } = note;
    const nil = note.statement === 'nihil';
    const kind = note.kind === 'kwartaal' ? (nl ? 'opgave over het kwartaal' : 'return for the quarter') : null;
    const what = [
      kind,
      nil ? (nl ? 'nihil: geen gebruik' : 'nil: no use') : nl ? `${agreed} akkoord` : `${agreed} agreed`,
      returned > 0 ? (nl ? `${returned} teruggegeven` : `${returned} returned`) : null,
    ];
    return fact(
      `${say('signOffOf')} ${term?.personName ?? note.term}`,
      `${term?.post ?? ''}: ${what.filter((part) => part !== null).join(', ')}`,
    );
  });
  return section(say('signed'), h('dl', {}, fact(say('closedBy'), managers.join(', ')), ...signOffs));
}

/** From which record on the log is here whole, and what an earlier package or checkpoint adds to that. */
function whatTheLogShows(facts: PackageFacts, { dropped, looked }: ReportInput, say: Say, nl: boolean): HTMLElement {
  const { from, head } = facts.note;
  const start = nl ? (from === 0 ? 'Van de eerste regel af' : `Vanaf regel ${from}`) : `From record ${from} on`;
  const whole = nl
    ? `Het logboek telt ${head.size} regels. ${start} ontbreekt er geen: van elke registratie staat erin dat zij er is.`
    : `The log has ${head.size} records. ${start} none is missing: of every entry it says that it is there.`;
  const earlier = nl
    ? `Van de regels voor ${from} zijn die van dit register erbij, en alle sleutels en ambtsperioden. De rest stond in een eerdere levering.`
    : `Of the records before ${from} those of this register are here, and all keys and terms. The rest was in an earlier package.`;
  const outcome = looked.result.checks.filter((c) => c.id.startsWith('against_') || c.id === 'consistency');
  return section(
    say('covers'),
    h('p', {}, whole),
    from > 0 ? h('p', {}, earlier) : null,
    dropped.against.length > 0
      ? h('p', {}, `${say('against')} ${dropped.against.map((a) => a.name).join(', ')}:`)
      : h('p', { class: 'note' }, say('alsoDrop')),
    outcome.length > 0 ? list(outcome, say) : null,
  );
}

function missing(facts: PackageFacts, say: Say, nl: boolean): HTMLElement {
  const lines: string[] = [];
  for (const row of facts.rows.get('Samenvatting') ?? [])
    if (row['opgave'] === 'GEEN_OPGAVE') {
      const term = facts.terms.get(text(row['ambtsperiode_id']));
      const who = `${term?.personName ?? ''}, ${term?.post ?? ''}`;
      lines.push(nl ? `Geen opgave van ${who}.` : `No return from ${who}.`);
    }
  const { unsigned, hidden } = facts;
  const entries = facts.register.rows['Registraties'] ?? 0;
  if (unsigned > 0)
    lines.push(
      nl
        ? `${unsigned} van ${entries} registraties zijn niet ondertekend.`
        : `${unsigned} of ${entries} entries are not signed.`,
    );
  if (hidden > 0)
    lines.push(
      nl
        ? `${hidden} cellen zijn gelakt met een grond uit de Woo. Dat er iets staat is bewezen, wat niet.`
        : `${hidden} cells are redacted on a ground of the Woo. That something is there is proven, what is not.`,
    );
  for (const e of facts.openEntries) {
    const state = say(STATUS[e.status] ?? { nl: e.status, en: e.status });
    lines.push(
      nl
        ? `${e.number} (${e.quarter}) staat nog open: ${state}.`
        : `${e.number} (${e.quarter}) is still open: ${state}.`,
    );
  }
  return section(
    say('missing'),
    lines.length === 0
      ? h('p', {}, say('nothingMissing'))
      : h('ul', { class: 'plain' }, ...lines.map((l) => h('li', {}, l))),
  );
}

const MOST_CELLS = 200;

function mismatch(cells: readonly WrongCell[], say: Say): HTMLElement {
  const shown = (value: JsonValue): string =>
    value === null ? say('empty') : typeof value === 'string' ? value : JSON.stringify(value);
  const rows = cells
    .slice(0, MOST_CELLS)
    .map((c) =>
      h(
        'tr',
        {},
        h('td', {}, c.number),
        h('td', {}, c.column ?? ''),
        h('td', { class: 'changed' }, shown(c.cell)),
        h('td', {}, c.column === null ? say('noEntry') : shown(c.journal)),
      ),
    );
  const head = (['number', 'column', 'inRegister', 'inLog'] as const).map((name) =>
    h('th', { scope: 'col' }, say(name)),
  );
  return section(
    say('mismatch'),
    h('h3', {}, say('cellHead')),
    h(
      'div',
      { class: 'scroll' },
      h('table', { id: 'cells' }, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...rows)),
    ),
    cells.length > MOST_CELLS ? h('p', {}, `${say('moreCells')}: ${cells.length - MOST_CELLS}`) : null,
  );
}

function list(checks: readonly Check[], say: Say): HTMLElement {
  const lines = checks.map((check) => {
    const [kind, shape, word] =
      check.ok === true
        ? ['good', '✓', { nl: 'klopt', en: 'right' }]
        : check.ok === null
          ? ['half', '◐', { nl: 'niet bekeken', en: 'undecided' }]
          : ['bad', '✕', { nl: 'klopt niet', en: 'wrong' }];
    return h(
      'li',
      { class: kind, 'data-check': check.id },
      h('span', { class: 'shape', role: 'img', 'aria-label': say(word as Said) }, shape),
      h('span', {}, say(check.says)),
    );
  });
  return h('ul', {}, ...lines);
}

/** All of it, top down: the verdict first, then what it rests on. */
export function report(input: ReportInput): HTMLElement[] {
  const { looked, language } = input;
  const { result, cells } = looked;
  const nl = language === 'nl';
  const say: Say = (said) => (typeof said === 'string' ? TEXT[said] : said)[language];
  const { facts } = result;
  // A check that was made twice, or for several files, is one line.
  const checks = [...new Map(result.checks.map((c) => [`${c.id} ${String(c.ok)}`, c])).values()];
  return [
    verdict(looked, say),
    ...(cells && cells.length > 0 ? [mismatch(cells, say)] : []),
    whatItIs(result, input.dropped.name, say, nl),
    ...(facts
      ? [
          fromWhom(facts, input, say),
          whoSigned(facts, say, nl),
          whatTheLogShows(facts, input, say, nl),
          missing(facts, say, nl),
        ]
      : []),
    h(
      'section',
      {},
      h(
        'details',
        { open: facts === null },
        h('summary', {}, `${say('checks')} (${checks.length})`),
        list(checks, say),
      ),
    ),
  ];
}
