/**
 * Builds the console into dist/console. In development `/api` goes to the API process, so that cookies and events behave as in production.
 * React and the router form one long-lived chunk; what pages share is put together by
 * chunks.ts; every page and antd's controls are split by route.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { frameLibrary, sharedChunks } from './chunks.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } },
  },
  build: {
    outDir: here('../dist/console'),
    emptyOutDir: true,
    // tools/sizes.mjs reads from it what each page loads.
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'frame', test: frameLibrary, priority: 5 }, ...sharedChunks],
        },
      },
    },
  },
});
