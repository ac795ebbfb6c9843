import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  // A cell says `from 'last-ack'`; outside Node's own resolver that name needs telling.
  resolve: { alias: { 'last-ack': `${root}src/notebook/cell-api.ts` } },
  cacheDir: `${root}.cache/vite`,
  test: {
    // Ends only what hangs: at load 10 the first word of a spelling checker took 36 s.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Commands that tests start: see src/cli/run.mjs.
    env: { NODE_COMPILE_CACHE: `${root}.cache/node` },
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/site/built/**', 'node_modules/**'],
    // Files share their modules, and what those have read of the chapters: the simulator, the compiler and every dictionary
    // loaded anew for each would be most of the work. None leaves anything to the next but what it takes back itself.
    isolate: false,
    restoreMocks: true,
    // Of two cores Vitest by itself would use one.
    maxWorkers: '100%',
  },
});
