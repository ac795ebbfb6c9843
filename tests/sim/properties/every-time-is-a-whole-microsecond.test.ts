/** However many decimals a scenario's times have: nothing waits for a moment between two ticks of the engine's clock. */
import { expect, test } from 'vitest';
import { type Scenario, simulateBare, type Trace } from '../../../src/sim/index.ts';

/** The same numbers at each run of the test. */
const numbers = (seed: number): ((most: number, digits: number) => number) => {
  let state = seed;
  return (most, digits) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Number(((state / 2 ** 31) * most).toFixed(digits));
  };
};

const timesOf = ({ segments, app, states, timers = [] }: Trace): (number | null | undefined)[] => [
  ...segments.flatMap(({ t, arrives, duplicateArrives }) => [t, arrives, duplicateArrives]),
  ...app.flatMap(({ t, calledAt }) => [t, calledAt]),
  ...[...states.client, ...states.server].map(({ t }) => t),
  ...timers.flatMap(({ armedAt, endedAt }) => [armedAt, endedAt]),
];

test.each([0, 1, 2, 3, 4, 5, 6])('times with %i decimals', (digits) => {
  const some = numbers(digits + 1);
  for (let i = 0; i < 60; i++) {
    const scenario = {
      rttMs: some(300, digits),
      hostDelayMs: some(3, digits),
      durationMs: 1000 + some(90_000, digits),
      client: {
        script: [
          { do: 'connect', atMs: some(50, digits) },
          { do: 'send', bytes: 100, atMs: some(400, digits) },
          { do: 'sleep', ms: some(600, digits) },
          { do: 'close', atMs: some(1500, digits) },
        ],
      },
      server: {
        script: [
          { do: 'recvUntilEof' },
          { do: 'sleep', ms: some(300, digits) },
          { do: 'close', atMs: some(2500, digits) },
        ],
      },
      rules: [
        {
          from: i % 2 ? 'client' : 'server',
          fin: true,
          nth: [1],
          action: i % 3 ? 'delay' : 'drop',
          delayMs: some(400, digits),
          afterMs: some(100, digits),
          beforeMs: 1e6 + some(10, digits),
        },
      ],
    } as Scenario;
    const trace = simulateBare(scenario, { maxEvents: 5000 });
    const said = JSON.stringify(scenario);
    expect(trace.stopped, said).toBeUndefined();
    const between = timesOf(trace).filter(
      (t) => t != null && Math.abs(t * 1000 - Math.round(t * 1000)) > 1e-6,
    );
    expect(between, said).toEqual([]);
  }
});
