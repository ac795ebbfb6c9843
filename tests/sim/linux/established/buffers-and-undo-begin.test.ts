/** `tcp_sndbuf_expand`, `tcp_update_pacing_rate` before the first round trip, `tcp_init_undo`, `tcp_data_queue` at a window of 0. */
import { describe, expect, it } from 'vitest';
import { expandSendBuffer } from '../../../../src/sim/tcp/calls.ts';
import { initUndo } from '../../../../src/sim/tcp/congestion.ts';
import { updatePace } from '../../../../src/sim/tcp/segmentation.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const socketWith = (fields: Partial<Socket>): Socket => Object.assign(new OneHost().socket, fields);

it('the send buffer has room for two windows of full segments, of ten segments at least', () => {
  const buffer = (cwnd: number, reordering: number, sendBuffer = 0): number => {
    const socket = socketWith({ cwnd, reordering, sendBuffer });
    expandSendBuffer(socket);
    return socket.sendBuffer;
  };
  expect(buffer(5, 3)).toBe(2 * 10 * 2304);
  expect(buffer(12, 3)).toBe(2 * 12 * 2304);
  expect(buffer(12, 20)).toBe(2 * 21 * 2304);
  expect(buffer(5, 3, 99_000)).toBe(99_000);
});

it('a segment of up to 512 bytes, its timestamps with it, takes half the memory', () => {
  const each = (mss: number, tsOk: boolean): number => {
    const socket = socketWith({ mss, tsOk, cwnd: 10, reordering: 3, sendBuffer: 0 });
    expandSendBuffer(socket);
    return socket.sendBuffer / 20;
  };
  expect([each(500, true), each(501, true)]).toEqual([1280, 2304]);
  expect([each(512, false), each(513, false)]).toEqual([1280, 2304]);
});

it('before the first round trip the pace is that of a microsecond', () => {
  const socket = socketWith({ mss: 1000, cwnd: 10, ssthresh: 100, packetsOut: 0, srtt8: 0 });
  updatePace(socket);
  expect(socket.pace).toBe(1000 * 80_000 * 200 * 10);
});

describe('what an undo waits for', () => {
  const waits = (fields: Partial<Socket>): number => {
    const socket = socketWith(fields);
    initUndo(socket);
    expect(socket.undoMarker).toBe(socket.sndUna);
    return socket.undoRetrans;
  };
  it('are the retransmissions still out, that of a loss probe too; -1 if there are none', () => {
    expect(waits({ retransOut: 0 })).toBe(-1);
    expect(waits({ retransOut: 2 })).toBe(2);
    expect(waits({ retransOut: 2, tlpHighSeq: 3001, tlpRetrans: true })).toBe(3);
    expect(waits({ retransOut: 0, tlpHighSeq: 3001, tlpRetrans: true })).toBe(1);
    expect(waits({ retransOut: 2, tlpHighSeq: 3001, tlpRetrans: false })).toBe(2);
    expect(waits({ retransOut: 2, tlpHighSeq: -1, tlpRetrans: true })).toBe(2);
  });
});

describe('data at a window of 0', () => {
  it('that came before is told with a DSACK, new data is answered', () => {
    const told = (seq: number, len: number): number[][] | null => {
      const one = new OneHost();
      const { rcvNxt } = one.socket;
      Object.assign(one.socket, {
        rcvWnd: 0,
        rcvWup: rcvNxt,
        windowClamp: 0,
        receiveSsthresh: 0,
      });
      expect(one.receive({ flags: 'A', seq, len })).toHaveLength(1);
      expect(one.socket.rcvNxt).toBe(rcvNxt);
      return one.sent[0]!.sack?.map(([from, to]) => [from - rcvNxt, to - rcvNxt]) ?? null;
    };
    expect(told(-5, 10)).toEqual([[-5, 0]]);
    expect(told(0, 10)).toBe(null);
  });
});
