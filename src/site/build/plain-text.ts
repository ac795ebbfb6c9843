/**
 * Publishes each chapter and each question of the guide as Markdown beside its page, and /llms.txt, which lists them: for those
 * who read with a program, and for programs that read. Goes after what lists the site's files for use offline.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import {
  type Chapter,
  chapterMarkdown,
  pageAddress,
  readChapters,
  readGuide,
  siteAddress,
} from '../../chapter/build.ts';
import { type Lang, languages, pathPrefix } from '../../words/lang.ts';
import { llmsText } from './llms-text.ts';

/** @param root the repository */
export const plainText = (root: string): AstroIntegration => {
  let site = '';
  return {
    name: 'plain-text',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = siteAddress({ site: config.site, base: config.base }) ?? config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const [chapters, guide] = [readChapters(root), readGuide(root)];
        const write = async (chapter: Chapter, lang: Lang): Promise<void> =>
          writeFile(
            join(dist, pathPrefix(lang), chapter.address, 'index.md'),
            await chapterMarkdown(root, chapter, lang, site),
          );
        for (const chapter of [...chapters, ...guide])
          for (const lang of languages) await write(chapter, lang);
        const address = (chapter: Chapter, lang: Lang): string =>
          `${pageAddress(site, chapter.address, lang)}index.md`;
        await writeFile(join(dist, 'llms.txt'), llmsText({ chapters, guide, address }));
        logger.info('every chapter and question in each language');
      },
    },
  };
};
