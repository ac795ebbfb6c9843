import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/render/chart.ts';
import { linear, logarithmic } from '../../src/render/chart-scale.ts';
import {
  chartInWords,
  drawChart,
  drawChartFile,
  drawLegend,
  type Mark,
  placesOf,
  pointInWords,
  writeMark,
} from '../../src/render/index.ts';
import { wordsAtHand } from '../../src/words/index.ts';

const words = wordsAtHand('en').figure.chart;
const line = (values: (number | null)[], more: Partial<Chart> = {}): Chart => ({
  draw: 'line',
  log: false,
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
  test('says a stranger’s words as words, in the page and in a file', () => {
    const evil = line([1, 2, 3], { over: '<script>', series: [{ name: '"><b>', values: [1, 2, 3] }] });
    const file = { title: '<i>', summary: '<i>', width: 720, style: '' };
    for (const mark of [drawChart(evil, '<i>'), drawLegend(evil), drawChartFile(evil, file)])
      expect(writeMark(mark)).not.toMatch(/<script|<b>|<i>/);
  });
});

describe('in words', () => {
  const told = (chart: Chart) => chartInWords(chart, words);
  test('a curve: its ends, and extremes that are neither', () => {
    expect(told(line([5, 4, 3]))).toBe('retransmissions: 5 at 0, 3 at 200.');
    expect(told(line([5, 1, 3]))).toBe('retransmissions: 5 at 0, 3 at 200; least 1 at 50.');
    expect(told(line([5, 9, 3]))).toBe('retransmissions: 5 at 0, 3 at 200; most 9 at 50.');
    expect(told(line([2, 2, 2]))).toBe('retransmissions: 2 throughout.');
    expect(told(line([null, null, null]))).toBe('retransmissions: nothing throughout.');
  });
  test('bars: the highest of all', () =>
    expect(told(line([5, 9, 3], { draw: 'bars' }))).toBe('retransmissions: most often 50, 9 of 17.'));
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
