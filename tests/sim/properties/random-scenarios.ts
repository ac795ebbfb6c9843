/** Random scenarios, and a runner that prints the one that fails as a scenario file. */

import type { HostScenario, Rule, Scenario, Step } from '../../../src/sim/index.ts';
import fc, { timesAsMany } from '../../fast-check.ts';

const pick = <T>(...values: T[]) => fc.constantFrom(...values);
const rtt = pick(1, 2, 5, 20, 50, 80, 100, 150, 200, 300, 400);
const pause = pick(0, 1, 5, 39, 41, 100, 200, 500, 1000, 3000).map((ms): Step => ({ do: 'sleep', ms }));
const send = pick(1, 100, 300, 1448, 1449, 5000, 20_000).map((bytes): Step => ({ do: 'send', bytes }));

const sysctl = fc.record(
  {
    'net.ipv4.tcp_orphan_retries': pick(0, 1, 2, 3, 5, 8),
    'net.ipv4.tcp_retries2': pick(0, 1, 3, 5),
    'net.ipv4.tcp_fin_timeout': pick(1, 5, 60, 61, 65),
    'net.ipv4.tcp_early_retrans': pick(0, 3),
    'net.ipv4.tcp_sack': pick(0, 1),
    'net.ipv4.tcp_dsack': pick(0, 1),
    'net.ipv4.tcp_timestamps': pick(0, 1),
    'net.ipv4.tcp_rto_max_ms': pick(1000, 120_000),
    'net.ipv4.tcp_rfc1337': pick(0, 1),
    'net.ipv4.tcp_max_tw_buckets': pick(0, 131_072),
    'net.ipv4.tcp_max_orphans': pick(0, 131_072),
  },
  { requiredKeys: [] },
);

const call = fc.oneof(
  { weight: 3, arbitrary: pause },
  { weight: 3, arbitrary: send },
  {
    weight: 4,
    arbitrary: pick<Step>(
      { do: 'recv' },
      { do: 'recv', bytes: 100, timeoutMs: 300 },
      { do: 'recvUntilEof' },
      { do: 'close' },
      { do: 'shutdown', how: 'wr' },
      { do: 'shutdown', how: 'rd' },
      { do: 'shutdown', how: 'rdwr' },
      { do: 'linger', sec: 0 },
      { do: 'linger', sec: 2 },
      { do: 'option', name: 'TCP_LINGER2', value: 3 },
      { do: 'option', name: 'TCP_LINGER2', value: -1 },
      { do: 'option', name: 'TCP_USER_TIMEOUT', value: 1500 },
      { do: 'option', name: 'TCP_NODELAY', value: 1 },
    ),
  },
);

const host = (opens: boolean) =>
  fc.record({ sysctl, calls: fc.array(call, { maxLength: 6 }) }).map(
    ({ sysctl, calls }): HostScenario => ({
      sysctl,
      script: opens ? [{ do: 'connect' }, ...calls] : calls,
    }),
  );

const rule = fc
  .record(
    {
      from: pick('client', 'server'),
      fin: fc.boolean(),
      data: fc.boolean(),
      ackOfFin: fc.boolean(),
      rst: fc.boolean(),
      syn: fc.boolean(),
      nth: pick<'all' | number[]>('all', [1], [2], [1, 2], [1, 3], [1, 2, 3, 4]),
      chance: pick(0.1, 0.3, 0.7),
      stretchMs: pick(10, 300, 30_000),
      action: pick('drop', 'delay', 'duplicate'),
      delayMs: pick(1, 30, 250, 900, 70_000),
    },
    { requiredKeys: ['from', 'action', 'delayMs'] },
  )
  .map(({ stretchMs, ...made }) => (made.chance && stretchMs ? { ...made, stretchMs } : made) as Rule);

/** Anything a file may ask for: orders of calls, settings, losses, delays, duplicates. */
export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  profile: pick('linux', 'textbook'),
  seed: fc.nat(1_000_000),
  jiffiesAtZero: fc.integer({ min: 4_294_000_000, max: 4_295_000_000 }).map((tick) => tick + 0.25),
  rttMs: rtt,
  durationMs: fc.constant(1_500_000),
  client: host(true),
  server: host(false),
  rules: fc.array(rule, { maxLength: 4 }),
});

/**
 * Nothing is lost, both programs read to the end and close: the client asks, the server answers, one of them closes first.
 * Small pauses, default settings, so that no timeout has a part in it.
 */
export const politeScenario: fc.Arbitrary<Scenario> = fc
  .record({
    rttMs: pick(1, 5, 20, 50, 100),
    ask: fc.array(
      fc.oneof(
        pick(1, 100, 300, 1400).map((bytes): Step => ({ do: 'send', bytes })),
        pause,
      ),
      { maxLength: 3 },
    ),
    answer: fc.array(
      fc.oneof(
        pick(1, 500, 1400).map((bytes): Step => ({ do: 'send', bytes })),
        pause,
      ),
      { maxLength: 3 },
    ),
    first: pick('client closes', 'client shuts down', 'server closes'),
    think: pause,
    seed: fc.nat(1000),
  })
  .map(({ rttMs, ask, answer, first, think, seed }): Scenario => {
    const eof: Step = { do: 'recvUntilEof' };
    const close: Step = { do: 'close' };
    const settle: Step = { do: 'sleep', ms: 1000 };
    const client: Step[] = {
      'client closes': [settle, close],
      'client shuts down': [settle, { do: 'shutdown', how: 'wr' } as Step, eof, close],
      'server closes': [eof, think, close],
    }[first]!;
    // An answer after the client's close() would be answered by a reset; that is not polite.
    const server: Step[] = {
      'client closes': [eof, think, close],
      'client shuts down': [eof, think, ...answer, settle, close],
      'server closes': [settle, ...answer, settle, close],
    }[first]!;
    // What the server has not read when it closes draws a reset, so it reads once where it will not read to the end.
    const asked = ask.some((step) => step.do === 'send');
    const reads: Step[] =
      first === 'server closes' && asked ? [{ do: 'sleep', ms: 12_000 }, { do: 'recv' }] : [];
    return {
      seed,
      rttMs,
      durationMs: 600_000,
      client: { script: [{ do: 'connect' }, ...ask, ...client] },
      server: { script: [...reads, ...server] },
      rules: [],
    };
  });

/**
 * Runs `claim` on `runs` scenarios; it returns what is wrong, or null. The smallest failing one is thrown as a file that
 * `npm run simulate` takes. The seed is fixed so that a run repeats; LAST_ACK_SEED=… looks elsewhere, LAST_ACK_TIMES=… at so many
 * times as much: `npm run torture` does both.
 */
export function holdsFor(
  scenarios: fc.Arbitrary<Scenario>,
  runs: number,
  claim: (scenario: Scenario) => string | null,
): void {
  const seed = Number(process.env.LAST_ACK_SEED ?? 9293);
  const property = fc.property(scenarios, (scenario) => claim(scenario) === null);
  const { failed, counterexample } = fc.check(property, { numRuns: timesAsMany(runs), seed });
  if (!failed || !counterexample) return;
  const [scenario] = counterexample;
  throw new Error(
    `${claim(scenario)}\nSave this as case.json and run: npm run --silent simulate -- case.json\n${JSON.stringify(scenario, null, 1)}`,
  );
}
