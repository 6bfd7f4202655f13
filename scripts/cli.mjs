// `npm run cli -- <command>`: the command line under the project's own Node. Everything but its answer goes to stderr.
import { bootstrap } from './bootstrap.mjs';
import { keepCompiled, NODE, ROOT, run } from './lib/project.mjs';

keepCompiled();
try {
  await bootstrap({ window: false });
} catch (error) {
  console.error(`error: ${/** @type {Error} */ (error).message}`);
  process.exit(1);
}
// npm changes to the project's folder; paths on the command line mean the folder the person stands in.
const env = { ...process.env, INIT_CWD: process.env['INIT_CWD'] ?? process.cwd() };
process.exit(await run(NODE, ['src/main/shell/cli/index.ts', ...process.argv.slice(2)], { cwd: ROOT, env }));
