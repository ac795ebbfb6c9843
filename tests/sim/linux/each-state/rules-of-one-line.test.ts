/**
 * `tcp_v4_rcv` at a client, `tcp_grow_window`, `sk_stream_alloc_skb`, `tcp_nagle_test` with TCP_CORK and TCP_NODELAY, `tcp_ack_probe`,
 * `tcp_send_fin`, `tcp_rack_detect_loss`, `tcp_data_queue` without memory.
 */
import { describe, expect, it } from 'vitest';
import { RST, SYN, WireSegment } from '../../../../src/sim/segment.ts';
import { BLOCK, beginClose, readBytes, sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { beginCubic, growCubic } from '../../../../src/sim/tcp/cubic.ts';
import { setOption } from '../../../../src/sim/tcp/options.ts';
import { detectLoss } from '../../../../src/sim/tcp/rack.ts';
import { growWindow } from '../../../../src/sim/tcp/receive-window.ts';
import { segmentArrives } from '../../../../src/sim/tcp/segment-arrival.ts';
import { push } from '../../../../src/sim/tcp/send-queue.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';
import { told, withQueue } from '../../sent-queue.ts';

it('a host that does not listen answers a SYN with a RST', () => {
  const one = new OneHost({ side: 0 });
  segmentArrives(one.host, new WireSegment(1, 9, SYN, 100, 101, 0));
  expect(one.sent.map(({ flags }) => flags & RST)).toEqual([RST]);
  expect(one.host.connections[9] ?? null).toBe(null);
});

it('the window grows by twice a segment at least', () => {
  const { socket } = new OneHost();
  Object.assign(socket, { rcvMss: 100, receiveSsthresh: 5000, windowClamp: 60_000 });
  growWindow(socket, 500);
  expect(socket.receiveSsthresh).toBe(6000);
});

describe('a write', () => {
  it('goes on behind what of the last buffer has not left', () => {
    const one = new OneHost();
    one.receive({ flags: 'A', win: 0 });
    Object.assign(one.socket, { mss: 1000, maxWindow: 20_000, lastBuffer: 3000 });
    one.socket.writeSeq += 1000;
    sendBytes(one.socket, 2000);
    expect(one.socket.lastBuffer).toBe(3000);
  });
  it('of one byte is pushed', () => {
    const one = new OneHost();
    sendBytes(one.socket, 1);
    expect(one.sent[0]!.flags & 8).toBe(8);
  });
});

describe('TCP_NODELAY', () => {
  const sends = (cork: boolean): number => {
    const one = new OneHost();
    Object.assign(one.socket, { mss: 1000 });
    sendBytes(one.socket, 100);
    one.socket.cork = cork;
    one.socket.writeSeq += 100;
    one.socket.lastBuffer = 100;
    push(one.socket, false, 'data');
    expect(one.sent).toHaveLength(1);
    setOption(one.socket, 'TCP_NODELAY', 1);
    return one.sent.length - 1;
  };
  it('sends what Nagle holds back, and what TCP_CORK does: __tcp_sock_set_nodelay', () => {
    expect(sends(false)).toBe(1);
    expect(sends(true)).toBe(1);
  });
  const corked = (): OneHost => {
    const one = new OneHost();
    Object.assign(one.socket, { mss: 1000, maxWindow: 4000, cork: true });
    return one;
  };
  it('lets past TCP_CORK what is queued, not the next buffer: tcp_skb_entail', () => {
    const one = corked();
    one.receive({ flags: 'A', win: 0 });
    sendBytes(one.socket, 100);
    setOption(one.socket, 'TCP_NODELAY', 1);
    expect(one.sent).toHaveLength(0);
    one.receive({ flags: 'A' });
    expect(one.sent).toHaveLength(1);
    sendBytes(one.socket, 100);
    expect(one.sent).toHaveLength(1);
    setOption(one.socket, 'TCP_CORK', 0);
    expect(one.sent).toHaveLength(2);
  });
  it('is of no use to TCP_CORK once it is off', () => {
    const one = corked();
    setOption(one.socket, 'TCP_NODELAY', 0);
    sendBytes(one.socket, 100);
    expect(one.sent).toHaveLength(0);
  });
});

describe('a FIN', () => {
  it('behind several buffers asks no room of the first', () => {
    const one = new OneHost();
    Object.assign(one.socket, { mss: 1000, maxWindow: 2000 });
    one.receive({ flags: 'A', win: 0 });
    one.socket.writeSeq += 1500;
    one.socket.lastBuffer = 500;
    beginClose(one.socket, false);
    expect(one.socket.pending).toBe('zero-window-probe');
    one.receive({ flags: 'A', win: 1000 });
    expect(one.sent.map(({ len }) => len)).toEqual([1000]);
  });
  it('that has left waits no more', () => {
    for (const bytes of [0, 500, 2500]) {
      const one = new OneHost();
      if (bytes > 0) one.socket.cork = true;
      if (bytes > 0) sendBytes(one.socket, bytes);
      beginClose(one.socket, false);
      expect(one.socket.unsentFin, `${bytes}`).toBe(false);
      expect(one.sent.filter(({ flags }) => flags & 1)).toHaveLength(1);
    }
  });
});

it('RACK looks at a retransmission again, not at what waits to be sent again', () => {
  const one = withQueue([{ marks: 'LRE' }, { marks: 'L' }, {}, { marks: 'S', ago: 10 }], {
    rackSentIn: 1_000_000 - 10,
    rackEnd: 9_000,
    rackRtt: 10_000,
    minRtt: 10_000,
    ca: 3,
  });
  detectLoss(one.socket);
  expect(told(one.socket)).toEqual(['1000 LET', '1000 L', '1000 LT', '1000 S']);
  expect(one.socket).toMatchObject({ lostOut: 3, retransOut: 0, losses: 2 });
});

describe('without memory', () => {
  const taken = (len: number, stored: Socket['stored'], flags = 'A'): number => {
    const one = new OneHost();
    const { rcvNxt } = one.socket;
    Object.assign(one.socket, { receiveBuffer: 3000, receiveBufferSet: true, receiveMemory: 6000, stored });
    // Two pages would take more than the packet does.
    if (stored.length > 0) one.socket.copiedSeq = rcvNxt - 4000;
    one.receive({ flags, len });
    return one.socket.rcvNxt - rcvNxt;
  };
  it('data is refused while something waits to be read, a FIN is not', () => {
    const unread = [{ seq: 1001, end: 5001, fin: false, truesize: 6000, room: 0 }];
    expect(taken(10, [...unread])).toBe(0);
    expect(taken(10, [])).toBe(10);
    expect(taken(0, [...unread], 'FA')).toBe(1);
  });
});

describe('close()', () => {
  it('before the handshake is over ends it without a word', () => {
    const one = new OneHost({ side: 1 });
    segmentArrives(one.host, new WireSegment(0, 9, SYN, 100, 101, 0));
    const socket = one.host.connections[9]!;
    expect(socket.state).toBe('SYN_RECV');
    const before = one.sent.length;
    expect(beginClose(socket, false)).toBe(false);
    expect(socket.state).toBe('CLOSED');
    expect(one.sent).toHaveLength(before);
  });
});

describe('read()', () => {
  it('at the end of file sends no ACK that waits for the reader', () => {
    const one = new OneHost();
    one.receive({ flags: 'FA' });
    Object.assign(one.socket, {
      ackPending: 1 | 4,
      pingpong: 0,
      receiveMemory: 0,
      rcvWup: one.socket.rcvNxt,
    });
    const before = one.sent.length;
    expect(readBytes(one.socket, 10)).toBe(0);
    expect(one.sent).toHaveLength(before);
  });
});

describe('a send buffer', () => {
  it('that is full to the byte takes no new buffer', () => {
    const room = (sendBuffer: number): number => {
      const one = new OneHost();
      one.receive({ flags: 'A', win: 0 });
      Object.assign(one.socket, { mss: 1040, maxWindow: 2080 });
      expect(sendBytes(one.socket, 1040)).toBe(1040);
      // And a head of 832.
      one.socket.sendBuffer = sendBuffer;
      return sendBytes(one.socket, 10);
    };
    expect(room(1872)).toBe(BLOCK);
    expect(room(1873)).toBe(10);
  });
});

describe('a write that may not leave', () => {
  it('says that the window of congestion was the limit, if it was', () => {
    const limited = (fields: Partial<Socket>): boolean => {
      const one = withQueue([{}, {}], { ssthresh: 100, ...fields });
      one.socket.writeSeq += 1000;
      one.socket.lastBuffer = 1000;
      push(one.socket, true, 'data');
      expect(one.sent).toEqual([]);
      return one.socket.cwndLimited;
    };
    expect(limited({ cwnd: 2 })).toBe(true);
    expect(limited({ cwnd: 1 })).toBe(true);
    expect(limited({ cwnd: 20, sndWnd: 2000 })).toBe(false);
  });
});

it('CUBIC looks at its curve every 32nd of a second, unless the window has moved', () => {
  const one = new OneHost({ hz: 1000 });
  Object.assign(one.socket, { cwnd: 100, ssthresh: 2, cwndLimited: true, packetsOut: 100 });
  beginCubic(one.socket);
  const cubic = one.socket.cubic!;
  cubic.lastMaxWindow = 120;
  growCubic(one.socket, cubic, 1);
  cubic.count = 77;
  one.wait(31);
  growCubic(one.socket, cubic, 1);
  expect(cubic.count).toBe(77);
  one.wait(1);
  growCubic(one.socket, cubic, 1);
  expect(cubic.count).not.toBe(77);
});
