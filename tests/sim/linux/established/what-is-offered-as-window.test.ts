/** `__tcp_select_window`, `tcp_select_window`, `tcp_init_buffer_space`, `tcp_select_initial_window`. */
import { describe, expect, it } from 'vitest';
import {
  initReceiveWindow,
  offerableWindow,
  receiveWindow,
  selectWindow,
  synWindow,
} from '../../../../src/sim/tcp/receive-window.ts';
import { ACK_NO_MEMORY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

/** A buffer of 40,000 bytes, half of which is window: 20,000; the peer sends 1,000 at a time. */
const having = (fields: Partial<Socket>): Socket =>
  Object.assign(new OneHost().socket, {
    receiveBuffer: 40_000,
    receiveMemory: 0,
    scalingRatio: 128,
    windowClamp: 100_000,
    receiveSsthresh: 100_000,
    rcvMss: 1000,
    rcvWnd: 5000,
    windowUnit: 1024,
    quickAcks: 5,
    ...fields,
  });
const offer = (fields: Partial<Socket>): number => offerableWindow(having(fields));

describe('with a scale of 1024', () => {
  it('what is free, rounded up', () => {
    expect(offer({})).toBe(20 * 1024);
    expect(offer({ receiveMemory: 16_000 })).toBe(12 * 1024);
    expect(offer({ receiveSsthresh: 9216 })).toBe(9216);
    expect(offer({ receiveSsthresh: 9217 })).toBe(10_240);
  });

  it('rounded down once less than half is free', () => {
    expect(offer({ receiveMemory: 20_000 })).toBe(10 * 1024);
    expect(offer({ receiveMemory: 20_002 })).toBe(9 * 1024);
    // Half of what the clamp allows.
    expect(offer({ receiveMemory: 28_000, windowClamp: 12_000 })).toBe(6 * 1024);
    expect(offer({ receiveMemory: 28_002, windowClamp: 12_000 })).toBe(5 * 1024);
  });

  it('and there are no quick ACKs from then on', () => {
    const socket = having({ receiveMemory: 20_002 });
    offerableWindow(socket);
    expect(socket.quickAcks).toBe(0);
    const roomy = having({ receiveMemory: 20_000 });
    offerableWindow(roomy);
    expect(roomy.quickAcks).toBe(5);
  });

  it('nothing below a sixteenth of all, or below a segment', () => {
    // 20,000 >> 4 = 1250.
    expect(offer({ receiveMemory: 40_000 - 2 * 2048, rcvMss: 1000 })).toBe(2048);
    expect(offer({ receiveMemory: 40_000 - 2 * 2047, rcvMss: 1000 })).toBe(0);
    expect(offer({ receiveMemory: 40_000 - 2 * 5120, rcvMss: 5120 })).toBe(5120);
    expect(offer({ receiveMemory: 40_000 - 2 * 5120, rcvMss: 5121 })).toBe(0);
  });
});

describe('without a scale', () => {
  const plain = (fields: Partial<Socket>): number => offer({ windowUnit: 1, ...fields });

  it('whole segments, and the old offer while it is within one of what is free', () => {
    expect(plain({ receiveSsthresh: 9500, rcvWnd: 5000 })).toBe(9000);
    expect(plain({ receiveSsthresh: 9500, rcvWnd: 8500 })).toBe(9000);
    expect(plain({ receiveSsthresh: 9500, rcvWnd: 8501 })).toBe(8501);
    expect(plain({ receiveSsthresh: 9500, rcvWnd: 9500 })).toBe(9500);
    expect(plain({ receiveSsthresh: 9500, rcvWnd: 9501 })).toBe(9000);
  });

  it('all that is free where a segment is the whole buffer and half of that is more than was offered', () => {
    const tiny = { receiveBuffer: 1600, rcvMss: 1460 };
    // Full: 800 bytes, one segment.
    expect(plain({ ...tiny, rcvWnd: 399 })).toBe(800);
    expect(plain({ ...tiny, rcvWnd: 400 })).toBe(400);
  });
});

describe('what was offered', () => {
  it('is not taken back: RFC 9293 §3.8.6', () => {
    const socket = having({ receiveMemory: 40_000, rcvWnd: 5000 });
    expect(offerableWindow(socket)).toBe(0);
    expect(selectWindow(socket)).toBe(5 * 1024);
    socket.rcvNxt += 4000;
    expect(receiveWindow(socket)).toBe(1000);
    expect(selectWindow(socket)).toBe(1024);
    socket.rcvNxt += 1000;
    expect(selectWindow(socket)).toBe(0);
    socket.rcvNxt += 10;
    expect(receiveWindow(socket)).toBe(0);
  });

  it('but for want of memory', () => {
    expect(selectWindow(having({ ackPending: ACK_NO_MEMORY }))).toBe(0);
  });
});

describe('a SYN offers whole segments, below 65,536', () => {
  it('of 1460 bytes where timestamps are not yet known, the listener of those it will get', () => {
    const syn = (side: 0 | 1, fields: Partial<Socket>): number =>
      synWindow(Object.assign(new OneHost({ side }).socket, { scalingRatio: 128, tsOk: true, ...fields }));
    expect(syn(0, { receiveBuffer: 131_072 })).toBe(64_240);
    expect(syn(1, { receiveBuffer: 131_072 })).toBe(65_160);
    expect(syn(0, { receiveBuffer: 2 * 1461 })).toBe(1460);
    expect(syn(0, { receiveBuffer: 2 * 1460 })).toBe(1460);
    expect(syn(0, { receiveBuffer: 2 * 1000 })).toBe(1000);
  });
});

describe('when the connection stands', () => {
  const begun = (fields: Partial<Socket>): Socket => {
    const socket = having({ tsOk: true, rcvWnd: 64_240, ...fields });
    initReceiveWindow(socket);
    return socket;
  };

  it('one segment of the buffer is kept back, but two are always offered', () => {
    expect(begun({}).windowClamp).toBe(20_000 - 1448);
    expect(begun({ receiveBuffer: 8000 }).windowClamp).toBe(2896);
    expect(begun({ receiveBuffer: 5000 }).windowClamp).toBe(2500);
    expect(begun({ windowUnit: 1, receiveBuffer: 400_000 }).windowClamp).toBe(65_535);
  });

  it('the window begins with what a SYN may offer, the reader’s measure with ten segments', () => {
    expect(begun({})).toMatchObject({
      receiveSsthresh: 18_552,
      drsSpace: 14_480,
    });
    expect(begun({ rcvWnd: 9000 }).drsSpace).toBe(9000);
    const socket = begun({});
    expect(socket.drsSince).toBe(socket.ground.now);
    expect(socket.drsSeq).toBe(socket.copiedSeq);
  });
});
