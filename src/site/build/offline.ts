/**
 * Writes `offline.js`, the service worker, over the finished build. Pages, styles and the scripts that draw and simulate
 * are kept at the first visit; the editor (megabytes) only once a reader has opened it. A new version waits until the
 * reader agrees: no page changes under an edit.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { generateSW } from 'workbox-build';

/** A script larger than this belongs to the editor: it is kept on first use. What draws and simulates has some 125,000 bytes. */
const largestPrecached = 180_000;

const largeFiles = async (directory: string): Promise<string[]> => {
  const names = (await readdir(directory, { recursive: true })).filter((name) =>
    /\.(?:m?js|css)$/.test(name),
  );
  const sizes = await Promise.all(
    names.map(async (name) => ({ name, size: (await stat(join(directory, name))).size })),
  );
  return sizes.filter(({ size }) => size > largestPrecached).map(({ name }) => name);
};

export const offline = (): AstroIntegration => {
  let base = '/';
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const directory = fileURLToPath(dir);
        const editor = await largeFiles(directory);
        const { count, size, warnings } = await generateSW({
          globDirectory: directory,
          globPatterns: ['**/*.{html,css,js,svg,json,woff2}', 'pagefind/**/*'],
          globIgnores: [
            ...editor,
            '**/*.worker*.js',
            '**/{monaco,editor-libs}*',
            'social/**',
            // For feed readers.
            'figures/**',
            // For other sites' readers, who do not have this worker.
            '**/embed/**',
            // One page a recording, in two languages: kept when a reader opens them.
            '**/conformance/*/*',
            'offline.js',
            'workbox-*.js',
          ],
          swDest: join(directory, 'offline.js'),
          modifyURLPrefix: { '': base },
          dontCacheBustURLsMatching: /\/_astro\//,
          inlineWorkboxRuntime: true,
          sourcemap: false,
          mode: 'production',
          cleanupOutdatedCaches: true,
          // No skipWaiting: the page offers the update and sends SKIP_WAITING when the reader agrees.
          skipWaiting: false,
          clientsClaim: true,
          // Parameters of a link belong to a cell; the page behind them is the same.
          ignoreURLParametersMatching: [/.*/],
          runtimeCaching: [
            // A page that is not among the kept: from the network, as it was when last opened, or a page that says so. The
            // worker gets the text of these functions, so they can name nothing from here.
            {
              urlPattern: ({ request, url }) => request.mode === 'navigate' && !url.pathname.includes('/zh/'),
              handler: 'NetworkFirst',
              options: {
                cacheName: 'pages-opened',
                expiration: { maxEntries: 40 },
                precacheFallback: { fallbackURL: `${base}offline/index.html` },
              },
            },
            {
              urlPattern: ({ request, url }) => request.mode === 'navigate' && url.pathname.includes('/zh/'),
              handler: 'NetworkFirst',
              options: {
                cacheName: 'pages-opened-zh',
                expiration: { maxEntries: 40 },
                precacheFallback: { fallbackURL: `${base}zh/offline/index.html` },
              },
            },
            {
              // The editor and what else was not kept at the first visit: named by content, so never stale.
              urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/_astro/'),
              handler: 'CacheFirst',
              options: { cacheName: 'on-first-use', expiration: { maxEntries: 80 } },
            },
          ],
        });
        for (const warning of warnings) logger.warn(warning);
        logger.info(
          `${count} files kept at the first visit, ${(size / 1024).toFixed(0)} KiB; ${editor.length} on first use`,
        );
      },
    },
  };
};
