/** `skb->truesize`: the pieces the allocator hands out (576, then 1024, 2048, 4096 …) and `struct sk_buff`, 256. */
import { describe, expect, it } from 'vitest';
import { ACK, FIN } from '../../../../src/sim/segment.ts';
import { lengthOf } from '../../../../src/sim/tcp/arrived.ts';
import { freeSpace, fullSpace, joins, packetOf, truesize } from '../../../../src/sim/tcp/receive-memory.ts';
import { OneHost } from '../../one-host.ts';

// NET_SKB_PAD 64, IP and TCP 40, timestamps 12, skb_shared_info 320: 436 of a piece is not data, 424 without timestamps.
describe.each([
  [true, 436],
  [false, 424],
])('with timestamps: %s', (timestamps, overhead) => {
  const { socket } = new OneHost({ timestamps });
  it.each([
    [576, 1024],
    [1024, 2048],
    [2048, 4096],
    [4096, 8192],
  ])('what fills a piece of %i costs that, one byte more the next', (piece, larger) => {
    expect(truesize(socket, piece - overhead)).toBe(piece + 256);
    expect(truesize(socket, piece - overhead + 1)).toBe(larger + 256);
  });

  it('what is left of a piece takes in what comes right behind: skb_try_coalesce', () => {
    const data = (seq: number, len: number, fin = 0) =>
      packetOf(socket, { seq, end: seq + len + fin, len, flags: fin ? FIN : ACK });
    const packet = data(500, 100);
    expect(packet).toEqual({ seq: 500, end: 600, fin: false, truesize: 832, room: 576 - overhead - 100 });
    expect(joins(packet, data(600, 576 - overhead - 99))).toBe(false);
    expect(joins(packet, data(599, 10))).toBe(false);
    expect(joins(packet, data(601, 10))).toBe(false);
    expect(joins(packet, data(600, 576 - overhead - 100))).toBe(true);
    expect(packet).toMatchObject({ end: 1076 - overhead, fin: false, room: 0, truesize: 832 });
    // A bare FIN has no data to find room for.
    expect(joins(packet, data(1076 - overhead, 0, 1))).toBe(true);
    expect(packet).toMatchObject({ end: 1077 - overhead, fin: true, room: 0 });
    expect(lengthOf(packet)).toBe(576 - overhead);
    expect(joins(undefined, data(1, 1))).toBe(false);
  });
});

describe('what memory is worth as window: tcp_win_from_space', () => {
  it('is the share that the last full packet showed, in 256ths', () => {
    const { socket } = new OneHost();
    socket.receiveBuffer = 10_001;
    socket.receiveMemory = 1000;
    socket.scalingRatio = 128;
    expect(fullSpace(socket)).toBe(5000);
    expect(freeSpace(socket)).toBe(4500);
  });
});
