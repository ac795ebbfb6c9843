/** A chapter's prose and cells, run, as a Jupyter notebook. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { type NotebookOutput, type NotebookPart, notebookCode, notebookFile } from '../../export/index.ts';
import { type Cell, defaultValues, type Output, slugOf } from '../../notebook/index.ts';
import { escapeText, summarize } from '../../render/index.ts';
import {
  facts,
  type Profile,
  type Scenario,
  scenarioOfRecording,
  simulate,
  stateLabel,
  type TcpState,
  type Trace,
} from '../../sim/index.ts';
import type { Lang } from '../../words/lang.ts';
import { drawn } from './drawn.ts';
import { BadInput } from './read-trace.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const chapters = join(root, 'content/chapters');

/** `first-fin-lost`, `030-first-fin-lost` or the folder's path → the folder. */
const findChapter = (name: string): string => {
  const wanted = basename(name.replace(/\/+$/, ''));
  const folders = readdirSync(chapters).filter((f) => /^\d{3}-/.test(f));
  const found = folders.find((f) => f === wanted || slugOf(f) === wanted);
  if (!found)
    throw new BadInput(
      `${name}: found no such chapter, allowed: ${folders.map((f) => slugOf(f)).join(', ')}`,
    );
  return join(chapters, found);
};

/** Every chapter's slug, in reading order. */
export const chapterSlugs = (): string[] =>
  readdirSync(chapters)
    .filter((f) => /^\d{3}-/.test(f))
    .sort()
    .map((f) => slugOf(f));

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|\\{"([^"]*)"\\})`)
    .exec(tag)
    ?.slice(1)
    .find((v) => v !== undefined);

/** A label that may be given in both languages. */
const said = (label: unknown, lang: Lang): string =>
  typeof label === 'string' ? label : String((label as Record<Lang, string> | undefined)?.[lang] ?? '');

const loadCell = async (folder: string, id: string): Promise<Cell> => {
  const file = join(folder, 'cells', `${id}.ts`);
  if (!existsSync(file))
    throw new BadInput(`${folder}: names the cell ${id}, but cells/${id}.ts is not there`);
  return (await import(pathToFileURL(file).href)).default;
};

const outputsOf = (cell: Cell, overrides: Record<string, unknown> = {}): Output[] => {
  const result = cell.run({ ...defaultValues(cell.parameters), ...overrides } as never);
  return Array.isArray(result) ? result : [result];
};

const readRecording = (name: string): Trace =>
  JSON.parse(readFileSync(join(root, 'tests/conformance/recordings', `${name}.json`), 'utf8'));

/** One output, as Jupyter shows it. */
const shown = (output: Output, lang: Lang): NotebookOutput => {
  if ('kind' in output && output.kind === 'table') {
    const head = output.columns.map((c) => said(c, lang));
    const rows = output.rows.map((row) =>
      row.map((c) => (typeof c === 'object' ? said(c, lang) : String(c))),
    );
    const plain = [head, ...rows].map((r) => r.join('\t')).join('\n');
    const cells = (tag: string, row: string[]) =>
      `<tr>${row.map((c) => `<${tag}>${escapeText(c)}</${tag}>`).join('')}</tr>`;
    const html = `<table><caption>${escapeText(said(output.caption, lang))}</caption>${cells('th', head)}${rows.map((r) => cells('td', r)).join('')}</table>`;
    return { data: { 'text/plain': plain, 'text/html': html } };
  }
  let scenario: Scenario;
  let against: Trace | undefined;
  let names: readonly [string, string] | undefined;
  if ('kind' in output && output.kind === 'recording') {
    const recorded = readRecording(output.recording);
    scenario = scenarioOfRecording(recorded);
    against = recorded;
    names = lang === 'zh' ? ['模拟', `Linux ${recorded.kernel}`] : ['simulated', `Linux ${recorded.kernel}`];
  } else if ('kind' in output) {
    scenario = output.scenario;
    if (output.show === 'both') {
      against = simulate({ ...scenario, profile: 'textbook' });
      names = lang === 'zh' ? ['Linux', '教科书'] : ['Linux', 'textbook'];
    } else if (output.show) scenario = { ...scenario, profile: output.show };
  } else scenario = output;
  const trace = simulate(scenario);
  const svg = drawn(trace, lang, 'light', against, names).replace(/^<\?xml[^>]*>\n/, '');
  return { data: { 'text/plain': summarize(trace, lang), 'image/svg+xml': svg } };
};

/** The value a `<Fact>` or `<Predict>` names. */
const factOf = async (folder: string, tag: string, cellId: string): Promise<string> => {
  const cell = await loadCell(folder, cellId);
  const path = attribute(tag, 'is') ?? '';
  const withText = /\bwith=\{(\{[^}]*\})\}/.exec(tag)?.[1];
  const overrides: Record<string, unknown> = {};
  for (const [, key, value] of (withText ?? '').matchAll(/['"]?(\w+)['"]?\s*:\s*('[^']*'|"[^"]*"|[-\w.]+)/g))
    overrides[key!] = /^['"]/.test(value!) ? value!.slice(1, -1) : JSON.parse(value!);
  const values = { ...defaultValues(cell.parameters), ...overrides };
  const own = cell.facts?.(values as never)?.[path];
  let value: unknown = own;
  if (own === undefined) {
    const first = outputsOf(cell, overrides).find((o) => !('kind' in o) || o.kind !== 'table')!;
    const scenario =
      'kind' in first
        ? first.kind === 'recording'
          ? scenarioOfRecording(readRecording(first.recording))
          : (first as { scenario: Scenario }).scenario
        : first;
    const profile = attribute(tag, 'profile') as Profile | undefined;
    value = path
      .split('.')
      .reduce<unknown>(
        (at, key) => (at as Record<string, unknown> | null)?.[key],
        facts(simulate(profile ? { ...scenario, profile } : scenario)),
      );
  }
  const as = attribute(tag, 'as');
  if (typeof value !== 'number') return String(value ?? '?');
  if (as === 'ms') return `${Math.round(value)} ms`;
  if (as === 's') return `${Number((value / 1000).toFixed(1))} s`;
  return String(value);
};

/** MDX → Markdown: components become the text they show. */
const prose = async (folder: string, mdx: string): Promise<string> => {
  let text = mdx;
  for (const tag of new Set(text.match(/<Fact\b[^>]*\/>/g) ?? []))
    text = text.replaceAll(tag, await factOf(folder, tag, attribute(tag, 'of') ?? ''));
  text = text
    .replace(/<State\b[^>]*\/>/g, (tag) => `**${stateLabel((attribute(tag, 'name') ?? '') as TcpState)}**`)
    .replace(/<Setting\b[^>]*\/>/g, (tag) => `\`${attribute(tag, 'name') ?? ''}\``)
    .replace(/<Term\b[^>]*>([\s\S]*?)<\/Term>/g, '*$1*')
    .replace(/<Term\b[^>]*\/>/g, (tag) => `*${attribute(tag, 'id') ?? ''}*`);
  for (const match of [...text.matchAll(/<Predict\b([\s\S]*?)>\n([\s\S]*?)<\/Predict>/g)]) {
    const [whole, head, why] = match;
    const answer = await factOf(folder, head!, attribute(head!, 'cell') ?? '');
    const choices = /choices=\{\[([^\]]*)\]\}/.exec(head!)?.[1];
    text = text.replace(
      whole,
      () =>
        `> **${attribute(head!, 'question') ?? ''}**${choices ? ` (${choices})` : ''}\n\n<details><summary>${answer}</summary>\n\n${why!.trim()}\n\n</details>`,
    );
  }
  return text.trim();
};

/** The simulator, the renderer and what shows a cell, as one module inside the notebook: it needs no network. */
const bundled: Partial<Record<Lang, Promise<string>>> = {};
const bundle = (lang: Lang): Promise<string> => {
  bundled[lang] ??= makeBundle(lang);
  return bundled[lang];
};
const shownInstead: Record<Lang, readonly [recording: string, textbook: string]> = {
  en: ['This kernel recording is part of the site, not of the notebook: ', 'textbook'],
  zh: ['这份内核记录在网站上，不在笔记本里：', '教科书'],
};
const makeBundle = async (lang: Lang): Promise<string> => {
  const [recording, textbook] = shownInstead[lang];
  const source = `
export * from './src/notebook/cell-api.ts';
import { layout } from './src/timeline/index.ts';
import { renderSvg, summarize } from './src/render/index.ts';
import { simulate } from './src/sim/index.ts';
import { drawingStyle } from './src/export/svg-file.ts';
import figure from './src/site/styles/figure.css';
import tokens from './src/site/styles/tokens.css';
const lang = '${lang}';
const style = drawingStyle(figure, tokens, 'light', lang);
export const show = (cell, values = {}) => {
  const result = cell.run({ ...Object.fromEntries(Object.entries(cell.parameters).map(([name, p]) => [name, p.value])), ...values });
  const pictures = [], texts = [];
  for (const output of Array.isArray(result) ? result : [result]) {
    if (output.kind === 'table') { texts.push([output.columns, ...output.rows].map((r) => r.map((c) => c?.[lang] ?? c).join('\\t')).join('\\n')); continue; }
    if (output.kind === 'recording') { texts.push('${recording}' + output.recording); continue; }
    const trace = simulate(output.scenario ?? output);
    const both = output.show === 'both' ? [trace, simulate({ ...trace.scenario, profile: 'textbook' })] : trace;
    pictures.push(renderSvg(layout(both, both === trace ? { lang } : { lang, names: ['Linux', '${textbook}'] }), { fixed: { width: 720, style } }));
    texts.push(summarize(trace, lang));
  }
  const data = { 'text/plain': texts.join('\\n\\n') };
  if (pictures.length === 1) data['image/svg+xml'] = pictures[0];
  else if (pictures.length > 1) data['text/html'] = pictures.join('<br>');
  return { [Symbol.for('Jupyter.display')]: () => data };
};`;
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    loader: { '.css': 'text' },
    logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0]!.contents).toString('base64');
};

const camel = (id: string): string => id.replace(/-(\w)/g, (_, c: string) => c.toUpperCase());

/** The notebook file's text. `name`: slug, folder name or folder. */
export const chapterNotebook = async (name: string, lang: Lang): Promise<string> => {
  const folder = findChapter(name);
  const mdx = readFileSync(join(folder, `${lang}.mdx`), 'utf8');
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(mdx) ?? [];
  const front = (key: string): string =>
    (new RegExp(`^${key}:\\s*(.*)$`, 'm').exec(matter)?.[1] ?? '').replace(/^["']|["']$/g, '');
  const parts: NotebookPart[] = [
    { kind: 'prose', text: `# ${front('title')}\n\n${front('question')}` },
    {
      kind: 'code',
      id: 'simulator',
      code: `// The simulator and its renderer, whole: nothing is fetched.\nconst lastAck = await import('data:text/javascript;base64,${await bundle(lang)}');\n`,
      outputs: [],
      hidden: true,
    },
  ];
  let at = 0;
  for (const match of body.matchAll(/<Cell\b[^>]*\/>/g)) {
    const text = await prose(folder, body.slice(at, match.index));
    at = match.index + match[0].length;
    if (text) parts.push({ kind: 'prose', text });
    const id = attribute(match[0], 'id') ?? '';
    const cell = await loadCell(folder, id);
    parts.push({
      kind: 'code',
      id,
      code: notebookCode(readFileSync(join(folder, 'cells', `${id}.ts`), 'utf8'), `${camel(id)}Cell`),
      outputs: outputsOf(cell).map((output) => shown(output, lang)),
    });
  }
  const rest = await prose(folder, body.slice(at));
  if (rest) parts.push({ kind: 'prose', text: rest });
  return notebookFile(parts, front('title'), lang);
};
