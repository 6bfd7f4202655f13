// `npm run bench -- [core|close|export|window|list|intake|hostile|drop|trust|collect] [args]`: the measurements of docs/benchmarks.md, under the project's own Node.
//   npm run bench -- core --sizes 1000,10000
//   npm run bench -- close --sizes 10000 --signed
//   npm run bench -- export --rows 1000,10000
//   npm run bench -- window --rounds 5
//   npm run bench -- intake --messages 40000 --mails 10000 --outlook 1000
//   npm run bench -- hostile
//   npm run bench -- drop --rounds 5 --calls
//   npm run bench -- trust --records 10000,100000
//   npm run bench -- list --size 10000 --minutes 1
//   npm run bench -- collect --quarters 4
//   npm run bench -- collect --packages 40
import { bootstrap } from './bootstrap.mjs';
import { keepCompiled, NODE, run } from './lib/project.mjs';

const [which = 'core', ...args] = process.argv.slice(2);
if (!['core', 'close', 'export', 'window', 'list', 'intake', 'hostile', 'drop', 'trust', 'collect'].includes(which)) {
  console.error(
    'error: there is no such benchmark\nhint: npm run bench -- [core|close|export|window|list|intake|hostile|drop|trust|collect] [args]',
  );
  process.exit(2);
}
keepCompiled();
await bootstrap({ window: ['window', 'list', 'drop'].includes(which) });
process.exit(await run(NODE, [`bench/${which}.ts`, ...args]));
