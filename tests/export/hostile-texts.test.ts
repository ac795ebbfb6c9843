/**
 * What we write executes nothing else: each hostile text as `about`, id, setting, label and entry of a table, in every file
 * that can be taken. What is not the text itself must be what a harmless text gives.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFragment } from 'parse5';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { notebookOutput } from '../../src/chapter/notebook-output.ts';
import {
  cellSource,
  csv,
  decodeFrame,
  notebookFile,
  packetdrill,
  pcapng,
  readCapture,
  scenarioSource,
  shellLab,
  svgFile,
  tableCsv,
} from '../../src/export/index.ts';
import { renderSvg } from '../../src/render/index.ts';
import { type Scenario, simulate, type Trace, validateScenario } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { wordsAtHand } from '../../src/words/index.ts';
import { everyNth } from '../every-nth.ts';
import { sourceOf } from './capture-source.ts';
import { hostileTexts, shellTexts } from './hostile-texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'last-ack-hostile-'));
const made = join(folder, 'made');
const texts = hostileTexts.map((text) => text.replaceAll('RUN', made));
const named = texts.map((text) => [JSON.stringify(text).slice(0, 60), text] as const);

const plain: Scenario = {
  id: 'plain',
  about: 'plain',
  rttMs: 20,
  durationMs: 2000,
  client: { script: [{ do: 'connect' }, { do: 'send', bytes: 10 }, { do: 'close' }] },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
};
const trace = simulate(plain);
const told = (text: string): Trace => ({ ...trace, scenario: { ...plain, id: text, about: text } });

test('there are sixty of them, and no two are one', () => {
  expect(new Set(hostileTexts).size).toBeGreaterThanOrEqual(60);
  expect(new Set(hostileTexts).size).toBe(hostileTexts.length);
});

/** Lines of a script that are neither a comment nor the scenario as data. */
const orders = (script: string): string[] =>
  script.split('\n').filter((line) => !/^(#(?!!)|\/\/|\{"id":)/.test(line));

describe('shell', () => {
  const bash = spawnSync('bash', ['--version']).status === 0;
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  const which = (name: string): string =>
    spawnSync('bash', ['-c', `type -P ${name}`])
      .stdout.toString()
      .trim();
  const real = ['cat', 'seq', 'mkdir'];
  if (bash)
    for (const name of [
      ...real,
      ...'uname unshare ip python3 tcpdump mount tc nft tee grep sleep kill cp env setpriv test'.split(' '),
    ])
      symlinkSync(which(real.includes(name) ? name : 'true'), join(tools, name));
  writeFileSync(join(tools, 'id'), '#!/bin/sh\necho 0\n', { mode: 0o755 });
  rmSync(join(tools, 'uname'));
  writeFileSync(join(tools, 'uname'), '#!/bin/sh\necho Linux\n', { mode: 0o755 });
  /** Runs a script until its files are written, with tools that do nothing, in a folder of its own. @returns whether the text was run */
  const runs = (script: string): boolean => {
    const file = join(folder, 'lab.sh');
    writeFileSync(file, script.replaceAll('/run/', `${folder}/run/`).replace('\non() {', '\nexit\non() {'));
    spawnSync(which('bash'), [file], { cwd: folder, env: { PATH: tools, LAST_ACK_LAB: '1' } });
    return existsSync(made);
  };

  /** A shell starts a dozen programs for each: every third text, and with `LAST_ACK_WHOLE=1`, each week, all. */
  const run = everyNth(texts, 3);

  test.runIf(bash)('a careless script does run such a text', () => {
    const careless = everyNth(shellTexts, 3);
    const hit = careless.filter((text) => {
      rmSync(made, { force: true });
      return runs(`# ${text.replaceAll('RUN', made)}\necho "${text.replaceAll('RUN', made)}"\n`);
    });
    rmSync(made, { force: true });
    expect(hit.length).toBeGreaterThan(careless.length / 3);
  });
  test.each(named)('%s', (_, text) => {
    const lab = shellLab(told(text).scenario, { trace: told(text) });
    expect(orders(lab)).toEqual(orders(shellLab(plain, { trace })));
    if (!bash || !run.includes(text)) return;
    expect(runs(lab)).toBe(false);
    expect(JSON.parse(readFileSync(join(folder, 'run/lab/scenario.json'), 'utf8'))).toMatchObject({
      about: text,
      id: text,
    });
  });
});

describe('packetdrill', () => {
  test.each(named)('%s', (_, text) => {
    for (const side of ['client', 'server'] as const)
      expect(orders(packetdrill(told(text), side))).toEqual(orders(packetdrill(trace, side)));
  });
});

describe('a setting', () => {
  test.each(named)('%s, as a name or a value, is refused wherever it could be run', (_, text) => {
    for (const sysctl of [{ [text]: 1 }, { [`net.; ${text}`]: 1 }, { 'net.ipv4.tcp_fin_timeout': text }]) {
      const bad = { ...plain, client: { ...plain.client, sysctl } } as unknown as Scenario;
      expect(validateScenario(bad).scenario).toBeNull();
      expect(() => shellLab(bad)).toThrow(/is not (the name of a network setting|a number)/);
      expect(() => packetdrill({ ...trace, scenario: bad }, 'client')).toThrow(/is not (the name|a number)/);
    }
  });
});

describe('CSV', () => {
  /** RFC 4180. */
  const read = (text: string): string[] =>
    [...text.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? bare! : quoted.replaceAll('""', '"'),
    );
  test.each(named)('%s', (_, text) => {
    expect(csv(told(text))).toBe(csv(trace));
    const cells = read(tableCsv([text, 'b'], [[text, 1]]));
    // A spreadsheet takes for a formula what begins like one, spaces and unseen characters aside.
    for (const cell of cells.filter((one) => one !== '')) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@]/u);
    const shown = text.replace(/[^\P{Cc}\t\r\n]/gu, ' ');
    expect(cells.filter((cell) => cell === shown || cell === `'${shown}`)).toHaveLength(2);
  });
});

const sax = createRequire(import.meta.url)('sax');
/** Parses strictly. @returns elements and attributes of a picture, and its text */
const readXml = (xml: string): { names: Set<string>; words: string } => {
  const parser = sax.parser(true, { xmlns: true });
  const names = new Set<string>();
  let words = '';
  parser.onerror = (error: Error) => {
    throw error;
  };
  parser.onopentag = (tag: { name: string; attributes: object }) => {
    names.add(tag.name);
    for (const key of Object.keys(tag.attributes)) names.add(`@${key}`);
  };
  parser.ontext = (one: string) => {
    words += one;
  };
  parser.write(xml).close();
  // What a parser forgives and a browser does not.
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  return { names, words };
};

const picture = (text: string): string =>
  svgFile(
    renderSvg(layout([trace, trace], { words: wordsAtHand('en').figure, names: [text, text] }), {
      summary: text,
      fixed: { width: 720, style: '' },
    }),
  );
describe('SVG', () => {
  const usual = readXml(picture('plain')).names;
  test.each(named)('%s', (_, text) => {
    const { names } = readXml(picture(text));
    expect([...names].filter((name) => !usual.has(name))).toEqual([]);
  });
});

describe('notebook', () => {
  const look = { lang: 'en' as const, words: wordsOf('en').notebook, style: '', recording: () => undefined };
  const elements = (html: string): string[] => {
    const found: string[] = [];
    const walk = (node: { nodeName?: string; attrs?: { name: string }[]; childNodes?: never[] }): void => {
      found.push(node.nodeName ?? '', ...(node.attrs ?? []).map(({ name }) => `@${name}`));
      for (const child of node.childNodes ?? []) walk(child);
    };
    walk(parseFragment(html) as never);
    return found;
  };
  const table = (text: string) =>
    notebookOutput({ kind: 'table', caption: text, columns: [text], rows: [[text]] }, look).data[
      'text/html'
    ]!;
  test.each(named)('%s', (_, text) => {
    expect(elements(table(text))).toEqual(elements(table('plain')));
    const figure = notebookOutput(
      { kind: 'figure', scenario: plain, against: { label: text, scenario: plain } },
      look,
    );
    readXml(figure.data['image/svg+xml']!);
    const file = notebookFile(
      [
        { kind: 'prose', text },
        { kind: 'code', id: text, code: 'x', outputs: [{ data: { 'text/plain': text } }] },
      ],
      text,
      'en',
    );
    const { cells, metadata } = JSON.parse(file);
    expect(metadata.title).toBe(text);
    expect(cells[1].id).toMatch(/^[\w-]{1,64}$/);
    expect(cells[1].source.join('')).toBe('x');
    expect(cells[1].outputs[0].data['text/plain'].join('')).toBe(text);
  });
});

describe('pcapng', () => {
  const frames = async (bytes: Uint8Array): Promise<unknown[]> => {
    const all: unknown[] = [];
    await readCapture(sourceOf(bytes), (frame) => {
      all.push(decodeFrame(frame));
    });
    return all;
  };
  test.each(named)('%s', async (_, text) => {
    expect(await frames(pcapng(told(text)))).toEqual(await frames(pcapng(trace)));
  });
});

describe('TypeScript', () => {
  const compiled = (source: string): string => {
    const { diagnostics, outputText } = ts.transpileModule(source, {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.CommonJS },
    });
    expect(diagnostics).toEqual([]);
    return outputText;
  };
  test.each(named)('%s', (_, text) => {
    const exports: { default?: { run(): unknown } } = {};
    new Function('exports', 'require', compiled(scenarioSource(told(text).scenario)))(
      exports,
      () =>
        new Proxy(
          {},
          { get: (_, name) => (name === 'cell' ? (one: unknown) => one : (...args: unknown[]) => args) },
        ),
    );
    expect(exports.default?.run()).toMatchObject({ about: text });
    compiled(cellSource({ id: text, code: 'export {};', values: { [text]: text }, rules: [] }));
    expect('RAN' in globalThis).toBe(false);
  });
});
