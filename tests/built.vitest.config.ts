/** Tests that read the finished site in dist/: run after a build. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  cacheDir: `${root}.cache/vite-built`,
  test: { include: ['tests/site/built/**/*.test.ts'], testTimeout: 60_000 },
});
