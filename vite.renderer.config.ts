import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window, the same for both shells. Everything it needs is bundled: it may load nothing from elsewhere. */
export default defineConfig({
  root: 'src/renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../out/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    sourcemap: false,
  },
});
