// What the program that is delivered is made of. `npm sbom --omit=dev` does not know: what is bundled into the window, and
// Electron itself, are development dependencies to npm.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Names of packages that these sources import, tests left out. @param {string} root */
function imported(root) {
  const found = new Set();
  for (const file of globSync('src/**/*.{ts,tsx,css}', { cwd: root })) {
    if (/\.test\.tsx?$|[\\/]testing[\\/]/.test(file)) continue;
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, from = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'([^'.][^']*)'/g))
      found.add(
        from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/'),
      );
  }
  return found;
}

/**
 * CycloneDX of the program: its dependencies, what is bundled, and Electron without what npm fetches it with.
 * @param {string} root
 * @returns {{ components: { name: string; 'bom-ref': string }[]; dependencies: { ref: string; dependsOn?: string[] }[]; metadata: { component: { 'bom-ref': string; name: string } } }}
 */
export function sbomOf(root) {
  const pkg = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const windows = process.platform === 'win32';
  const printed = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: windows,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const all = JSON.parse(printed);
  const own = all.metadata.component['bom-ref'];
  const needs = new Map(all.dependencies.map((/** @type {any} */ one) => [one.ref, one.dependsOn ?? []]));
  const nameOf = new Map(all.components.map((/** @type {any} */ one) => [one['bom-ref'], one.name]));
  const bundled = imported(root);
  const aliases = new Set(Object.values(pkg.dependencies).map((v) => /^npm:(.+)@/.exec(String(v))?.[1]));
  const isOurs = (/** @type {string} */ name) => name in pkg.dependencies || aliases.has(name) || bundled.has(name);
  const kept = new Set([own]);
  const take = (/** @type {string} */ ref) => {
    if (kept.has(ref)) return;
    kept.add(ref);
    if (nameOf.get(ref) !== 'electron') for (const next of needs.get(ref) ?? []) take(next);
  };
  const first = needs.get(own).filter((/** @type {string} */ ref) => isOurs(nameOf.get(ref)));
  for (const ref of first) take(ref);
  return {
    ...all,
    // npm names it after the folder it lies in.
    metadata: { ...all.metadata, component: { ...all.metadata.component, name: pkg.name } },
    components: all.components
      .filter((/** @type {any} */ one) => kept.has(one['bom-ref']))
      .map((/** @type {any} */ { properties: _development, ...one }) => one),
    dependencies: all.dependencies
      .filter((/** @type {any} */ one) => kept.has(one.ref))
      .map((/** @type {any} */ one) => ({
        ...one,
        dependsOn: one.ref === own ? first : (one.dependsOn ?? []).filter((/** @type {string} */ ref) => kept.has(ref)),
      })),
  };
}
