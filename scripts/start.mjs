// `npm start`: the app in Electron where its runtime can be had, else in the system's Chromium. On a machine without a
// screen: the example, opened without a window, with a picture of each main screen.
//   npm start -- --demo      with the example, in a folder of its own
//   npm start -- --headless  without a window, also where there is a screen
//   npm start -- --stay      keep running after the pictures
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay } from './lib/decide.mjs';
import { keepCompiled, ROOT, run, underOwnNode } from './lib/project.mjs';

const { values } = parseArgs({
  options: {
    demo: { type: 'boolean', default: false },
    stay: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
  },
});

/** The example lives in a folder of its own, so that a person's own settings and workspaces stay as they are. */
function useExampleHome() {
  const folder = path.join(ROOT, 'out/demo');
  process.env['KANAALREGISTER_HOME'] ??= folder;
  console.log(`Example: ${path.relative(ROOT, process.env['KANAALREGISTER_HOME'])}/workspaces/voorbeeld`);
}

async function main() {
  keepCompiled();
  await bootstrap({ window: true });
  await underOwnNode(import.meta.url);
  const headless = values.headless || !hasDisplay(process.platform, process.env);
  const example = headless || values.demo;
  if (example) useExampleHome();

  const { electronOrWhy } = await import('./lib/electron.mjs');
  const electron = headless ? { why: 'there is no screen, and it needs one' } : electronOrWhy();
  if ('binary' in electron) {
    console.log(`Kanaalregister runs in Electron (${path.relative(ROOT, electron.binary)}): its runtime is here.`);
    return run(electron.binary, [ROOT, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]);
  }

  const { browserOrWords } = await import('./lib/browser.mjs');
  const browser = await browserOrWords({ mayAsk: true });
  if (!browser) return 69;
  console.log(
    `Kanaalregister runs in ${browser}${headless ? ', without a window' : ''}; not in Electron, because ${electron.why}.`,
  );
  const { runChromium } = await import('../src/main/shell/chromium/run.ts');
  const { placesFor } = await import('../src/main/shell/core/places.ts');
  return runChromium({
    places: placesFor(process.env, process.platform, homedir()),
    headless,
    example,
    picturesDir: headless ? path.join(ROOT, 'out/pictures') : null,
    stay: values.stay,
    say: console.log,
  });
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(`error: ${error.message}`);
    process.exit(1);
  },
);
