/**
 * `sk_mem_charge`, `tcp_try_coalesce`, `tcp_rcv_rtt_update`, `tcp_rcv_space_adjust`, `tcp_rcvbuf_grow`: the memory that data lies in, and how the buffer follows what a program reads.
 */
import { describe, expect, it } from 'vitest';
import { ACK } from '../../../../src/sim/segment.ts';
import { lengthOf, type Stored } from '../../../../src/sim/tcp/arrived.ts';
import { readBytes } from '../../../../src/sim/tcp/calls.ts';
import {
  adjustBuffer,
  charge,
  freeRead,
  learnRatio,
  measureByEcho,
  measureByWindow,
  store,
  storeEarly,
} from '../../../../src/sim/tcp/receive-memory.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const socketWith = (fields: Partial<Socket> = {}): Socket => Object.assign(new OneHost().socket, fields);
const page = 4096;
const data = (seq: number, len: number) => ({ seq, end: seq + len, len, flags: ACK });
const packet = ({ seq = 0, len = 0, truesize = 0, room = 0 }): Stored => ({
  seq,
  end: seq + len,
  fin: false,
  truesize,
  room,
});

describe('memory', () => {
  it('is taken by the page', () => {
    const charged = (spareMemory: number, bytes: number): Partial<Socket> => {
      const socket = socketWith({ spareMemory });
      charge(socket, bytes);
      return { spareMemory: socket.spareMemory, receiveMemory: socket.receiveMemory };
    };
    expect(charged(0, 2304)).toEqual({ spareMemory: page - 2304, receiveMemory: 2304 });
    expect(charged(2304, 2304)).toEqual({ spareMemory: 0, receiveMemory: 2304 });
    expect(charged(2303, 2304)).toEqual({ spareMemory: page - 1, receiveMemory: 2304 });
    expect(charged(5000, 2304)).toEqual({ spareMemory: 2696, receiveMemory: 2304 });
    expect(charged(9000, 2304)).toEqual({ spareMemory: 6696, receiveMemory: 2304 });
    expect(charged(0, 2 * page)).toEqual({ spareMemory: 0, receiveMemory: 2 * page });
  });

  it('a packet of 1448 bytes and timestamps costs 2304, and a short one joins it where it fits', () => {
    const socket = socketWith({ tsOk: true });
    store(socket, data(1000, 1448));
    // 2048 less 320, 64, 40, 12 and the data: 164 are left.
    store(socket, data(2448, 164));
    expect(socket).toMatchObject({ receiveMemory: 2304, stored: [{ seq: 1000, end: 2612, room: 0 }] });
    store(socket, data(2612, 1));
    expect(socket.stored).toHaveLength(2);
    expect(socket.receiveMemory).toBe(2304 + 832);
  });

  it('a packet that begins before the end of the one before does not join it', () => {
    const socket = socketWith({ tsOk: true });
    store(socket, data(1000, 1448));
    store(socket, data(2447, 10));
    expect(socket.stored).toHaveLength(2);
  });

  it('of packets that came early and join now goes back', () => {
    const socket = socketWith({ tsOk: true });
    const { rcvNxt } = socket;
    store(socket, data(rcvNxt - 1448, 1448));
    for (const cost of [832, 2304, 832]) charge(socket, cost);
    storeEarly(socket, packet({ seq: rcvNxt, len: 100, truesize: 832 }));
    storeEarly(socket, packet({ seq: rcvNxt + 100, len: 1448, truesize: 2304 }));
    storeEarly(socket, packet({ seq: rcvNxt - 50, len: 50, truesize: 832 }));
    expect(socket.stored.map(lengthOf)).toEqual([1548, 1448]);
    expect(socket.receiveMemory).toBe(2 * 2304);
  });

  it('of what is read goes back packet by packet', () => {
    const socket = socketWith();
    const start = socket.rcvNxt;
    socket.stored = [0, 1000, 2000].map((seq) => packet({ seq: start + seq, len: 1000, truesize: 2304 }));
    socket.receiveMemory = 3 * 2304;
    socket.copiedSeq = start + 2000;
    freeRead(socket);
    expect(socket.stored).toHaveLength(1);
    expect(socket).toMatchObject({ receiveMemory: 2304, spareMemory: (2 * 2304) % page });
    socket.copiedSeq = start + 2999;
    freeRead(socket);
    expect(socket.stored).toHaveLength(1);
  });
});

describe('how much of the memory is data: scaling_ratio', () => {
  const learned = (len: number, fields: Partial<Socket> = {}): Socket => {
    const socket = socketWith({
      tsOk: true,
      scalingRatio: 128,
      windowClamp: 65_535,
      receiveSsthresh: 64_000,
      ...fields,
    });
    learnRatio(socket, len);
    return socket;
  };
  it('is what the packet has of its own: 1448 in 2304 are 160 of 256, and the window may be as large', () => {
    // 131,072 × 160 / 256. 6.18 lets the threshold rise with it, up to the window.
    expect(learned(1448)).toMatchObject({ scalingRatio: 160, windowClamp: 81_920, receiveSsthresh: 64_000 });
    expect(learned(1448, { receiveSsthresh: 10_000, rcvWnd: 30_000 }).receiveSsthresh).toBe(30_000);
  });
  it('of small packets is less, and takes the threshold down', () => {
    // 100 in 832.
    expect(learned(100)).toMatchObject({ scalingRatio: 30, windowClamp: 15_360, receiveSsthresh: 15_360 });
    expect(learned(100, { drsSpace: 20_000 }).drsSpace).toBe(15_360);
    expect(learned(1)).toMatchObject({ scalingRatio: 1 });
  });
});

describe('the round trip as the receiver sees it', () => {
  const byEcho = (ms: number, length: number, fields: Partial<Socket> = {}): number => {
    const socket = socketWith({ rcvMss: 1000, lastTsecr: 5, ...fields });
    measureByEcho(socket, socket.ground.ms + 1 - ms, length);
    return socket.receiverRtt8 / 8000;
  };
  it('is measured by the echo in a full segment', () => {
    expect(byEcho(40, 1000)).toBe(40);
    expect(byEcho(40, 999)).toBe(0);
    expect(byEcho(0, 1000)).toBe(0);
  });
  it('follows an eighth of each longer one, while all is read, and takes a shorter one at once', () => {
    const all = { receiverRtt8: 8 * 80_000 };
    expect(byEcho(40, 1000, all)).toBe(40);
    expect(byEcho(160, 1000, all)).toBe(90);
    const { rcvNxt } = new OneHost().socket;
    expect(byEcho(160, 1000, { ...all, copiedSeq: rcvNxt - 1 })).toBe(80);
  });
  it('is not measured twice by one echo', () => {
    const socket = socketWith({ rcvMss: 1000 });
    const tsecr = socket.ground.ms + 1 - 40;
    measureByEcho(socket, tsecr, 1000);
    socket.receiverRtt8 = 7;
    measureByEcho(socket, tsecr, 1000);
    expect(socket.receiverRtt8).toBe(7);
  });
  it('an ACK that says nothing else uses its echo up', () => {
    const measured = (first: number[], state: Socket['state'] = 'ESTABLISHED'): number => {
      const one = new OneHost({ timestamps: true });
      const tsecr = one.socket.ground.ms + 1 - 40;
      Object.assign(one.socket, { state, rcvMss: 1000 });
      for (const len of [...first, 1000]) one.receive({ flags: 'A', len, tsval: 100, tsecr });
      return one.socket.receiverRtt8;
    };
    expect(measured([])).toBe(8 * 40_000);
    expect(measured([0])).toBe(0);
    // What completes a handshake is not looked at: tcp_rcv_state_process.
    expect(measured([0], 'SYN_RECV')).toBe(8 * 40_000);
    expect(measured([], 'SYN_RECV')).toBe(0);
  });
  it('or by how long a whole window takes; never longer than known', () => {
    const one = new OneHost();
    const { socket } = one;
    socket.rcvWnd = 10_000;
    measureByWindow(socket);
    one.wait(30);
    socket.rcvNxt += 9999;
    measureByWindow(socket);
    expect(socket.receiverRtt8).toBe(0);
    socket.rcvNxt += 1;
    measureByWindow(socket);
    expect(socket.receiverRtt8).toBe(8 * 30_000);
    one.wait(90);
    socket.rcvNxt += 10_000;
    socket.copiedSeq = socket.rcvNxt;
    measureByWindow(socket);
    expect(socket.receiverRtt8).toBe(8 * 30_000);
    socket.rcvNxt += 10_000;
    measureByWindow(socket);
    expect(socket.receiverRtt8).toBe(8);
  });
});

describe('the buffer follows what is read in a round trip', () => {
  const { copiedSeq } = new OneHost().socket;
  /** `read` bytes in 100 ms, a round trip of `rttUs`; `unread` wait. */
  const grown = (
    read: number,
    { rttUs = 100_000, unread = 0, fields = {} as Partial<Socket> } = {},
  ): Socket => {
    const socket = socketWith({
      receiverRtt8: rttUs * 8,
      drsSeq: copiedSeq,
      drsSince: 900_000,
      clock: 1_000_000,
      drsSpace: 20_000,
      copiedSeq: copiedSeq + read,
      rcvNxt: copiedSeq + read + unread,
      scalingRatio: 128,
      ...fields,
    });
    adjustBuffer(socket);
    return socket;
  };
  it('twice of it and as much again as it grew, at the price of memory', () => {
    // 2 × 60,000 + 2 × 60,000 × 2 × 40,000 / 20,000 = 600,000 of window, twice that of memory.
    expect(grown(60_000)).toMatchObject({ receiveBuffer: 1_200_000, windowClamp: 600_000, drsSpace: 60_000 });
    expect(grown(60_000, { unread: 10_000 }).drsSpace).toBe(50_000);
    // What waits out of order counts, to its end.
    const late = grown(60_000, {
      fields: {
        outOfOrder: [
          packet({ seq: copiedSeq + 61_000, len: 1000 }),
          packet({ seq: copiedSeq + 65_000, len: 5000 }),
        ],
      },
    });
    expect(late.receiveBuffer).toBe(2 * 610_000);
  });
  it('below a millisecond of round trip by that part of it alone', () => {
    // 120,000 and 120,000 × 999 / 1000.
    expect(grown(60_000, { rttUs: 999 }).receiveBuffer).toBe(2 * (120_000 + 119_880));
    expect(grown(60_000, { rttUs: 1000 }).receiveBuffer).toBe(1_200_000);
  });
  it('only if more was read than ever', () => {
    expect(grown(20_000)).toMatchObject({ drsSpace: 20_000, receiveBuffer: 131_072, drsSince: 1_000_000 });
    expect(grown(20_001).drsSpace).toBe(20_001);
  });
  it('never shrinks, nor grows past 32 MB, nor where the program set it', () => {
    expect(grown(21_000)).toMatchObject({ receiveBuffer: 131_072 });
    expect(grown(30_000_000).receiveBuffer).toBe(33_554_432);
    expect(grown(60_000, { fields: { receiveBufferSet: true } })).toMatchObject({
      receiveBuffer: 131_072,
      drsSpace: 60_000,
    });
  });
  it('by the clock of the last segment, or of the ACK that a read has sent: tcp_cleanup_rbuf', () => {
    const read = (rcvWnd: number): number => {
      const one = new OneHost();
      const { socket } = one;
      one.receive({ flags: 'A', len: 3000 });
      one.wait(500);
      Object.assign(socket, { rcvWnd, windowClamp: 60_000, receiveSsthresh: 60_000, ackPending: 0 });
      readBytes(socket, 1500);
      return (socket.ground.now - socket.clock) / 1000;
    };
    expect(read(60_000)).toBe(500);
    expect(read(10_000)).toBe(0);
  });
  it('not before the round trip is over, or known', () => {
    expect(grown(60_000, { rttUs: 100_001 }).drsSpace).toBe(20_000);
    expect(grown(60_000, { rttUs: 0 }).drsSpace).toBe(20_000);
  });
});
