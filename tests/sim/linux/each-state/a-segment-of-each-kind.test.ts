/**
 * Each state that has seen both ISNs, and each kind of segment that may come: what is sent, and the state after it. RFC 9293
 * §3.10.7.4 with RFC 5961; `tcp_validate_incoming`, `tcp_ack`, `tcp_rcv_state_process`, `tcp_timewait_state_process`.
 */
import { describe, expect, it } from 'vitest';
import { inState, type Stimulus } from '../../one-host.ts';

type State = keyof typeof inState;
const all = Object.keys(inState) as State[];
/** Our FIN has number 1 and leaves 2 as next; so has the peer's. */
const next: Record<State, [ours: number, theirs: number]> = {
  ESTABLISHED: [1, 1],
  'FIN-WAIT-1': [2, 1],
  'FIN-WAIT-2': [2, 1],
  CLOSING: [2, 2],
  'TIME-WAIT': [2, 2],
  'CLOSE-WAIT': [1, 2],
  'LAST-ACK': [2, 2],
};
const ackOf = (state: State): string => `A ${next[state][0]} ack ${next[state][1]}`;
const name = (state: string): string =>
  state
    .replace('_', '-')
    .replace(/WAIT(\d)/, 'WAIT-$1')
    .replace('_', '-');

/** What a state does with a segment: what it sends, and where it is then. */
const meets = (state: State, stimulus: Stimulus, options = {}): [sent: string[], state: string] => {
  const one = inState[state](options);
  expect(name(one.socket.state)).toBe(state);
  const sent = one.receive(stimulus);
  return [sent, name(one.socket.state)];
};

describe.each(all)('%s', (state) => {
  const stays = state;
  const isTimeWait = state === 'TIME-WAIT';
  const hasFin = state === 'CLOSE-WAIT' || state === 'LAST-ACK' || state === 'CLOSING';

  it('ends by a RST with the number it expects', () => {
    expect(meets(state, { flags: 'R' })).toEqual([[], 'CLOSED']);
    expect(meets(state, { flags: 'RA' })).toEqual([[], 'CLOSED']);
  });

  it('challenges a RST elsewhere in the window: RFC 5961 §3.2; TIME-WAIT says nothing', () => {
    expect(meets(state, { flags: 'R', seq: 1 })).toEqual([isTimeWait ? [] : [ackOf(state)], stays]);
    expect(meets(state, { flags: 'R', seq: 50_000 })).toEqual([isTimeWait ? [] : [ackOf(state)], stays]);
  });

  it('drops a RST outside of it', () => {
    expect(meets(state, { flags: 'R', seq: 70_000 })).toEqual([[], stays]);
    expect(meets(state, { flags: 'R', seq: -2 })).toEqual([[], stays]);
  });

  it('believes a RST with the number of the FIN before it: tcp_reset_check', () => {
    expect(meets(state, { flags: 'R', seq: -1 })).toEqual([[], hasFin ? 'CLOSED' : stays]);
  });

  it('answers a SYN with an ACK: RFC 5961 §4.2', () => {
    expect(meets(state, { flags: 'S' })).toEqual([[ackOf(state)], stays]);
    expect(meets(state, { flags: 'S', seq: -20 })).toEqual([[ackOf(state)], stays]);
    expect(meets(state, { flags: 'SA', seq: -20 })).toEqual([[ackOf(state)], stays]);
    if (!isTimeWait) expect(meets(state, { flags: 'S', seq: 70_000 })).toEqual([[ackOf(state)], stays]);
  });

  it('does so once in tcp_invalid_ratelimit, half a second', () => {
    const one = inState[state]();
    expect(one.receive({ flags: 'S' })).toHaveLength(1);
    expect(one.wait(490).receive({ flags: 'S' })).toEqual([]);
    expect(one.wait(20).receive({ flags: 'S' })).toHaveLength(1);
  });

  it('drops what has no ACK', () => {
    if (!isTimeWait) expect(meets(state, { flags: '' })).toEqual([[], stays]);
    if (!isTimeWait) expect(meets(state, { flags: '', len: 10 })).toEqual([[], stays]);
  });

  it('answers an ACK of what was never sent, and takes nothing from it', () => {
    if (!isTimeWait) expect(meets(state, { flags: 'A', ack: 1 })).toEqual([[ackOf(state)], stays]);
    else expect(meets(state, { flags: 'A', ack: 1 })).toEqual([[], stays]);
  });

  it('answers an ACK older than any window it has offered: RFC 5961 §5.2', () => {
    const old = -next[state][0] - 10;
    if (!isTimeWait) expect(meets(state, { flags: 'A', ack: old })).toEqual([[ackOf(state)], stays]);
  });

  it('answers what lies behind and beyond the window', () => {
    expect(meets(state, { flags: 'A', seq: 70_000, len: 10 })).toEqual([[ackOf(state)], stays]);
    expect(meets(state, { flags: 'A', seq: -20, len: 10 })).toEqual([[ackOf(state)], stays]);
    expect(meets(state, { flags: 'A', seq: 70_000 })).toEqual([[ackOf(state)], stays]);
  });

  it('answers data and FINs outside as often as they come', () => {
    const one = inState[state]();
    expect(one.receive({ flags: 'A', seq: 70_000, len: 10 })).toHaveLength(1);
    expect(one.receive({ flags: 'A', seq: 70_000, len: 10 })).toHaveLength(1);
    expect(one.receive({ flags: 'FA', seq: 70_000 })).toHaveLength(1);
  });

  it('says nothing to a mere ACK in order', () => {
    expect(
      meets(state, {
        flags: 'A',
        ack: state === 'FIN-WAIT-1' || state === 'CLOSING' || state === 'LAST-ACK' ? -1 : 0,
      }),
    ).toEqual([[], stays]);
  });
});

describe('the ACK of our FIN', () => {
  it.each([
    ['FIN-WAIT-1', 'FIN-WAIT-2'],
    ['CLOSING', 'TIME-WAIT'],
    ['LAST-ACK', 'CLOSED'],
  ] as const)('leads from %s to %s', (from, to) => {
    expect(meets(from, { flags: 'A' })).toEqual([[], to]);
  });
});

describe('a FIN', () => {
  it.each([
    ['ESTABLISHED', 'CLOSE-WAIT', []],
    ['FIN-WAIT-1', 'TIME-WAIT', ['A 2 ack 2']],
    ['FIN-WAIT-2', 'TIME-WAIT', ['A 2 ack 2']],
  ] as const)('in %s leads to %s', (from, to, sent) => {
    const one = inState[from]();
    // Interactive, so that the ACK of a FIN waits for our own.
    one.socket.pingpong = 3;
    one.socket.ato = 10;
    expect(one.receive({ flags: 'FA' })).toEqual(sent);
    expect(name(one.socket.state)).toBe(to);
  });

  it('that crosses ours is acknowledged at once: CLOSING', () => {
    expect(meets('FIN-WAIT-1', { flags: 'FA', ack: -1 })).toEqual([['A 2 ack 2'], 'CLOSING']);
  });

  it('that comes again starts TIME-WAIT again, and is acknowledged', () => {
    const one = inState['TIME-WAIT']();
    one.wait(50_000);
    expect(one.receive({ flags: 'FA', seq: -1 })).toEqual(['A 2 ack 2']);
    expect(one.wait(50_000).socket.state).toBe('TIME_WAIT');
    expect(one.wait(14_000).socket.state).toBe('CLOSED');
  });
});

describe('TIME-WAIT', () => {
  it('is begun again by a bare ACK in order, which is not answered', () => {
    const one = inState['TIME-WAIT']();
    one.wait(50_000);
    expect(one.receive({ flags: 'A' })).toEqual([]);
    expect(one.wait(50_000).socket.state).toBe('TIME_WAIT');
  });

  it('outlives a RST in order where tcp_rfc1337 says so', () => {
    expect(meets('TIME-WAIT', { flags: 'R' }, { settings: { 'net.ipv4.tcp_rfc1337': 1 } })).toEqual([
      [],
      'TIME-WAIT',
    ]);
  });

  it('makes way for a SYN with a higher number, not for one with the same or a lower', () => {
    const one = (seq: number) => {
      const server = inState['TIME-WAIT']({ side: 1 });
      const sent = server.receive({ flags: 'S', seq });
      return [sent.map((segment) => segment.split(' ')[0]), server.host.connections[1] === server.socket];
    };
    expect(one(1)).toEqual([['SA'], false]);
    expect(one(0)).toEqual([['A'], true]);
    expect(one(-1)).toEqual([['A'], true]);
  });

  it('makes way for a SYN with a newer timestamp, whatever its number: RFC 6191', () => {
    const one = (tsval: number) => {
      const server = inState['TIME-WAIT']({ side: 1, timestamps: true });
      server.receive({ flags: 'S', seq: -10, tsval });
      return server.host.connections[1] === server.socket;
    };
    expect([99, 100, 101].map(one)).toEqual([true, true, false]);
  });
});

describe('PAWS, RFC 7323 §5', () => {
  it.each(all.filter((state) => state !== 'TIME-WAIT'))(
    'in %s: an older timestamp makes a segment unacceptable',
    (state) => {
      const old = { flags: 'A', len: 10, tsval: 98 };
      expect(meets(state, old, { timestamps: true })[0]).toEqual([ackOf(state)]);
      // One behind is let pass (TCP_PAWS_WINDOW), and a RST always.
      const one = inState[state]({ timestamps: true });
      one.receive({ ...old, tsval: 99 });
      expect(one.socket.state === 'CLOSED' || one.socket.rcvNxt > 5001).toBe(true);
      expect(meets(state, { flags: 'R', tsval: 1 }, { timestamps: true })[1]).toBe('CLOSED');
    },
  );

  it('a mere ACK that lost a race is let pass while its timestamp is younger than 1.2 RTO: tcp_disordered_ack_check', () => {
    const one = inState.ESTABLISHED({ timestamps: true });
    one.socket.tsRecent = 1000;
    one.socket.sndWl1 = one.socket.rcvNxt;
    // RTO 220 ms: 264 ms behind is disorder, 265 is not. Both are dropped without a word; an acceptable ACK hears the peer.
    const heard = (behind: number): boolean => {
      one.wait(1);
      one.receive({ flags: 'A', tsval: 1000 - behind });
      return one.socket.lastAckAt === one.agenda.now;
    };
    expect(heard(264)).toBe(true);
    expect(heard(265)).toBe(false);
  });
});
