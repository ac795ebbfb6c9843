import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Tests of what is data in, data out, and has nothing that one test could leave to the next: they share their modules, since
 * to load the simulator anew for each file takes twice the time of the tests.
 */
const pure = ['sim', 'timeline', 'render', 'diagnose', 'words', 'conformance'].map(
  (layer) => `tests/${layer}/**/*.test.ts`,
);

/**
 * Tests of the doctor need the compiler, every dictionary and the site's own list of pages, 15 s of work before the first of
 * them. The doctor keeps nothing between two looks but what it has read of a chapter's folder, and each test has its own.
 */
const doctor = ['tests/content/doctor-*.test.ts', 'tests/cli/contributing.test.ts'];

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
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false, restoreMocks: true } },
      { extends: true, test: { name: 'doctor', include: doctor, isolate: false } },
      {
        extends: true,
        test: {
          name: 'others',
          include: ['tests/**/*.test.ts'],
          exclude: [...pure, ...doctor, 'tests/site/built/**', 'node_modules/**'],
        },
      },
    ],
  },
});
