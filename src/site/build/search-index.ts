/** Writes the search index of both languages into the finished site, with Pagefind's own files but none of its interface. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** Pagefind's interface, which the site does not use: its own dialog stands in `scripts/search-dialog.ts`. */
const unused = [
  'pagefind-ui.js',
  'pagefind-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-modular-ui.css',
  'pagefind-component-ui.js',
  'pagefind-component-ui.css',
  'pagefind-highlight.js',
];

export const searchIndex = (): AstroIntegration => ({
  name: 'search-index',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const path = fileURLToPath(dir);
      const { index, errors } = await createIndex({
        // Drawings and listings of events repeat the same words on every page; captions and prose say what they show.
        excludeSelectors: ['svg', '.la-anchor', 'script', 'style', 'template', '[data-search-ignore]'],
        includeCharacters: '_-.()',
      });
      if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
      const added = await index.addDirectory({ path });
      const outputPath = join(path, 'pagefind');
      const written = await index.writeFiles({ outputPath });
      await close();
      const wrong = [...added.errors, ...written.errors];
      if (wrong.length > 0) throw new Error(`Pagefind: ${wrong.join('; ')}`);
      await Promise.all(unused.map((name) => rm(join(outputPath, name), { force: true })));
      logger.info(`${added.page_count} pages`);
    },
  },
});
