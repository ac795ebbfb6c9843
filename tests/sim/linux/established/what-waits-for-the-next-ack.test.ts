/**
 * `tcp_tso_should_defer`, `tcp_write_xmit`, `tcp_mss_split_point`, `tcp_nagle_test`, `tcp_minshall_update`, `tcp_xmit_size_goal`,
 * `forced_push`: which of the bytes written may leave, and what holds the rest back.
 */
import { describe, expect, it } from 'vitest';
import { beginClose, sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { shouldDefer } from '../../../../src/sim/tcp/segmentation.ts';
import { firstBuffer, push, queuedMemory, sizeGoal, writeOut } from '../../../../src/sim/tcp/send-queue.ts';
import { CWR, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';
import { withQueue } from '../../sent-queue.ts';

describe('a buffer of several segments', () => {
  /** One packet out, sent 99.5 ms ago with a round trip of 100; the window of congestion has `free` packets of 1000. */
  const defers = (
    { free = 2, window = 50_000, most = 5, buffer = 4000, last = false, fin = false, sndWnd = 60_000 },
    fields: Partial<Socket> = {},
    ago = 99.5,
  ) => {
    const one = withQueue([{ ago }], { srtt8: 8 * 100_000, cwnd: 20, sndWnd, ...fields });
    one.socket.lastWireAt = one.host.now - 500;
    // Another way to say how much is free: the rest is out.
    one.socket.packetsOut = 20 - free;
    Object.assign(one.socket, fields);
    return shouldDefer(one.socket, { mss: 1000, most, buffer, last, fin, window });
  };
  it('waits for an ACK that is half a round trip or a millisecond away at most', () => {
    expect(defers({})).toBe('by-congestion-window');
    expect(defers({}, {}, 99)).toBe('by-congestion-window');
    expect(defers({}, {}, 98.999)).toBe('no');
    expect(defers({}, { srtt8: 8 * 1000 }, 0.5)).toBe('by-congestion-window');
    expect(defers({}, { srtt8: 8 * 1000 }, 0.499)).toBe('no');
    expect(defers({}, { head: null })).toBe('no');
  });
  it('not in recovery, nor once nothing has left for a millisecond', () => {
    expect(defers({}, { ca: RECOVERY })).toBe('no');
    expect(defers({}, { ca: CWR })).toBe('by-congestion-window');
    expect(defers({}, { lastWireAt: 999_000 })).toBe('by-congestion-window');
    expect(defers({}, { lastWireAt: 998_999 })).toBe('no');
  });
  it('not if as much as leaves at once may go, or the whole of a buffer with more behind it', () => {
    expect(defers({ free: 5, most: 5, buffer: 9000 })).toBe('no');
    expect(defers({ free: 4, most: 5, buffer: 9000 })).toBe('by-congestion-window');
    expect(defers({ free: 4, most: 9, buffer: 4000 })).toBe('no');
    expect(defers({ free: 4, most: 9, buffer: 4001 })).toBe('by-congestion-window');
    expect(defers({ free: 4, most: 9, buffer: 4000, last: true })).toBe('by-congestion-window');
  });
  it('not if a third of the window may go', () => {
    // 20 packets: 6,666 bytes.
    expect(defers({ free: 7, most: 9, buffer: 9000 })).toBe('no');
    expect(defers({ free: 6, most: 9, buffer: 9000 })).toBe('by-congestion-window');
    expect(defers({ free: 3, most: 9, buffer: 9000, sndWnd: 9000 })).toBe('no');
    expect(defers({ free: 3, most: 9, buffer: 9000, sndWnd: 9003 })).toBe('by-congestion-window');
  });
  it('for the peer’s window where that is the smaller one', () => {
    expect(defers({ window: 1500, buffer: 4000 })).toBe('yes');
    expect(defers({ window: 2000, free: 2, buffer: 4000 })).toBe('yes');
    expect(defers({ window: 2001, free: 2, buffer: 4000 })).toBe('by-congestion-window');
  });
  it('with a FIN at its end leaves if there is room for it', () => {
    const room = { free: 5, most: 9, buffer: 4000, last: true };
    expect(defers({ ...room, fin: true })).toBe('no');
    expect(defers(room)).toBe('yes');
    expect(defers({ ...room, window: 4000, free: 6, fin: true })).toBe('yes');
    expect(defers({ ...room, window: 4001, free: 6, fin: true })).toBe('no');
    expect(defers({ ...room, free: 4, buffer: 4000, fin: true })).toBe('by-congestion-window');
  });
});

/** A fresh connection that has written without sending: so many bytes, the last of them in a buffer of their own. */
const written = (bytes: number, fields: Partial<Socket> = {}): OneHost => {
  const one = new OneHost();
  Object.assign(one.socket, { mss: 1000, ...fields });
  one.socket.writeSeq += bytes;
  one.socket.lastBuffer = Math.min(bytes, fields.lastBuffer ?? bytes);
  return one;
};
const lengths = ({ sent }: OneHost): number[] => sent.map(({ len }) => len);

describe('the window of the peer', () => {
  it('cuts a buffer where it ends, even within a segment, and holds back what does not fit at all', () => {
    const out = (bytes: number, sndWnd: number, nagleOff = true): number[] => {
      const one = written(bytes, { sndWnd });
      push(one.socket, nagleOff, 'data');
      return lengths(one);
    };
    expect(out(2500, 2500)).toEqual([1000, 1000, 500]);
    expect(out(2500, 2499)).toEqual([1000, 1000, 499]);
    expect(out(2500, 2000)).toEqual([1000, 1000]);
    expect(out(2500, 1000)).toEqual([1000]);
    expect(out(2500, 999)).toEqual([]);
    expect(out(500, 500)).toEqual([500]);
    expect(out(500, 499)).toEqual([]);
    expect(out(1000, 1000)).toEqual([1000]);
  });
  it('must have room for the FIN, too', () => {
    const out = (bytes: number, sndWnd: number): [number[], boolean] => {
      const one = written(bytes, { sndWnd });
      beginClose(one.socket, false);
      return [lengths(one), one.sent.some(({ flags }) => flags & 1)];
    };
    expect(out(500, 501)).toEqual([[500], true]);
    expect(out(500, 500)).toEqual([[], false]);
    expect(out(1000, 1001)).toEqual([[1000], true]);
    expect(out(1000, 1000)).toEqual([[], false]);
    expect(out(0, 1)).toEqual([[0], true]);
    expect(out(0, 0)).toEqual([[], false]);
  });
});

describe('a short segment', () => {
  /** Another short one is out. */
  const out = (bytes: number, fields: Partial<Socket> = {}, nagleOff = false): number[] => {
    const one = new OneHost();
    Object.assign(one.socket, { mss: 1000 });
    sendBytes(one.socket, 100);
    Object.assign(one.socket, fields);
    const before = one.sent.length;
    one.socket.writeSeq += bytes;
    one.socket.lastBuffer = bytes;
    push(one.socket, nagleOff, 'data');
    return one.sent.slice(before).map(({ len }) => len);
  };
  it('waits while another is not acknowledged: Nagle as Minshall has it', () => {
    expect(out(500)).toEqual([]);
    expect(out(1000)).toEqual([1000]);
    expect(out(500, { noDelay: true })).toEqual([500]);
    expect(out(500, {}, true)).toEqual([500]);
    expect(out(500, { sndSml: 1001 })).toEqual([500]);
    expect(out(500, { sndSml: 1002 })).toEqual([]);
    expect(out(500, { sndSml: 9999 })).toEqual([500]);
  });
  it('with nothing out does not', () => {
    const one = new OneHost();
    Object.assign(one.socket, { sndSml: 5000 });
    sendBytes(one.socket, 10);
    expect(lengths(one)).toEqual([10]);
  });
  it('waits behind TCP_CORK in any case, a FIN takes it along', () => {
    const one = written(500, { cork: true });
    push(one.socket, false, 'data');
    expect(lengths(one)).toEqual([]);
    beginClose(one.socket, false);
    expect(lengths(one)).toEqual([500]);
  });
  it('at the end of a long buffer waits alone', () => {
    const one = new OneHost();
    Object.assign(one.socket, { mss: 1000 });
    sendBytes(one.socket, 100);
    const before = one.sent.length;
    one.socket.writeSeq += 2500;
    one.socket.lastBuffer = 2500;
    push(one.socket, false, 'data');
    expect(one.sent.slice(before).map(({ len }) => len)).toEqual([1000, 1000]);
  });
});

describe('PSH', () => {
  const pushed = (one: OneHost): boolean[] => one.sent.map(({ flags }) => (flags & 8) > 0);
  it('marks the last that was written, and the end of several segments', () => {
    const one = written(2500);
    push(one.socket, true, 'data');
    expect(pushed(one)).toEqual([false, false, true]);
    const short = written(300);
    push(short.socket, true, 'data');
    expect(pushed(short)).toEqual([true]);
    const fin = new OneHost();
    beginClose(fin.socket, false);
    expect(pushed(fin)).toEqual([false]);
  });
});

describe('buffers', () => {
  it('are filled with whole segments up to half the largest window of the peer', () => {
    const goal = (maxWindow: number): number =>
      sizeGoal(Object.assign(new OneHost().socket, { mss: 100, maxWindow }));
    expect(goal(10_000)).toBe(5000);
    expect(goal(10_199)).toBe(5000);
    expect(goal(538)).toBe(200);
    expect(goal(536)).toBe(500);
    expect(goal(400_000)).toBe(65_200);
    expect(sizeGoal(Object.assign(new OneHost().socket, { mss: 1000, maxWindow: 1500 }))).toBe(1000);
  });
  it('the first is what the others leave: all but the last are full', () => {
    const first = (bytes: number, lastBuffer: number): number =>
      firstBuffer(written(bytes, { lastBuffer, maxWindow: 10_000 }).socket);
    expect(first(300, 300)).toBe(300);
    expect(first(5300, 300)).toBe(5000);
    expect(first(5299, 300)).toBe(4999);
    expect(first(5301, 300)).toBe(1);
    expect(first(6300, 300)).toBe(1000);
    expect(first(10_300, 300)).toBe(5000);
  });
  it('cost their bytes, and 832 for each', () => {
    const memory = (bytes: number, lastBuffer: number, sentBuffers = 0): number =>
      queuedMemory(written(bytes, { lastBuffer, sentBuffers, maxWindow: 10_000 }).socket);
    expect(memory(0, 0)).toBe(0);
    expect(memory(1, 1)).toBe(1 + 832);
    expect(memory(300, 300, 2)).toBe(300 + 3 * 832);
    expect(memory(5300, 300)).toBe(5300 + 2 * 832);
    expect(memory(6300, 300)).toBe(6300 + 3 * 832);
  });
});

describe('what a write leaves behind', () => {
  it('a window that was the limit is remembered as such', () => {
    const limited = (fields: Partial<Socket>, bytes = 5000): boolean => {
      const one = written(bytes, { ssthresh: 100, ...fields });
      push(one.socket, true, 'data');
      return one.socket.cwndLimited;
    };
    expect(limited({ cwnd: 3 })).toBe(true);
    expect(limited({ cwnd: 5 })).toBe(true);
    expect(limited({ cwnd: 20 })).toBe(false);
  });
  it('counts for the reduction only while there is one', () => {
    const sent = (ca: Socket['ca']): number => {
      const one = written(1500, { ca, prrOut: 0 });
      push(one.socket, true, 'data');
      return one.socket.prrOut;
    };
    expect(sent(0)).toBe(0);
    expect(sent(CWR)).toBe(2);
    expect(sent(RECOVERY)).toBe(2);
    expect(sent(4)).toBe(0);
  });
  it('says so if nothing is out and nothing may go', () => {
    const left = (bytes: number, sndWnd: number): boolean => {
      const one = written(bytes, { sndWnd });
      return writeOut(one.socket, true, 'none', 'data');
    };
    expect(left(10, 0)).toBe(true);
    expect(left(10, 10)).toBe(false);
    expect(left(0, 0)).toBe(false);
    const out = withQueue([{}], { sndWnd: 1000 });
    out.socket.writeSeq += 10;
    expect(writeOut(out.socket, true, 'none', 'data')).toBe(false);
  });
  it('as a probe one packet goes past the congestion window', () => {
    const one = withQueue([{}, {}], { cwnd: 2 });
    one.socket.writeSeq += 3000;
    one.socket.lastBuffer = 3000;
    writeOut(one.socket, true, 'none', 'data');
    expect(one.sent).toHaveLength(0);
    writeOut(one.socket, true, 'as probe', 'probe-new');
    expect(lengths(one)).toEqual([1000]);
  });
});

describe('a large write', () => {
  it('goes out as it fills buffers: the first at once, more with each half window', () => {
    const one = new OneHost();
    Object.assign(one.socket, { mss: 1000, sendBuffer: 1e6, maxWindow: 20_000, cwnd: 100, sndWnd: 1e6 });
    expect(sendBytes(one.socket, 35_000)).toBe(35_000);
    expect(one.socket).toMatchObject({ pushedSeq: one.socket.writeSeq, lastBuffer: 5000, packetsOut: 35 });
  });
  it('goes on in the last buffer where that has room', () => {
    const one = new OneHost();
    one.receive({ flags: 'A', win: 0 });
    Object.assign(one.socket, { mss: 1000, maxWindow: 20_000 });
    sendBytes(one.socket, 4000);
    expect(one.socket.lastBuffer).toBe(4000);
    sendBytes(one.socket, 6000);
    expect(one.socket.lastBuffer).toBe(10_000);
    sendBytes(one.socket, 1);
    expect(one.socket.lastBuffer).toBe(1);
  });
});
