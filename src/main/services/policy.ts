/** Reads the policy file that ships with the program. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Policy } from '../../shared/policy.ts';
import { policySchema } from '../../shared/policy-schema.ts';

/**
 * `policy.json` of the resources folder, checked whole. A missing or broken one is a fault of the build, not of the
 * user, so it throws a plain Error that names the first places that are wrong.
 */
export function loadPolicy(resourcesDir: string): Policy {
  const file = path.join(resourcesDir, 'policy.json');
  // Read once in a process: compiling a checker for it takes longer than checking.
  const parsed = policySchema.safeParse(JSON.parse(readFileSync(file, 'utf8')), { jitless: true });
  if (!parsed.success) {
    const places = parsed.error.issues.slice(0, 5).map((i) => `${i.path.join('.')}: ${i.message}`);
    throw new Error(`${file} is not a policy file: ${places.join('; ')}`);
  }
  const problems = brokenReferences(parsed.data);
  if (problems.length > 0) throw new Error(`${file} contradicts itself: ${problems.join('; ')}`);
  return parsed.data;
}

/** Codes that point at nothing, and ministry names that overlap. */
function brokenReferences(policy: Policy): string[] {
  const { reasons, reasonGroups, reasonSubKinds } = policy.lists;
  const groups = new Set(reasonGroups.items.map((g) => g.code));
  const subKinds = new Set(reasonSubKinds.items.map((k) => k.code));
  const problems: string[] = [];
  for (const reason of reasons.items) {
    if (!groups.has(reason.group)) problems.push(`${reason.code}: unknown group ${reason.group}`);
    for (const k of reason.subKinds) if (!subKinds.has(k)) problems.push(`${reason.code}: unknown sub-kind ${k}`);
    if (reason.needsNote !== (reason.question !== undefined))
      problems.push(`${reason.code}: a note without a question`);
  }
  for (const ministry of policy.ministries.items) {
    ministry.names.slice(1).forEach((name, i) => {
      const before = ministry.names[i]?.validUntil ?? null;
      if (before === null || name.validFrom === null || before >= name.validFrom)
        problems.push(`${ministry.code}: ${name.abbr} overlaps the name before it`);
    });
  }
  return problems;
}
