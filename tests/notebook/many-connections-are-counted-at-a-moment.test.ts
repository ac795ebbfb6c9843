/** What a cell shows of a run with many connections. */
import { expect, test } from 'vitest';
import {
  close,
  connect,
  listing,
  momentAt,
  overTime,
  recv,
  type Scenario,
  send,
  simulate,
} from '../../src/notebook/cell-api.ts';
import { validatingOutputs } from '../../src/notebook/validate-output.ts';

const scenario: Scenario = {
  rttMs: 20,
  durationMs: 60_000,
  client: { script: [connect(), send(100), recv(), close()] },
  load: [{ script: [connect(), close()], count: 30, everyMs: 1000 }],
  server: { script: [recv(), send(200), close()], onError: [], loop: { descriptors: 24, backlog: 4 } },
};
const trace = simulate(scenario);

test('the sockets of a side add up to its connections', () => {
  const moment = momentAt(trace, 15_500);
  const server = Object.entries(moment).filter(([name]) => name.startsWith('server.'));
  expect(server.reduce((sum, [, count]) => sum + count, 0)).toBe(16);
  expect(moment['server.CLOSE_WAIT']).toBe(15);
  expect(moment['server.TIME_WAIT']).toBe(1);
  // Four of its own, and one for each that it has not closed.
  expect(moment.descriptors).toBe(19);
  expect(moment['accept queue']).toBe(0);
});

test('a row of the chart opens the connection that was opened last until then', () => {
  const { rows, runs, chart } = overTime(scenario, ['server.CLOSE_WAIT', 'accept queue']);
  expect(chart?.draw).toBe('steps');
  expect(rows[10]).toEqual([10, 9, 0]);
  expect(rows.at(-1)).toEqual([60, 25, 5]);
  expect(runs?.[10]?.[0]?.scenario.watch).toBe(11);
  expect(runs?.[60]?.[0]?.scenario.watch).toBe(31);
  expect([...validatingOutputs(overTime(scenario, ['descriptors']))]).toBeDefined();
});

test('a listing shows both ends of the pile, and whose each socket is', () => {
  const { rows } = listing(scenario, 30_900, 3);
  expect(rows).toEqual([
    ['LISTEN', 5, '*', 'fd 3'],
    ['TIME-WAIT', 0, 40_000, ''],
    ['CLOSE-WAIT', 0, 40_001, 'fd 4'],
    ['CLOSE-WAIT', 0, 40_002, 'fd 5'],
    ['…', '…', '…', { en: '20 more', zh: '另有 20 个' }],
    ['CLOSE-WAIT', 1, 40_023, { en: 'none', zh: '无' }],
    ['CLOSE-WAIT', 1, 40_024, { en: 'none', zh: '无' }],
    ['CLOSE-WAIT', 1, 40_025, { en: 'none', zh: '无' }],
  ]);
  expect(listing(scenario, 3500).rows).toHaveLength(5);
});
