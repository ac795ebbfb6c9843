import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  recv,
  recvUntilEof,
  type Scenario,
  type Step,
  send,
  simulate,
  sleep,
} from '../../../src/sim/index.ts';

const run = (server: Step[], { bytes = 90_000, ...more }: Partial<Scenario> & { bytes?: number } = {}) =>
  simulate({
    rttMs: 50,
    durationMs: 8000,
    ...more,
    client: { script: [connect(), send(100), sleep(500), send(bytes), close()] },
    server: { script: server },
  });
const from = (trace: ReturnType<typeof run>, side: 'client' | 'server') =>
  trace.segments.filter((segment) => segment.from === side);

describe('a reader that is slow', () => {
  // As Linux 6.18 advertised it.
  it('offers what the memory of the packets leaves, not what their bytes leave', () => {
    const windows = from(run([recv(), sleep(2000), recvUntilEof(), close()], { bytes: 100_000 }), 'server')
      .slice(1, 12)
      .map(({ win }) => (win ?? 0) / 1024);
    expect(windows).toEqual([64, 67, 70, 73, 75, 74, 73, 72, 71, 70, 69]);
  });

  it('has a last segment that is cut where the window ends, when it leaves with a full one', () => {
    const trace = run([recv(), sleep(2000), recvUntilEof(), close()], { bytes: 100_000 });
    expect(from(trace, 'client')[64]).toMatchObject({ flags: 'PA', seq: 88_429, len: 1192 });
  });

  it('keeps the FIN behind a window that is shut, until it reads', () => {
    const trace = run([sleep(3000), recvUntilEof(), close()], { rttMs: 20 });
    const fin = from(trace, 'client').find(({ flags }) => flags.includes('F'));
    expect(from(trace, 'client')[64]).toMatchObject({ flags: 'PA', seq: 88_429, len: 456 });
    expect(fin?.t).toBeGreaterThan(3000);
    expect(fin?.seq).toBe(88_885);
  });
});

describe('how many segments leave at once', () => {
  const sizes = (rttMs: number): number[] => {
    const first = from(run([recvUntilEof(), close()], { rttMs }), 'client')
      .filter(({ len }) => len === 1448)
      .slice(0, 9);
    const ends = first.flatMap(({ flags }, i) => (flags.includes('P') ? [i + 1] : []));
    return ends.map((end, i) => end - (ends[i - 1] ?? 0));
  };

  it('is two on a long path, more on a short one; PSH marks the last of them', () => {
    expect(sizes(50)).toEqual([2, 2, 2, 2]);
    expect(sizes(5)).toEqual([3, 3, 3]);
  });
});
