import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const PAGE = path.resolve('src/verify-page');

function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The verifiers of src/main/verify, with a browser's hashes in the place of Node's. */
function ownPlatform(): Plugin {
  return {
    name: 'own-platform',
    enforce: 'pre',
    resolveId(source, importer) {
      const verifiers = importer?.replaceAll('\\', '/').includes('/src/main/verify/');
      return verifiers && source === './platform.ts' ? path.join(PAGE, 'platform.ts') : null;
    },
  };
}

/** One file: style and script inside, each allowed by its hash alone, so that nothing that is added later can run. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    generateBundle(_, bundle) {
      const [chunk, ...more] = Object.values(bundle);
      if (chunk?.type !== 'chunk' || more.length > 0) throw new Error('verify.html is made of one script');
      const script = chunk.code.trim();
      if (/<\/script|<!--/i.test(script)) throw new Error('this text would end the script in the page');
      const style = ['../renderer/theme/tokens.css', 'page.css']
        .map((file) => readFileSync(path.join(PAGE, file), 'utf8'))
        .join('\n')
        .trim();
      const source = readFileSync(path.join(PAGE, 'index.html'), 'utf8')
        .replace('%SCRIPT%', () => policyHash(script))
        .replace('%STYLE%', () => policyHash(style))
        .replace('/*STYLE*/', () => style)
        .replace('/*SCRIPT*/', () => script);
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({ type: 'asset', fileName: 'verify.html', source });
    },
  };
}

/** verify.html: a package proven in any browser, from disk. The same sources give the same bytes. */
export default defineConfig({
  plugins: [ownPlatform(), oneFile()],
  build: {
    outDir: 'out/verify',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { verify: 'src/verify-page/main.ts' },
      output: { format: 'iife', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});
