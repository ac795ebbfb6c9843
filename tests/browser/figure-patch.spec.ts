/** A figure drawn in the elements of another is the figure drawn anew, whichever the two are, and keeps what they share. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import type { Picture } from '../../src/notebook/index.ts';
import { type Mark, mark, writeMark } from '../../src/render/index.ts';
import { scenarioOfRecording, simulate, type Trace } from '../../src/sim/index.ts';
import { drawTimeline } from '../../src/site/cell/live/draw-timeline.ts';
import { everyNth } from '../every-nth.ts';

const folder = 'tests/conformance/recordings';
const run = (name: string, rttMs?: number): Trace => {
  const scenario = scenarioOfRecording(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  return simulate(rttMs === undefined ? scenario : { ...scenario, rttMs });
};
const one = (trace: Trace): Picture => ({ traces: [trace], labels: ['Linux'] });
const draw = (picture: Picture, lang: 'en' | 'zh' = 'en'): Mark =>
  drawTimeline(picture, lang, { live: true }).figure;

const written = (marks: Mark): { marks: Mark; html: string } => ({ marks, html: writeMark(marks) });

/** Whether each of `pictures`, drawn after the one before it, equals itself drawn anew; and the share of elements kept. */
const drawInTurn = (pictures: { marks: Mark; html: string }[]): { different: number[]; kept: number[] } => {
  const { showMarks } = (
    globalThis as unknown as { show: { showMarks(at: Element, marks: readonly Mark[]): void } }
  ).show;
  const [stage, fresh] = [document.createElement('div'), document.createElement('div')];
  const different: number[] = [];
  const kept: number[] = [];
  for (const [i, { marks, html }] of pictures.entries()) {
    const before = new Set(stage.querySelectorAll('*'));
    showMarks(stage, [marks]);
    fresh.innerHTML = html;
    // Two texts side by side are one where HTML is read.
    const joined = stage.cloneNode(true) as Element;
    joined.normalize();
    if (!joined.isEqualNode(fresh)) different.push(i);
    const now = [...stage.querySelectorAll('*')];
    kept.push(now.filter((element) => before.has(element)).length / now.length);
  }
  return { different, kept };
};

test.beforeEach(async ({ page }) => {
  const bundled = await build({
    entryPoints: ['src/site/cell/live/show-marks.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'show',
    // The notebook's door names what it loads later; none of it is wanted here.
    external: ['*/monaco-editor.ts', '*/editing.ts'],
  });
  await page.addScriptTag({ content: bundled.outputFiles[0]!.text });
});

test('recordings after every other kind of run', async ({ page }) => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(names.length).toBeGreaterThan(50);
  const some = everyNth(names, 12);
  const pictures = some.flatMap((name, i) => {
    const trace = run(name);
    const other = simulate({ ...trace.scenario, profile: 'textbook' });
    const both: Picture = { traces: [trace, other], labels: ['<Linux> & "more"', 'textbook'] };
    return [draw(one(trace)), draw(both, i % 2 ? 'en' : 'zh')];
  });
  // A few at a time: each overlaps the last, so that every one follows another kind.
  for (let from = 0; from < pictures.length; from += 20) {
    const few = pictures.slice(Math.max(0, from - 1), from + 20).map(written);
    expect((await page.evaluate(drawInTurn, few)).different).toEqual([]);
  }
});

test('a slider dragged a little keeps nearly every element', async ({ page }) => {
  const pictures = [40, 42, 44, 46, 80, 82].map((rttMs) => draw(one(run('fin1-lost-1x-rtt20.json', rttMs))));
  const { different, kept } = await page.evaluate(drawInTurn, pictures.map(written));
  expect(different).toEqual([]);
  expect(Math.min(...kept.slice(1))).toBeGreaterThan(0.8);
});

test('attributes come and go, words are words, and nothing may be left', async ({ page }) => {
  const svg = (...children: Parameters<typeof mark>[2][]): Mark => mark('svg', { class: 'a' }, ...children);
  const pictures = [
    svg(
      mark(
        'g',
        { class: 'b', tabindex: -1 },
        mark('line', { y2: 4 }),
        mark('text', { class: 'c', x: 1 }, 'one'),
      ),
    ),
    svg(
      mark(
        'g',
        { class: 'b' },
        mark('line', { x1: 3 }),
        mark('text', { class: 'c' }, '1 < 2 & "3"', mark('tspan', {}, 'x')),
      ),
    ),
    svg(mark('text', { class: 'c', 'aria-label': 'a & b' }, 'x'), mark('g', { class: 'b' })),
    svg(),
    mark('p', { hidden: '' }, 'end'),
    mark('p', {}, 'end', mark('b', {}, '>')),
  ];
  expect((await page.evaluate(drawInTurn, pictures.map(written))).different).toEqual([]);
});
