/**
 * Tests that read the finished site, dist/ or where `LAST_ACK_OUT` says: run after a build. They share their modules, since to
 * parse all pages anew for each file takes twice the time of the tests.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  cacheDir: `${root}.cache/vite-built`,
  test: {
    include: ['tests/site/built/**/*.test.ts'],
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
