/** Scenarios nobody would write: every setting and option at the ends of its range, a box, many connections, calls in any order. */
import {
  conntrackSysctls,
  type HostScenario,
  type Middlebox,
  type Rule,
  type Scenario,
  type ServerScenario,
  type SocketOption,
  type Step,
  sysctls,
  validateScenario,
} from '../../../src/sim/index.ts';
import fc from '../../fast-check.ts';

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const ms = pick(0, 0.3, 1, 7, 39, 40, 41, 200, 999, 3000, 61_000, 400_000);

/** Of some names: each at its default's neighbours, the ends of its range, or between. */
const some = (ranges: Readonly<Record<string, readonly [number, number, number, ...unknown[]]>>) =>
  fc.uniqueArray(pick(...Object.keys(ranges)), { maxLength: 4 }).chain((names) =>
    fc.record(
      Object.fromEntries(
        names.map((name) => {
          const [usual, least, most] = ranges[name]!;
          const inside = [least, most, usual - 1, usual + 1, 0, 1, 2, 1000].filter(
            (value) => value >= least && value <= most,
          );
          return [name, pick(...inside)];
        }),
      ),
    ),
  );

const options: Record<Exclude<SocketOption, 'TCP_MAXSEG'>, readonly number[]> = {
  TCP_LINGER2: [-1, 0, 1, 3, 61, 400],
  TCP_USER_TIMEOUT: [0, 1, 300, 60_000, 2_147_483_647],
  TCP_NODELAY: [0, 1],
  TCP_QUICKACK: [0, 1],
  TCP_CORK: [0, 1],
  SO_KEEPALIVE: [0, 1],
  TCP_KEEPIDLE: [1, 5, 32_767],
  TCP_KEEPINTVL: [1, 75, 32_767],
  TCP_KEEPCNT: [1, 9, 127],
  SO_RCVBUF: [0, 1, 2304, 20_000, 10_000_000],
  SO_SNDBUF: [0, 1, 4608, 20_000, 10_000_000],
};
const option = pick(...(Object.keys(options) as (keyof typeof options)[])).chain((name) =>
  pick(...options[name]).map((value): Step => ({ do: 'option', name, value })),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: pick(1, 99, 1448, 9000, 70_000).map((bytes): Step => ({ do: 'send', bytes })) },
  { weight: 2, arbitrary: ms.map((it): Step => ({ do: 'sleep', ms: it })) },
  { weight: 2, arbitrary: option },
  {
    weight: 2,
    arbitrary: fc
      .record(
        { bytes: pick(1, 99, 1448, 200_000), timeoutMs: pick(1, 5, 40, 1000, 61_000) },
        { requiredKeys: [] },
      )
      .map((how): Step => ({ do: 'recv', ...how })),
  },
  {
    weight: 5,
    arbitrary: pick<Step>(
      { do: 'recvUntilEof' },
      { do: 'close' },
      { do: 'shutdown', how: 'wr' },
      { do: 'shutdown', how: 'rd' },
      { do: 'shutdown', how: 'rdwr' },
      { do: 'linger', sec: 0 },
      { do: 'linger', sec: 2 },
      { do: 'reconnect', samePort: true },
      { do: 'reconnect', samePort: false },
    ),
  },
);
const steps = fc
  .array(fc.tuple(step, fc.option(ms, { freq: 8 })), { maxLength: 7 })
  .map((all) => all.map(([one, atMs]): Step => (atMs === null ? one : { ...one, atMs })));

/** Before a handshake. */
const maxSeg = fc.array(
  pick(0, 88, 500, 1460, 32_767).map((value): Step => ({ do: 'option', name: 'TCP_MAXSEG', value })),
  { maxLength: 1 },
);

const host = (opens: boolean): fc.Arbitrary<HostScenario> =>
  fc.record(
    {
      sysctl: some(sysctls) as fc.Arbitrary<HostScenario['sysctl']>,
      script: fc
        .tuple(maxSeg, steps)
        .map(([set, all]): Step[] => (opens ? [...set, { do: 'connect' }, ...all] : all)),
      onError: steps,
    },
    { requiredKeys: ['script'] },
  ) as fc.Arbitrary<HostScenario>;

const server: fc.Arbitrary<ServerScenario> = fc
  .tuple(
    host(false),
    maxSeg,
    fc.option(
      fc.record(
        {
          backlog: pick(0, 1, 5, 4096),
          descriptors: pick(4, 5, 8, 1024),
          workers: pick(1, 2, 50),
          retryMs: pick(1, 1000),
        },
        { requiredKeys: [] },
      ),
    ),
  )
  .map(([one, beforeListen, loop]) => (loop ? { ...one, beforeListen, loop } : { ...one, beforeListen }));

const rule = fc
  .record(
    {
      from: pick('client', 'server'),
      conn: pick(1, 2, 7),
      fin: fc.boolean(),
      data: fc.boolean(),
      ackOfFin: fc.boolean(),
      rst: fc.boolean(),
      syn: fc.boolean(),
      afterMs: ms,
      beforeMs: ms,
      nth: pick<'all' | number[]>('all', [1], [2], [1, 3]),
      chance: pick(0, 0.1, 0.5, 1),
      stretchMs: pick(1, 300, 30_000),
      action: pick('drop', 'delay', 'duplicate', 'mark'),
      delayMs: ms,
    },
    { requiredKeys: ['from', 'action', 'delayMs'] },
  )
  .map((made) => made as Rule);

const middlebox = fc.record(
  { sysctl: some(conntrackSysctls), invalid: pick('drop', 'reset') },
  { requiredKeys: [] },
) as fc.Arbitrary<Middlebox>;

/** Whatever passes validation; of a load few connections, so that one run stays small. */
export const wildScenario: fc.Arbitrary<Scenario> = fc
  .record(
    {
      profile: pick('linux', 'textbook'),
      seed: fc.nat(1_000_000),
      hz: pick(100, 250, 1000),
      jiffiesAtZero: pick(0, 4_294_937_296.5, 4_294_967_295.75),
      hostDelayMs: pick(0, 0.35, 5),
      rttMs: pick(0.1, 1, 20, 300, 3000),
      durationMs: pick(1, 900, 70_000, 1_500_000),
      client: host(true),
      server,
      load: fc.array(
        fc.record(
          {
            script: steps.map((all): Step[] => [{ do: 'connect' }, ...all]),
            onError: steps,
            count: pick(1, 3, 12),
            everyMs: pick(1, 250),
            startMs: ms,
          },
          { requiredKeys: ['script', 'count', 'everyMs'] },
        ),
        { maxLength: 2 },
      ),
      watch: pick(1, 2, 9),
      middlebox,
      rules: fc.array(rule, { maxLength: 4 }),
    },
    { requiredKeys: ['rttMs', 'durationMs', 'client', 'server'] },
  )
  .map((made) => made as Scenario)
  .filter((scenario) => validateScenario(scenario).faults.length === 0);
