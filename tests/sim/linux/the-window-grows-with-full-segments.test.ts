import { describe, expect, it } from 'vitest';
import { close, connect, recvUntilEof, send, simulate, sleep, type Trace } from '../../../src/sim/index.ts';

/** The server looks after its socket only when all of it has come. */
const burst = (bytes: number, settings: Record<string, number> = {}): Trace =>
  simulate({
    rttMs: 25,
    durationMs: 3000,
    client: { sysctl: settings, script: [connect(), send(bytes), close()] },
    server: { script: [sleep(2000), recvUntilEof(), close()] },
  });
const acks = (trace: Trace) =>
  trace.segments.filter(({ from, flags, t }) => from === 'server' && flags === 'A' && t < 2000);

describe('a burst that nobody reads', () => {
  it('is acknowledged segment by segment while the window grows, and for sixteen more', () => {
    const seen = acks(burst(28_000));
    // As Linux 6.18 advertises it, in units of 1024.
    expect(seen.map(({ win }) => (win ?? 0) / 1024)).toEqual([
      67, 70, 73, 75, 74, 73, 72, 71, 70, 69, 68, 67, 66, 65, 64, 63, 62, 61, 60, 60,
    ]);
    expect(seen.slice(0, 19).map(({ ack }) => ack)).toEqual(
      Array.from({ length: 19 }, (_, i) => 1449 + 1448 * i),
    );
  });

  it('fills the window to an edge that creeps forward with each rounding', () => {
    const last = acks(burst(200_000)).at(-1);
    expect(last?.win).toBe(0);
    expect(last?.ack).toBe(90_801);
  });

  it('is offered no more than 64 KiB where windows are not scaled', () => {
    const windows = acks(burst(28_000, { 'net.ipv4.tcp_window_scaling': 0 })).map(({ win }) => win ?? 0);
    expect(Math.max(...windows)).toBeLessThan(65_536);
  });
});
