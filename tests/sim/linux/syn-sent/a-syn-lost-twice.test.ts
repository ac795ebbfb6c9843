import { describe, expect, it } from 'vitest';
import {
  connect,
  lose,
  recv,
  type Scenario,
  type Side,
  type Sysctl,
  send,
  simulate,
  sleep,
} from '../../../../src/sim/index.ts';

/** Segments with data before the first of them is acknowledged. */
const firstFlight = (lost: number[], by: Side = 'client', sysctl: Sysctl = {}): number => {
  const scenario: Scenario = {
    rttMs: 20,
    durationMs: 60_000,
    rules: lost.length > 0 ? [lose(by, { syn: true, nth: lost })] : [],
    client: { sysctl, script: [connect(), send(14_480), sleep(5000)] },
    server: { script: [recv(), sleep(5000)] },
  };
  const { segments } = simulate(scenario);
  const data = segments.filter(({ from, len }) => from === 'client' && len > 0);
  return data.filter(({ t }) => t < data[0]!.t + 15).length;
};

describe('the first flight', () => {
  it('is ten segments after a handshake without loss', () => {
    expect(firstFlight([])).toBe(10);
  });

  it('is ten after a SYN lost once', () => {
    expect(firstFlight([1])).toBe(10);
  });

  it('is one after a SYN lost twice: tcp_init_transfer', () => {
    expect(firstFlight([1, 2])).toBe(1);
  });

  it('is ten after three answers lost: the time they echo is of the first SYN (tcp_try_undo_spurious_syn)', () => {
    expect(firstFlight([1, 2, 3], 'server')).toBe(10);
    expect(firstFlight([1, 2, 3], 'server', { 'net.ipv4.tcp_timestamps': 0 })).toBe(1);
  });
});
