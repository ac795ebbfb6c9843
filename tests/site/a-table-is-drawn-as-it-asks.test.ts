import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/notebook/index.ts';
import { writeMark } from '../../src/render/index.ts';
import { chartOfTable } from '../../src/site/cell/asked/chart-of-table.ts';
import { runsOfPoint } from '../../src/site/cell/asked/runs-of-point.ts';
import { tableMarks } from '../../src/site/cell/asked/table-marks.ts';

const table: Table = {
  kind: 'table',
  caption: { en: 'How often', zh: '几次' },
  columns: [
    { en: 'RTT, ms', zh: 'RTT，毫秒' },
    'FINs',
    { en: 'gone after, s', zh: '多久后消失，秒' },
    'path',
  ],
  rows: [
    [1, 5, '6.7', 'CLOSED'],
    [20, 4, { en: 'no limit', zh: '没有上限' }, 'CLOSED'],
  ],
  chart: { draw: 'line' },
};
const chart = (more: object = {}, rows = table.rows) =>
  chartOfTable({ ...table, rows, chart: { draw: 'line', ...more } }, 'en');

test('columns of numbers are curves, written out or not; words are none', () => {
  expect(chart()?.series).toEqual([
    { name: 'FINs', values: [5, 4] },
    { name: 'gone after, s', values: [6.7, null] },
  ]);
  expect(chart({ columns: [2] })?.series.map(({ name }) => name)).toEqual(['gone after, s']);
  expect(chart({ bands: [{ of: 1, from: 1, to: 2 }] })).toBeNull();
});

test('what lies along is a line of numbers only where they rise', () => {
  expect(chart()?.along).toEqual([1, 20]);
  expect(chart({}, [...table.rows].reverse())?.along).toBeNull();
});

test('a control off the chart is not marked', () => {
  expect(chart({ here: 7 })?.here).toBe(7);
  expect(chart({ here: 21 })?.here).toBeNull();
});

test('nothing is drawn of nothing, and a table that asks for none stays one', () => {
  expect(chart({}, [])).toBeNull();
  expect(chart({ columns: [3] })).toBeNull();
  const { chart: _, ...plain } = table;
  expect(tableMarks(plain, 'en').map(({ tag }) => tag)).toEqual(['div']);
});

test('the table stays as the chart’s text, folded where it is long', () => {
  const html = (rows: Table['rows']) =>
    tableMarks({ ...table, rows }, 'zh')
      .map(writeMark)
      .join('');
  expect(html(table.rows)).toMatch(/<figure class="la-chart">.*<details class="la-numbers" open>.*<table/s);
  const long = Array.from({ length: 30 }, (_, i) => [i, i, '', '']);
  expect(html(long)).toContain('<details class="la-numbers">');
  expect(html(table.rows)).toContain('多久后消失，秒');
});

describe('the runs of a point', () => {
  const scenario = { rttMs: 1, durationMs: 1, client: { script: [] }, server: { script: [] } };
  const of = (columns: number[]) => ({ columns, scenario });
  const two: Table = {
    ...table,
    columns: ['x', 'words', 'one', 'two', 'three'],
    rows: [[1, 'none', 1, 2, 3]],
    runs: [[of([1]), of([2, 4]), of([3])]],
  };
  const found = (draw: 'line' | 'heat', curve: number, given = two) => {
    const asked: Table = { ...given, chart: { draw } };
    return runsOfPoint(asked, chartOfTable(asked, 'en')!, { row: 0, curve }).map(({ name, curves }) => [
      name,
      ...curves,
    ]);
  };
  test('are those of its curves, each named by what it is of', () => {
    expect(found('line', 0)).toEqual([
      ['one, three', 0, 2],
      ['two', 1],
    ]);
    expect(found('line', 0, { ...two, runs: [[{ scenario }]] })).toEqual([['', 0, 1, 2]]);
    expect(found('line', 0, { ...two, runs: [] })).toEqual([]);
  });
  test('are in a field the one of its place', () => expect(found('heat', 1)).toEqual([['two', 1]]));
});

test('what stands under a chart is not swallowed by the room for a run', () => {
  const scenario = { rttMs: 1, durationMs: 1, client: { script: [] }, server: { script: [] } };
  const drawn: Table = {
    kind: 'table',
    caption: 'c',
    columns: ['x', 'y'],
    rows: [
      [1, 1],
      [2, 4],
    ],
    chart: { draw: 'line' },
    runs: [[{ scenario }], []],
  };
  const html = tableMarks(drawn, 'en').map(writeMark).join('');
  expect(html).toContain('<div class="la-opened" hidden></div><p class="la-summary">');
});
