/** One private office of the example, driven through the same calls as the window: nothing is written behind its back. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import { KanaalError } from '../../shared/errors.ts';
import type { OfficeTermInput } from '../../shared/people-records.ts';
import type { Day } from '../../shared/quarter.ts';
import type { OutcomeInput } from '../../shared/records.ts';
import { type App, openApp } from '../app.ts';
import type { Host } from '../host.ts';
import { answersOf, type DemoContent, type DemoEntry, type DemoPerson, demoFilePath } from './content.ts';

/** Passphrases of the example, printed and shown: it protects nobody. */
const PASSPHRASES: Record<string, string> = {
  secretary: 'voorbeeld van het secretariaat',
  officeHolder: 'voorbeeld van de bewindspersoon',
  recordsManager: 'voorbeeld van de archivaris',
};

export interface DemoMember {
  id: string;
  name: string;
  role: DemoPerson['role'];
  passphrase: string | null;
}

export class DemoOffice {
  readonly folder: string;
  readonly members = new Map<string, DemoMember>();
  readonly terms = new Map<string, string>();
  readonly accounts = new Map<string, string>();
  readonly entries = new Map<string, string>();
  private readonly endedAccounts = new Set<string>();
  private readonly app: App;
  private readonly host: Host;
  private readonly content: DemoContent;
  private readonly key: string;
  private clock = 0;
  private token = '';
  private readonly tokens = new Map<string, string>();

  constructor(base: Host, content: DemoContent, key: string, out: string) {
    this.content = content;
    this.key = key;
    this.folder = path.join(out, `${key}.kanaalregister`);
    this.host = {
      ...base,
      // A profile of its own: the example leaves no trace in the settings of the person who looks at it.
      profileDir: path.join(out, '.profiel'),
      now: () => new Date((this.clock += 1_000)),
      pathOf: (token) => this.tokens.get(token) ?? null,
    };
    mkdirSync(this.host.profileDir, { recursive: true });
    this.app = openApp(this.host);
  }

  /** Sets the example's clock to an hour of a day; it only runs forward. */
  at(day: string, time = '09:00'): void {
    this.clock = Math.max(this.clock, Date.parse(`${day}T${time}:00+01:00`));
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const reply = await this.app.call(name, input);
    if (!reply.ok) throw new KanaalError(reply.error.code, { ...reply.error.details, call: name });
    return reply.value as CallOutput<N>;
  }

  tokenFor(file: string): string {
    const token = `demo-${this.tokens.size}`;
    this.tokens.set(token, file);
    return token;
  }

  /** Makes the workspace; everybody but those who sign on paper gets a passphrase and a signing key. */
  async create(): Promise<void> {
    const office = this.content.offices.find((o) => o.key === this.key)!;
    const people = this.content.people.filter((p) => p.office === this.key);
    const [secretary, ...others] = [...people].sort(
      (a, b) => Number(b.role === 'secretary') - Number(a.role === 'secretary'),
    );
    const first = secretary!;
    const made = await this.call('workspaces.create', {
      folder: this.tokenFor(this.folder),
      setup: {
        title: office.nl,
        prefix: office.prefix,
        example: true,
        workDomains: this.content.workDomains,
        people: [first, ...others].map((p) => ({
          name: p.name,
          role: p.role,
          ...(p === first ? { passphrase: PASSPHRASES['secretary']! } : {}),
          terms: this.content.terms.filter((t) => t.person === p.key).map((t) => this.term(t)),
        })),
      },
    });
    this.token = this.tokenFor(this.folder);
    const { people: listed } = await this.call('people.list', {});
    for (const p of people) {
      const { id } = listed.find((l) => l.name === p.name && l.role === p.role)!;
      this.members.set(p.key, { id, name: p.name, role: p.role, passphrase: PASSPHRASES[p.role] ?? null });
    }
    const { terms } = await this.call('terms.list', {});
    for (const t of this.content.terms)
      if (t.office === this.key)
        this.terms.set(
          t.key,
          terms.find((x) => x.personId === this.members.get(t.person)!.id && x.from === t.from)!.id,
        );
    for (const { personId, code } of made.codes) {
      const member = [...this.members.values()].find((m) => m.id === personId)!;
      await this.call('workspaces.unlock', {
        token: this.token,
        personId,
        passphrase: code,
        newPassphrase: member.passphrase,
      });
    }
  }

  private term(t: DemoContent['terms'][number]): Omit<OfficeTermInput, 'personId'> {
    const { ministry } = this.content;
    return {
      post: t.post,
      ministryCode: ministry.code,
      ministryName: ministry.nl,
      ministryAbbr: ministry.abbr,
      cabinet: 'Voorbeeldkabinet',
      from: t.from,
      until: t.until,
      swornInOn: t.swornIn,
      corporateDeviceOn: t.corporateDeviceOn,
    };
  }

  /** Unlocks as a person, by the key of the contents or by role. */
  async as(who: string): Promise<DemoMember> {
    const member = this.members.get(who) ?? [...this.members.values()].find((m) => m.role === who)!;
    await this.call('workspaces.unlock', {
      token: this.token,
      personId: member.id,
      passphrase: member.passphrase ?? '',
    });
    return member;
  }

  /**
   * The accounts as they are known on a day: those in use by then are there, those that came to an end by then have their
   * last day. A quarter that closed earlier so says nothing of what came after it. Needs a secretary at the desk.
   */
  async accountsOn(day: Day): Promise<void> {
    for (const a of this.content.accounts) {
      const termId = this.terms.get(a.term);
      if (!termId || a.usedFrom > day) continue;
      const ended = a.usedUntil !== null && a.usedUntil <= day;
      const use = { usedUntil: ended ? a.usedUntil : null, inUse: ended ? ('nee' as const) : ('ja' as const) };
      const accountId = this.accounts.get(a.key);
      if (accountId === undefined) {
        const { channel, device, address, usedFrom } = a;
        const { id } = await this.call('accounts.add', { termId, channel, device, address, usedFrom, ...use });
        this.accounts.set(a.key, id);
      } else if (ended && !this.endedAccounts.has(a.key)) {
        await this.call('accounts.update', { accountId, ...use });
      }
      if (ended) this.endedAccounts.add(a.key);
    }
  }

  async log(e: DemoEntry): Promise<void> {
    this.at(e.loggedOn, '10:15');
    await this.accountsOn(e.loggedOn);
    const files =
      e.evidence.state === 'attached'
        ? e.evidence.files.map((f) => this.tokenFor(demoFilePath(this.host.resourcesDir, f.name)))
        : [];
    const answers = answersOf(e, this.terms.get(e.term)!, this.accounts.get(e.account)!);
    const made = e.corrects
      ? await this.call('entries.correct', {
          entryId: this.entries.get(e.corrects.entry)!,
          answers,
          reason: e.corrects.why,
          files,
        })
      : await this.call('entries.add', { answers, files, draft: e.state === 'draft' });
    this.entries.set(e.key, made.id);
  }

  /** The records manager's outcome, where it is more than logging itself set. */
  async outcome(e: DemoEntry): Promise<void> {
    if (e.state === 'draft' || e.outcome === 'NOG_TE_BEOORDELEN' || e.outcome === 'VEILIGGESTELD') return;
    const d = e.outcomeDetails;
    const input: OutcomeInput = {
      outcome: e.outcome,
      place: d['system'] ?? d['recipient'] ?? d['account'] ?? null,
      reference: d['reference'] ?? null,
      date: d['date'] ?? null,
      note: [d['ground'], d['why'], d['cause'], d['decidedBy']].filter(Boolean).join('; ') || null,
      deletedOn: e.outcome === 'VERLOREN' ? (d['date'] ?? null) : null,
      deletedHow: (['hand', 'automatisch', 'onbekend'] as const).find((h) => h === d['how']) ?? null,
      deviceReplaced: (['ja', 'nee', 'onbekend'] as const).find((h) => h === d['phoneReplaced']) ?? null,
    };
    await this.call('entries.followUp', { entryId: this.entries.get(e.key)!, ...input });
  }

  exportFolder(out: string, quarter: string): string {
    const folder = path.join(out, 'export', `${this.key}-${quarter}`);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
