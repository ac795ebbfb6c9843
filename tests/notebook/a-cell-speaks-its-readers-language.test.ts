/** A cell is written in English; what a reader of another language is told stands in a table beside its chapter. */
import { describe, expect, test } from 'vitest';
import { validateOutputs, validateParameters } from '../../src/notebook/build.ts';
import {
  cell,
  closing,
  exercise,
  figure,
  inLanguage,
  many,
  quantiles,
  select,
  slider,
  table,
  tally,
  text,
  toggle,
} from '../../src/notebook/cell-api.ts';
import {
  type AnyCell,
  callCell,
  judge,
  runCell,
  type Text,
  translateCell,
  translateGoal,
  translateOutputs,
  translateParameters,
} from '../../src/notebook/index.ts';
import { simulate } from '../../src/sim/index.ts';

const zh = {
  Wait: '等待',
  lost: '次',
  upload: '上传',
  'The server': '服务端',
  'After {1} s, not {2}': '不是 {2}，是 {1} 秒之后',
  'after, s': '经过，秒',
  closed: '已关闭',
  client: '客户端',
  'Seconds that a close takes': '一次关闭需要多少秒',
  'to be written': '',
};
const inChinese = (cell: AnyCell) => translateCell(cell, { zh });
const said = (text: Text | number | undefined, lang: 'en' | 'zh' = 'zh') =>
  typeof text === 'object' || typeof text === 'string' ? inLanguage(text, lang) : text;

describe('a text with values in it', () => {
  const at = (n: number): Text => text`After ${n} s, not ${'never'}`;

  test('is what it says, in English and where nobody has translated it', () => {
    expect(said(at(20), 'en')).toBe('After 20 s, not never');
    expect(said(at(20), 'zh')).toBe('After 20 s, not never');
  });
  test('is translated once, by its pattern, and its values go where the other language has them', () => {
    const [one, other] = translateOutputs([at(20), at(3)], { zh });
    expect([said(one), said(other)]).toEqual(['不是 never，是 20 秒之后', '不是 never，是 3 秒之后']);
    expect(said(one, 'en')).toBe('After 20 s, not never');
  });
  test('comes out of the sandbox as it went in; of more values than a text has none is taken', () => {
    const [drawn] = validateOutputs(table(at(20), [at(1)], []));
    expect(drawn).toMatchObject({ caption: at(20), columns: [at(1)] });
    const stuffed = { ...(at(1) as object), values: Array(21).fill(0) } as unknown as Text;
    expect(() => validateOutputs(table(stuffed, [], []))).toThrow('values');
    expect(() => validateOutputs(table({ ...(at(1) as object), values: [{}] } as never, [], []))).toThrow();
  });
});

describe('what a cell declares', () => {
  const declared = {
    wait: slider({ label: 'Wait', unit: 'lost', min: 1, max: 9, value: 3 }),
    way: select({ label: 'SACK', options: ['upload', 'download'], value: 'upload' }),
    other: select({ label: 'Wait', options: { upload: 'The server', close: 'close()' }, value: 'close' }),
    both: toggle({ label: { en: 'Both', zh: '都' }, value: true }),
  };
  const { wait, way, other, both } = translateParameters(declared, { zh }) as typeof declared;

  test('has its labels and units translated, and its values as they were', () => {
    expect([said(wait.label), said(wait.unit), said(wait.label, 'en')]).toEqual(['等待', '次', 'Wait']);
    expect(said(other.labels?.upload)).toBe('服务端');
    expect(both).toEqual(declared.both);
    expect([way.value, way.options]).toEqual(['upload', ['upload', 'download']]);
  });
  test('an option that has no label is one', () => {
    expect([said(way.labels?.upload), said(way.labels?.download)]).toEqual(['上传', 'download']);
  });
  test('what is edited is checked first, then translated', () => {
    const edited = translateParameters(validateParameters(declared), { zh });
    expect(said(edited.wait!.label)).toBe('等待');
  });
});

describe('what a cell returns', () => {
  const close = closing();

  test('captions, columns, entries and names are translated; what is run is not', () => {
    const one = inChinese(
      cell({
        run: () => [
          figure(close, { caption: 'Wait', against: { label: 'The server', scenario: close } }),
          {
            ...table(
              'Wait',
              ['after, s', 'SACK'],
              [
                ['closed', 1],
                ['CLOSED', 2],
              ],
            ),
            chart: { draw: 'heat' as const, up: 'The server', columns: [1] },
            runs: [[{ name: 'closed', scenario: close }], []],
          },
          close,
        ],
      }),
    );
    const [drawn, rows, bare] = callCell(one);
    if (drawn?.kind !== 'figure' || rows?.kind !== 'table') throw new Error('not what was returned');
    expect([said(drawn.caption), said(drawn.against?.label)]).toEqual(['等待', '服务端']);
    expect(drawn.scenario).toBe(close);
    expect(rows.columns.map((column) => said(column))).toEqual(['经过，秒', 'SACK']);
    expect(rows.rows.map(([first]) => said(first))).toEqual(['已关闭', 'CLOSED']);
    expect(said(rows.chart?.up)).toBe('服务端');
    expect(said(rows.runs?.[0]?.[0]?.name)).toBe('已关闭');
    expect(bare).toEqual({ kind: 'figure', scenario: close });
    expect(bare).toMatchObject({ scenario: { client: { script: close.client.script } } });
  });
  test('of many runs the caption that is counted', () => {
    const one = inChinese(
      cell({
        run: () =>
          tally({
            caption: 'Seconds that a close takes',
            over: 'The server',
            values: ['client'],
            run: () => many({ scenario: close, runs: 3 }),
            fact: 'client.livedMs',
            shows: quantiles(0.5),
          }),
      }),
    );
    const [counted] = runCell(one).outputs;
    if (counted?.kind !== 'table') throw new Error('not counted');
    expect(said(counted.caption)).toMatch(/^一次关闭需要多少秒（/);
    expect(said(counted.caption, 'en')).toMatch(/^Seconds that a close takes \(/);
    expect([said(counted.columns[0]), said(counted.rows[0]?.[0])]).toEqual(['服务端', '客户端']);
  });
  test('what waits for its translation, and what no table can have, is said in English', () => {
    const [drawn] = translateOutputs([table('to be written', ['constructor', 'toString'], [])], { zh });
    expect([drawn!.caption, ...drawn!.columns].map((one) => said(one))).toEqual([
      'to be written',
      'constructor',
      'toString',
    ]);
  });
  test('facts are the cell’s own', () => {
    expect(runCell(inChinese(cell({ run: () => close, facts: () => ({ n: 3 }) }))).facts).toEqual({ n: 3 });
  });
});

test('a goal says what is missing in its reader’s language', () => {
  const trace = simulate(closing());
  const goal = exercise({ goal: ({ client }) => [[client.finSent > 1, text`After ${2} s, not ${1}`]] });
  const verdict = judge(translateGoal(goal, { zh }), trace.scenario, trace);
  expect('still' in verdict && said(verdict.still)).toBe('不是 1，是 2 秒之后');
  expect('still' in verdict && said(verdict.still, 'en')).toBe('After 2 s, not 1');
});
