/**
 * A page's module scripts stand in its head, each after what it imports: they run once the page has been read, wherever they
 * stand, and so all of them are asked for with the first bytes of a page instead of with its last.
 */
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { htmlFiles } from './html-files.ts';

const pageScript = /<script type="module" src="([^"]+)"><\/script>/g;
/** `import` and `export … from` of every form; not `import(…)`, which is for later. */
const imported = /\b(?:import|export)\s*(?:[^"'`;()]*\bfrom\s*|\*\s*from\s*)?["'`](\.[^"'`]+)["'`]/g;

/** @param read the text of a script, by its address */
export const withScriptsInHead = (html: string, read: (src: string) => string): string => {
  const scripts: string[] = [];
  const rest = html.replace(pageScript, (script, src: string) => {
    for (const [, path = ''] of read(src).matchAll(imported))
      scripts.push(`<link rel="modulepreload" href="${posix.join(posix.dirname(src), path)}">`);
    scripts.push(script);
    return '';
  });
  return rest.replace('</head>', () => `${[...new Set(scripts)].join('')}</head>`);
};

export const scriptsInHead = (): AstroIntegration => ({
  name: 'scripts-in-head',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const out = fileURLToPath(dir);
      const read = (src: string): string =>
        readFileSync(join(out, src.slice(src.indexOf('_astro/'))), 'utf8');
      const files = await htmlFiles(out);
      for (const file of files) {
        const html = await readFile(file, 'utf8');
        const whole = withScriptsInHead(html, read);
        if (whole !== html) await writeFile(file, whole);
      }
      logger.info(`${files.length} pages`);
    },
  },
});
