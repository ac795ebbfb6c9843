/** A run that is only counted gives the facts of its trace, whatever the scenario. COUNTED_RUNS=20000 tries more. */
import { expect, test } from 'vitest';
import { type Facts, facts, type Scenario, simulateBare, simulateFacts } from '../../../src/sim/index.ts';
import { anyScenario, holdsFor } from '../properties/random-scenarios.ts';

const runs = Number(process.env.COUNTED_RUNS ?? 1500);

/** The facts `like` has, read one by one: what is counted is put together as it is read. */
const read = <T extends object>(counted: T, like: T): unknown =>
  Object.fromEntries(
    Object.entries(like).map(([key, value]) => {
      const found = counted[key as keyof T];
      return [key, key === 'client' || key === 'server' ? read(found as object, value) : found];
    }),
  );

const difference = (scenario: Scenario, maxEvents?: number): string | null => {
  const options = maxEvents === undefined ? {} : { maxEvents };
  const trace = simulateBare(scenario, options);
  const traced: Facts = facts(trace);
  const counted = simulateFacts(scenario, options);
  for (const side of ['client', 'server'] as const) {
    const last = trace.states[side].at(-1);
    const why = last?.state === 'CLOSED' ? last.why?.code : null;
    if (why !== counted.ends[side]) return `${side} ended by ${why}, counted ${counted.ends[side]}`;
  }
  const [one, other] = [JSON.stringify(traced), JSON.stringify(read<Facts>(counted, traced))];
  if (counted.stopped !== Boolean(trace.stopped)) return `stopped: ${counted.stopped}`;
  return one === other ? null : `traced:  ${one}\ncounted: ${other}`;
};

test('random scenarios', () => holdsFor(anyScenario, runs, (scenario) => difference(scenario)));

const base: Scenario = {
  rttMs: 20,
  durationMs: 300_000,
  client: { script: [{ do: 'connect' }, { do: 'send', bytes: 100 }, { do: 'close' }] },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
};

test.each<[string, Scenario, number?]>([
  [
    'a second connection from another port',
    {
      ...base,
      client: { script: [...base.client.script, { do: 'reconnect', samePort: false }, { do: 'close' }] },
    },
  ],
  [
    'a second connection from the same port',
    {
      ...base,
      client: {
        script: [
          ...base.client.script,
          { do: 'sleep', ms: 3000 },
          { do: 'reconnect', samePort: true },
          { do: 'send', bytes: 9 },
          { do: 'close' },
        ],
      },
      rules: [{ from: 'client', fin: true, nth: [1, 3], action: 'drop' }],
    },
  ],
  ['a call that fails at once, and no segment at all', { ...base, client: { script: [{ do: 'close' }] } }],
  ['nothing but a lost SYN', { ...base, rules: [{ from: 'client', action: 'drop' }] }],
  ['an end to the observation between two microseconds', { ...base, durationMs: 520.00049 }],
  ['a run that its budget ends', base, 20],
])('%s', (_, scenario, maxEvents) => expect(difference(scenario, maxEvents)).toBeNull());
