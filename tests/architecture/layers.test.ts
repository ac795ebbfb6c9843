/** The import arrows of the layers, and the purity of six of them. */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawFloors, floorsOf } from '../../src/cli/imports/draw-floors.ts';
import {
  circlesAmong,
  filesOf,
  type Import,
  importsIn,
  importsOf,
  staticImportsIn,
  targetOf,
} from '../../src/cli/imports/read-imports.ts';

const mayImport: Record<string, readonly string[]> = {
  words: [],
  sim: [],
  timeline: ['words', 'sim'],
  render: ['words', 'sim', 'timeline'],
  export: ['words', 'sim'],
  diagnose: ['words', 'sim'],
  notebook: ['words', 'sim'],
  chapter: ['words', 'sim', 'timeline', 'render', 'export', 'notebook'],
  package: ['words', 'sim', 'timeline', 'render', 'export', 'notebook'],
  site: ['words', 'sim', 'timeline', 'render', 'export', 'diagnose', 'notebook', 'chapter'],
  cli: ['words', 'sim', 'timeline', 'render', 'export', 'diagnose', 'notebook', 'chapter'],
};
const pure = ['words', 'sim', 'timeline', 'render', 'export', 'diagnose'];
/** What the compiler cannot see: names that exist everywhere but answer differently each time, or by the machine's locale. */
const impure = /\b(Math\.random|Date\.now|new Date\(\)|performance\.now|toLocale\w*|Intl\.|crypto\.)/;

/**
 * Inside sim the protocol stands on a ground it does not look up from: nothing under `sim/tcp` imports hosts, links,
 * programs, traces being written or profiles.
 */
const underTcp =
  /^src\/sim\/(tcp\/[\w-]+|agenda|timer-wheel|segment|tcp-states|errno|reason-codes|settings|scenario|trace)\.ts$/;

const layerOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(relative('.', path))?.[1];

const findForbidden = (layer: string): string[] =>
  forbiddenAmong(layer, filesOf(`src/${layer}`, /\.(ts|astro|mjs)$/).flatMap(importsOf));

function forbiddenAmong(layer: string, imports: readonly Import[]): string[] {
  const allowed = mayImport[layer] as readonly string[];
  return imports.flatMap(({ file, line, from }) => {
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
      /^src\/[^/]+\/(index|cell-api|build|plain|lang|recordings|counting|running)\.ts$/.test(door) ||
      // What is said in one language, for a program that carries no other.
      (layer === 'package' && /^src\/words\/(en|zh)\//.test(door)) ||
      /\?(raw|url|worker)/.test(from);
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
      .filter(({ file }) => !/^src\/(chapter|cli|site\/(build|pages))\//.test(relative('.', file)))
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
    const planted = (text: string): string[] =>
      forbiddenAmong('timeline', importsIn('src/timeline/planted.ts', text));
    expect(planted("import { renderSvg } from '../render/index.ts';")).toEqual([
      'src/timeline/planted.ts:1  timeline imports render, but may import only: words, sim. Hand the data in instead.',
    ]);
    expect(planted("\nimport type { Socket } from '../sim/tcp/socket.ts';")).toEqual([
      'src/timeline/planted.ts:2  reaches into src/sim/tcp/socket.ts; import it from src/sim/index.ts',
    ]);
    expect(planted("import fs from 'node:fs';")).toEqual([
      'src/timeline/planted.ts:1  imports node:fs; timeline has no dependency',
    ]);
    expect(planted("import { simulate } from '../sim/index.ts';")).toEqual([]);
  });
});

describe('circles', () => {
  for (const layer of Object.keys(mayImport)) {
    test(`${layer} has none, types included`, () => {
      const imports = filesOf(`src/${layer}`, /\.ts$/).flatMap((file) =>
        staticImportsIn(file, readFileSync(file, 'utf8')),
      );
      expect(circlesAmong(imports)).toEqual([]);
    });
  }

  test('one that is planted is found, whole, and through a type', () => {
    const texts = {
      'src/sim/a.ts': "import { b } from './tcp/b.ts';",
      'src/sim/tcp/b.ts': "import type { C } from '../c.ts';\nimport { d } from './d.ts';",
      'src/sim/c.ts': "import { a } from './a.ts';",
      'src/sim/tcp/d.ts': '',
    };
    const imports = Object.entries(texts).flatMap(([file, text]) => staticImportsIn(file, text));
    expect(circlesAmong(imports)).toEqual([['src/sim/a.ts', 'src/sim/c.ts', 'src/sim/tcp/b.ts']]);
    expect(circlesAmong(staticImportsIn('src/sim/a.ts', "const b = await import('./a.ts');"))).toEqual([]);
  });

  test('a picture of them has each file above what it imports', () => {
    const texts = {
      'src/x/top.ts': "import { a } from './a.ts';\nimport { b } from './b.ts';",
      'src/x/b.ts': "import { a } from './a.ts';",
      'src/x/a.ts': "import { sim } from '../sim/index.ts';",
    };
    const imports = Object.entries(texts).flatMap(([file, text]) => staticImportsIn(file, text));
    expect(drawFloors('src/x', floorsOf(Object.keys(texts), imports)).split('\n')).toEqual([
      'src/x: 3 files, 3 imports among them, no circle. Each imports from below it.',
      '  2  top',
      '  1  b',
      '  0  a',
    ]);
    const tied = [...imports, ...staticImportsIn('src/x/a.ts', "import type { B } from './b.ts';")];
    expect(
      drawFloors('src/x', floorsOf(Object.keys(texts), tied))
        .split('\n')
        .slice(1),
    ).toEqual(['  1  top', '  0  b  a', 'circle: a ↔ b']);
  });
});

describe('inside sim', () => {
  const upwards = (imports: readonly Import[]): string[] =>
    imports
      .filter((one) => !underTcp.test(targetOf(one)))
      .map((one) => `${one.file}:${one.line}  tcp imports ${one.from}, which stands above it`);

  test('tcp does not look up from its ground', () => {
    expect(upwards(filesOf('src/sim/tcp', /\.ts$/).flatMap(importsOf))).toEqual([]);
  });

  test('an arrow up that is planted is found', () => {
    expect(upwards(importsIn('src/sim/tcp/x.ts', "import type { Host } from '../host.ts';"))).toEqual([
      'src/sim/tcp/x.ts:1  tcp imports ../host.ts, which stands above it',
    ]);
  });
});

/**
 * A cell comes in rooms, each loaded when it is wanted: `waiting` with the page, `live` at the first touch, `editing` at
 * an edit, `asked` one file for each thing asked for. `built` is run by the build. What is loaded early imports nothing of
 * what is loaded late but by `import()`; types are no load.
 */
const roomMayImport: Record<string, readonly string[]> = {
  waiting: [],
  live: [],
  editing: ['live'],
  asked: ['live'],
  built: ['waiting', 'live', 'editing', 'asked'],
};

describe('rooms of a cell', () => {
  const roomOf = (path: string): string | undefined => /^src\/site\/cell\/([^/]+)\//.exec(path)?.[1];
  const loaded = (file: string, text: string): Import[] =>
    staticImportsIn(
      file,
      text.replace(/\b(?:import|export)\s+type\b[^;]*;/g, (type) => type.replace(/[^\n]/g, ' ')),
    );
  const early = (imports: readonly Import[]): string[] =>
    imports.flatMap((one) => {
      const [from, to] = [roomOf(relative('.', one.file)), roomOf(targetOf(one))];
      if (!from || !to || from === to || roomMayImport[from]?.includes(to)) return [];
      return [`${one.file}:${one.line}  ${from} loads ${to} with it; ask for it by import()`];
    });

  test('what is loaded early brings along nothing that is loaded late', () => {
    const found = filesOf('src/site/cell', /\.(ts|astro)$/).flatMap((file) =>
      early(loaded(relative('.', file), readFileSync(file, 'utf8'))),
    );
    expect(found).toEqual([]);
  });

  test('the page’s own script starts in the first of them', () => {
    const rooms = filesOf('src/site/scripts', /\.ts$/)
      .flatMap((file) => loaded(relative('.', file), readFileSync(file, 'utf8')))
      .flatMap((one) => roomOf(targetOf(one)) ?? []);
    expect([...new Set(rooms)]).toEqual(['waiting']);
  });

  test('a later room that is planted is found; a type of it and an import() are not', () => {
    const planted = (text: string): string[] => early(loaded('src/site/cell/waiting/x.ts', text));
    expect(planted("import { LiveCell } from '../live/live-cell.ts';")).toEqual([
      'src/site/cell/waiting/x.ts:1  waiting loads live with it; ask for it by import()',
    ]);
    expect(planted("import type {\n  LiveCell,\n} from '../live/live-cell.ts';")).toEqual([]);
    expect(planted("const live = await import('../live/live-cell.ts');")).toEqual([]);
  });
});

describe('the state of a cell', () => {
  /** What happens to a cell is decided by these, and done by others. */
  const decides = /^(cell-state|cell-events|reduce-[\w-]+)\.ts$/;
  const page =
    /\b(document|window|location|history|localStorage|performance|requestAnimationFrame|setTimeout|HTML\w*Element)\b|\bimport\(/;
  const touches = (file: string, text: string): string[] =>
    text.split('\n').flatMap((line, i) => (page.test(line) ? [`${file}:${i + 1}  ${line.trim()}`] : []));

  test('is decided without the page', () => {
    const files = filesOf('src/site/cell/live', decides);
    expect(files.length).toBeGreaterThan(4);
    expect(files.flatMap((file) => touches(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test('a look at the page that is planted is found', () => {
    expect(touches('x.ts', "const a = 1;\nlocation.hash = '#a';")).toEqual(["x.ts:2  location.hash = '#a';"]);
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
