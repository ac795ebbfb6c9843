import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** A map of the site names whole addresses: where the build was not told the site's own there is none. */
export const noAddress = (): AstroIntegration => {
  let isKnown = false;
  return {
    name: 'no-address',
    hooks: {
      'astro:config:done': ({ config }) => {
        isKnown = config.site !== undefined;
      },
      'astro:build:done': async ({ dir }) => {
        if (!isKnown) await rm(fileURLToPath(new URL('sitemap.xml', dir)), { force: true });
      },
    },
  };
};
