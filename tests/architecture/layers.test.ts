/** The import arrows of the layers, and the purity of five of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const mayImport: Record<string, readonly string[]> = {
  words: [],
  sim: [],
  timeline: ['words', 'sim'],
  render: ['words', 'sim', 'timeline'],
  export: ['words', 'sim'],
  notebook: ['words', 'sim'],
  site: ['words', 'sim', 'timeline', 'render', 'export', 'notebook'],
  cli: ['words', 'sim', 'timeline', 'render', 'export', 'notebook'],
};
const pure = ['words', 'sim', 'timeline', 'render', 'export'];
/** What the compiler cannot see: names that exist everywhere but answer differently each time, or by the machine's locale. */
const impure = /\b(Math\.random|Date\.now|new Date\(\)|performance\.now|toLocale\w*|Intl\.|crypto\.)/;

interface Import {
  file: string;
  line: number;
  from: string;
}

function filesOf(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(/(?:^|\s|\()(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => ({
        file,
        line: index + 1,
        from: match[1] as string,
      })),
    );
}

const layerOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(relative('.', path))?.[1];

function findForbidden(layer: string): string[] {
  const allowed = mayImport[layer] as readonly string[];
  return filesOf(`src/${layer}`, /\.(ts|astro|mjs)$/)
    .flatMap(importsOf)
    .flatMap(({ file, line, from }) => {
      if (!from.startsWith('.')) {
        return pure.includes(layer) ? [`${file}:${line}  imports ${from}; ${layer} has no dependency`] : [];
      }
      const bare = resolve(dirname(file), from.split('?')[0] as string);
      const target = layerOf(bare);
      if (target === undefined || target === layer) return [];
      if (!allowed.includes(target)) {
        const may = allowed.length > 0 ? allowed.join(', ') : 'nothing';
        return [
          `${file}:${line}  ${layer} imports ${target}, but may import only: ${may}. Hand the data in instead.`,
        ];
      }
      const door = relative('.', bare);
      const isDoor =
        /^src\/[^/]+\/(index|cell-api|build|plain|lang)\.ts$/.test(door) || /\?(raw|url|worker)/.test(from);
      return isDoor ? [] : [`${file}:${line}  reaches into ${door}; import it from src/${target}/index.ts`];
    });
}

describe('layers', () => {
  for (const layer of Object.keys(mayImport)) {
    test(`${layer} imports only what its arrows allow, by the other layer's index`, () => {
      expect(findForbidden(layer)).toEqual([]);
    });
  }

  test('what a browser loads reaches no door for the build', () => {
    const found = filesOf('src', /\.ts$/)
      .flatMap(importsOf)
      .filter(({ from }) => /^\.\.\/.*\/build\.ts$/.test(from))
      .filter(({ file }) => !/^src\/(cli|site\/(build|pages))\//.test(relative('.', file)))
      .map(({ file, line, from }) => `${file}:${line}  imports ${from}; only pages and commands may`);
    expect(found).toEqual([]);
    expect(importsOf('src/site/pages/sandbox.html.ts').map(({ from }) => from)).toContain(
      '../../notebook/build.ts',
    );
  });

  for (const layer of pure) {
    test(`${layer} asks no clock, no chance and no locale`, () => {
      const found = filesOf(`src/${layer}`, /\.ts$/).flatMap((file) =>
        readFileSync(file, 'utf8')
          .split('\n')
          .flatMap((text, index) => (impure.test(text) ? [`${file}:${index + 1}  ${text.trim()}`] : [])),
      );
      expect(found).toEqual([]);
    });
  }

  test('a chapter cell imports only last-ack and earlier cells of its chapter', () => {
    const strangers = filesOf('content', /\.ts$/)
      .flatMap(importsOf)
      .filter(({ from }) => from !== 'last-ack' && !/^\.\/[\w-]+(\.ts)?$/.test(from))
      .map(({ file, line, from }) => `${file}:${line}  imports ${from}`);
    expect(strangers).toEqual([]);
  });

  test('an arrow that the design does not have is found and named', () => {
    expect(importsOf('tests/architecture/layers.test.ts').map(({ from }) => from)).toContain('vitest');
    expect(layerOf('src/sim/scenario.ts')).toBe('sim');
  });
});

describe('the tree', () => {
  test('has no drawer', () => {
    const drawers = filesOf('src', /./).filter((file) =>
      /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.ts$)/.test(file),
    );
    expect(drawers).toEqual([]);
  });

  test('is two folders deep at most under a layer', () => {
    const deep = filesOf('src', /\.(ts|astro|css)$/).filter((file) => {
      const inLayer = relative('src', file).split('/').slice(1, -1);
      return inLayer[0] !== 'public' && inLayer[0] !== 'pages' && inLayer.length > 2;
    });
    expect(deep).toEqual([]);
  });

  test('names files in kebab-case', () => {
    const odd = filesOf('src', /\.(ts|astro|css)$/).filter(
      (file) => !/^\[?(\.\.\.)?[a-z0-9]+(-[a-z0-9]+)*\]?(\.[a-z]+)+$/.test(file.split('/').at(-1) as string),
    );
    expect(odd).toEqual([]);
  });
});
