/** A real office for tests: real folders, a real encrypted database, a clock that the test sets. */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CallInput, type CallName, type CallOutput, contract } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { AnswersInput, Entry } from '../../shared/records.ts';
import { type App, openApp } from '../app.ts';
import type { Host } from '../host.ts';

export interface TestMachine {
  readonly root: string;
  readonly host: Host;
  readonly app: App;
  readonly log: string[];
  /** Sets the clock; RFC 3339. */
  setNow(time: string): void;
  /** A token for a path, as a shell would give. */
  token(file: string): string;
  /** Calls and checks the output against the contract; an expected failure is thrown as a KanaalError. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  remove(): Promise<void>;
}

export const resourcesDir = path.join(import.meta.dirname, '..', '..', '..', 'resources');

const USUAL_NOW = '2027-03-09T09:40:00+01:00';

export function testMachine(now = USUAL_NOW): TestMachine {
  return machineAt(mkdtempSync(path.join(tmpdir(), 'kr-office-')), now);
}

/** The machine whose profile and workspaces lie below `root`. */
export function machineAt(root: string, now: string): TestMachine {
  const tokens = new Map<string, string>();
  const log: string[] = [];
  let clock = Date.parse(now);
  const host: Host = {
    appVersion: '0.0.0-test',
    shell: 'cli',
    resourcesDir,
    profileDir: path.join(root, 'profile'),
    workspacesDir: path.join(root, 'workspaces'),
    now: () => new Date((clock += 1_000)),
    random: (n) => randomBytes(n),
    log: (line) => void log.push(line),
    pathOf: (token) => tokens.get(token) ?? null,
    printToPdf: null,
  };
  mkdirSync(host.profileDir, { recursive: true });
  mkdirSync(host.workspacesDir, { recursive: true });
  const app = openApp(host);
  return {
    root,
    host,
    app,
    log,
    setNow: (time) => {
      clock = Date.parse(time);
    },
    token: (file) => {
      const token = `t${tokens.size}`;
      tokens.set(token, file);
      return token;
    },
    call: async (name, input) => {
      const reply = await app.call(name, input);
      if (!reply.ok) {
        if (reply.error.code === 'internal') throw new Error(log.join('\n'));
        throw new KanaalError(reply.error.code, reply.error.details);
      }
      return contract[name].output.parse(reply.value) as CallOutput<typeof name>;
    },
    remove: async () => {
      await app.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** An invented term of office that runs on. */
export const TEST_TERM = {
  post: 'minister van Kust en Delta',
  ministryCode: 'mnre1130',
  ministryName: 'Kust en Delta',
  ministryAbbr: 'MKD',
  cabinet: 'Voorbeeldkabinet',
  from: '2026-02-23',
  until: null,
  swornInOn: '2026-02-23',
  corporateDeviceOn: '2026-02-25',
};

export const PASSPHRASES = {
  secretary: 'dijk polder sluis gemaal',
  holder: 'zeven zwanen op het wad',
  records: 'archief kelder lade vier',
} as const;

export interface TestOffice extends TestMachine {
  readonly place: string;
  readonly ids: { secretary: string; holder: string; records: string; term: string; account: string };
  as(who: keyof typeof PASSPHRASES): Promise<void>;
}

type Ids = TestOffice['ids'];

/** What another office of the same ministry has otherwise. */
export interface OtherOffice {
  readonly prefix?: string;
  readonly name?: string;
  readonly post?: string;
}

/** Makes the office, with everybody's own passphrase and signing key; the secretary sits there. */
async function makeOffice(
  machine: TestMachine,
  { prefix = 'MKD', name = 'Wietske Harmelink', post = TEST_TERM.post }: OtherOffice = {},
): Promise<{ place: string; ids: Ids }> {
  const made = await machine.call('workspaces.create', {
    setup: {
      title: 'Minister van Kust en Delta',
      prefix,
      people: [
        { name: 'Joris Tervoort', role: 'secretary', passphrase: PASSPHRASES.secretary },
        {
          name,
          role: 'officeHolder',
          terms: [{ ...TEST_TERM, post }],
        },
        { name: 'Nadia Bouwkamp', role: 'recordsManager' },
      ],
    },
  });
  const place = (await machine.call('workspaces.recent', {})).places[0]!.token;
  const { terms } = await machine.call('terms.list', {});
  const term = terms[0]!.id;
  const account = await machine.call('accounts.add', {
    termId: term,
    channel: 'whatsapp',
    device: 'PRIVE_TELEFOON',
    address: '+31600000012',
    usedFrom: '2026-02-23',
    usedUntil: null,
    inUse: 'ja',
  });
  const [holder, records] = made.codes;
  const ids = {
    secretary: made.session.person.id,
    holder: holder!.personId,
    records: records!.personId,
    term,
    account: account.id,
  };
  for (const [who, code] of [
    ['holder', holder!.code],
    ['records', records!.code],
  ] as const)
    await machine.call('workspaces.unlock', {
      token: place,
      personId: ids[who],
      passphrase: code,
      newPassphrase: PASSPHRASES[who],
    });
  await machine.call('workspaces.unlock', {
    token: place,
    personId: ids.secretary,
    passphrase: PASSPHRASES.secretary,
  });
  return { place, ids };
}

/** Set by the test runner: a folder that lasts for the run, where the first office of a moment waits to be copied. */
const TEMPLATES = process.env['KANAALREGISTER_TEST_TEMPLATES'];

interface Template {
  root: string;
  ids: Ids;
  /** RFC 3339: when the last record was written, so that a copy's clock goes on from there. */
  until: string;
}

/** Making keys takes seconds, copying them none. Each copy is a workspace on a machine of its own. */
async function templateAt(templates: string, now: string | undefined): Promise<Template> {
  const root = path.join(templates, now === undefined ? 'usual' : now.replaceAll(/\W/g, '_'));
  const file = path.join(root, 'template.json');
  if (!existsSync(file)) {
    const building = mkdtempSync(path.join(templates, 'building-'));
    const machine = machineAt(building, now ?? USUAL_NOW);
    const { ids } = await makeOffice(machine);
    await machine.app.close();
    const made: Template = { root, ids, until: machine.host.now().toISOString() };
    repoint(building, building, root);
    writeFileSync(path.join(building, 'template.json'), JSON.stringify(made));
    try {
      renameSync(building, root);
    } catch (error) {
      // Another worker was first: its office is as good as ours.
      if (!existsSync(file)) throw error;
      rmSync(building, { recursive: true, force: true });
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Template;
}

/** The profile names folders: those of a copy are its own. */
function repoint(root: string, from: string, to: string): void {
  const file = path.join(root, 'profile', 'profile.json');
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(inJson(from), inJson(to)));
}

/** An office with secretary, office holder and records manager, each with an own passphrase and signing key. */
export async function testOffice(now?: string): Promise<TestOffice> {
  if (!TEMPLATES) {
    const machine = testMachine(now);
    return officeOf(machine, await makeOffice(machine));
  }
  const template = await templateAt(TEMPLATES, now);
  const root = mkdtempSync(path.join(tmpdir(), 'kr-office-'));
  cpSync(template.root, root, { recursive: true });
  repoint(root, template.root, root);
  const machine = machineAt(root, template.until);
  const place = (await machine.call('workspaces.recent', {})).places[0]!.token;
  const office = officeOf(machine, { place, ids: template.ids });
  await office.as('secretary');
  return office;
}

/** A workspace of its own, where `testOffice` gives copies of one: of the same ministry, with another office holder or post. */
export async function anotherOffice(other: OtherOffice): Promise<TestOffice> {
  const machine = testMachine();
  return officeOf(machine, await makeOffice(machine, other));
}

function officeOf(machine: TestMachine, { place, ids }: { place: string; ids: Ids }): TestOffice {
  return {
    ...machine,
    place,
    ids,
    as: async (who) => {
      await machine.call('workspaces.unlock', { token: place, personId: ids[who], passphrase: PASSPHRASES[who] });
    },
  };
}

/** Complete answers for one WhatsApp use; `over` changes what a test is about. */
export function testAnswers(ids: TestOffice['ids'], over: AnswersInput = {}): AnswersInput {
  return {
    termId: ids.term,
    accountId: ids.account,
    channel: 'whatsapp',
    device: 'PRIVE_TELEFOON',
    dateFrom: '2027-03-06',
    dateTo: '2027-03-06',
    dateCertainty: 'exact',
    time: '14:12',
    counterparty: 'BURGEMEESTER_DECENTRAAL',
    direction: 'GESPREK',
    subject: 'Dijkversterking Noordermeerpolder: zaal en planning',
    reason: 'SLECHT_BEREIK',
    nature: 'PROCES',
    classification: 'ONGERUBRICEERD',
    evidence: 'follows',
    evidenceDueOn: '2027-03-16',
    messages: 7,
    ...over,
  };
}

/** Signs what waits for the term in the quarter, as the office holder at the desk. */
export async function signAll(
  office: TestOffice,
  kind: 'registraties' | 'kwartaal',
  quarter: string,
  returned: readonly Entry['id'][] = [],
): Promise<CallOutput<'signoffs.sign'>> {
  await office.as('holder');
  const { entries } = await office.call('signoffs.queue', { termId: office.ids.term, quarter });
  const prepared = await office.call('signoffs.prepare', {
    termId: office.ids.term,
    quarter,
    kind,
    decisions: entries.map((e) =>
      returned.includes(e.id)
        ? { entryId: e.id, agreed: false, returnReason: 'REDEN_KLOPT_NIET', returnNote: 'Het was niet spoed.' }
        : { entryId: e.id, agreed: true },
    ),
    deleted: kind === 'kwartaal' ? 'nee' : null,
  });
  return await office.call('signoffs.sign', {
    requestId: prepared.requestId,
    sha256: prepared.sha256,
    passphrase: PASSPHRASES.holder,
  });
}
