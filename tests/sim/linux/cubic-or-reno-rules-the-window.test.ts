import { describe, expect, it } from 'vitest';
import {
  type CongestionControl,
  close,
  connect,
  lose,
  type Rule,
  recvUntilEof,
  send,
  simulate,
  sleep,
  type Trace,
  validateScenario,
} from '../../../src/sim/index.ts';

const run = (control: CongestionControl | undefined, rules: Rule[], bytes = 28_960): Trace =>
  simulate({
    rttMs: 50,
    durationMs: 60_000,
    rules,
    client: {
      ...(control && { sysctl: { 'net.ipv4.tcp_congestion_control': control } }),
      script: [connect(), ...Array.from({ length: 8 }, () => [send(bytes), sleep(60)]).flat(), close()],
    },
    server: { script: [recvUntilEof(), close()] },
  });
const sent = ({ segments }: Trace) => segments.map(({ order, ...rest }) => rest);
/** When the last byte was acknowledged, ms. */
const doneAt = ({ segments }: Trace): number => {
  const end = Math.max(...segments.map(({ from, seq, len }) => (from === 'client' ? seq + len : 0)));
  return segments.find(({ from, ack }) => from === 'server' && (ack ?? 0) >= end)!.t;
};

describe('net.ipv4.tcp_congestion_control', () => {
  it('is reno where a scenario does not say, as on the host of the recordings', () => {
    const lost = [lose('client', { data: true, nth: [30] })];
    expect(sent(run(undefined, lost))).toEqual(sent(run('reno', lost)));
    expect(sent(run(undefined, lost))).not.toEqual(sent(run('cubic', lost)));
  });

  it('makes no difference while nothing is lost and the path stays as it is', () => {
    expect(sent(run('cubic', []))).toEqual(sent(run('reno', [])));
  });

  it('cubic: a loss leaves seven tenths of the window, reno half, so it is done sooner', () => {
    const lost = [lose('client', { data: true, nth: [30, 60, 90] })];
    expect(doneAt(run('cubic', lost))).toBeLessThan(doneAt(run('reno', lost)));
  });

  it('another name is refused with those there are', () => {
    const { faults } = validateScenario({
      rttMs: 20,
      durationMs: 100,
      client: { sysctl: { 'net.ipv4.tcp_congestion_control': 'cubik' }, script: [{ do: 'connect' }] },
      server: { script: [] },
    });
    expect(faults).toEqual([
      {
        path: 'client.sysctl["net.ipv4.tcp_congestion_control"]',
        found: '"cubik"',
        allowed: '"reno", "cubic"',
        hint: 'did you mean cubic?',
      },
    ]);
  });
});
