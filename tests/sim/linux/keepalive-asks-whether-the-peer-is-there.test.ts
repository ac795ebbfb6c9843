import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  option,
  type Rule,
  recvUntilEof,
  send,
  simulate,
  sleep,
} from '../../../src/sim/index.ts';

const run = (rules: Rule[], sysctl: Record<string, number> = {}, idle = [option('TCP_KEEPIDLE', 5)]) =>
  simulate({
    rttMs: 20,
    durationMs: 60_000,
    client: {
      sysctl,
      script: [
        connect(),
        option('SO_KEEPALIVE', 1),
        ...idle,
        option('TCP_KEEPINTVL', 2),
        option('TCP_KEEPCNT', 3),
        send(100),
        recvUntilEof(),
        close(),
      ],
    },
    server: { script: [sleep(59_000), close()] },
    rules,
  });
const probes = (trace: ReturnType<typeof run>) =>
  trace.segments.filter(({ why }) => why?.code === 'keepalive-probe');

describe('SO_KEEPALIVE', () => {
  it('asks again and again while it is answered, each time after the idle time', () => {
    const found = probes(run([]));
    expect(found.length).toBeGreaterThan(5);
    expect(found.every(({ flags, seq, len }) => flags === 'A' && seq === 100 && len === 0)).toBe(true);
    const gaps = found.slice(1).map(({ t }, i) => t - found[i]!.t);
    // Two timers make one round: the first finds that the answer came since.
    expect(Math.min(...gaps)).toBeGreaterThan(4900);
    expect(Math.max(...gaps)).toBeLessThan(5700);
  });

  it('gives up after TCP_KEEPCNT probes, TCP_KEEPINTVL apart, with a reset and ETIMEDOUT', () => {
    const trace = run([{ from: 'server', afterMs: 1000, action: 'drop' }]);
    expect(probes(trace)).toHaveLength(3);
    expect(trace.app.find(({ do: call }) => call === 'recvUntilEof')).toMatchObject({ errno: 110 });
    expect(trace.segments.find(({ flags }) => flags.includes('R'))?.t).toBeGreaterThan(10_900);
    expect(trace.states.client.at(-1)?.why?.code).toBe('keepalive-over');
  });

  it('takes what a socket does not set from the settings', () => {
    const first = probes(run([], { 'net.ipv4.tcp_keepalive_time': 9 }, []))[0]!.t;
    expect(first).toBeGreaterThan(9000);
    expect(first).toBeLessThan(9700);
  });

  it('without it nobody asks', () => {
    expect(probes(run([], {}, [option('SO_KEEPALIVE', 0)]))).toEqual([]);
  });
});
