/** Sets the words of every finished page (`typeset.ts`). Code, drawings and listings of events stay as they are. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { typeset } from '../typeset.ts';
import { htmlFiles } from './html-files.ts';

/** An element that is left alone, another tag, or the text between tags. */
const parts =
  /<(script|style|template|pre|code|textarea|text)\b[^>]*>[\s\S]*?<\/\1>|<table class="la-event-table"[\s\S]*?<\/table>|<(?:"[^"]*"|[^">])*>|[^<]+/g;

/** A finished page with its prose typeset; code, figures and event tables stay as they are. */
export const typesetPage = (html: string): string =>
  html
    .replace(parts, (part) => (part.startsWith('<') ? part : typeset(part)))
    // Markdown ends bold behind a full-width mark only where a space follows.
    .replace(/([，。；：！？])(<\/(?:strong|em)>) (?=\S)/g, '$1$2');

export const typesetPages = (): AstroIntegration => ({
  name: 'typeset-pages',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      for (const file of await htmlFiles(fileURLToPath(dir))) {
        const html = await readFile(file, 'utf8');
        const set = typesetPage(html);
        if (set !== html) await writeFile(file, set);
      }
    },
  },
});
