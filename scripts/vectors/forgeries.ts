/** What a forger does to the packages of the vectors, with the log's key, and with the records manager's besides. */
import { createHash } from 'node:crypto';
import {
  type ForgedRecord,
  type ForgedRegister,
  type ForgeKey,
  forgeNote,
  noteText,
  PackageForge,
} from '../../src/main/testing/package-forge.ts';
import { KEYS } from './world.ts';

const REGISTER = 'data/register.json';
const CLOSE = 'data/close.note';

export type Rows = Record<string, string | number | null>[];

export function rows(register: ForgedRegister): Rows {
  return register.sheets['Registraties'] as Rows;
}

export function fieldOf(record: ForgedRecord, name: string): unknown {
  return record.disclosures.find((d) => d[1] === name)?.[2];
}

/** The records with the last of its kind changed and bound again. */
export function amended(
  forge: PackageForge,
  which: (record: ForgedRecord) => boolean,
  change: Parameters<typeof PackageForge.amend>[1],
): ForgedRecord[] {
  const all = forge.records();
  const at = all.findLastIndex(which);
  if (at < 0) throw new Error('no such record');
  return all.with(at, PackageForge.amend(all[at]!, change));
}

/** The register as it is now, closed again by the records manager, in a log that is grown again. */
export function reclose(forge: PackageForge, log: ForgeKey, records: ForgedRecord[] = forge.records()): PackageForge {
  const text = forge.text(REGISTER);
  const count = rows(JSON.parse(text) as ForgedRegister).length;
  const statement = noteText(forge.text(CLOSE))
    .replace(/\nuitgave bzk: .*\n/, `\nuitgave bzk: sha256 ${createHash('sha256').update(text).digest('hex')}\n`)
    .replace(/\nregistraties: .*\n/, `\nregistraties: ${count}\n`);
  const signed = forgeNote(statement, KEYS.manager);
  const at = records.findLastIndex((r) => r.type === 'close' && r.disclosures.length > 0);
  const closed = records.with(at, PackageForge.amend(records[at]!, { statement: signed }));
  return forge.put(CLOSE, signed).regrow(closed, log);
}
