// Who may import whom. Fails on a forbidden import, on a folder that is not listed, and on a row nothing uses.
// The table is the one of CONTRIBUTING.md; a layer below never reaches up.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Layer -> the layers and packages it may import. `node` = Node built-ins. A layer may always import itself. */
export const LAYERS: Record<string, readonly string[]> = {
  shared: ['zod'],
  renderer: [
    'shared',
    'react',
    'react-dom',
    'react-aria-components',
    '@tanstack/react-query',
    '@tanstack/react-virtual',
    'react-hook-form',
    '@internationalized/date',
    '@fontsource-variable/noto-sans',
    'dompurify',
    'unpdf',
  ],
  'main/host': ['shared'],
  'main/app': ['main/host', 'main/dispatch', 'main/services', 'main/store', 'shared', 'node'],
  'main/dispatch': ['main/host', 'main/services', 'main/store', 'shared', 'zod', 'node'],
  'main/services': [
    'main/host',
    'main/journal',
    'main/store',
    'main/files',
    'main/keys',
    'main/intake',
    'main/export',
    'main/jobs',
    'main/verify',
    'shared',
    'node',
    'canonicalize',
  ],
  'main/journal': ['main/store', 'shared', 'node', 'canonicalize'],
  'main/store': ['main/files', 'shared', 'node', 'better-sqlite3'],
  'main/files': ['main/keys', 'shared', 'node'],
  'main/keys': ['shared', 'node', '@node-rs/argon2', 'canonicalize', 'age-encryption'],
  'main/intake': [
    'shared',
    'node',
    'postal-mime',
    'saxes',
    'yauzl',
    '@kenjiuno/msgreader',
    'iconv-lite',
    'unpdf',
    'music-metadata',
  ],
  'main/jobs': [
    'main/intake',
    'main/export',
    'main/store',
    'main/files',
    'main/journal',
    'main/keys',
    'main/verify',
    'shared',
    'node',
  ],
  'main/verify': ['shared', 'node'],
  // verify.html: the same verifiers in a browser, from disk.
  'verify-page': ['main/verify', 'shared', '@noble/curves', '@noble/hashes'],
  'main/export': ['shared', 'node', 'yazl', 'yauzl', 'saxes', '@e965/xlsx', 'pdf-lib', 'unpdf'],
  'main/testing': ['main/app', 'main/host', 'main/intake', 'shared', 'node', '@kenjiuno/msgreader', 'playwright-core'],
  'main/demo': ['main/host', 'main/app', 'shared', 'node', 'zod'],
  'main/shell': [
    'main/app',
    'main/demo',
    'main/host',
    'main/intake',
    'main/verify',
    'shared',
    'node',
    'electron',
    'playwright-core',
  ],
};

const FILE_LAYERS: Record<string, string> = {
  'main/host.ts': 'main/host',
  'main/app.ts': 'main/app',
  'main/dispatch.ts': 'main/dispatch',
};

/** The layer of a file below `src`, or null where no row names it. */
export function layerOf(file: string): string | null {
  const named = FILE_LAYERS[file.replace(/\.test\.ts$/, '.ts')];
  if (named) return named;
  const [side, folder] = file.split('/');
  if (side === 'shared' || side === 'renderer' || side === 'verify-page') return side;
  const layer = `main/${folder}`;
  return Object.hasOwn(LAYERS, layer) && file.split('/').length > 2 ? layer : null;
}

/** The imports of one source text, as written. */
export function importsOf(source: string): string[] {
  const found: string[] = [];
  for (const m of source.matchAll(/^\s*(?:import|export)\s[^;]*?from\s+['"]([^'"]+)['"]/gm)) found.push(m[1]!);
  for (const m of source.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm)) found.push(m[1]!);
  for (const m of source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) found.push(m[1]!);
  return found;
}

function targetOf(file: string, spec: string): string | null {
  if (spec.startsWith('.')) return layerOf(path.posix.normalize(path.posix.join(path.posix.dirname(file), spec)));
  if (spec.startsWith('node:')) return 'node';
  return spec.startsWith('@') ? spec.split('/').slice(0, 2).join('/') : spec.split('/')[0]!;
}

/** Shared files that bring zod along: the window takes their types only, since zod would not run under its policy. */
const SCHEMA_FILES = new Set([
  'shared/contract.ts',
  'shared/contract-drafts.ts',
  'shared/contract-shapes.ts',
  'shared/contract-tables.ts',
  'shared/record-fields.ts',
  'shared/records.ts',
  'shared/people-records.ts',
  'shared/office-records.ts',
  'shared/policy-schema.ts',
]);

/** The imports of one source text that survive type stripping. */
export function valueImportsOf(source: string): string[] {
  return importsOf(source.replaceAll(/^\s*(?:import|export)\s+type\s[^;]*?from\s+['"][^'"]+['"]/gm, ''));
}

function schemaInWindow(file: string, source: string): string[] {
  return valueImportsOf(source)
    .filter((spec) => spec.startsWith('.'))
    .map((spec) => path.posix.normalize(path.posix.join(path.posix.dirname(file), spec)))
    .filter((target) => SCHEMA_FILES.has(target))
    .map((target) => `${file}: the window may import types only from ${target}`);
}

/** Every offence in `files` (path below src -> source); `used` collects the rows that were needed. */
export function checkFiles(files: Map<string, string>, used = new Set<string>()): string[] {
  const problems: string[] = [];
  for (const [file, source] of files) {
    const layer = layerOf(file);
    if (!layer) {
      problems.push(`${file}: no layer lists this place; see scripts/check-layers.ts`);
      continue;
    }
    used.add(layer);
    if (layer === 'renderer') problems.push(...schemaInWindow(file, source));
    const isTest = /\.test\.tsx?$/.test(file);
    for (const spec of importsOf(source)) {
      const target = targetOf(file, spec);
      if (target === null) problems.push(`${file}: imports ${spec}, which no layer lists`);
      else if (target === layer) continue;
      else if (!LAYERS[layer]!.includes(target)) {
        // A test may look from outside: it drives its subject with whatever it needs, but never another side's window.
        const otherSide = layer === 'renderer' ? target.startsWith('main') : target === 'renderer';
        if (isTest && !otherSide) continue;
        problems.push(`${file}: ${layer} may not import ${target} (${spec})`);
      } else used.add(`${layer}>${target}`);
    }
  }
  return problems;
}

function readTree(root: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const e of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!e.isFile() || !/\.tsx?$/.test(e.name)) continue;
    const full = path.join(e.parentPath, e.name);
    files.set(path.relative(root, full).replaceAll(path.sep, '/'), readFileSync(full, 'utf8'));
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.join(import.meta.dirname, '..', 'src');
  const used = new Set<string>();
  const problems = checkFiles(readTree(root), used);
  for (const layer of Object.keys(LAYERS))
    if (!used.has(layer)) problems.push(`${layer}: listed, but no file is there`);
  for (const p of problems) console.error(`layers: ${p}`);
  if (problems.length > 0) process.exit(1);
}
