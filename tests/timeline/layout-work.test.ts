import { expect, test, vi } from 'vitest';
import { simulateBare, type Trace } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';

/** A long transfer in which some segments are lost. */
const transfer = (bytes: number): Trace =>
  simulateBare({
    rttMs: 20,
    durationMs: 600_000,
    rules: [{ from: 'client', data: true, chance: 0.05, action: 'drop' }],
    client: { script: [{ do: 'connect' }, { do: 'send', bytes }, { do: 'close' }] },
    server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
  });

/** Turned boxes compared, and looks at when a segment leaves or arrives: for each segment of the trace. */
const workPerSegment = (traces: Trace[]): number => {
  let looks = 0;
  const counted = traces.map((trace) => ({
    ...trace,
    segments: trace.segments.map(
      (segment) =>
        new Proxy(segment, {
          get: (target, name, receiver) => {
            looks += 1;
            return Reflect.get(target, name, receiver);
          },
        }),
    ),
  }));
  const turns = vi.spyOn(Math, 'cos');
  layout(counted as [Trace, Trace]);
  looks += turns.mock.calls.length;
  turns.mockRestore();
  return looks / counted[0]!.segments.length;
};

test('four times as many segments are four times the work, not sixteen', () => {
  const [short, long] = [transfer(100_000), transfer(400_000)];
  expect(long.segments.length).toBeGreaterThan(3.5 * short.segments.length);
  expect(workPerSegment([long])).toBeLessThan(1.6 * workPerSegment([short]));
  expect(workPerSegment([long, long])).toBeLessThan(1.6 * workPerSegment([short, short]));
});

test('a trace of more events than a call takes arguments is laid out', () => {
  const trace = transfer(1000);
  const last = trace.segments.at(-1)!;
  const drops = Array.from({ length: 200_000 }, () => ({
    t: last.t,
    side: 'client' as const,
    why: { code: 'x', values: {} } as never,
  }));
  expect(layout({ ...trace, drops }).segments.length).toBeGreaterThan(3);
});
