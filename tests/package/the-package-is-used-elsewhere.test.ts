/** The npm package, from an empty project: in Node, by the compiler, by a bundler; and its schemas. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv, type AnySchema } from 'ajv';
import { build } from 'esbuild';
import { transform } from 'sucrase';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chapterScenarios } from '../../src/chapter/build.ts';
import { loadCell } from '../../src/chapter/load-cell.ts';
import * as cellApi from '../../src/notebook/cell-api.ts';
import { runCell } from '../../src/notebook/index.ts';
import { type Scenario, simulate } from '../../src/sim/index.ts';
import { everyNth } from '../every-nth.ts';
import { install } from './installed.ts';

let there: Awaited<ReturnType<typeof install>>;
beforeAll(async () => {
  there = await install();
});
afterAll(() => there?.remove());

const readJson = (name: string) => JSON.parse(readFileSync(there.inside(name), 'utf8'));

describe('what is in it', () => {
  test('the version of this repository, and no dependency', () => {
    const { version, dependencies, private: secret } = readJson('package.json');
    expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(dependencies).toBe(undefined);
    expect(secret).toBe(undefined);
    expect(readdirSync(join(there.project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'last-ack',
    ]);
  });

  test('README, licence, changes, schemas, modules: and nothing that was not built', () => {
    const files = readdirSync(there.inside(''), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    for (const name of ['README.md', 'LICENSE', 'CHANGELOG.md', 'scenario.json', 'trace.json', 'last-ack.js'])
      expect(files).toContain(name);
    expect(files.filter((name) => !/\.(md|json|js|d\.ts)$|^LICENSE$/.test(name))).toEqual([]);
  });

  test('each path of `exports` is a file', () => {
    const paths = Object.values(readJson('package.json').exports).flatMap((to) =>
      typeof to === 'string' ? [to] : Object.values(to as object),
    );
    expect(paths.length).toBeGreaterThan(6);
    for (const path of paths) expect(existsSync(there.inside(path)), path).toBe(true);
  });
});

describe('its public names', () => {
  const golden = 'tests/package/public-names.golden.txt';
  const valuesOf = async (name: string) =>
    Object.keys(await import(pathToFileURL(there.inside(name)).href)).sort();

  test('are what a cell may import, which has a golden of its own, and those of this one', async () => {
    const values = await valuesOf('modules/package/index.js');
    const now = [
      ...values.filter((name) => !(name in cellApi)),
      ...(await valuesOf('modules/package/zh.js')).map((name) => `zh: ${name}`),
    ];
    expect(Object.keys(cellApi).filter((name) => !values.includes(name))).toEqual([]);
    expect(`${now.join('\n')}\n`, `one that goes is a major version; if the change is meant: ${golden}`).toBe(
      readFileSync(golden, 'utf8'),
    );
    expect(await valuesOf('last-ack.js')).toEqual(values);
  });
});

describe('in Node', () => {
  const readme = readFileSync('src/package/README.md', 'utf8');
  const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code!);

  test('README’s examples do what they say', () => {
    expect(examples.length).toBe(3);
    for (const said of there.printed('simulate.js', examples[0]!)) {
      expect(said).toMatch(/^The client calls close\(\)/);
      expect(said).toMatch(/^3$/m);
      expect(said).toMatch(/ client FA .*tail/i);
    }
    there.printed('draw.js', examples[1]!);
    const [plain, chinese] = ['close.svg', 'close-zh.svg'].map((name) =>
      readFileSync(join(there.project, name), 'utf8'),
    );
    expect(plain).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* aria-label="[^"]+close\(\)/);
    expect(plain).toContain('.la-fin line{stroke: #151d26');
    expect(chinese).toContain('教科书');
    expect(chinese).toContain('PingFang SC');
    for (const said of there.printed('capture.js', examples[2]!))
      expect(said).toBe('192.0.2.1:40000 198.51.100.1:8000 client fin\n');
    expect(readFileSync(join(there.project, 'seen.svg'), 'utf8')).toContain('LAST-ACK');
  });

  test('a cell of the site runs as it does on the site, to the byte', async () => {
    const path = 'content/chapters/030-first-fin-lost';
    const cell = transform(readFileSync(`${path}/cells/lost-once.ts`, 'utf8'), {
      transforms: ['typescript'],
    });
    there.write('lost-once.js', cell.code);
    const [figure] = runCell(await loadCell('.', path, 'lost-once')).outputs;
    if (figure?.kind !== 'figure') throw new Error('the cell draws a figure');
    const expected = JSON.stringify(simulate(figure.scenario));
    for (const said of there.printed(
      'run-cell.js',
      `import { runCell, simulate } from 'last-ack';
       import cell from './lost-once.js';
       process.stdout.write(JSON.stringify(simulate(runCell(cell).outputs[0].scenario)));`,
    ))
      expect(said).toBe(expected);
  });
});

describe('by the compiler', () => {
  const consumer = `
    import { type Scenario, type Trace, cell, closing, layout, renderSvg, simulate, slider } from 'last-ack';
    import * as page from 'last-ack/page';
    import { zh } from 'last-ack/zh';
    const scenario: Scenario = closing({ rttMs: 40, client: { tcp_orphan_retries: 3 } });
    const trace: Trace = simulate(scenario);
    const svg: string = renderSvg(layout(trace, { words: zh }), { theme: 'dark' });
    const same: Trace = page.simulate(scenario);
    // @ts-expect-error
    closing({ client: { tcp_orphan_retrys: 3 } });
    // @ts-expect-error
    trace.segments[0]!.flags = 1;
    export default cell({
      parameters: { rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 400, value: 20 }) },
      run: ({ rttMs }) => closing({ rttMs: rttMs satisfies number }),
    });
    export { same, svg };
  `;

  const ways = [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ] as const;
  // The first; with `LAST_ACK_WHOLE=1`, each week, both.
  for (const [module, resolution] of everyNth(ways, 2))
    test(`its types hold where modules are resolved as ${resolution}, strictly and without DOM`, () => {
      there.write('consumer.ts', consumer);
      there.write(
        'tsconfig.json',
        JSON.stringify({
          compilerOptions: {
            strict: true,
            exactOptionalPropertyTypes: true,
            noUncheckedIndexedAccess: true,
            noEmit: true,
            lib: ['ES2023'],
            types: [],
            target: 'ES2022',
            module,
            moduleResolution: resolution,
          },
          files: ['consumer.ts'],
        }),
      );
      expect(there.compilerFaults()).toBe('');
    });
});

describe('by a bundler', () => {
  const sizeOf = async (code: string): Promise<number> => {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: there.project },
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
      logLevel: 'error',
    });
    return outputFiles[0]!.contents.length;
  };

  test('what is not asked for is left out', async () => {
    const all = await sizeOf(`export * from 'last-ack';`);
    const simulator = await sizeOf(`export { simulate } from 'last-ack';`);
    expect(simulator).toBeLessThan(0.45 * all);
    expect(await sizeOf(`export { sleep, closing } from 'last-ack';`)).toBeLessThan(5000);
    expect(await sizeOf(`export { openCaptures } from 'last-ack';`)).toBeLessThan(0.3 * all);
    const drawn = `import { layout, renderSvg } from 'last-ack'; export { layout, renderSvg };`;
    const chinese = await sizeOf(`${drawn} export { zh } from 'last-ack/zh';`);
    expect(await sizeOf(drawn)).toBeLessThan(chinese - 10_000);
  });
});

describe('its schemas', () => {
  const schema = (name: string) =>
    new Ajv({ allErrors: true }).compile(readJson(`schema/${name}.json`) as AnySchema);

  test('fit every scenario of the chapters, and its trace in both profiles', async () => {
    const [scenarioFits, traceFits] = [schema('scenario'), schema('trace')];
    const all = await chapterScenarios('.', true);
    expect(all.length).toBeGreaterThan(40);
    for (const { name, scenario } of all) {
      expect(scenarioFits(JSON.parse(JSON.stringify(scenario))) || scenarioFits.errors, name).toBe(true);
      for (const profile of ['linux', 'textbook'] as const) {
        const trace = JSON.parse(JSON.stringify(simulate({ ...scenario, profile })));
        expect(traceFits(trace) || traceFits.errors, `${name} ${profile}`).toBe(true);
      }
    }
  });

  test('refuse what is none', () => {
    const fits = schema('scenario');
    const good = cellApi.closing();
    expect(fits(good)).toBe(true);
    const bad: Partial<Record<keyof Scenario | 'rtt', unknown>>[] = [
      { rttMs: '20' },
      { rtt: 20 },
      { profile: 'bsd' },
      { client: {} },
      { client: { script: [{ do: 'send' }] } },
      { client: { script: [{ do: 'shutdown', how: 'both' }] } },
      { client: { script: [], sysctl: { 'net.ipv4.tcp_orphan_retrys': 3 } } },
      { server: { script: [], loop: { backlog: '4' } } },
      { rules: [{ from: 'client', action: 'lose' }] },
      { rules: [{ from: 'client', action: 'drop', nth: 'first' }] },
    ];
    for (const part of bad) expect(fits({ ...good, ...part }), JSON.stringify(part)).toBe(false);
    const trace = simulate(good);
    const traceFits = schema('trace');
    expect(traceFits({ ...trace, segments: [{ ...trace.segments[0], arrives: undefined, ack: '1' }] })).toBe(
      false,
    );
    expect(traceFits({ ...trace, states: { client: [] } })).toBe(false);
  });
});
