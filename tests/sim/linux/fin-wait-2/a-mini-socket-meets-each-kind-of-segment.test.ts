/** FIN-WAIT-2 of an orphan is a mini-socket: `tcp_timewait_state_process` with `tw_substate` TCP_FIN_WAIT2. */
import { describe, expect, it } from 'vitest';
import { OneHost, type Stimulus } from '../../one-host.ts';

function orphan(options = {}): OneHost {
  const one = new OneHost(options);
  one.close();
  one.receive({ flags: 'A', tsval: one.socket.tsOk ? 100 : -1 });
  expect(one.socket).toMatchObject({ state: 'FIN_WAIT2', mini: true });
  return one;
}
const meets = (stimulus: Stimulus, options = {}): [sent: string[], state: string] => {
  const one = orphan(options);
  return [one.receive(stimulus), one.socket.state];
};

describe('a mini-socket in FIN-WAIT-2', () => {
  it('goes on to TIME-WAIT with the peer’s FIN, and acknowledges it', () => {
    expect(meets({ flags: 'FA' })).toEqual([['A 2 ack 2'], 'TIME_WAIT']);
    const one = orphan();
    one.wait(50_000).receive({ flags: 'FA' });
    expect(one.socket.timeWaitSince).toBe(one.host.ms);
    expect(one.wait(55_000).socket.state).toBe('TIME_WAIT');
    expect(one.wait(9000).socket.state).toBe('CLOSED');
  });

  it('answers data with a RST: nobody will read it', () => {
    expect(meets({ flags: 'A', len: 10 })).toEqual([['R 2'], 'CLOSED']);
    expect(meets({ flags: 'FA', len: 10 })).toEqual([['R 2'], 'CLOSED']);
    expect(meets({ flags: 'FA', seq: 1 })).toEqual([['R 2'], 'CLOSED']);
  });

  it('leaves a mere ACK and what it has already seen without a word', () => {
    expect(meets({ flags: 'A' })).toEqual([[], 'FIN_WAIT2']);
    expect(meets({ flags: 'A', seq: 5 })).toEqual([[], 'FIN_WAIT2']);
    expect(meets({ flags: '', len: 10 })).toEqual([[], 'FIN_WAIT2']);
    expect(meets({ flags: 'F' })).toEqual([[], 'FIN_WAIT2']);
  });

  it('ends by any RST in its window, and answers none', () => {
    expect(meets({ flags: 'R' })).toEqual([[], 'CLOSED']);
    expect(meets({ flags: 'R', seq: 1000 })).toEqual([[], 'CLOSED']);
    expect(meets({ flags: 'R', seq: 90_000 })).toEqual([[], 'FIN_WAIT2']);
    expect(meets({ flags: 'R', seq: -1 })).toEqual([[], 'FIN_WAIT2']);
  });

  it('ends with a RST where a SYN comes into its window', () => {
    expect(meets({ flags: 'S' })[1]).toBe('CLOSED');
    expect(meets({ flags: 'S' })[0]).toEqual(['RA 0 ack 2']);
    expect(meets({ flags: 'SA', seq: 7 })).toEqual([['R 2'], 'CLOSED']);
  });

  it('answers what lies outside, once in tcp_invalid_ratelimit, data always', () => {
    expect(meets({ flags: 'A', seq: 90_000 })).toEqual([['A 2 ack 1'], 'FIN_WAIT2']);
    expect(meets({ flags: 'A', seq: -20, len: 10 })).toEqual([['A 2 ack 1'], 'FIN_WAIT2']);
    const one = orphan();
    expect(one.receive({ flags: 'A', seq: 90_000 })).toHaveLength(1);
    expect(one.receive({ flags: 'A', seq: 90_000 })).toHaveLength(0);
    expect(one.receive({ flags: 'A', seq: 90_000, len: 1 })).toHaveLength(1);
  });

  it('finds a segment older than the last timestamp outside, whatever its number', () => {
    const options = { timestamps: true };
    expect(meets({ flags: 'FA', tsval: 99 }, options)).toEqual([['A 2 ack 1'], 'FIN_WAIT2']);
    expect(meets({ flags: 'R', tsval: 99 }, options)).toEqual([[], 'FIN_WAIT2']);
    expect(meets({ flags: 'FA', tsval: 100 }, options)).toEqual([['A 2 ack 2'], 'TIME_WAIT']);
    const one = orphan(options);
    one.receive({ flags: 'FA', tsval: 140 });
    expect(one.socket.tsRecent).toBe(140);
  });

  it('ends after tcp_fin_timeout', () => {
    const one = orphan({ settings: { 'net.ipv4.tcp_fin_timeout': 10 } });
    expect(one.wait(9990).socket.state).toBe('FIN_WAIT2');
    expect(one.wait(1500).socket.state).toBe('CLOSED');
  });
});
