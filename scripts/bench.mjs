// `npm run bench -- [core|close|export|window|start|list|intake|hostile|drop|trust|collect] [args]`: the measurements of docs/benchmarks.md, under the project's own Node.
//   npm run bench -- core --sizes 1000,10000
//   npm run bench -- close --sizes 10000 --signed
//   npm run bench -- export --rows 1000,10000
//   npm run bench -- window --minutes 60 --rest 10   (start, and then list with these)
//   npm run bench -- start --rounds 5
//   npm run bench -- list --size 10000 --minutes 1
//   npm run bench -- intake --messages 40000 --mails 10000 --outlook 1000
//   npm run bench -- hostile
//   npm run bench -- drop --rounds 5 --calls
//   npm run bench -- trust --records 10000,100000
//   npm run bench -- collect --quarters 4
//   npm run bench -- collect --packages 40
import { bootstrap } from './bootstrap.mjs';
import { keepCompiled, NODE, run } from './lib/project.mjs';

const ALL = ['core', 'close', 'export', 'window', 'start', 'list', 'intake', 'hostile', 'drop', 'trust', 'collect'];

const [which = 'core', ...args] = process.argv.slice(2);
if (!ALL.includes(which)) {
  console.error(`error: there is no such benchmark\nhint: npm run bench -- [${ALL.join('|')}] [args]`);
  process.exit(2);
}
keepCompiled();
await bootstrap({ window: ['window', 'start', 'list', 'drop'].includes(which) });
const began = which === 'window' ? await run(NODE, ['bench/start.ts']) : 0;
const script = which === 'window' ? 'list' : which;
process.exit(began === 0 ? await run(NODE, [`bench/${script}.ts`, ...args]) : began);
