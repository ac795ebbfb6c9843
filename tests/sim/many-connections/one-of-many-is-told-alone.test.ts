/** A scenario with many connections: what is told of all, of one, and by whom it cannot be told. */
import { expect, test } from 'vitest';
import { labLacks, pcapng } from '../../../src/export/index.ts';
import { withFaults } from '../../../src/notebook/index.ts';
import { ssLines, tcpdumpLines } from '../../../src/render/index.ts';
import {
  close,
  connect,
  facts,
  idleSettings,
  lose,
  recv,
  type Scenario,
  send,
  simulate,
  simulateFacts,
  sleep,
} from '../../../src/sim/index.ts';

const asks = [connect(), send(100), recv(), close()];
const scenario: Scenario = {
  rttMs: 20,
  durationMs: 60_000,
  client: { script: asks },
  load: [
    { script: asks, count: 6, everyMs: 40 },
    { script: [connect(), close()], count: 9, everyMs: 50, startMs: 10 },
  ],
  server: {
    script: [recv(), send(200), close()],
    onError: [],
    loop: { descriptors: 8, backlog: 3, retryMs: 500 },
  },
  rules: [lose('client', { data: true, nth: [2] })],
};
const all = simulate(scenario);
const numbers = [...new Set(all.segments.map(({ conn }) => conn!))];

test('the same scenario gives the same bytes', () => {
  expect(numbers).toHaveLength(16);
  expect(JSON.stringify(simulate(scenario))).toBe(JSON.stringify(all));
});

test.each(numbers)('connection %i watched is what all tell of it', (watch) => {
  const own = simulate({ ...scenario, watch });
  const bare = (records: object[]) =>
    records.map((record) => ({ ...record, order: undefined, conn: undefined }));
  const of = <Of extends { conn?: number }>(records: Of[] = []) =>
    bare(records.filter(({ conn }) => conn === watch));
  expect(bare(own.segments)).toEqual(of(all.segments));
  expect(bare(own.app)).toEqual(of(all.app));
  expect(bare(own.states.client)).toEqual(of(all.states.client));
  expect(bare(own.states.server)).toEqual(of(all.states.server));
  expect(bare(own.timers ?? [])).toEqual(of(all.timers));
  expect(bare(own.drops ?? [])).toEqual(of(all.drops));
  expect(bare(own.queues ?? [])).toEqual(of(all.queues));
  expect(own.waiting).toEqual(all.waiting);
});

test.each([undefined, ...numbers])('facts are counted as they are read, watching %s', (watch) => {
  const one = { ...scenario, ...(watch && { watch }) };
  const read = facts(simulate(one));
  const counted = simulateFacts(one);
  const { segments, lost, endMs } = counted;
  expect({ segments, lost, endMs }).toEqual({ segments: read.segments, lost: read.lost, endMs: read.endMs });
  for (const side of ['client', 'server'] as const)
    expect(
      Object.fromEntries(Object.keys(read[side]).map((key) => [key, counted[side][key as 'path']])),
    ).toEqual(read[side]);
});

test('without a watch the facts are of the first', () => {
  expect(facts(all).client).toEqual(facts(simulate({ ...scenario, watch: 1 })).client);
});

test('a click on a segment of the one that is drawn is about no other', () => {
  const watch = 4;
  const lost = withFaults({ ...scenario, watch }, [{ from: 'client', kind: 'syn', nth: 1, action: 'lose' }]);
  const trace = simulate({ ...lost, watch: undefined });
  const first = (conn: number) => trace.segments.find((segment) => segment.conn === conn)!;
  expect(numbers.filter((conn) => first(conn).arrives === null)).toEqual([watch]);
  // The rule of the scenario counts what it counted.
  expect(trace.segments.filter(({ rule }) => rule === 1)).toHaveLength(1);
});

test('an error path is taken once, and its steps are numbered behind the script', () => {
  const { app } = simulate({
    ...scenario,
    load: [],
    client: { script: [connect(), close()] },
    server: { script: [recv(), send(200), close()], onError: [sleep(10), recv(), close()] },
  });
  expect(app.filter(({ side }) => side === 'server').map(({ do: call, step }) => [call, step])).toEqual([
    ['recv', 0],
    ['recv', 4],
    ['close', 5],
  ]);
});

test('each connection has a port of its own in every view', () => {
  const watch = 5;
  const own = simulate({ ...scenario, watch });
  expect(tcpdumpLines(own)[0]!.text).toContain('192.0.2.1.40004 >');
  expect(ssLines(own, 'server', 59_000).join('\n')).toContain('192.0.2.1:40004');
  const port = (bytes: Uint8Array) => {
    const syn = 0x06;
    const start = bytes.findIndex((byte, i) => byte === 0x45 && bytes[i + 9] === syn);
    return (bytes[start + 20]! << 8) | bytes[start + 21]!;
  };
  expect(port(pcapng(own)) - port(pcapng(simulate({ ...scenario, watch: 1 })))).toBe(4);
});

test('what a lab cannot repeat it says', () => {
  const alone: Scenario = { ...scenario, load: undefined, server: { script: [close()] } };
  expect(labLacks(scenario)).toMatch(/one connection at a time/);
  expect(labLacks({ ...alone, client: { script: asks, onError: [] } })).toMatch(/go on whatever/);
  expect(labLacks({ ...alone, rules: [{ ...lose('client', {}), conn: 1 }] })).toMatch(/apart/);
  expect(labLacks(alone)).toBeNull();
});

test('settings of the accept queue say that they do nothing where nobody queues', () => {
  const sysctl = { 'net.ipv4.tcp_abort_on_overflow': 1, 'net.core.somaxconn': 5 };
  const idle = (server: Scenario['server']) => idleSettings({ ...scenario, server }).map(({ why }) => why);
  expect(idle({ ...scenario.server, sysctl })).toEqual([]);
  expect(idle({ script: [close()], sysctl })).toEqual(['accepted-at-once', 'accepted-at-once']);
});
