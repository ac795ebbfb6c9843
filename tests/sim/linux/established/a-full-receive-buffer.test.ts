/**
 * `tcp_try_rmem_schedule`, `tcp_prune_queue`: `tcp_clamp_window`, `tcp_collapse`, `tcp_collapse_ofo_queue`, `tcp_prune_ofo_queue`.
 * What a host does, in this order, before it refuses a segment for want of memory.
 */
import { describe, expect, it } from 'vitest';
import { ACK } from '../../../../src/sim/segment.ts';
import { admits } from '../../../../src/sim/tcp/admits.ts';
import type { Stored } from '../../../../src/sim/tcp/arrived.ts';
import { putEarly } from '../../../../src/sim/tcp/early-queue.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const { rcvNxt } = new OneHost().socket;
const socketWith = (fields: Partial<Socket> = {}): Socket => Object.assign(new OneHost().socket, fields);
/** From `seq` on, counted from what was expected first. */
const packet = (seq: number, len: number, truesize: number, fin = false): Stored => ({
  seq: rcvNxt + seq,
  end: rcvNxt + seq + len + (fin ? 1 : 0),
  fin,
  truesize,
  room: 0,
});
const segment = (seq: number, len = 100) => ({
  seq: rcvNxt + seq,
  end: rcvNxt + seq + len,
  len,
  flags: ACK,
});
const told = (packets: readonly Stored[] | null) =>
  packets?.map(({ seq, end, truesize, room }) => [seq - rcvNxt, end - rcvNxt, truesize, room]);

interface Full {
  unread?: Stored[];
  early?: Stored[];
  buffer: number;
  fields?: Partial<Socket>;
}

/** A socket whose program set the buffer, with so much in it. */
function full({ unread = [], early = [], buffer, fields = {} }: Full): Socket {
  const sum = (packets: Stored[]) => packets.reduce((all, { truesize }) => all + truesize, 0);
  return socketWith({
    receiveBuffer: buffer,
    receiveBufferSet: true,
    receiveMemory: sum(unread) + sum(early),
    stored: unread,
    outOfOrder: early.length > 0 ? early : null,
    rcvNxt: unread.at(-1)?.end ?? rcvNxt,
    scalingRatio: 160,
    ...fields,
  });
}

describe('room for one packet more', () => {
  const asked = (fields: Partial<Socket>) => {
    const socket = socketWith({ quickAcks: 5, windowClamp: 60_000, receiveSsthresh: 50_000, ...fields });
    return { yes: admits(socket, segment(0)), socket };
  };
  it('is there while no more is taken than the buffer has', () => {
    expect(asked({ receiveMemory: 131_072 })).toMatchObject({ yes: true, socket: { quickAcks: 5 } });
  });
  it('is taken by the page for it', () => {
    // 832 for 100 bytes.
    expect(asked({ spareMemory: 831 }).socket.spareMemory).toBe(831 + 4096);
    expect(asked({ spareMemory: 832 }).socket.spareMemory).toBe(832);
    expect(asked({ receiveMemory: 131_073, receiveBufferSet: true }).socket.spareMemory).toBe(0);
  });
  it('the buffer grows with it, unless the program set it', () => {
    expect(asked({ receiveMemory: 131_073 })).toMatchObject({
      yes: true,
      socket: { quickAcks: 0, receiveBuffer: 131_073, receiveSsthresh: 50_000 },
    });
    expect(asked({ receiveMemory: 131_073, receiveBufferSet: true })).toMatchObject({
      yes: false,
      socket: { quickAcks: 0, receiveBuffer: 131_072, receiveSsthresh: 2920 },
    });
    expect(asked({ receiveMemory: 131_073, receiveBufferSet: true, windowClamp: 2000 })).toMatchObject({
      socket: { receiveSsthresh: 2000 },
    });
    expect(asked({ receiveMemory: 33_554_433 })).toMatchObject({
      yes: false,
      socket: { receiveBuffer: 33_554_432 },
    });
    expect(asked({ receiveMemory: 33_554_432 }).yes).toBe(true);
  });
});

describe('what waits to be read is put together', () => {
  const small = (count: number) => Array.from({ length: count }, (_, i) => packet(100 * i, 100, 768));
  it('in pages: 3776 bytes in each, which costs 4352; the last takes no more than it needs', () => {
    const socket = full({ unread: small(40), buffer: 5000 });
    expect(admits(socket, segment(4000))).toBe(false);
    expect(told(socket.stored)).toEqual([
      [0, 3776, 4352, 0],
      [3776, 4000, 832, 32],
    ]);
    expect(socket.receiveMemory).toBe(4352 + 832);
    const nearly = full({ unread: [packet(0, 3775, 8448), packet(3775, 100, 768)], buffer: 5000 });
    expect(admits(nearly, segment(3875))).toBe(false);
    expect(told(nearly.stored)?.map(([seq, end]) => [seq, end])).toEqual([
      [0, 3776],
      [3776, 3875],
    ]);
    const enough = full({ unread: small(7), buffer: 2000 });
    expect(admits(enough, segment(700))).toBe(true);
    expect(enough).toMatchObject({ receiveMemory: 1280 });
  });
  it('from the first packet that costs more than its data is worth as window', () => {
    // 2304 × 160 / 256 = 1440 of window: a packet of 1440 bytes is worth what it costs, one of 1439 is not.
    const socket = full({
      unread: [packet(0, 1440, 2304), packet(1440, 1439, 2304), packet(2879, 1440, 2304)],
      buffer: 3000,
    });
    expect(admits(socket, segment(4319))).toBe(false);
    expect(told(socket.stored)).toEqual([
      [0, 1440, 2304, 0],
      [1440, 4319, 4352, 897],
    ]);
    const worth = full({ unread: [packet(0, 1440, 2304), packet(1440, 1440, 2304)], buffer: 3000 });
    expect(admits(worth, segment(2880))).toBe(false);
    expect(worth).toMatchObject({ receiveMemory: 4608, stored: { length: 2 } });
  });
  it('or from one that was read in part, or overlaps the next', () => {
    const begun = full({
      unread: [packet(0, 1440, 2304)],
      buffer: 2000,
      fields: { copiedSeq: rcvNxt + 1300 },
    });
    expect(admits(begun, segment(1440))).toBe(true);
    expect(told(begun.stored)).toEqual([[1300, 1440, 832, 116]]);
    const twice = full({ unread: [packet(0, 1440, 2304), packet(1000, 1440, 2304)], buffer: 4500 });
    expect(admits(twice, segment(2440))).toBe(true);
    expect(told(twice.stored)).toEqual([[0, 2440, 4352, 1336]]);
    const read = full({
      unread: [packet(0, 1440, 2304), packet(1440, 1440, 2304)],
      buffer: 2500,
      fields: { copiedSeq: rcvNxt + 1440 },
    });
    expect(admits(read, segment(2880))).toBe(true);
    expect(told(read.stored)).toEqual([[1440, 2880, 2304, 0]]);
  });
  it('up to a packet with a FIN, which stays as it is', () => {
    const socket = full({
      unread: [packet(0, 10, 768), packet(10, 10, 768), packet(20, 10, 768, true)],
      buffer: 1000,
    });
    expect(admits(socket, segment(31))).toBe(false);
    expect(told(socket.stored)).toEqual([
      [0, 20, 832, 236],
      [20, 31, 768, 0],
    ]);
    const first = full({ unread: [packet(0, 10, 768, true)], buffer: 500 });
    expect(admits(first, segment(11))).toBe(false);
    expect(told(first.stored)).toEqual([[0, 11, 768, 0]]);
  });
});

describe('what came beyond a gap', () => {
  it('is put together stretch by stretch, a single small packet not', () => {
    const early = [packet(100, 10, 768), packet(110, 10, 768), packet(200, 10, 768), packet(300, 4000, 8448)];
    const socket = full({ early, buffer: 8000 });
    expect(admits(socket, segment(0))).toBe(true);
    expect(told(socket.outOfOrder)).toEqual([
      [100, 120, 832, 236],
      [200, 210, 768, 0],
      [300, 4076, 4352, 0],
      [4076, 4300, 832, 32],
    ]);
    expect(socket.receiveMemory).toBe(832 + 768 + 4352 + 832);
  });
  it('a single packet only if it fills a page', () => {
    const one = (len: number) => {
      const socket = full({ early: [packet(100, len, 8448)], buffer: 8000 });
      admits(socket, segment(0));
      return socket.receiveMemory;
    };
    expect(one(3776)).toBe(4352);
    expect(one(3775)).toBe(0);
  });
  it('twice is copied once; what lies behind the end of the stretch stays', () => {
    const behind = full({ early: [packet(0, 2000, 8448), packet(500, 300, 768)], buffer: 8000 });
    expect(admits(behind, segment(0, 10))).toBe(true);
    expect(told(behind.outOfOrder)).toEqual([
      [0, 2000, 4352, 1776],
      [500, 800, 768, 0],
    ]);
    const between = full({
      early: [packet(0, 2000, 8448), packet(500, 300, 768), packet(2000, 10, 768)],
      buffer: 8000,
    });
    expect(admits(between, segment(0, 10))).toBe(true);
    expect(told(between.outOfOrder)).toEqual([[0, 2010, 4352, 1766]]);
    expect(between.receiveMemory).toBe(4352);
  });
  it('small ones are looked at up to an eighth of the buffer', () => {
    const early = [packet(100, 10, 768), packet(200, 10, 768), packet(300, 10, 768), packet(310, 10, 768)];
    const pair = (buffer: number) => {
      const socket = full({ early: [...early], buffer });
      socket.receiveMemory = buffer + 1;
      admits(socket, segment(1000));
      return socket.outOfOrder?.length;
    };
    expect(pair(8 * 1536)).toBe(3);
    expect(pair(8 * 1535)).toBe(4);
  });
  it('is dropped from the highest on, an eighth of the buffer at a time, until there is room', () => {
    const early = Array.from({ length: 6 }, (_, i) => packet(2000 + 2000 * i, 1448, 2304));
    const left = (buffer: number, fields: Partial<Socket> = {}) => {
      const socket = full({
        early: [...early],
        buffer,
        fields: { sackBlocks: [[1, 2]], dsack: [3, 4], ...fields },
      });
      return { yes: admits(socket, segment(0)), left: told(socket.outOfOrder)?.length, socket };
    };
    const nothing = { sackBlocks: null, dsack: null };
    expect(left(6 * 2304 - 1)).toMatchObject({ yes: true, left: 5, socket: nothing });
    expect(left(4 * 2304 - 1)).toMatchObject({ yes: true, left: 3, socket: { receiveMemory: 3 * 2304 } });
    // An eighth is three packets; none of the blocks is told again.
    expect(left(8 * 2305, { receiveMemory: 8 * 2305 + 1 })).toMatchObject({ yes: true, left: 4 });
    expect(left(6 * 2304)).toMatchObject({ left: 6, socket: { sackBlocks: [[1, 2]], dsack: [3, 4] } });
    expect(left(2303)).toMatchObject({
      yes: true,
      left: undefined,
      socket: { outOfOrder: null, receiveMemory: 0 },
    });
  });
  it('an eighth is dropped before it is looked at again', () => {
    const early = Array.from({ length: 8 }, (_, i) => packet(2000 + 2000 * i, 1448, 2304));
    const left = (over: number): number | undefined => {
      const buffer = 16 * 2304;
      const socket = full({ early: [...early], buffer, fields: { receiveMemory: buffer + over } });
      expect(admits(socket, segment(0))).toBe(true);
      return socket.outOfOrder?.length;
    };
    expect(left(2 * 2304)).toBe(6);
    expect(left(2 * 2304 + 1)).toBe(4);
  });
  it('all of it, where even that makes no room', () => {
    const socket = full({ unread: [packet(0, 1448, 2304)], early: [packet(2000, 1448, 2304)], buffer: 2000 });
    expect(admits(socket, segment(1448))).toBe(false);
    expect(socket).toMatchObject({ outOfOrder: null, receiveMemory: 2304 });
  });
  it('but not what comes before the new segment', () => {
    const three = full({ early: [2000, 4000, 6000].map((seq) => packet(seq, 1448, 2304)), buffer: 2304 });
    expect(admits(three, segment(3000))).toBe(true);
    expect(told(three.outOfOrder)).toEqual([[2000, 3448, 2304, 0]]);
    const early = [packet(2000, 1448, 2304), packet(4000, 1448, 2304)];
    const socket = full({ early, buffer: 2000, fields: { sackBlocks: [[1, 2]] } });
    expect(admits(socket, segment(3000))).toBe(false);
    expect(told(socket.outOfOrder)).toEqual([[2000, 3448, 2304, 0]]);
    expect(socket.sackBlocks).toBe(null);
    const last = full({ early: [packet(2000, 1448, 2304)], buffer: 2000, fields: { sackBlocks: [[1, 2]] } });
    expect(admits(last, segment(2001))).toBe(false);
    expect(last).toMatchObject({ sackBlocks: [[1, 2]], outOfOrder: { length: 1 } });
    expect(admits(last, segment(2000))).toBe(true);
    // What waits is told of no more, only what comes from now on.
    Object.assign(socket, { sackOk: true });
    putEarly(socket, packet(9000, 1448, 2304));
    expect(socket.sackBlocks).toEqual([[rcvNxt + 9000, rcvNxt + 10_448]]);
  });
});
