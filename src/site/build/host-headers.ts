/**
 * `_headers`, which Netlify and Cloudflare Pages read from the finished site. There a rule adds to the rules before it and takes
 * nothing back, so no two of ours speak of one address: one rule for each name at the top of the site and of `/zh/`.
 */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { languages, pathPrefix } from '../../words/lang.ts';

const everywhere = [
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: no-referrer',
  // A page elsewhere that shows a cell loads our modules as its own. Nothing here is anybody's secret.
  'Access-Control-Allow-Origin: *',
];
/** Asked for again each time; a service worker that a host holds back keeps an old site alive. */
const anew = 'Cache-Control: no-cache';
const forEver = 'Cache-Control: public, max-age=31536000, immutable';
const framedByUs = "Content-Security-Policy: frame-ancestors 'self'";
/** Figures for other pages: they hold nothing that a press could be stolen for. */
const framedByAll = 'Content-Security-Policy: frame-ancestors *';

const headersOf = (name: string): string[] =>
  name === '_astro' ? [framedByUs, forEver] : [name === 'embed' ? framedByAll : framedByUs, anew];

const headersFile = async (out: string, base: string): Promise<string> => {
  const rules: [path: string, own: string[]][] = [];
  for (const lang of languages) {
    const folder = pathPrefix(lang).slice(1);
    const entries = await readdir(join(out, folder), { withFileTypes: true });
    const root = `${base}${folder && `${folder}/`}`;
    rules.push([root, headersOf('')]);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const { name } = entry;
      // A language's folder has rules of its own; the front page is there by its folder's name as well.
      if (name === '_headers' || languages.some((one) => pathPrefix(one) === `/${name}`)) continue;
      rules.push([`${root}${name}${entry.isDirectory() ? '/*' : ''}`, headersOf(name)]);
    }
  }
  return rules
    .map(([path, own]) => `${path}\n${[...own, ...everywhere].map((line) => `  ${line}\n`).join('')}`)
    .join('\n');
};

export const hostHeaders = (): AstroIntegration => {
  let base = '/';
  return {
    name: 'host-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir);
        await writeFile(join(out, '_headers'), await headersFile(out, base));
      },
    },
  };
};
