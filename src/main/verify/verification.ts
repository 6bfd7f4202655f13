/** One verification under way: the checks so far, who signed, and the keys that are trusted. */
import { type Check, type CheckId, makeCheck, type Place, Refusal } from './checks.ts';
import { readNote, readTrust, type TrustedKey, verifySignature } from './signed-note.ts';

export interface Signer {
  readonly name: string;
  /** Hex. */
  readonly keyId: string;
  /** A trusted key whose signature is right. */
  readonly known: boolean;
}

/** A note whose signatures were looked at. */
export interface CheckedNote {
  readonly text: string;
  /** Names of the trusted keys whose signatures are right. */
  readonly by: readonly string[];
}

const rank = (ok: boolean | null): number => (ok === true ? 0 : ok === null ? 1 : 2);

export class Verification {
  readonly checks: Check[] = [];
  #signers = new Map<string, Signer>();
  readonly integrityOnly: boolean;
  trusted: readonly TrustedKey[] = [];

  constructor(integrityOnly: boolean) {
    this.integrityOnly = integrityOnly;
  }

  get signers(): readonly Signer[] {
    return [...this.#signers.values()];
  }

  /**
   * A check has one result. Where it is made of several files, or once more when a file is read to its end, the worst holds:
   * wrong, then not decided, then right.
   */
  add(id: CheckId, ok: boolean | null, at: Place | null = null): void {
    const before = this.checks.findIndex((c) => c.id === id);
    if (before >= 0 && rank(this.checks[before]!.ok) >= rank(ok)) return;
    if (before >= 0) this.checks.splice(before, 1);
    this.checks.push(makeCheck(id, ok, at));
  }

  /** What ends the verification. */
  refuse({ id, at }: Refusal): void {
    this.add(id, false, at);
  }

  /** A way back to how things stand now, for when what was left for later turns out to be wrong. */
  mark(): () => void {
    const checks = [...this.checks];
    const signers = new Map(this.#signers);
    return () => {
      this.checks.splice(0, this.checks.length, ...checks);
      this.#signers = signers;
    };
  }

  /** Adds the check when it is right; otherwise ends the verification with it. */
  need(id: CheckId, ok: boolean, at: Place | null = null): void {
    if (!ok) throw new Refusal(id, at);
    this.add(id, true);
  }

  /** Adds the check when `read` accepts; its refusal ends the verification. */
  read<T>(id: CheckId, read: () => T): T {
    const value = read();
    this.add(id, true);
    return value;
  }

  readTrust(lines: readonly string[]): void {
    this.trusted = this.read('trust_form', () => readTrust(lines));
  }

  /** Checks form and signatures. Signatures by keys that are not trusted are named, and otherwise ignored (C2SP). */
  note(source: string): CheckedNote {
    const note = this.read('note_form', () => readNote(source));
    const by: string[] = [];
    let wrong: string | null = null;
    for (const s of note.signatures) {
      const said = this.trusted.map((key) => verifySignature(key, note.text, s)).filter((v) => v !== null);
      if (said.includes(false)) wrong ??= s.name;
      const known = said.length > 0 && !said.includes(false);
      if (known) by.push(s.name);
      this.#signers.set(`${s.name} ${s.keyId}`, { name: s.name, keyId: s.keyId, known });
    }
    if (wrong !== null) throw new Refusal('signature', wrong);
    if (by.length > 0) this.add('signature', true);
    this.signedByTrusted(by.length > 0);
    return { text: note.text, by };
  }

  seen(signer: Signer): void {
    this.#signers.set(`${signer.name} ${signer.keyId}`, signer);
  }

  signedByTrusted(signed: boolean): void {
    this.add('no_trusted_key', signed ? true : this.integrityOnly ? null : false);
  }

  /** A check of who signed. Without a trusted signature there is nothing to ask: `no_trusted_key` has said so. */
  signer(id: CheckId, right: boolean, by: readonly string[]): void {
    if (by.length > 0) this.need(id, right);
  }
}
