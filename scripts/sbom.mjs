// `npm run -s sbom > sbom.json`: what the delivered program is made of, as CycloneDX. docs/release.md.
import path from 'node:path';
import { underOwnNode } from './lib/project.mjs';

await underOwnNode(import.meta.url);
const { sbomOf } = await import('./lib/sbom.mjs');
console.log(JSON.stringify(sbomOf(path.join(import.meta.dirname, '..')), null, 2));
