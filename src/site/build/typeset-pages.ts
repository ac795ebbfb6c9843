/** Sets the words of every finished page (`typeset.ts`). Code, drawings and listings of events stay as they are. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { inLongName, typeset, wholeNames } from '../typeset.ts';
import { htmlFiles } from './html-files.ts';

/** An element that is left alone, another tag, or the text between tags. */
const parts =
  /<(script|style|template|pre|code|textarea|text)\b[^>]*>[\s\S]*?<\/\1>|<table class="la-event-table"[\s\S]*?<\/table>|<(?:"[^"]*"|[^">])*>|[^<]+/g;

/** Behind these tags stands text that may hold no element, or a name that is whole already. */
const plain = /^<(?:title|desc|option|a class="la-state|span class="la-(?:state|whole))\b/;

/** A finished page with its prose typeset; code, figures and event tables stay as they are. */
export const typesetPage = (html: string): string => {
  let tag = '';
  return (
    html
      .replace(parts, (part) => {
        if (part.startsWith('<')) {
          tag = part;
          // In a sentence: arithmetic, where a value keeps its unit, commands, whose options no line breaks at their hyphens, and long names.
          return part.startsWith('<code>')
            ? part
                .replace(/(?<=\d) (?=m?s\b)/g, '\u00a0')
                .replace(/(?<=[ >])--?[a-z][\w-]*/g, '<span class="la-whole">$&</span>')
                .replace(inLongName, '<wbr>')
            : part;
        }
        return plain.test(tag) ? typeset(part) : wholeNames(typeset(part));
      })
      // Markdown ends bold behind a full-width mark only where a space follows.
      .replace(/([，。；：！？])(<\/(?:strong|em)>) (?=\S)/g, '$1$2')
  );
};

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
