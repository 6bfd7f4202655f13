import path from 'node:path';
import { expect, test } from 'vitest';
import { sbomOf } from './lib/sbom.mjs';

test('the list of what the program is made of names what is bundled into it, and nothing of the workshop', () => {
  const { components, dependencies, metadata } = sbomOf(path.resolve(import.meta.dirname, '..'));
  expect(metadata.component.name).toBe('kanaalregister');
  const names = components.map((one) => one.name);
  for (const shipped of [
    'electron',
    'react',
    'react-dom',
    'react-aria-components',
    '@internationalized/date',
    '@tanstack/react-query',
    '@tanstack/react-virtual',
    '@fontsource-variable/noto-sans',
    'dompurify',
    '@noble/hashes',
    'better-sqlite3',
    'zod',
  ])
    expect(names).toContain(shipped);
  for (const workshop of [
    'vite',
    'vitest',
    'oxlint',
    'electron-builder',
    '@playwright/test',
    'axe-core',
    '@electron/get',
  ])
    expect(names).not.toContain(workshop);
  const refs = new Set([...components.map((one) => one['bom-ref']), dependencies[0]!.ref]);
  for (const one of dependencies) for (const ref of one.dependsOn ?? []) expect(refs).toContain(ref);
});
