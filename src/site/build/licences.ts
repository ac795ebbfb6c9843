/**
 * `licences.txt` of the finished site: whose work is in what a reader is sent, under which licence, with its text. Read from what
 * was bundled, so that nobody keeps a list; a package that allows less than these licences fails the build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

const allowed = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'OFL-1.1'];

/** Packages with a module in some bundle. */
const bundled = new Set<string>();

const packageOf = (module: string): string | undefined =>
  /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(module)?.[1]?.replace('\\', '/') ??
  (/rolldown[\\/]runtime/.test(module) ? 'rolldown' : undefined);

/** Notes which packages a bundle for the browser has something of. @param worker a worker's bundle, which is always one */
export const noteBundled = ({ worker = false } = {}): Plugin => ({
  name: 'note-bundled',
  generateBundle(_, bundle) {
    if (!worker && this.environment?.name !== 'client') return;
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        for (const [module, { renderedLength }] of Object.entries(chunk.modules)) {
          const name = renderedLength > 0 && packageOf(module);
          if (name) bundled.add(name);
        }
  },
});

interface Work {
  name: string;
  licence: string;
  text: string;
}

const licenceFile = /^(?:licen[cs]e|thirdpartynotices)(?:\.(?:txt|md))?$/i;

const workOf = (root: string, name: string): Work => {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license?: string;
  };
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // At its top, or in a folder of that name.
    .filter((file) => licenceFile.test(relative(folder, file).split(sep)[0] ?? ''))
    .sort()
    .map((file) => readFileSync(file, 'utf8').trim());
  if (texts.length === 0) throw new Error(`${name} has no text of its licence, which the site must carry.`);
  return { name: `${name} ${version}`, licence: license ?? 'none', text: texts.join('\n\n') };
};

/** Typefaces by the files that are there: `inter.AbC.woff2` has its licence beside its source. */
const typefaces = (root: string, out: string): Work[] => {
  const sources = join(root, 'src/site/fonts');
  const sent = readdirSync(join(out, '_astro')).filter((file) => file.endsWith('.woff2'));
  return readdirSync(sources)
    .filter((file) => file.endsWith('.licence.txt'))
    .map((file) => file.replace('.licence.txt', ''))
    .filter((name) => sent.some((file) => file.startsWith(name)))
    .map((name) => ({
      name: `The typeface ${name}`,
      licence: 'OFL-1.1',
      text: readFileSync(join(sources, `${name}.licence.txt`), 'utf8').trim(),
    }));
};

/** Over the finished site, once its service worker stands there. @param root the repository */
export const licences = (root: string): AstroIntegration => ({
  name: 'licences',
  hooks: {
    'astro:build:done': async ({ dir, logger }) => {
      const out = fileURLToPath(dir);
      const worker = await readFile(join(out, 'offline.js'), 'utf8');
      const names = [
        ...bundled,
        // The parts of the service worker sign themselves.
        ...[...worker.matchAll(/workbox:([a-z-]+):/g)].map(([, part]) => `workbox-${part}`),
        ...(existsSync(join(out, 'pagefind')) ? ['pagefind'] : []),
      ];
      const works = [
        ...[...new Set(names)].sort().map((name) => workOf(root, name)),
        ...typefaces(root, out),
      ];
      const refused = works.filter(({ licence }) => !allowed.includes(licence));
      if (refused.length > 0)
        throw new Error(
          `The site may not carry ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}; allowed: ${allowed.join(', ')}`,
        );
      const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
      const rule = '-'.repeat(79);
      const parts = [
        `Last ACK, its text, pictures and code: MIT\n\n${own}\n\nWhat it sends along:\n${works.map(({ name, licence }) => `  ${name}: ${licence}`).join('\n')}`,
        ...works.map(({ name, licence, text }) => `${name}: ${licence}\n\n${text}`),
      ];
      await writeFile(join(out, 'licences.txt'), `${parts.join(`\n\n${rule}\n\n`)}\n`);
      logger.info(works.map(({ name }) => name).join(', '));
    },
  },
});
