import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  lose,
  recv,
  recvUntilEof,
  type Scenario,
  type Step,
  send,
  simulate,
} from '../../../src/sim/index.ts';

/**
 * Nineteen runs on Linux 6.18 after 40 exchanges. What `ss` printed as RTO is given (through tcp_rto_min_us, since the
 * jitter of those links is not); the phase of the timer wheel was not recorded, so any may be the right one.
 * [RTT ms, RTO ms, N, SACK, retransmissions at s, gone at s]
 */
const runs: [rttMs: number, rtoMs: number, retries: number, sack: number, times: number[], gone: number][] = [
  [0.1, 204, 1, 1, [0.208, 0.416, 0.856], 1.69],
  [0.1, 204, 2, 1, [0.212, 0.42, 0.86, 1.692], 3.38],
  [0.1, 204, 3, 1, [0.205, 0.413, 0.829, 1.661, 3.325], 6.87],
  [0.1, 204, 3, 0, [0.208, 0.632, 1.464, 3.128], 6.55],
  [5, 208, 3, 1, [0.212, 0.424, 0.856, 1.72, 3.412], 6.99],
  [20, 228, 3, 1, [0.231, 0.463, 0.951, 1.879], 3.88],
  [20, 228, 3, 1, [0.231, 0.467, 0.935, 1.859], 3.8],
  [50, 268, 3, 1, [0.281, 0.558, 1.102, 2.19], 4.42],
  [100, 348, 1, 1, [0.365, 0.717], 1.5],
  [100, 328, 2, 1, [0.339, 0.691, 1.363], 2.86],
  [100, 328, 3, 1, [0.359, 0.713, 1.383, 2.727], 5.42],
  [100, 320, 3, 0, [0.35, 1.022, 2.33], 5.06],
  [100, 312, 2, 0, [0.333, 0.973], 2.29],
  [200, 456, 3, 1, [0.463, 0.943, 1.871, 3.727], 7.42],
  [300, 512, 3, 1, [0.539, 1.083, 2.139], 4.41],
  [400, 772, 3, 1, [0.788, 1.584, 3.152], 6.34],
  [800, 1020, 3, 1, [1.048, 2.072, 4.184], 8.29],
  [800, 1008, 3, 1, [1.027, 2.051, 4.223], 8.33],
  [100, 328, 0, 1, [0.33, 0.682, 1.354, 2.698, 5.45, 10.8, 21.6, 44.4, 87.4], 173.4],
];

const repeat = (steps: Step[]): Step[] => Array.from({ length: 40 }, () => steps).flat();

function scenario(rttMs: number, rtoMs: number, retries: number, sack: number, phase: number): Scenario {
  return {
    rttMs,
    durationMs: 300_000,
    jiffiesAtZero: 4_296_070_000 + phase,
    client: {
      sysctl: {
        'net.ipv4.tcp_orphan_retries': retries,
        'net.ipv4.tcp_sack': sack,
        // RTO = SRTT + this, both in whole ticks of 4 ms; a round trip takes 0.7 ms in the hosts.
        'net.ipv4.tcp_rto_min_us': Math.floor((rtoMs - rttMs - 0.7) / 4) * 4000,
      },
      script: [connect(), ...repeat([send(1), recv()]), close()],
    },
    server: { script: [...repeat([recv(), send(1)]), recvUntilEof(), close()] },
    rules: [lose('client', { fin: true })],
  };
}

const near = (got: number, wanted: number): boolean =>
  Math.abs(got - wanted) <= Math.max(0.06, 0.05 * wanted);

describe('a FIN lost for ever after 40 exchanges', () => {
  it.each(runs)('RTT %d ms, RTO %d ms, N=%i, SACK %i', (rttMs, rtoMs, retries, sack, times, gone) => {
    const seen: string[] = [];
    const fits = Array.from({ length: 64 }, (_, i) => ((i * 13) % 512) + 0.5).some((phase) => {
      const trace = simulate(scenario(rttMs, rtoMs, retries, sack, phase));
      const left = trace.segments
        .filter((segment) => segment.flags.includes('F'))
        .map((segment) => segment.t);
      const got = left.slice(1).map((t) => (t - (left[0] ?? 0)) / 1000);
      const end = ((trace.states.client.at(-1)?.t ?? 0) - (left[0] ?? 0)) / 1000;
      seen.push([...got, end].join(' '));
      return (
        trace.states.client.find((change) => change.state === 'FIN_WAIT1')?.rtoMs === rtoMs &&
        got.length === times.length &&
        got.every((t, i) => near(t, times[i] ?? 0)) &&
        near(end, gone)
      );
    });
    expect(fits, seen[0] ?? '').toBe(true);
  });
});
