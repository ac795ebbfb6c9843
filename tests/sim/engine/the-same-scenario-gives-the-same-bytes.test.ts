import { describe, expect, it } from 'vitest';
import { close, connect, recvUntilEof, type Scenario, send, simulate } from '../../../src/sim/index.ts';

const lossy = (seed: number): Scenario => ({
  seed,
  rttMs: 30,
  durationMs: 300_000,
  client: { script: [connect(), send(5000), close()] },
  server: { script: [recvUntilEof(), send(100), close()] },
  rules: [
    { from: 'client', chance: 0.3, action: 'drop' },
    { from: 'server', chance: 0.3, action: 'drop' },
  ],
});

describe('simulate', () => {
  it('repeats itself, whatever ran before', () => {
    const first = JSON.stringify(simulate(lossy(7)));
    for (let seed = 0; seed < 50; seed++) simulate(lossy(seed));
    expect(JSON.stringify(simulate(lossy(7)))).toBe(first);
  });

  it('differs with the seed', () => {
    const traces = new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(simulate(lossy(seed)).segments)));
    expect(traces.size).toBeGreaterThan(3);
  });

  it('leaves the scenario as it was', () => {
    const scenario = Object.freeze(lossy(3));
    const before = JSON.stringify(scenario);
    simulate(scenario);
    expect(JSON.stringify(scenario)).toBe(before);
  });

  it('trace: off keeps no records', () => {
    const trace = simulate(lossy(1), { trace: 'off' });
    expect([trace.segments, trace.app, trace.states.client, trace.timers]).toEqual([[], [], [], undefined]);
  });

  it('says so when the event budget ends a run', () => {
    expect(simulate(lossy(1), { maxEvents: 5 }).stopped).toMatchObject({
      code: 'event-budget',
      values: { events: 5 },
    });
  });
});
