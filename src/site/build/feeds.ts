/** Writes each language's `feed.xml` (Atom, RFC 4287) over the finished pages: every chapter whole, with its timelines. */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { siteAddress } from '../../chapter/build.ts';
import { escapeText } from '../../render/index.ts';
import { wordsOf } from '../../words/build.ts';
import { type Lang, langOfPath, languages, manners, pathPrefix } from '../../words/index.ts';
import { type FeedArticle, feedArticle } from './feed-article.ts';
import { htmlFiles } from './html-files.ts';

interface Entry extends FeedArticle {
  address: string;
}

/** A feed's ids are whole; where nobody knows the address, they are names. */
const idOf = (address: string): string => (/^https?:/.test(address) ? address : `urn:last-ack:${address}`);

/** @param site address of the site, or the path under which it stands; @param today for chapters whose page does not say when they changed */
const feedXml = (entries: Entry[], lang: Lang, site: string, today: string): string => {
  const t = wordsOf(lang).site;
  const home = `${site.slice(0, -1)}${pathPrefix(lang)}/`;
  const day = ({ changed }: Entry): string => `${changed ?? today}T00:00:00Z`;
  const newest = entries.map(day).sort().at(-1) ?? `${today}T00:00:00Z`;
  const parts = entries
    .sort((a, b) => a.number - b.number)
    .map(
      (entry) =>
        `<entry><title>${escapeText(entry.title)}</title><id>${idOf(entry.address)}</id><link href="${entry.address}"/>` +
        `<updated>${day(entry)}</updated><summary>${escapeText(entry.description)}</summary>` +
        `<content type="html">${escapeText(entry.html)}</content></entry>`,
    );
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${manners[lang].tag}">` +
    `<title>${t.siteName}</title><subtitle>${escapeText(t.siteLine)}</subtitle><id>${idOf(home)}</id><link href="${home}"/>` +
    `<link rel="self" href="${home}feed.xml"/><icon>${site}favicon.svg</icon><updated>${newest}</updated>` +
    `<author><name>${t.siteName}</name></author>\n${parts.join('\n')}\n</feed>\n`
  );
};

export const feeds = (): AstroIntegration => {
  let site = '';
  return {
    name: 'feeds',
    hooks: {
      'astro:config:done': ({ config }) => {
        const { site: origin, base } = config;
        site = siteAddress({ site: origin, base }) ?? base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const out = fileURLToPath(dir);
        const entries = Object.fromEntries(languages.map((lang) => [lang, [] as Entry[]])) as Record<
          Lang,
          Entry[]
        >;
        for (const file of await htmlFiles(out)) {
          const html = await readFile(file, 'utf8');
          if (!html.includes('class="la-chapter"')) continue;
          const path = `${relative(out, dirname(file)).split(sep).join('/')}/`;
          const lang = langOfPath(path);
          const figures = `${site}figures/${path.slice(pathPrefix(lang).length)}`;
          const address = site + path;
          const figure = (name: string): string => `${figures}${name}.${lang}.svg`;
          entries[lang].push({
            ...feedArticle(html, { address, figure, live: wordsOf(lang).site.feedLive }),
            address,
          });
        }
        const today = new Date().toISOString().slice(0, 10);
        for (const lang of languages)
          await writeFile(join(out, pathPrefix(lang), 'feed.xml'), feedXml(entries[lang], lang, site, today));
        logger.info(languages.map((lang) => `${entries[lang].length} chapters in ${lang}`).join(', '));
      },
    },
  };
};
