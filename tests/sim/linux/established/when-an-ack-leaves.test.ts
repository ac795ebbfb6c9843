/**
 * RFC 9293 §3.8.6.3 and `tcp_send_delayed_ack`, `tcp_event_data_recv`, `tcp_measure_rcv_mss`, `tcp_incr_quickack`,
 * `tcp_cleanup_rbuf`, `tcp_delack_timer_handler`. A tick is 4 ms: TCP_ATO_MIN 10 of them, TCP_DELACK_MAX 50.
 */
import { describe, expect, it } from 'vitest';
import { WireSegment } from '../../../../src/sim/segment.ts';
import { ackTimerFires, checkAck, dataRead, measureSegment } from '../../../../src/sim/tcp/ack-schedule.ts';
import { readBytes } from '../../../../src/sim/tcp/calls.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { inState, OneHost } from '../../one-host.ts';

const [SCHED, DELAYED, PUSHED, PUSHED2, NOW] = [1, 2, 4, 8, 16];

/** An ACK is owed, in interactive mode, where none is quick. */
function owing(fields: Partial<Socket> = {}, settings: Record<string, number> = {}): OneHost {
  const one = new OneHost({ settings });
  Object.assign(one.socket, { ackPending: SCHED, pingpong: 1, ato: 10, lastReceiveTick: 0, ...fields });
  return one;
}

describe('a delayed ACK waits', () => {
  /** Ticks. */
  const waits = (fields: Partial<Socket>, settings: Record<string, number> = {}): number => {
    const one = owing(fields, settings);
    checkAck(one.socket);
    expect(one.sent).toHaveLength(0);
    return one.socket.ackDueTick - one.host.wheel.ticks(one.host.now);
  };
  const slow = { srtt8: 8 * 1_000_000 };

  it('as long as segments lie apart', () => {
    expect(waits({ ato: 10 })).toBe(10);
    expect(waits({ ato: 12, ...slow })).toBe(12);
  });

  it('no longer than a round trip, but for the 40 ms that are always allowed', () => {
    expect(waits({ ato: 40, srtt8: 8 * 100_000 })).toBe(25);
    expect(waits({ ato: 40, srtt8: 8 * 4000 })).toBe(10);
    expect(waits({ ato: 40, srtt8: 0 })).toBe(40);
  });

  it('no longer than 200 ms, and less than the smallest RTO', () => {
    expect(waits({ ato: 80, ...slow })).toBe(49);
    expect(waits({ ato: 80, ...slow }, { 'net.ipv4.tcp_rto_min_us': 1_000_000 })).toBe(50);
    expect(waits({ ato: 10, ...slow }, { 'net.ipv4.tcp_rto_min_us': 20_000 })).toBe(4);
    expect(waits({ ato: 10, ...slow }, { 'net.ipv4.tcp_rto_min_us': 1000 })).toBe(1);
  });

  it('until the earlier of two times, where one waits already', () => {
    const one = owing({ ato: 40, ...slow });
    const now = one.host.wheel.ticks(one.host.now);
    Object.assign(one.socket, { ackPending: SCHED | DELAYED, ackDueTick: now + 20 });
    checkAck(one.socket);
    expect(one.socket.ackDueTick).toBe(now + 20);
    Object.assign(one.socket, { ackDueTick: now + 60 });
    checkAck(one.socket);
    expect(one.socket.ackDueTick).toBe(now + 40);
  });

  it('not at all where it is due in a quarter of that', () => {
    for (const [due, leaves] of [
      [11, 0],
      [10, 1],
    ] as const) {
      const one = owing({ ato: 40, ...slow });
      const now = one.host.wheel.ticks(one.host.now);
      Object.assign(one.socket, { ackPending: SCHED | DELAYED, ackDueTick: now + due });
      checkAck(one.socket);
      expect(one.sent, `${due}`).toHaveLength(leaves);
    }
  });
});

it('is 40 ms at any tick', () => {
  const one = new OneHost({ hz: 1000 });
  Object.assign(one.socket, { ackPending: SCHED, pingpong: 1, ato: 60, srtt8: 8000 });
  checkAck(one.socket);
  expect(one.socket.ackDueTick - one.host.wheel.ticks(one.host.now)).toBe(40);
});

describe('an ACK leaves at once', () => {
  const leaves = (fields: Partial<Socket>): number => {
    const one = owing(fields);
    checkAck(one.socket);
    return one.sent.length;
  };
  it('where quick ones are left and the talk is not interactive', () => {
    expect(leaves({ quickAcks: 1, pingpong: 0 })).toBe(1);
    expect(leaves({ quickAcks: 1, pingpong: 1 })).toBe(0);
    expect(leaves({ quickAcks: 0, pingpong: 0 })).toBe(0);
  });
  it('where something asks for it', () => {
    expect(leaves({ ackPending: SCHED | NOW })).toBe(1);
    expect(leaves({ ackPending: NOW })).toBe(0);
  });
  it('where more than a full segment has not been told of', () => {
    const one = new OneHost();
    const more = (by: number) => ({
      rcvMss: 1000,
      rcvNxt: one.socket.rcvNxt + by,
      copiedSeq: one.socket.rcvNxt + by,
    });
    expect(leaves(more(1001))).toBe(1);
    expect(leaves(more(1000))).toBe(0);
  });
});

describe('the timer of a delayed ACK', () => {
  it('ends interactive mode, else doubles the wait up to the RTO', () => {
    const one = owing({ ato: 30 });
    ackTimerFires(one.socket);
    expect(one.sent).toHaveLength(1);
    expect(one.socket).toMatchObject({ pingpong: 0, ato: 10 });
    const other = owing({ ato: 20, pingpong: 0 });
    ackTimerFires(other.socket);
    expect(other.socket.ato).toBe(40);
    const third = owing({ ato: 40, pingpong: 0 });
    ackTimerFires(third.socket);
    expect(third.socket.ato).toBe(55);
  });

  it('sends what was saved up for SACK, and changes nothing else', () => {
    const one = owing({ ato: 30, savedAcks: 2 });
    ackTimerFires(one.socket);
    expect(one.sent).toHaveLength(1);
    expect(one.socket).toMatchObject({ pingpong: 1, ato: 30, savedAcks: 0 });
    const none = owing({ ato: 30, savedAcks: 1 });
    ackTimerFires(none.socket);
    expect(none.socket).toMatchObject({ pingpong: 1, ato: 30 });
  });
});

describe('how long one waits follows the distance of segments', () => {
  /** `gap` ticks after the last. */
  const learned = (ato: number, gap: number, fields: Partial<Socket> = {}): Socket => {
    const one = owing({ ato, rto: 400_000, ...fields });
    one.socket.lastReceiveTick = one.host.wheel.ticks(one.host.now) - gap;
    one.receive({ flags: 'A', len: 10 });
    return one.socket;
  };
  it('half of it, and half of 40 ms, where they lie close together', () => {
    expect(learned(30, 0).ato).toBe(20);
    expect(learned(30, 5).ato).toBe(20);
  });
  it('half of it and the gap, where they lie further apart', () => {
    expect(learned(30, 6).ato).toBe(21);
    expect(learned(30, 29).ato).toBe(44);
  });
  it('no more than the RTO', () => {
    expect(learned(190, 90).ato).toBe(100);
  });
  it('as it was, where the gap is longer than the wait; quick ACKs again, where it is longer than the RTO', () => {
    expect(learned(30, 30)).toMatchObject({ ato: 30, quickAcks: 0 });
    expect(learned(30, 100)).toMatchObject({ ato: 30, quickAcks: 0 });
    expect(learned(30, 101).quickAcks).toBeGreaterThan(0);
  });
});

describe('quick ACKs', () => {
  /** After the first data ever. */
  const granted = (rcvWnd: number, rcvMss: number, quickAcks = 0): number => {
    const one = owing({ ato: 0, rcvWnd, rcvMss, quickAcks });
    one.receive({ flags: 'A', len: 10 });
    return one.socket.quickAcks;
  };
  it('are half as many as segments fit the window, two at least, 16 at most', () => {
    expect(granted(10_000, 1000)).toBe(5);
    expect(granted(11_999, 1000)).toBe(5);
    expect(granted(1900, 1000)).toBe(2);
    expect(granted(64_000, 1000)).toBe(16);
    expect(granted(2000, 1000)).toBe(1);
  });
  it('are never fewer than before', () => {
    expect(granted(10_000, 1000, 9)).toBe(9);
  });
});

describe('what the peer’s full segment is', () => {
  const measured = (
    sizes: number[],
    { flags = 0, sack = null as [number, number][] | null, fields = {} as Partial<Socket> } = {},
  ): Socket => {
    const { socket } = owing({ rcvMss: 1000, ackPending: 0, ...fields });
    for (const len of sizes) {
      const segment = new WireSegment(1, 1, flags, 0, len, len);
      segment.sack = sack;
      measureSegment(socket, segment);
    }
    return socket;
  };
  it('is the largest seen', () => {
    expect(measured([1200]).rcvMss).toBe(1200);
    expect(measured([1000]).rcvMss).toBe(1000);
  });
  it('is a smaller one that comes twice, of 536 bytes and more with headers of 20', () => {
    expect(measured([536, 536])).toMatchObject({ rcvMss: 536 });
    expect(measured([535, 535], { flags: 8 })).toMatchObject({ rcvMss: 1000 });
    expect(measured([600, 700])).toMatchObject({ rcvMss: 1000, lastSegmentSize: 700 });
  });
  it('headers are 12 longer with timestamps', () => {
    expect(measured([524, 524], { flags: 8, fields: { tsOk: true } }).rcvMss).toBe(524);
    expect(measured([523, 523], { flags: 8, fields: { tsOk: true } }).rcvMss).toBe(1000);
    expect(measured([76, 76], { fields: { tsOk: true } }).rcvMss).toBe(76);
    expect(measured([75, 75], { fields: { tsOk: true } }).rcvMss).toBe(1000);
  });
  it('or of 88 bytes, where nothing says that no more is to come', () => {
    expect(measured([88, 88]).rcvMss).toBe(88);
    expect(measured([87, 87]).rcvMss).toBe(1000);
    expect(measured([88, 88], { flags: 8 }).rcvMss).toBe(1000);
    expect(measured([88, 88], { flags: 1 }).rcvMss).toBe(1000);
  });
  it('SACK blocks take their room from the data and do not count', () => {
    // Two blocks: 4 + 2 × 8.
    const sack: [number, number][] = [
      [1, 2],
      [3, 4],
    ];
    expect(measured([516, 516], { flags: 8, sack }).rcvMss).toBe(536);
    expect(measured([515, 515], { flags: 8, sack }).rcvMss).toBe(1000);
  });
  it('a short one says that the peer has no more: once, then twice', () => {
    expect(measured([10]).ackPending).toBe(PUSHED);
    expect(measured([10, 10]).ackPending).toBe(PUSHED | PUSHED2);
    expect(measured([1000], { flags: 8 }).ackPending).toBe(PUSHED);
    expect(measured([1000]).ackPending).toBe(0);
  });
});

describe('a short segment', () => {
  it('of less than 128 bytes does not open the window', () => {
    const opened = (len: number): number => {
      const one = owing({ receiveSsthresh: 20_000, windowClamp: 60_000 });
      one.receive({ flags: 'A', len });
      return one.socket.receiveSsthresh - 20_000;
    };
    expect(opened(127)).toBe(0);
    expect(opened(128)).toBeGreaterThan(0);
  });
});

describe('a program that reads', () => {
  const reads = (fields: Partial<Socket>, copied = 1): number => {
    const one = owing({ pingpong: 0, ...fields });
    dataRead(one.socket, copied);
    return one.sent.length;
  };
  it('sets free an ACK for more than a full segment', () => {
    const { rcvNxt } = new OneHost().socket;
    expect(reads({ rcvMss: 100, rcvNxt: rcvNxt + 101 })).toBe(1);
    expect(reads({ rcvMss: 100, rcvNxt: rcvNxt + 100 })).toBe(0);
    expect(reads({ rcvMss: 100, rcvNxt: rcvNxt + 101, ackPending: 0 })).toBe(0);
  });
  it('or for the end of what the peer had to say, if all is read', () => {
    expect(reads({ ackPending: SCHED | PUSHED })).toBe(1);
    expect(reads({ ackPending: SCHED | PUSHED, pingpong: 1 })).toBe(0);
    expect(reads({ ackPending: SCHED | PUSHED | PUSHED2, pingpong: 1 })).toBe(1);
    expect(reads({ ackPending: SCHED | PUSHED, receiveMemory: 768 })).toBe(0);
    expect(reads({ ackPending: SCHED })).toBe(0);
    expect(reads({ ackPending: SCHED | PUSHED }, 0)).toBe(0);
  });
  it('tells of a window that has doubled', () => {
    const { rcvWup } = new OneHost().socket;
    const half = { ackPending: 0, windowClamp: 60_000, receiveSsthresh: 60_000, rcvNxt: rcvWup };
    expect(reads({ ...half, rcvWnd: 30_000 })).toBe(1);
    expect(reads({ ...half, rcvWnd: 30_000 }, 0)).toBe(0);
    // 60,000 rounded up to units of 1024 is 60,416.
    expect(reads({ ...half, rcvWnd: 30_208 })).toBe(0);
    expect(reads({ ...half, windowClamp: 60_416, receiveSsthresh: 60_416, rcvWnd: 30_208 })).toBe(1);
    expect(reads({ ...half, rcvWnd: 10_000, shut: 1 })).toBe(0);
  });
  it('tells nobody where only a mini-socket is left', () => {
    const one = inState['FIN-WAIT-2']();
    one.receive({ flags: 'FA', len: 40_000 });
    expect(one.socket).toMatchObject({ state: 'TIME_WAIT', mini: true });
    Object.assign(one.socket, { rcvWnd: 1000, shut: 2 });
    const before = one.sent.length;
    expect(readBytes(one.socket, 40_000)).toBe(40_000);
    expect(one.sent).toHaveLength(before);
  });
});

describe('data that we send', () => {
  it('answers data, and the talk is interactive, if that came within the wait', async () => {
    const { sendBytes } = await import('../../../../src/sim/tcp/calls.ts');
    const talks = (ato: number, ago: number): number => {
      const one = owing({ ato, pingpong: 0, ackPending: 0 });
      one.socket.lastReceiveTick = one.host.wheel.ticks(one.host.now) - ago;
      sendBytes(one.socket, 10);
      return one.socket.pingpong;
    };
    expect(talks(10, 9)).toBe(1);
    expect(talks(10, 10)).toBe(0);
    expect(talks(0, 0)).toBe(0);
    expect(talks(1, 0)).toBe(1);
  });
});
