/**
 * The example of a collection: April 2022 once more, with invented people. 29 private offices log, sign, close and deliver;
 * BZK receives, sends receipts and answers Parliament. Everything goes through the same calls as in the window.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Answer } from '../../shared/collection-records.ts';
import type { CallInput, CallName, CallOutput, ExampleProgress } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import { addDays, quarterDays } from '../../shared/quarter.ts';
import { type App, openApp } from '../app.ts';
import type { Host } from '../host.ts';

const useSchema = z.object({ channel: z.string(), days: z.number().int(), reasons: z.array(z.string()).min(1) });
const contentSchema = z.object({
  about: z.string(),
  cabinet: z.string(),
  from: z.string(),
  quarter: z.string(),
  ministries: z.array(z.object({ code: z.string(), nl: z.string(), abbr: z.string() })),
  subjects: z.record(z.string(), z.string()),
  people: z.array(
    z.object({
      name: z.string(),
      post: z.string(),
      ministry: z.string(),
      prefix: z.string(),
      mail: useSchema.optional(),
      messages: useSchema.optional(),
    }),
  ),
});
type Content = z.infer<typeof contentSchema>;
type Member = Content['people'][number];

const HOLDER = 'voorbeeld van de bewindspersoon';
const RECORDS = 'voorbeeld van de archivaris';
const COLLECTOR = 'voorbeeld van de verzamelaar';

export interface CollectionDemo {
  workspaces: string[];
  people: { id: string; name: string; role: string; passphrase: string; workspace: string }[];
  quarters: { id: string; state: string; workspace: string }[];
  exports: { path: string; bytes: number; sha256: string }[];
  trust: string;
  answer: Answer;
}

/** Reasons that ask for a word more. */
const NOTES: Readonly<Record<string, { kind: string; note: string }>> = {
  TECHNISCHE_BEPERKING: { kind: 'HYPERLINK_GEBLOKKEERD', note: 'De link opende niet op het zakelijke toestel.' },
  SPOED_ATTENDERING: { kind: 'NIEUWS', note: 'Vlak voor een debat.' },
};

/** A program of its own with a clock that the example sets; it only runs forward. */
class DemoMachine {
  readonly app: App;
  private clock = 0;
  private readonly tokens = new Map<string, string>();

  constructor(base: Host, profileDir: string) {
    mkdirSync(profileDir, { recursive: true });
    this.app = openApp({
      ...base,
      profileDir,
      now: () => new Date((this.clock += 1_000)),
      pathOf: (token) => this.tokens.get(token) ?? null,
    });
  }

  at(day: string, time = '09:00'): void {
    this.clock = Math.max(this.clock, Date.parse(`${day}T${time}:00+02:00`));
  }

  token(file: string): string {
    const token = `demo-${this.tokens.size}`;
    this.tokens.set(token, file);
    return token;
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const reply = await this.app.call(name, input);
    if (!reply.ok) throw new KanaalError(reply.error.code, { ...reply.error.details, call: name });
    return reply.value as CallOutput<N>;
  }
}

function load(resourcesDir: string): Content {
  return contentSchema.parse(JSON.parse(readFileSync(path.join(resourcesDir, 'demo', 'april-2022.json'), 'utf8')));
}

function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Working days from the first Monday on, spread over the quarter. */
function daysOf(content: Content, count: number, shift: number): string[] {
  const { to } = quarterDays(content.quarter);
  const first = addDays(content.from, 2 + (shift % 5));
  const step = Math.max(1, Math.floor(70 / count));
  return Array.from({ length: count }, (_, i) => addDays(first, i * step)).filter((day) => day <= to);
}

/** One office from its first day to its package; gives the package and the number of its log key. */
async function playOffice(
  base: Host,
  content: Content,
  person: Member,
  out: string,
  i: number,
): Promise<{
  folder: string;
  file: string;
  number: string;
  vkey: string;
  ids: { id: string; name: string; role: string }[];
}> {
  const machine = new DemoMachine(base, path.join(out, '.profiel'));
  const ministry = content.ministries.find((m) => m.code === person.ministry)!;
  const folder = path.join(out, 'kantoren', `${person.prefix}.kanaalregister`);
  try {
    machine.at(content.from);
    const made = await machine.call('workspaces.create', {
      folder: machine.token(folder),
      setup: {
        title: `Bureau ${person.post}`,
        prefix: person.prefix,
        example: true,
        people: [
          { name: 'Nadia Bouwkamp', role: 'recordsManager', passphrase: RECORDS },
          {
            name: person.name,
            role: 'officeHolder',
            terms: [
              {
                post: person.post,
                ministryCode: ministry.code,
                ministryName: ministry.nl,
                ministryAbbr: ministry.abbr,
                cabinet: content.cabinet,
                from: content.from,
                until: null,
                swornInOn: content.from,
                corporateDeviceOn: addDays(content.from, 1),
              },
            ],
          },
        ],
      },
    });
    const termId = (await machine.call('terms.list', {})).terms[0]!.id;
    for (const [use, device] of [
      [person.mail, 'PRIVE_COMPUTER'],
      [person.messages, 'PRIVE_TELEFOON'],
    ] as const)
      if (use) await logUse(machine, content, termId, use, device, i);
    const holder = made.codes[0]!;
    const place = { token: machine.token(folder) };
    const { to } = quarterDays(content.quarter);
    machine.at(addDays(to, 5));
    await machine.call('workspaces.unlock', {
      ...place,
      personId: holder.personId,
      passphrase: holder.code,
      newPassphrase: HOLDER,
    });
    const { entries } = await machine.call('signoffs.queue', { termId, quarter: content.quarter });
    const prepared = await machine.call('signoffs.prepare', {
      termId,
      quarter: content.quarter,
      kind: 'kwartaal',
      decisions: entries.map((e) => ({ entryId: e.id, agreed: true })),
      deleted: 'nee',
    });
    await machine.call('signoffs.sign', {
      requestId: prepared.requestId,
      sha256: prepared.sha256,
      passphrase: HOLDER,
    });
    const records = made.session.person;
    await machine.call('workspaces.unlock', { ...place, personId: records.id, passphrase: RECORDS });
    machine.at(addDays(to, 9));
    await machine.call('quarters.close', {
      quarter: content.quarter,
      consent: content.quarter,
      passphrase: RECORDS,
    });
    const target = path.join(out, 'leveringen', person.prefix);
    mkdirSync(target, { recursive: true });
    const sent = await machine.call('packages.make', {
      quarter: content.quarter,
      edition: 'bzk',
      out: machine.token(target),
    });
    const { vkeys } = await machine.call('journal.trust', {});
    return {
      folder,
      file: sent.path,
      number: vkeys[0]!.number,
      vkey: vkeys[0]!.vkey,
      ids: [
        { id: records.id, name: records.name, role: records.role },
        { id: holder.personId, name: person.name, role: 'officeHolder' },
      ],
    };
  } finally {
    await machine.app.close();
  }
}

async function logUse(
  machine: DemoMachine,
  content: Content,
  termId: string,
  use: z.infer<typeof useSchema>,
  device: string,
  shift: number,
): Promise<void> {
  const account = await machine.call('accounts.add', {
    termId,
    channel: use.channel,
    device,
    address: device === 'PRIVE_COMPUTER' ? 'voorbeeld@voorbeeld.invalid' : '+31600000000',
    usedFrom: content.from,
    usedUntil: null,
    inUse: 'ja',
  });
  for (const [k, day] of daysOf(content, use.days, shift).entries()) {
    const reason = use.reasons[k % use.reasons.length]!;
    machine.at(addDays(day, 1 + (k % 4)), '10:15');
    await machine.call('entries.add', {
      answers: {
        termId,
        accountId: account.id,
        channel: use.channel,
        device,
        dateFrom: day,
        dateTo: day,
        dateCertainty: 'exact',
        time: '18:30',
        counterparty: reason === 'NUMMER_BEKEND' ? 'BURGEMEESTER_DECENTRAAL' : 'AMBTENAAR_EIGEN',
        direction: device === 'PRIVE_COMPUTER' ? 'ZAKELIJK_NAAR_PRIVE' : 'GESPREK',
        subject: content.subjects[reason] ?? 'Overleg',
        reason,
        reasonKind: NOTES[reason]?.kind ?? null,
        reasonNote: NOTES[reason]?.note ?? null,
        nature: 'LOGISTIEK',
        classification: 'ONGERUBRICEERD',
        evidence: 'impossible',
        evidenceWhyNot: 'Al doorgestuurd naar het zakelijke account.',
        messages: 1 + (k % 5),
      },
    });
  }
  const { rows } = await machine.call('entries.list', { limit: 500 });
  machine.at(quarterDays(content.quarter).to, '16:00');
  for (const row of rows)
    await machine.call('entries.followUp', {
      entryId: row.id,
      outcome: 'GEARCHIVEERD',
      place: 'documentsysteem',
      reference: `dossier ${row.number}`,
      date: quarterDays(content.quarter).to,
    });
}

/**
 * Makes the example in `out`, which must be absent or empty. About a minute: every office makes its own keys. `say` gets a
 * line per step for people to follow; `step` hears how far it is, and may end it by throwing.
 */
export async function runCollectionDemo(
  host: Host,
  out: string,
  say: (line: string) => void,
  step: (progress: ExampleProgress) => void = () => undefined,
): Promise<CollectionDemo> {
  const content = load(host.resourcesDir);
  mkdirSync(out, { recursive: true });
  const offices: Awaited<ReturnType<typeof playOffice>>[] = [];
  const total = content.people.length;
  for (const [i, person] of content.people.entries()) {
    step({ part: 'offices', done: i, total });
    offices.push(await playOffice(host, content, person, out, i));
    say(`${i + 1} van ${total}: ${person.post}`);
  }
  const machine = new DemoMachine(host, path.join(out, '.profiel'));
  const folder = path.join(out, 'bzk.kanaalregister');
  const { to } = quarterDays(content.quarter);
  try {
    machine.at(addDays(to, 4));
    const made = await machine.call('workspaces.create', {
      folder: machine.token(folder),
      setup: {
        title: 'Verzameling Binnenlandse Zaken (voorbeeld)',
        prefix: 'BZK',
        kind: 'collection',
        example: true,
        people: [{ name: 'Ilse Vermaat', role: 'collector', passphrase: COLLECTOR }],
      },
    });
    await machine.call('collection.expect', {
      terms: content.people.map((p) => {
        const ministry = content.ministries.find((m) => m.code === p.ministry)!;
        return {
          person: p.name,
          post: p.post,
          ministryCode: ministry.code,
          ministryName: ministry.nl,
          ministryAbbr: ministry.abbr,
          cabinet: content.cabinet,
          from: content.from,
          until: null,
        };
      }),
    });
    machine.at(addDays(to, 20));
    const packages: CallOutput<'collection.take'>['packages'] = [];
    for (const [i, { file, number }] of offices.entries()) {
      step({ part: 'packages', done: i, total });
      const taken = await machine.call('collection.take', { files: [machine.token(file)], acceptKeys: [number] });
      packages.push(...taken.packages);
    }
    for (const p of packages) {
      if (p.verdict !== 'accepted') throw new KanaalError('not_verifiable', { package: p.name, codes: p.codes });
      await machine.call('collection.receipt', {
        delivery: p.id,
        out: machine.token(path.join(out, 'ontvangstbewijzen')),
      });
    }
    say(`${packages.length} leveringen aanvaard`);
    machine.at(addDays(to, 29));
    const answer = await machine.call('collection.answer', { from: content.from, to });
    writeFileSync(path.join(out, 'antwoord.json'), `${JSON.stringify(answer, null, 1)}\n`);
    say(answer.text.nl);
    const { receiptKey } = await machine.call('collection.keys', {});
    const trust = path.join(out, 'trust.txt');
    // Whoever verifies receipts wants the key of BZK; whoever verifies packages those of the offices.
    writeFileSync(trust, `${[receiptKey.vkey, ...offices.map((o) => o.vkey)].join('\n')}\n`);
    return {
      workspaces: [folder, ...offices.map((o) => o.folder)],
      people: [
        { ...made.session.person, passphrase: COLLECTOR, workspace: folder },
        ...offices.flatMap((o) =>
          o.ids.map((p) => ({
            ...p,
            passphrase: p.role === 'officeHolder' ? HOLDER : RECORDS,
            workspace: o.folder,
          })),
        ),
      ].map(({ id, name, role, passphrase, workspace }) => ({ id, name, role, passphrase, workspace })),
      quarters: offices.map((o) => ({ id: content.quarter, state: 'closed', workspace: o.folder })),
      exports: packages.map((p, i) => ({ path: offices[i]!.file, bytes: p.bytes, sha256: sha256Of(offices[i]!.file) })),
      trust,
      answer,
    };
  } finally {
    // At closing it still remembers what it saw.
    await machine.app.close();
    rmSync(path.join(out, '.profiel'), { recursive: true, force: true });
  }
}
