// `npm run dist [-- --check]`: installers for this system, or with --check what would go into them. docs/release.md.
import { bootstrap } from './bootstrap.mjs';
import { underOwnNode } from './lib/project.mjs';

await bootstrap({ window: true });
await underOwnNode(import.meta.url);
const { electronOrWhy } = await import('./lib/electron.mjs');
const { buildVerifyPage } = await import('./verify-page.mjs');
console.log(`verify.html sha256 ${await buildVerifyPage({ always: true })}`);
if (process.argv.includes('--check')) {
  const { packWithStandIn } = await import('./lib/stand-in.mjs');
  const { files } = await packWithStandIn();
  /** @param {[string, { bytes: number }][]} list */
  const megabytes = (list) => (list.reduce((sum, [, one]) => sum + one.bytes, 0) / 1e6).toFixed(1);
  const all = [...files];
  const beside = all.filter(([, one]) => one.unpacked);
  for (const [file] of beside) console.log(`beside the archive: ${file}`);
  console.log(
    `${all.length} files, ${megabytes(all)} MB, of which ${beside.length} (${megabytes(beside)} MB) beside it`,
  );
} else {
  const electron = electronOrWhy();
  if (!('binary' in electron)) {
    console.error(`No installers here: Electron's runtime is not on this machine (${electron.why}).`);
    console.error('What would go into them: npm run dist -- --check');
    process.exit(3);
  }
  const { build } = await import('electron-builder');
  const { PACKAGE } = await import('./lib/package-config.mjs');
  for (const file of await build({ config: PACKAGE })) console.log(file);
}
