import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  // A cell says `from 'last-ack'`; outside Node's own resolver that name needs telling.
  resolve: { alias: { 'last-ack': `${root}src/notebook/cell-api.ts` } },
  cacheDir: `${root}.cache/vite`,
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/site/built/**', 'node_modules/**'],
    // Ends only what hangs: at load 10 the first word of a spelling checker took 36 s.
    testTimeout: 180_000,
    // Commands that tests start: see src/cli/run.mjs.
    env: { NODE_COMPILE_CACHE: `${root}.cache/node` },
  },
});
