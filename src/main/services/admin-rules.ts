/** The administrator's file: read once at start. One that cannot be read is told to everybody, never passed over. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AdminRules, adminRulesSchema, NO_RULES } from '../../shared/admin-rules.ts';
import { KanaalError } from '../../shared/errors.ts';

export interface Administration {
  rules: AdminRules;
  /** The file that was read, or null where there is none. */
  file: string | null;
  /** What is wrong with it, in words for the administrator; null where nothing is. */
  problem: string | null;
  /** `data:` URL of the logo, or null. */
  logo: string | null;
}

const NONE: Administration = { rules: NO_RULES, file: null, problem: null, logo: null };
const MAX_LOGO_BYTES = 200_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads `file`. A rule that is not understood makes the whole file count as not read: half a policy is no policy. */
export function readAdministration(file: string | null): Administration {
  if (file === null || !existsSync(file)) return NONE;
  const broken = (problem: string): Administration => ({ ...NONE, file, problem });
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
  const parsed = adminRulesSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return broken(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const rules = parsed.data;
  for (const folder of [rules.workspaces.folder, rules.export.folder, rules.logo])
    if (folder !== undefined && !path.isAbsolute(folder)) return broken(`${folder}: not an absolute path`);
  if (rules.workspaces.onlyThere && rules.workspaces.folder === undefined)
    return broken('workspaces.onlyThere: needs workspaces.folder');
  if (rules.logo === undefined) return { rules, file, problem: null, logo: null };
  const logo = readLogo(rules.logo);
  // Without its picture the rest still holds: a logo protects nobody.
  return { rules, file, problem: logo === null ? `${rules.logo}: not a png of at most 200 kB` : null, logo };
}

function readLogo(file: string): string | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  if (bytes.length > MAX_LOGO_BYTES || !bytes.subarray(0, PNG.length).equals(PNG)) return null;
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

/** Throws `place_refused` for a workspace outside the one folder that the administrator allows. */
export function checkAllowed({ rules }: Administration, folder: string): void {
  const { folder: only, onlyThere } = rules.workspaces;
  if (!onlyThere || only === undefined) return;
  const inside = path.relative(path.resolve(only), path.resolve(folder));
  if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside))
    throw new KanaalError('place_refused', { why: 'administrator', name: only });
}
