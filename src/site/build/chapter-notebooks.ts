/**
 * Publishes each chapter as a Jupyter notebook, /notebooks/SLUG.LANG.ipynb, for the Take menu. Goes after what lists the site's
 * files for use offline: nobody reads these there.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { chapterNotebook, readChapters, siteAddress } from '../../chapter/build.ts';
import { languages } from '../../words/lang.ts';

/** @param root the repository */
export const chapterNotebooks = (root: string): AstroIntegration => {
  let site: string | null = null;
  return {
    name: 'chapter-notebooks',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = siteAddress({ site: config.site, base: config.base });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const out = fileURLToPath(new URL('notebooks/', dir));
        await mkdir(out, { recursive: true });
        for (const chapter of readChapters(root))
          for (const lang of languages)
            await writeFile(
              join(out, `${chapter.slug}.${lang}.ipynb`),
              await chapterNotebook(root, chapter, lang, site),
            );
        logger.info('every chapter in each language');
      },
    },
  };
};
