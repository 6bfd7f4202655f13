import { defineConfig } from 'electron-vite';

/** Electron's main process, the core beside it, and the preload. The window is built by vite.renderer.config.ts. */
export default defineConfig({
  main: {
    build: {
      // In one file instead of some sixty: the core's start takes a quarter less of the processor.
      externalizeDeps: { exclude: ['zod'] },
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          index: 'src/main/shell/electron/index.ts',
          core: 'src/main/shell/core/process.ts',
          worker: 'src/main/jobs/worker.ts',
          'intake-worker': 'src/main/intake/worker.ts',
          'media-length-worker': 'src/main/intake/media-length-worker.ts',
          'ocr-worker': 'src/main/intake/ocr-worker.ts',
          'table-worker': 'src/main/intake/table-worker.ts',
          'pdf-words-worker': 'src/main/intake/pdf-words-worker.ts',
          'layout-worker': 'src/main/intake/layout-worker.ts',
          'office-words-worker': 'src/main/intake/office-words-worker.ts',
        },
        // All in one folder: the core finds its worker beside itself, whatever chunk its code ended up in.
        output: {
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]/ }] },
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'src/main/shell/electron/preload.ts' },
        // A preload in the sandbox is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
});
