import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/render/chart.ts';
import { linear, logarithmic } from '../../src/render/chart-scale.ts';
import {
  chartInWords,
  cursors,
  drawChart,
  drawChartFile,
  drawLegend,
  type Mark,
  placesOf,
  pointAt,
  pointInWords,
  writeMark,
} from '../../src/render/index.ts';
import { wordsAtHand } from '../../src/words/index.ts';

const words = wordsAtHand('en').figure.chart;
const line = (values: (number | null)[], more: Partial<Chart> = {}): Chart => ({
  draw: 'line',
  log: false,
  counts: false,
  up: '',
  over: 'RTT, ms',
  names: ['0', '50', '200'],
  along: [0, 50, 200],
  here: null,
  series: [{ name: 'retransmissions', values }],
  ...more,
});
const all = (given: Mark | string): Mark[] =>
  typeof given === 'string' ? [] : [given, ...given.children.flatMap(all)];
const classed = (mark: Mark, name: string): Mark[] =>
  all(mark).filter(({ attributes }) => attributes.class?.split(' ').includes(name));
const path = (mark: Mark, name: string): string | undefined => classed(mark, name)[0]?.attributes.d;

describe('scales', () => {
  test('mark round values, and reach out to them', () => {
    expect(linear(0, 4.2, 5, true).ticks).toEqual([0, 1, 2, 3, 4, 5]);
    expect(linear(1, 400, 6, false).ticks).toEqual([100, 200, 300, 400]);
    expect(linear(0, 0.7, 5, true).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    const { at } = linear(0, 100, 4, true);
    expect([0, 25, 100].map(at)).toEqual([0, 0.25, 1]);
  });
  test('of one value only still have two ends', () => {
    for (const value of [0, 3, -2]) {
      const { at } = linear(value, value, 5, true);
      expect(Number.isFinite(at(value))).toBe(true);
    }
    expect(Number.isFinite(logarithmic(3, 3).at(3))).toBe(true);
  });
  test('of ratios are even in them', () => {
    const { at, ticks } = logarithmic(0.12, 60);
    expect(ticks).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]);
    expect(at(10) - at(1)).toBeCloseTo(at(1) - at(0.1), 9);
    expect(logarithmic(0.0012, 900).ticks).toEqual([0.001, 0.01, 0.1, 1, 10, 100, 1000]);
  });
});

describe('a chart', () => {
  test('of a line passes through its values, with a gap where there is none', () => {
    const chart = drawChart(line([4, 2, 0]), 'words');
    expect(path(chart, 'la-curve')).toBe('M0 0L250 500L1000 1000');
    expect(path(drawChart(line([4, null, 0]), ''), 'la-curve')).toBe('M0 0M1000 1000');
    expect(chart.attributes).toMatchObject({ role: 'img', 'aria-label': 'words' });
  });
  test('of steps keeps a value until the next', () =>
    expect(path(drawChart(line([4, 2, 0], { draw: 'steps' }), ''), 'la-curve')).toBe(
      'M0 0H250V500H1000V1000',
    ));
  test('of ratios leaves out what has none', () =>
    expect(path(drawChart(line([100, 0, 1], { log: true }), ''), 'la-curve')).toBe('M0 0M1000 1000'));
  test('has an area where a curve lies 19 times of 20', () => {
    const values = [2, 2, 2];
    const band = { low: [1, 1, null], high: [4, 4, 4] };
    const chart = line(values, { series: [{ name: 'median', values, band }] });
    expect(path(drawChart(chart, ''), 'la-range')).toBe('M0 0L250 0L250 750L0 750z');
  });
  test('of shares stacks them to a hundred, in the order of the names', () => {
    const shares = line([], {
      draw: 'shares',
      names: ['0', '30'],
      along: [0, 30],
      series: [
        { name: 'CLOSED', values: [100, 75] },
        { name: 'LAST-ACK', values: [0, 25] },
      ],
    });
    const [first, second] = classed(drawChart(shares, ''), 'la-block');
    expect(first?.attributes.d).toBe('M40 1000V0h420V1000zM540 1000V250h420V1000z');
    expect(second?.attributes.d).toBe('M540 250V0h420V250z');
  });
  test('marks where a control stands, on a line only', () => {
    const now = (chart: Chart) =>
      classed(drawChart(chart, ''), 'la-now').map(({ attributes }) => attributes.x1);
    expect(now(line([1, 2, 3], { here: 50 }))).toEqual(['25%']);
    expect(now(line([1, 2, 3]))).toEqual([]);
    expect(now(line([1, 2, 3], { here: 50, draw: 'bars' }))).toEqual([]);
  });
  test('names few enough places that their words stay apart', () => {
    const names = Array.from({ length: 40 }, (_, i) => `${i}`);
    const { ticks, x } = placesOf(line(names.map(Number), { draw: 'bars', names, along: null }));
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(x[0]).toBeCloseTo(1 / 80);
  });
  test('leaves names out on a phone where they would touch, and none where they do not', () => {
    const names = ['< 0.2', '0.2–0.4', '0.4–0.6', '0.6–0.8', '0.8–1', '1–1.2'];
    const kept = (chart: Chart) =>
      classed(drawChart(chart, ''), 'la-along')
        .filter(({ attributes }) => !attributes.class?.includes('la-roomy'))
        .map(({ children }) => children[0]);
    const bars = line([], { draw: 'bars', names, along: null });
    expect(kept(bars)).toEqual(['< 0.2', '0.4–0.6', '0.8–1']);
    expect(kept(line([], { draw: 'bars', names: ['1', '2', '3', '4'], along: null }))).toHaveLength(4);
    expect(classed(drawChart(bars, ''), 'la-along')).toHaveLength(6);
  });
  test('says a stranger’s words as words, in the page and in a file', () => {
    const evil = line([1, 2, 3], { over: '<script>', series: [{ name: '"><b>', values: [1, 2, 3] }] });
    const file = { title: '<i>', summary: '<i>', width: 720, style: '' };
    for (const mark of [drawChart(evil, '<i>'), drawLegend(evil), drawChartFile(evil, file)])
      expect(writeMark(mark)).not.toMatch(/<script|<b>|<i>/);
  });
});

const heat = line([], {
  draw: 'heat',
  up: 'retries',
  series: [
    { name: '1', values: [1, 2, null] },
    { name: '2', values: [2, 4, 10] },
  ],
});

describe('a field', () => {
  test('has a block for each value, one above the other, of the more colour the more it is', () => {
    const shades = classed(drawChart(heat, 'words'), 'la-heat').map(({ attributes }) => [
      Number(attributes['fill-opacity']),
      attributes.d,
    ]);
    expect(shades[0]?.[1]).toBe('M0 1000V500h333.3V1000z');
    expect(shades[1]?.[1]).toBe('M333.3 1000V500h333.3V1000zM0 500V0h333.3V500z');
    expect(shades.at(-1)?.[1]).toBe('M666.7 500V0h333.3V500z');
    const opacities = shades.map(([opacity]) => opacity as number);
    expect(opacities).toEqual(opacities.toSorted((a, b) => a - b));
    expect(new Set(opacities).size).toBe(4);
  });
  test('says its values where there is room, and names what lies upwards in its legend', () => {
    const said = (chart: Chart) =>
      classed(drawChart(chart, ''), 'la-value').map(({ children }) => children[0]);
    expect(said(heat)).toEqual(['1', '2', '2', '4', '10']);
    const fine = { ...heat, series: [{ name: '1', values: [1.25, 53.31, 107.4] }] };
    expect(said(fine)).toEqual(['1.3', '53', '107']);
    const values = Array.from({ length: 30 }, (_, i) => i);
    const names = values.map(String);
    expect(said({ ...heat, names, along: values, series: [{ name: '1', values }] })).toEqual([]);
    expect(writeMark(drawLegend(heat))).toMatch(/retries ↑.*>1<svg.*<\/svg>10</s);
    const file = drawChartFile(heat, { title: 't', summary: 's', width: 720, style: '' });
    expect(writeMark(file)).toContain('retries ↑');
  });
  test('of one value only is of one shade', () =>
    expect(
      classed(drawChart({ ...heat, series: [{ name: '1', values: [3, 3, 3] }] }, ''), 'la-heat').length,
    ).toBe(1));
  test('has a place of the cursor for each row and curve', () =>
    expect([cursors(heat), cursors(line([1, 2, 3]))]).toEqual([6, 3]));
});

describe('a press on the drawing', () => {
  const two = {
    series: [
      { name: 'a', values: [4, 4, 4] },
      { name: 'b', values: [0, null, 2] },
    ],
  };
  test('means the nearest row, and of its curves the nearest', () => {
    expect(pointAt(line([], two), 0.02, 0.1)).toEqual({ row: 0, series: 0 });
    expect(pointAt(line([], two), 0.02, 0.9)).toEqual({ row: 0, series: 1 });
    expect(pointAt(line([], two), 0.3, 0.9)).toEqual({ row: 1, series: 0 });
    expect(pointAt(line([], two), 0.9, 0.55)).toEqual({ row: 2, series: 1 });
  });
  test('means the bar it falls on, or that it is nearest to', () => {
    const bars = line([], { ...two, draw: 'bars' });
    expect(pointAt(bars, 0.1, 0.9)).toEqual({ row: 0, series: 0 });
    expect(pointAt(bars, 0.75, 0.1)).toEqual({ row: 2, series: 0 });
    expect(pointAt(bars, 0.95, 0.1)).toEqual({ row: 2, series: 1 });
  });
  test('means the part of a hundred it falls on, and the place in a field', () => {
    const shares = line([], {
      draw: 'shares',
      series: [
        { name: 'a', values: [75, 100, 0] },
        { name: 'b', values: [25, 0, 100] },
      ],
    });
    expect(pointAt(shares, 0.1, 0.9).series).toBe(0);
    expect(pointAt(shares, 0.1, 0.1).series).toBe(1);
    expect(pointAt(shares, 0.5, 0.1).series).toBe(0);
    expect(pointAt(heat, 0.5, 0.9)).toEqual({ row: 1, series: 0 });
    expect(pointAt(heat, 0.99, 0.1)).toEqual({ row: 2, series: 1 });
  });
});

describe('in words', () => {
  test('a field: where its least and its most is, and what stands at the cursor', () => {
    expect(told(heat)).toBe('Least: 1 (RTT, ms 0; retries 1). Most: 10 (RTT, ms 200; retries 2).');
    expect(pointInWords(heat, 1, words, 1)).toBe('RTT, ms 50; retries 2: 4');
    expect(pointInWords(heat, 2, words, 0)).toBe('RTT, ms 200; retries 1: nothing');
    const flat = { ...heat, series: [{ name: '1', values: [3, 3, 3] }] };
    expect(told(flat)).toBe('retries: 3 throughout.');
  });
  const told = (chart: Chart) => chartInWords(chart, words);
  test('a curve: its ends, and extremes that are neither', () => {
    expect(told(line([5, 4, 3]))).toBe('retransmissions: 5 at 0, 3 at 200.');
    expect(told(line([5, 1, 3]))).toBe('retransmissions: 5 at 0, 3 at 200; least 1 at 50.');
    expect(told(line([5, 9, 3]))).toBe('retransmissions: 5 at 0, 3 at 200; most 9 at 50.');
    expect(told(line([2, 2, 2]))).toBe('retransmissions: 2 throughout.');
    expect(told(line([null, null, null]))).toBe('retransmissions: nothing throughout.');
  });
  test('bars that are values: as a curve, for nothing adds up', () =>
    expect(told(line([0.1, 0.9, 0.1], { draw: 'bars' }))).toBe(
      'retransmissions: 0.1 at 0, 0.1 at 200; most 0.9 at 50.',
    ));
  test('bars that count: the highest of all', () =>
    expect(told(line([5, 9, 3], { draw: 'bars', counts: true }))).toBe(
      'retransmissions: most often 50, 9 of 17.',
    ));
  test('shares: of the first row and the last', () => {
    const series = [
      { name: 'CLOSED', values: [100, 50, 94.7] },
      { name: 'LAST-ACK', values: [0, 50, 5.3] },
    ];
    expect(told(line([], { draw: 'shares', series }))).toBe(
      'At 0: CLOSED (100 %). At 200: CLOSED (95 %), LAST-ACK (5.3 %).',
    );
  });
  test('the point at the cursor, with its interval where it has one', () => {
    const band = { low: [1, 1, null], high: [4, 4, 4] };
    const chart = line([], { series: [{ name: 'median', values: [2, null, 3], band }] });
    expect([0, 1, 2].map((row) => pointInWords(chart, row, words))).toEqual([
      'RTT, ms 0: median 2 (1 to 4)',
      'RTT, ms 50: median nothing',
      'RTT, ms 200: median 3',
    ]);
  });
});
