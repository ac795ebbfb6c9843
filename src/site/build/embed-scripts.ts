/**
 * What makes an embedded figure answer, over the finished pages: one small program for each cell and language, with the
 * simulator and the drawing shared. The site's own scripts weigh more than a whole embed may: they know every language, edit and play.
 */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build, type Plugin, transform } from 'esbuild';
import { minify } from 'terser';
import { type Lang, languages } from '../../words/lang.ts';
import { embedTranslations } from './embed-translations.ts';
import { htmlFiles } from './html-files.ts';
import { innerNames } from './inner-names.ts';
import { lateParts } from './late-parts.ts';
import { withoutDoors } from './without-doors.ts';
import { withoutLabels } from './without-labels.ts';
import { withoutProperties } from './without-properties.ts';

/** Programs of one kind share what they need; both kinds together would share what neither needs whole. */
const kinds = ['figure', 'table'] as const;
type Kind = (typeof kinds)[number];

const named = /data-kind="(figure|table)"[^>]*? data-live="[^"]*?\/_astro\/embed\/(\w+)\/([^"]+)\.js"/;

/** What an embed needs of a file's object: no facts of prose, of words no charts, events and differences. */
const needed: readonly (readonly [file: RegExp, isNeeded: (property: string, kind: Kind) => boolean])[] = [
  [/[\\/]cells[\\/][^\\/]*\.ts$/, (property) => property !== 'facts'],
  // The rest of these is said by the finished page, and by the page that offers the frame.
  [/words[\\/]\w+[\\/]embed\.ts$/, (property) => /^(notDrawn|ignored)$/.test(property)],
  [
    /words[\\/]\w+[\\/]tables\.ts$/,
    (property, kind) => kind === 'table' || /^(textbook|simulated|recorded)$/.test(property),
  ],
  [
    /words[\\/]\w+[\\/]figure\.ts$/,
    (property, kind) => kind === 'table' || !/^(chart|truncatedRows|onlyHere)$/.test(property),
  ],
  [
    /words[\\/]\w+[\\/]run\.ts$/,
    (property, kind) => kind === 'table' || /^(summary|colon|semicolon|fullStop)$/.test(property),
  ],
];

/** What names what is turned. */
const labels = /[\\/]content[\\/]|[\\/]notebook[\\/]well-known\.ts$/;

/** What programs have in common comes in one file: shared between fewer, it would be cut into many small ones. */
const wholeOf = (lang: string, kind: Kind): string[] => [
  `src/site/embed/start-${kind}.ts`,
  ...(kind === 'figure'
    ? [
        `src/words/${lang}/embed.ts`,
        `src/words/${lang}/finding.ts`,
        'src/notebook/cell.ts',
        'src/notebook/closing.ts',
        'src/sim/steps.ts',
      ]
    : []),
];

/** The program of one cell. */
const entry = async (root: string, kind: Kind, lang: Lang, name: string): Promise<string> => {
  const [shelf = '', chapter = '', id = ''] = name.split('/');
  const path = `content/${shelf}/${chapter}`;
  const translations = await embedTranslations(root, path, id, lang);
  const from = (path: string): string => JSON.stringify(join(root, path));
  const [start, words] = kind === 'figure' ? ['startFigure', 'finding'] : ['startTable', 'live'];
  return `import 'embed-whole:';
import cell from ${from(`${path}/cells/${id}.ts`)};
import { ${start} } from ${from(`src/site/embed/start-${kind}.ts`)};
import { embed } from ${from(`src/words/${lang}/embed.ts`)};
import { ${words} } from ${from(`src/words/${lang}/${words}.ts`)};
${
  translations
    ? `import { translateCell } from ${from('src/notebook/translated.ts')};
${start}(translateCell(cell, ${JSON.stringify({ [lang]: translations })}), embed, ${words});`
    : `${start}(cell, embed, ${words});`
}`;
};

const inPlace = (root: string, lang: Lang, kind: Kind): Plugin => ({
  name: 'embed',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^embed:/ }, ({ path }) => ({ path: path.slice(6), namespace: 'embed' }));
    onLoad({ filter: /./, namespace: 'embed' }, async ({ path }) => ({
      contents: await entry(root, kind, lang, path),
      loader: 'ts',
      resolveDir: root,
    }));
    const api = join(root, 'src/notebook/cell-api.ts');
    onResolve({ filter: /^last-ack$/ }, () => ({ path: api }));
    // Nothing is edited here. Were one of them reached after all, the check below would find its name.
    onResolve({ filter: /\/(editing|monaco-editor)\.ts$/ }, ({ path }) => ({ path, external: true }));
    // The page has one language.
    onLoad({ filter: /words[\\/]at-hand\.ts$/ }, () => ({
      contents: `import { figure } from './${lang}/figure.ts';
import { run } from './${lang}/run.ts';
const words = { figure, run };
export const wordsAtHand = () => words;`,
      loader: 'ts',
      resolveDir: join(root, 'src/words'),
    }));
    onLoad({ filter: /words[\\/]note-at-hand\.ts$/ }, () => ({
      contents: `import { note } from './${lang}/note.ts';
export const noteAtHand = () => note;`,
      loader: 'ts',
      resolveDir: join(root, 'src/words'),
    }));
    onLoad({ filter: /words[\\/]table-text\.ts$/ }, () => ({
      contents: `import { tables } from './${lang}/tables.ts';
export const tableText = (say) => say(tables);`,
      loader: 'ts',
      resolveDir: join(root, 'src/words'),
    }));
    onLoad({ filter: /words[\\/]load-words\.ts$/ }, () => ({
      contents:
        "export const loadWords = () => Promise.reject(new Error('An embedded figure has its words.'));",
      loader: 'ts',
    }));
    // No cell reads the sentence of a reason.
    onLoad({ filter: /sim[\\/]explain\.ts$/ }, () => ({
      contents: 'export const explain = (trace) => trace; export const explained = (why) => why;',
      loader: 'ts',
    }));
    // Of a setting its default alone: what may be set was checked when the page was made.
    onLoad({ filter: /sim[\\/]sysctls\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/\[([\d_]+|int), [^\]]*'\]/g, '[$1]'),
      loader: 'ts',
    }));
    // Nothing is shared from here: of a link its values alone are read.
    onLoad({ filter: /notebook[\\/]load-links\.ts$/ }, () => ({
      contents: "export const loadLinks = () => import('embed-links:');",
      loader: 'ts',
    }));
    onResolve({ filter: /^embed-links:/ }, () => ({ path: 'links', namespace: 'embed-links' }));
    onLoad({ filter: /./, namespace: 'embed-links' }, () => ({
      contents: `import 'embed-whole:';
export { readQuery } from ${JSON.stringify(join(root, 'src/notebook/share-link.ts'))};`,
      loader: 'ts',
      resolveDir: root,
    }));
    // A worker would be a second simulator to fetch.
    onLoad({ filter: /asked[\\/]count-workers\.ts$/ }, () => ({
      contents: 'export const countWorkers = () => [];',
      loader: 'ts',
    }));
    onResolve({ filter: /^embed-whole:/ }, () => ({ path: 'whole', namespace: 'embed-whole' }));
    onLoad({ filter: /./, namespace: 'embed-whole' }, () => ({
      contents: wholeOf(lang, kind)
        .map((file) => `export * from ${JSON.stringify(join(root, file))};`)
        .join('\n'),
      resolveDir: root,
    }));
    onLoad({ filter: /[\\/](src|content)[\\/].*\.ts$/ }, async ({ path }) => {
      const [, isNeeded] = needed.find(([file]) => file.test(path)) ?? [];
      const code = readFileSync(path, 'utf8');
      const left = isNeeded ? withoutProperties(code, (property) => isNeeded(property, kind)) : code;
      const bare = labels.test(path) ? await withoutLabels(left) : left;
      return { contents: withoutDoors(bare, path, api), loader: 'ts' };
    });
  },
});

/** What browsers it is for. */
const target = ['chrome111', 'safari16.4', 'firefox114'];

/** @returns by cell, as `chapters/030-first-fin-lost/lost-once`: where its program is, from `out` */
const programs = async (
  root: string,
  out: string,
  base: string,
  lang: Lang,
  kind: Kind,
  names: readonly string[],
  mangleProps: RegExp,
): Promise<Map<string, string>> => {
  const { metafile, outputFiles } = await build({
    entryPoints: names.map((name) => ({ in: `embed:${name}`, out: name })),
    outdir: join(out, '_astro/embed', lang),
    entryNames: '[dir]/[name].[hash]',
    chunkNames: '[name].[hash]',
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minify: true,
    mangleProps,
    format: 'esm',
    metafile: true,
    write: false,
    target,
    define: { 'import.meta.env.BASE_URL': JSON.stringify(base), 'import.meta.env.PROD': 'true' },
    plugins: [
      // What tables count runs through every part, and is small enough with all of them.
      ...(kind === 'figure' ? [lateParts(root, join(root, 'src/site/embed/later.ts'), 'embed-whole:')] : []),
      inPlace(root, lang, kind),
    ],
  });
  for (const { path, text } of outputFiles) {
    await mkdir(dirname(path), { recursive: true });
    // 4 % less than esbuild leaves. No function expression of ours is a constructor, no getter does more than get.
    const { code } = await minify(text, {
      module: true,
      ecma: 2020,
      compress: { passes: 2, unsafe_arrows: true, pure_getters: true, unsafe_methods: true },
    });
    await writeFile(path, code ?? text);
  }
  const found = new Map<string, string>();
  for (const [file, { entryPoint, imports }] of Object.entries(metafile.outputs)) {
    const astray = imports.find(({ external }) => external);
    if (astray)
      throw new Error(`An embedded figure asks for ${astray.path}, which only an edited cell needs.`);
    if (entryPoint?.startsWith('embed:'))
      found.set(entryPoint.slice(6), relative(out, join(root, file)).replaceAll('\\', '/'));
  }
  return found;
};

/** The page with what it does by itself written shorter. */
const withSmallScripts = async (html: string): Promise<string> => {
  let small = html;
  for (const [, code = ''] of html.matchAll(/<script>(.*?)<\/script>/gs)) {
    const shorter = await transform(code, { minify: true, target });
    small = small.replace(code, () => shorter.code.trim());
  }
  return small;
};

export const embedScripts = (root: string): AstroIntegration => {
  let base = '/';
  return {
    name: 'embed-scripts',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const out = fileURLToPath(dir);
        const pages: { file: string; html: string; kind: Kind; lang: string; name: string }[] = [];
        for (const file of await htmlFiles(out)) {
          if (!/(^|[\\/])embed[\\/]/.test(relative(out, file))) continue;
          const html = await readFile(file, 'utf8');
          const [, kind, lang, name] = named.exec(html) ?? [];
          if (kind && lang && name) pages.push({ file, html, kind: kind as Kind, lang, name });
        }
        const inner = innerNames(root);
        for (const lang of languages)
          for (const kind of kinds) {
            const own = pages.filter((page) => page.lang === lang && page.kind === kind);
            const found = await programs(
              root,
              out,
              base,
              lang,
              kind,
              own.map(({ name }) => name),
              inner,
            );
            for (const { file, html, name } of own) {
              const small = await withSmallScripts(html);
              await writeFile(file, small.replace(`_astro/embed/${lang}/${name}.js`, found.get(name)!));
            }
          }
        logger.info(`${pages.length} figures for other pages`);
      },
    },
  };
};
