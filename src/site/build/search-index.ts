/** Writes the search index of each language into the finished site, with Pagefind's own files but none of its interface. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import { langOf, languages, manners } from '../../words/lang.ts';
import { oneSpelling } from '../scripts/state-names.ts';
import { htmlFiles } from './html-files.ts';
import { type SearchedPage, searchAnswers } from './search-answers.ts';

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

/**
 * Chinese has no spaces, and Pagefind's dictionary cuts “重传计时器” where a reader who types “重传” does not. So each
 * character is a word of the index, and the dialog asks for characters in a row (`scripts/chinese-search.ts`).
 */
const spacedChinese = (html: string): string =>
  html.replace(/>[^<]+</g, (text) => text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, ' '));

const withOneSpelling = (html: string): string => html.replace(/>[^<]+</g, oneSpelling);

export const searchIndex = (): AstroIntegration => {
  let base = '/';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const path = fileURLToPath(dir);
        const { index, errors } = await createIndex({
          // Code says nothing to one who asks in words, and its names would come before every sentence. Drawings and listings of events repeat the same words on every page; captions and prose say what they show.
          excludeSelectors: [
            'pre',
            '.la-code',
            'svg',
            '.la-anchor',
            'fieldset.la-bare',
            '.la-status',
            'script',
            'style',
            'template',
          ],
          includeCharacters: '_-.()',
        });
        if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
        const wrong: string[] = [];
        const pages: Record<string, SearchedPage[]> = Object.fromEntries(languages.map((lang) => [lang, []]));
        for (const file of await htmlFiles(path)) {
          const content = await readFile(file, 'utf8');
          // What asks to be left out of search engines is left out here too: single recordings, the error page.
          if (!content.includes('data-pagefind-body') || content.includes('content="noindex"')) continue;
          const lang = langOf(/<html lang="([^"]*)/.exec(content)?.[1]);
          const url = `${base}${relative(path, file)
            .replaceAll('\\', '/')
            .replace(/index\.html$/, '')}`;
          pages[lang]?.push({ url, html: content });
          // Cells of a table and the words of a button are not one word with what follows.
          const named = withOneSpelling(content.replace(/<\/(?:t[hd]|caption|summary)>/g, '$& '));
          const text = manners[lang].space ? named : spacedChinese(named);
          const added = await index.addHTMLFile({ sourcePath: relative(path, file), content: text });
          wrong.push(...added.errors);
        }
        const outputPath = join(path, 'pagefind');
        const written = await index.writeFiles({ outputPath });
        await close();
        wrong.push(...written.errors);
        if (wrong.length > 0) throw new Error(`Pagefind: ${wrong.join('; ')}`);
        await Promise.all(unused.map((name) => rm(join(outputPath, name), { force: true })));
        for (const lang of languages)
          await writeFile(
            join(outputPath, `answers.${lang}.json`),
            JSON.stringify(searchAnswers(pages[lang] ?? [], lang, base)),
          );
        logger.info(`${Object.values(pages).flat().length} pages`);
      },
    },
  };
};
