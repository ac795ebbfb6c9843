/** What a page's script imports is asked for beside it, instead of one round trip later. */
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { htmlFiles } from './html-files.ts';

const pageScript = /<script type="module" src="([^"]+)"><\/script>/g;
/** `import` and `export … from` of every form; not `import(…)`, which is for later. */
const imported = /\b(?:import|export)\s*(?:[^"'`;()]*\bfrom\s*|\*\s*from\s*)?["'`](\.[^"'`]+)["'`]/g;

/** The page with a `modulepreload` before each module script, for all it imports. @param read the text of a script, by its address */
export const withPreloadedImports = (html: string, read: (src: string) => string): string =>
  html.replace(pageScript, (_, src: string) => {
    const beside = [...read(src).matchAll(imported)].map(
      ([, path = '']) => `<link rel="modulepreload" href="${posix.join(posix.dirname(src), path)}">`,
    );
    return `${beside.join('')}<script type="module" src="${src}"></script>`;
  });

export const preloadImports = (): AstroIntegration => ({
  name: 'preload-imports',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const out = fileURLToPath(dir);
      const read = (src: string): string =>
        readFileSync(join(out, src.slice(src.indexOf('_astro/'))), 'utf8');
      const files = await htmlFiles(out);
      for (const file of files) {
        const html = await readFile(file, 'utf8');
        const whole = withPreloadedImports(html, read);
        if (whole !== html) await writeFile(file, whole);
      }
      logger.info(`${files.length} pages`);
    },
  },
});
