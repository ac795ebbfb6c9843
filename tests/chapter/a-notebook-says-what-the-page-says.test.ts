import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { chapterNotebook, readChapters } from '../../src/chapter/build.ts';
import { languages } from '../../src/words/index.ts';
import { factsInPlace } from './facts-in-place.ts';

const site = 'https://close.example/under/';
const chapters = readChapters('.');

interface Notebook {
  cells: {
    id: string;
    cell_type: string;
    source: string[];
    outputs?: { data: Record<string, string[]> }[];
  }[];
}
const proseOf = (file: string): string =>
  (JSON.parse(file) as Notebook).cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .map(({ source }) => source.join(''))
    .join('\n\n');

/** Code of a notebook, whose last line shows what it has made. */
const toJavaScript = async (code: string): Promise<string> => {
  const { code: plain } = await transform(code, { loader: 'ts' });
  return plain.replace(/lastAck\.show\((\w+)\);\s*$/, 'show(lastAck.show($1));');
};

describe.each(chapters.map((chapter) => [chapter.slug, chapter] as const))('%s', (_, chapter) => {
  test.each(languages)(
    'in %s: every fact stands in its sentence, every link leads to the site',
    async (lang) => {
      const prose = proseOf(await chapterNotebook('.', chapter, lang, site));
      for (const { sentence } of await factsInPlace(chapter, lang)) expect(prose).toContain(sentence);

      const links = [...prose.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url!);
      expect(links.filter((url) => !/^https:\/\//.test(url))).toEqual([]);
      const written = chapter[lang]!.text.links.map(({ url }) => url).filter((url) => url.startsWith('/'));
      const prefix = lang === 'en' ? site : `${site}${lang}/`;
      for (const url of written) expect(links).toContain(prefix + url.slice(1));

      expect(prose).not.toMatch(/<\/?(?:Fact|State|Setting|Term|Cell|Predict)\b/);
      expect(prose).not.toContain('{/*');
    },
  );
});

test('a value is written with the digits of the page: 3.67 s and 119 s', async () => {
  const budget = chapters.filter(({ slug }) => slug === 'first-fin-lost' || slug === 'orphan-budget');
  const facts = await Promise.all(budget.map((chapter) => factsInPlace(chapter, 'en')));
  const written = facts.flat().map((fact) => fact.written);
  expect(written).toContain('3.67\u00a0s');
  expect(written).toContain('119\u00a0s');
});

test('a cell of a Chinese notebook that is run again says what it said', async () => {
  const chapter = chapters.find(({ slug }) => slug === 'orphan-budget')!;
  const file = JSON.parse(await chapterNotebook('.', chapter, 'zh', site)) as Notebook;
  const code = (id: string): string => file.cells.find((one) => one.id === id)!.source.join('');
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-notebook-'));
  const module = join(folder, 'cells.mjs');
  const cells = await toJavaScript(`${code('simulator')}${code('settings-sweep')}`);
  writeFileSync(module, `export default async (show) => {\n${cells}\n};`);
  const { default: run } = (await import(pathToFileURL(module).href)) as {
    default: (show: (shown: object) => void) => Promise<void>;
  };
  let shown: Record<string, string> = {};
  await run((one) => {
    shown = (one as Record<symbol, () => Record<string, string>>)[Symbol.for('Jupyter.display')]!();
  });
  const { data } = file.cells.find(({ id }) => id === 'settings-sweep')!.outputs![0]!;
  expect(shown['text/html']).toContain('RTT 为 20 ms 时，每个取值换来什么');
  expect(shown['text/html']).toBe(data['text/html']!.join(''));
  rmSync(folder, { recursive: true });
});
