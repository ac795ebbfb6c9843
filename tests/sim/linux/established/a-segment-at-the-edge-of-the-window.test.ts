/** `tcp_validate_incoming`, `tcp_data_queue`, `tcp_data_queue_ofo`, `tcp_ofo_queue`, `tcp_fin`: what is taken, kept for later, or answered. */
import { describe, expect, it } from 'vitest';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { inState, OneHost, type Stimulus } from '../../one-host.ts';

const with_ = (fields: Partial<Socket> = {}): OneHost => {
  const one = new OneHost();
  Object.assign(one.socket, fields);
  return one;
};
const blocks = ({ socket }: OneHost): number[][] | undefined =>
  socket.sackBlocks?.map(([from, to]) => [from - socket.rcvNxt, to - socket.rcvNxt]);
const early = ({ socket }: OneHost): number[][] | undefined =>
  socket.outOfOrder?.map(({ seq, end }) => [seq - socket.rcvNxt, end - socket.rcvNxt]);

describe('data beyond the window', () => {
  it('is answered and not kept', () => {
    const one = with_();
    one.socket.rcvWnd = 1000;
    expect(one.receive({ flags: 'A', seq: 999, len: 1 })).toHaveLength(1);
    expect(early(one)).toEqual([[999, 1000]]);
    const beyond = with_();
    beyond.socket.rcvWnd = 1000;
    expect(beyond.receive({ flags: 'A', seq: 1000, len: 1 })).toHaveLength(1);
    expect(early(beyond)).toBeUndefined();
  });

  it('that begins within is kept whole while nothing is unread: tcp_sequence', () => {
    const one = with_();
    one.socket.rcvWnd = 1000;
    one.receive({ flags: 'A', seq: 900, len: 300 });
    expect(early(one)).toEqual([[900, 1200]]);
    const unread = with_();
    unread.receive({ flags: 'A', len: 1 });
    unread.socket.rcvWnd = 1000;
    unread.socket.rcvWup = unread.socket.rcvNxt;
    unread.receive({ flags: 'A', seq: 900, len: 300 });
    expect(early(unread)).toBeUndefined();
  });
});

describe('a window of 0', () => {
  const closed = (): OneHost => {
    const one = with_();
    Object.assign(one.socket, { rcvWnd: 0, rcvWup: one.socket.rcvNxt, windowClamp: 0, receiveSsthresh: 0 });
    return one;
  };
  it('takes a bare FIN, no data', () => {
    const one = closed();
    one.receive({ flags: 'FA' });
    expect(one.socket.state).toBe('CLOSE_WAIT');
    const data = closed();
    expect(data.receive({ flags: 'A', len: 1 })).toHaveLength(1);
    expect(data.socket.rcvNxt).toBe(data.socket.copiedSeq);
  });
});

describe('what came early', () => {
  it('stands in blocks, the newest first, four at most', () => {
    const one = with_();
    for (const seq of [100, 300, 500, 700, 900]) one.receive({ flags: 'A', seq, len: 50 });
    expect(blocks(one)).toEqual([
      [900, 950],
      [700, 750],
      [500, 550],
      [300, 350],
    ]);
  });

  it('and grows a block that it touches, which comes first then', () => {
    const one = with_();
    one.receive({ flags: 'A', seq: 100, len: 50 });
    one.receive({ flags: 'A', seq: 300, len: 50 });
    one.receive({ flags: 'A', seq: 150, len: 50 });
    expect(blocks(one)).toEqual([
      [100, 200],
      [300, 350],
    ]);
    one.receive({ flags: 'A', seq: 50, len: 50 });
    expect(blocks(one)).toEqual([
      [50, 200],
      [300, 350],
    ]);
    one.receive({ flags: 'A', seq: 200, len: 100 });
    expect(blocks(one)).toEqual([[50, 350]]);
    expect(early(one)).toEqual([
      [50, 100],
      [100, 200],
      [200, 300],
      [300, 350],
    ]);
  });

  it('twice is told with a DSACK', () => {
    const one = with_();
    one.receive({ flags: 'A', seq: 100, len: 100 });
    one.receive({ flags: 'A', seq: 120, len: 30 });
    const sack = one.sent
      .at(-1)!
      .sack!.map(([from, to]) => [from - one.socket.rcvNxt, to - one.socket.rcvNxt]);
    expect(sack).toEqual([
      [120, 150],
      [100, 200],
    ]);
  });

  it('and what a new segment covers of it is dropped, and told: tcp_dsack_extend', () => {
    const told = (one: OneHost): number[][] =>
      one.sent.at(-1)!.sack!.map(([from, to]) => [from - one.socket.rcvNxt, to - one.socket.rcvNxt]);
    const cost = (one: OneHost): number => one.socket.receiveMemory / 832;
    const adding = (seq: number, len: number): OneHost => {
      const one = with_({ receiverRtt8: 8000 });
      one.receive({ flags: 'A', seq: 300, len: 100 });
      one.receive({ flags: 'A', seq: 500, len: 100 });
      one.receive({ flags: 'A', seq, len });
      return one;
    };
    // From the same number on: it takes the place.
    expect(early(adding(300, 150))).toEqual([
      [300, 450],
      [500, 600],
    ]);
    expect(told(adding(300, 150))[0]).toEqual([300, 400]);
    expect(cost(adding(300, 150))).toBe(2);
    // Both are in it, and only the first is told: nothing between them has come twice.
    expect(early(adding(250, 400))).toEqual([[250, 650]]);
    expect(told(adding(250, 400))).toEqual([
      [300, 400],
      [250, 650],
    ]);
    // As far as the end of one.
    expect(early(adding(250, 150))).toEqual([
      [250, 400],
      [500, 600],
    ]);
    expect(cost(adding(250, 150))).toBe(2);
    // An end of one, and a beginning.
    expect(told(adding(350, 100))[0]).toEqual([350, 400]);
    expect(told(adding(450, 100))[0]).toEqual([500, 550]);
    expect(early(adding(350, 100))).toHaveLength(3);
    expect(told(adding(400, 100))).toEqual([[300, 600]]);
  });

  it('a block of which nothing is known any more grows no other', () => {
    const one = with_();
    for (const seq of [100, 300, 500, 700, 900]) one.receive({ flags: 'A', seq, len: 50 });
    one.receive({ flags: 'A', seq: 150, len: 50 });
    expect(blocks(one)?.slice(0, 2)).toEqual([
      [150, 200],
      [900, 950],
    ]);
    expect(blocks(one)).toHaveLength(4);
  });

  it('lets the buffer grow that nobody set, for a program that is there: tcp_rcvbuf_grow', () => {
    const owner = { poke: () => {}, sendSpace: () => {} };
    const buffer = (fields: Partial<Socket>): number => {
      const one = with_({
        drsSpace: 40_000,
        scalingRatio: 128,
        receiverRtt8: 8_000_000,
        rcvMss: 2000,
        owner,
        ...fields,
      });
      one.receive({ flags: 'A', seq: 19_000, len: 1000 });
      return one.socket.receiveBuffer;
    };
    // Twice 40,000 and 20,000 of window are 200,000 of memory.
    expect(buffer({})).toBe(200_000);
    expect(buffer({ orphan: true })).toBe(131_072);
    expect(buffer({ owner: null })).toBe(131_072);
    expect(buffer({ receiveBufferSet: true })).toBe(131_072);
  });

  it('what came twice and was not told is forgotten when more comes: tcp_data_queue', () => {
    const seen = (how: Stimulus, fields: Partial<Socket> = {}): boolean => {
      const one = new OneHost({ timestamps: true });
      Object.assign(one.socket, { dsack: [1, 2], pingpong: 3, ato: 10, ...fields });
      one.receive({ tsval: 100, ...how });
      return one.socket.dsack !== null;
    };
    expect(seen({ flags: 'A', len: 10 })).toBe(false);
    expect(seen({ flags: 'A' })).toBe(true);
    // The fast path does not look at it.
    expect(seen({ flags: 'A', len: 10 }, { spareMemory: 832 })).toBe(true);
    expect(seen({ flags: 'A', len: 10 }, { spareMemory: 831 })).toBe(false);
  });

  it('is taken when the gap is filled, as far as it follows', () => {
    const one = with_();
    const { rcvNxt } = one.socket;
    one.receive({ flags: 'A', seq: 100, len: 100 });
    one.receive({ flags: 'A', seq: 300, len: 100 });
    one.receive({ flags: 'A', len: 100 });
    expect(one.socket.rcvNxt).toBe(rcvNxt + 200);
    expect(blocks(one)).toEqual([[100, 200]]);
    one.receive({ flags: 'A', len: 250 });
    expect(one.socket.rcvNxt).toBe(rcvNxt + 450);
    expect(one.socket).toMatchObject({ outOfOrder: null, sackBlocks: null });
  });

  it('with its FIN ends the connection at the right place', () => {
    const one = with_();
    one.receive({ flags: 'FA', seq: 100, len: 100 });
    expect(one.socket.state).toBe('ESTABLISHED');
    one.receive({ flags: 'A', seq: 50, len: 100 });
    one.receive({ flags: 'A', len: 50 });
    expect(one.socket).toMatchObject({ state: 'CLOSE_WAIT', outOfOrder: null, sackBlocks: null });
    expect(one.socket.readable).toBe(200);
    const later = with_();
    later.receive({ flags: 'FA', seq: 100, len: 10 });
    later.receive({ flags: 'A', seq: 60, len: 50 });
    later.receive({ flags: 'A', len: 60 });
    expect(later.socket.state).toBe('CLOSE_WAIT');
  });
});

describe('after the peer’s FIN', () => {
  it('what came early is freed with the numbers it had: skb_rbtree_purge', () => {
    const one = with_({ outOfOrder: [] });
    const { rcvNxt } = one.socket;
    Object.assign(one.socket, {
      outOfOrder: [{ seq: rcvNxt + 9, end: rcvNxt + 10, fin: false, truesize: 832, room: 0 }],
    });
    one.socket.receiveMemory = 832;
    one.receive({ flags: 'FA' });
    // That of the FIN itself.
    expect(one.socket).toMatchObject({ outOfOrder: null, receiveMemory: 832 });
  });

  it('nothing is told any more of what came twice: tcp_sack_reset', () => {
    const one = with_({ pingpong: 3, ato: 10, dsack: [4000, 4100] });
    expect(one.receive({ flags: 'FA' })).toEqual([]);
    expect(one.socket.dsack).toBe(null);
  });

  it('nothing new is taken; what is old is answered', () => {
    for (const state of ['CLOSE-WAIT', 'LAST-ACK', 'CLOSING'] as const) {
      const one = inState[state]();
      const { rcvNxt } = one.socket;
      const ack = state === 'CLOSE-WAIT' ? 0 : -1;
      expect(one.receive({ flags: 'A', len: 10, ack }), state).toEqual([]);
      expect(one.socket.rcvNxt, state).toBe(rcvNxt);
      one.wait(1000);
      const again = one.receive({ flags: 'FA', seq: -1, ack });
      expect(
        again.filter((sent) => sent.startsWith('A')),
        state,
      ).toHaveLength(1);
    }
  });
});

describe('a RST at the right edge of what came early: RFC 5961 as Linux has it', () => {
  it('ends the connection; elsewhere in the window it is challenged', () => {
    const one = with_();
    one.receive({ flags: 'A', seq: 100, len: 50 });
    one.receive({ flags: 'A', seq: 300, len: 50 });
    expect(one.receive({ flags: 'R', seq: 150 })).toHaveLength(1);
    expect(one.socket.state).toBe('ESTABLISHED');
    one.receive({ flags: 'R', seq: 350 });
    expect(one.socket.state).toBe('CLOSED');
  });
});

describe('an ACK that lost a race is let pass by PAWS: tcp_disordered_ack_check', () => {
  /** Its timestamp is 50 older; `rto` 220 ms. */
  const passes = (how: Omit<Stimulus, 'flags'>, fields: Partial<Socket> = {}): boolean => {
    const one = new OneHost({ timestamps: true });
    Object.assign(one.socket, { tsRecent: 1000, sndWnd: 5000, sndWl1: 5001, lastAckAt: 0, ...fields });
    one.receive({ flags: 'A', tsval: 950, win: 5000, ...how });
    return one.socket.lastAckAt > 0;
  };
  it('if it says nothing new', () => {
    expect(passes({})).toBe(true);
    expect(passes({ tsval: 1000 - 264 })).toBe(true);
    expect(passes({ tsval: 1000 - 265 })).toBe(false);
    expect(passes({ seq: 1 })).toBe(false);
    expect(passes({ len: 1 })).toBe(false);
    expect(passes({ win: 6000 }, { sndWl1: 5001 })).toBe(false);
    expect(passes({ win: 5000 }, { sndWl1: 5001 })).toBe(true);
    expect(passes({ win: 6000 }, { sndWl1: 5002 })).toBe(true);
    expect(passes({}, { sndWl1: 5000 })).toBe(false);
  });
});
