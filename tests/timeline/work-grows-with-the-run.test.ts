/** Laying out a run looks at each thing in it a bounded number of times, however many there are: counted, not timed. */
import { expect, test } from 'vitest';
import { simulateBare, type Trace } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';

/** A run with `bytes` sent of which some are lost, or with connections one after another. */
const runs: Record<string, (size: number) => object[]> = {
  'data with losses': (size) => [{ do: 'send', bytes: 100_000 * size }],
  'one connection after another': (size) =>
    Array.from({ length: 30 * size }, () => ({ do: 'reconnect', samePort: false })),
};
const traceOf = (steps: object[]): Trace =>
  simulateBare({
    rttMs: 20,
    durationMs: 6e8,
    rules: [{ from: 'client', action: 'drop', data: true, chance: 0.05 }],
    client: { script: [{ do: 'connect' }, ...steps, { do: 'close' }] },
    server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
  } as never);

/** How often a property of what happened is read while `trace` is laid out, per thing that happened. */
const readsPerThing = (trace: Trace): number => {
  let reads = 0;
  const watched = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get: (target, key) => {
        reads++;
        return Reflect.get(target, key);
      },
    });
  const all = <T extends object>(list: readonly T[] | undefined): T[] => (list ?? []).map(watched);
  const { segments, app, states, timers } = trace;
  layout({
    ...trace,
    segments: all(segments),
    app: all(app),
    states: { client: all(states.client), server: all(states.server) },
    timers: all(timers),
  });
  const things =
    segments.length + app.length + states.client.length + states.server.length + (timers?.length ?? 0);
  return reads / things;
};

for (const [name, steps] of Object.entries(runs))
  test(name, () => {
    const [few, many] = [readsPerThing(traceOf(steps(1))), readsPerThing(traceOf(steps(10)))];
    expect(many).toBeLessThan(2 * few);
  });
