import { describe, expect, test } from 'vitest';
import { validateOutputs } from '../../src/notebook/build.ts';
import {
  type Column,
  cell,
  closing,
  many,
  outcomes,
  quantiles,
  seedOfRun,
  shares,
  simulateFacts,
  spread,
  sweep,
  tally,
} from '../../src/notebook/cell-api.ts';
import {
  type CalledOutput,
  Counting,
  callCell,
  countPart,
  type Part,
  runCell,
} from '../../src/notebook/index.ts';
import { shareOf } from '../../src/notebook/order-statistics.ts';
import { lossy, lossySpec } from './lossy-tally.ts';

const tableOf = (output: CalledOutput) => {
  const [table] = runCell(cell({ run: () => output })).outputs;
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
};

describe('many runs', () => {
  test('are the same again, are the first of more, and differ by seed', () => {
    const lived = (runs: number, seed: number) =>
      outcomes(lossy(0.3, runs, seed), ({ client, server }) => [client.livedMs, server.goneMs]);
    expect(lived(50, 1)).toEqual(lived(50, 1));
    expect(lived(80, 1).slice(0, 50)).toEqual(lived(50, 1));
    expect(lived(50, 2)).not.toEqual(lived(50, 1));
  });

  test('where nothing can be lost, say one thing, and name their number and seed', () => {
    const { caption, columns, rows } = tableOf(tally({ ...lossySpec, values: [0] }));
    expect(caption).toEqual({ en: 'Close (400 runs, seed 1)', zh: '关闭（运行 400 次，种子 1）' });
    expect(columns.length).toBe(7);
    const [, ...numbers] = rows[0]!;
    expect(new Set(numbers).size).toBe(1);
    // One round trip and the server's 100 ms of thinking, and what hosts need to answer.
    expect(numbers[0]).toBeCloseTo(0.12, 1);
  });

  test('what never comes is later than anything: no number is made up for it', () => {
    const { rows } = tableOf(tally({ ...lossySpec, values: [1] }));
    expect(rows[0]!.slice(1)).toEqual(Array(6).fill({ en: 'not seen', zh: '未见到' }));
  });

  test('fall into parts of a range, each run into one', () => {
    const { rows } = tableOf(tally({ ...lossySpec, values: [0.3], shows: spread(0.2, 1, 4) }));
    expect(rows.map(([name]) => name)).toEqual(['< 0.2', '0.2–0.4', '0.4–0.6', '0.6–0.8', '0.8–1', '≥ 1']);
    expect(rows.reduce((sum, [, hits]) => sum + Number(hits), 0)).toBe(400);
    const never = tableOf(tally({ ...lossySpec, values: [1], shows: spread(0, 1, 1) }));
    expect(never.rows).toEqual([
      ['0–1', 0],
      [{ en: 'not seen', zh: '未见到' }, 400],
    ]);
  });

  test('share out a hundred, the most frequent first, states by their names', () => {
    const { columns, rows, caption } = tableOf(
      tally({ ...lossySpec, fact: 'client.finalState', shows: shares(), run: (p) => lossy(p, 200) }),
    );
    expect(columns.slice(0, 2)).toEqual(['loss', 'CLOSED']);
    for (const [, ...row] of rows)
      expect(row.reduce((sum: number, n) => sum + Number(n), 0)).toBeCloseTo(100, 1);
    expect((caption as { en: string }).en).toMatch(/95 % intervals: up to ±\d\.\d points/);
  });

  test('share out what is asked for alone, each share with its interval', () => {
    const { columns, rows, chart } = tableOf(
      tally({ ...lossySpec, values: [0, 1], fact: 'lost', shows: shares(0, 1), chart: { draw: 'line' } }),
    );
    expect(columns[1]).toEqual({ en: '0, %', zh: '0，%' });
    const [value, low, high] = rows[0]!.slice(1, 4) as number[];
    expect(value).toBe(100);
    expect(high).toBe(100);
    expect(low).toBeCloseTo(100 * shareOf(400, 400).low, 1);
    expect(rows[1]!.slice(1, 3)).toEqual([0, 0]);
    expect(chart?.bands).toEqual([
      { of: 1, from: 2, to: 3 },
      { of: 4, from: 5, to: 6 },
    ]);
  });

  test('why sockets ended is told in words, and that one had not', () => {
    const scenario = { ...lossy(0.6).scenario, durationMs: 200_000 };
    const run = () => many({ scenario, runs: 200, seed: 1 });
    const { columns } = tableOf(
      tally({ ...lossySpec, values: [1], run, fact: 'client.end', shows: shares() }),
    );
    expect(columns).toContainEqual({ en: 'through TIME-WAIT', zh: '走完 TIME-WAIT' });
    expect(columns).toContainEqual({ en: 'gave up', zh: '放弃' });
    expect(columns).toContainEqual({ en: 'still there', zh: '仍未消失' });
  });

  const drawn = (more: object) => tableOf({ ...tally(lossySpec), chart: { draw: 'line' }, ...more });
  const secondsOf = ({ client, server }: ReturnType<typeof simulateFacts>) =>
    (server.goneMs! - client.closeMs!) / 1000;

  test('where they are drawn, each curve of a row stands for a run that shows what is said of it', () => {
    const late = drawn({ shows: quantiles(0.5, 0.99) });
    for (const [i, runs] of late.runs!.entries()) {
      expect(runs.map(({ columns }) => columns)).toEqual([[1], [4]]);
      for (const { columns, scenario } of runs)
        expect(secondsOf(simulateFacts(scenario))).toBeCloseTo(Number(late.rows[i]![columns![0]!]), 2);
    }
    expect((late.runs![1]![1]!.name as { en: string }).en).toMatch(/^run \d+ of 400: 99 % within$/);
    const why = drawn({ fact: 'server.end', shows: shares() });
    const [en, zh] = ['run 1 of 400: last ACK came', '共 400 次运行中的第 1 次：等到了最后的 ACK'];
    expect(why.runs![0]).toMatchObject([{ name: { en, zh }, columns: [1] }]);
    const asked = drawn({ fact: 'lost', shows: shares(2, 0) });
    expect(asked.runs![1]!.map(({ columns }) => columns)).toEqual([[1], [4]]);
    expect(asked.runs![1]!.map(({ scenario }) => simulateFacts(scenario).lost)).toEqual([2, 0]);
    // No run at no loss loses two.
    expect(asked.runs![0]!.map(({ columns }) => columns)).toEqual([[4]]);
    expect(tableOf(tally(lossySpec)).runs).toBeUndefined();
  });

  test('a part of a range stands for the first run of each series in it, an empty one for none', () => {
    const { rows, runs } = drawn({ shows: spread(0.2, 1, 8), chart: { draw: 'bars' } });
    for (const [i, [name, ...hits]] of rows.entries()) {
      expect(runs![i]!.map(({ columns }) => columns![0])).toEqual(hits.flatMap((n, k) => (n ? [k + 1] : [])));
      const [from, to] = String(name).split('–').map(Number);
      for (const { scenario } of to === undefined ? [] : runs![i]!) {
        const seconds = secondsOf(simulateFacts(scenario));
        expect(seconds >= from! && seconds < to!).toBe(true);
      }
    }
    expect(runs!.filter((row) => row.length === 0).length).toBeGreaterThan(0);
  });

  test('values beyond a dozen share a column', () => {
    const { columns, rows, runs } = drawn({ values: [0.3], fact: 'client.livedMs', shows: shares() });
    expect(columns.length).toBe(1 + 12 + 1);
    expect(columns.at(-1)).toEqual({ en: 'others', zh: '其余' });
    expect(rows[1]!.slice(1).reduce((sum: number, n) => sum + Number(n), 0)).toBeCloseTo(100, 0);
    expect(runs![1]!.length).toBeLessThanOrEqual(12);
  });

  test('a sweep that is drawn has the run of each row, and of a column that is of another', () => {
    const columns: Column<number>[] = [
      ['RTO', ({ client }) => client.rtoMs ?? ''],
      ['FINs', ({ client }) => client.finSent],
    ];
    const over = { caption: 'RTO', over: 'RTT', values: [1, 20], run: (rttMs: number) => closing({ rttMs }) };
    const swept = sweep({ ...over, columns, chart: { draw: 'steps' } });
    expect(swept.runs).toEqual([1, 20].map((rttMs) => [{ scenario: closing({ rttMs }) }]));
    expect(validateOutputs(JSON.parse(JSON.stringify(swept)))).toEqual([swept]);
    const mixed = sweep({
      ...over,
      columns: [
        ...columns,
        ['textbook', ({ textbook }) => textbook.client.finSent],
        ['no data', ({ client }) => client.finSent, (rttMs) => closing({ rttMs, bytes: 0 })],
      ],
      chart: { draw: 'steps' },
    });
    expect(mixed.runs![1]).toEqual([
      { columns: [1, 2], scenario: closing({ rttMs: 20 }) },
      { columns: [3], scenario: { ...closing({ rttMs: 20 }), profile: 'textbook' } },
      { columns: [4], scenario: closing({ rttMs: 20, bytes: 0 }) },
    ]);
    expect(validateOutputs(JSON.parse(JSON.stringify(mixed)))).toEqual([mixed]);
    const bad = (run: object) => () => validateOutputs({ ...swept, runs: [[run]] });
    expect(bad({ scenario: { rttMs: 1 } })).toThrow(/runs\[0\]\[0\]\.scenario/);
    expect(bad({ columns: [3], scenario: closing() })).toThrow(/runs\[0\]\[0\]\.columns\[0\]: found 3/);
  });

  test('counted by several, in parts and in any order, they give what they give at once', () => {
    const called = callCell(
      cell({ run: () => [tally(lossySpec), tally({ ...lossySpec, shows: shares() }), closing()] }),
    );
    const at = (seed: number) => (n: number) => seedOfRun(seed, n) / 2 ** 32;
    for (const [seed, counters] of [
      [1, 1],
      [2, 2],
      [3, 7],
    ] as const) {
      const counting = new Counting(called);
      const chance = at(seed);
      const held: Part[] = [];
      for (let turn = 0; !counting.done; turn += 1) {
        for (let part = counting.next(); part; part = held.length < counters ? counting.next() : null)
          held.push(part);
        const [part] = held.splice(Math.floor(chance(3 * turn) * held.length), 1);
        // One in five fails; of the others some stop early.
        if (chance(3 * turn + 1) < 0.2) counting.giveBack(part!);
        else
          counting.put(
            part!,
            countPart(part!, () => chance(3 * turn + 2) < 0.1),
          );
      }
      expect(counting.counted).toBe(1600);
      expect(counting.soFar()).toEqual(runCell(cell({ run: () => called })).outputs);
    }
  });

  test('have something to show from early on, of the first runs and without a gap', () => {
    const counting = new Counting([tally(lossySpec)]);
    const [first, second] = [counting.next()!, counting.next()!];
    expect(counting.soFar()).toBeNull();
    for (const part of [first, second])
      counting.put(
        part,
        countPart(part, () => false),
      );
    const early = counting.soFar();
    const [table] = early as ReturnType<typeof tableOf>[];
    expect((table!.caption as { en: string }).en).toMatch(/^Close \(8 runs each, seed 1/);
    // What lies behind a part that has not come waits for it.
    const [missing, later] = [counting.next()!, counting.next()!];
    const beyond = counting.next()!;
    expect([missing, later, beyond].map(({ row }) => row)).toEqual([0, 1, 0]);
    counting.put(
      beyond,
      countPart(beyond, () => false),
    );
    expect(counting.soFar()).toEqual(early);
    counting.put(
      missing,
      countPart(missing, () => false),
    );
    const [grown] = counting.soFar() as ReturnType<typeof tableOf>[];
    expect((grown!.caption as { en: string }).en).toContain(`(${beyond.to}, 8 runs each`);
  });

  test('facts that need many runs are computed when they are asked for', () => {
    let asked = 0;
    const run = runCell(cell({ run: () => closing(), facts: () => ({ asked: ++asked }) }));
    expect(asked).toBe(0);
    expect(run.facts).toEqual({ asked: 1 });
  });
});
