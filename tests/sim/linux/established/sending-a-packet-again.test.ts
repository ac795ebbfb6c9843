/** `__tcp_retransmit_skb`, `tcp_retrans_try_collapse`, `tcp_fragment`: cut to what fits, or merged with what follows. */
import { describe, expect, it } from 'vitest';
import { sendAgain } from '../../../../src/sim/tcp/resend.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { sendProbe } from '../../../../src/sim/tcp/tail-loss-probe.ts';
import { counted, packetsOf, type Sent, told, withQueue } from '../../sent-queue.ts';

const again = (packets: Sent[], fields: Partial<Socket> = {}, at = 0, options = {}) => {
  const one = withQueue(packets, fields, options);
  const { socket } = one;
  const sent = sendAgain(socket, packetsOf(socket)[at]!, 'rto', 'rto');
  expect(socket).toMatchObject(counted(socket));
  return { one, socket, sent, lengths: one.sent.map(({ len }) => len) };
};

describe('a packet that goes alone', () => {
  it('takes in the next while both fit one segment', () => {
    expect(told(again([{ len: 300 }, { len: 300 }, { len: 300 }]).socket)).toEqual(['900 E']);
    expect(told(again([{ len: 300 }, { len: 700 }]).socket)).toEqual(['1000 E']);
    expect(told(again([{ len: 300 }, { len: 701 }]).socket)).toEqual(['300 E', '701']);
    expect(told(again([{ len: 1000 }, { len: 0, flags: 1 }]).socket)).toEqual(['1000 E', '0']);
    expect(told(again([{ len: 999 }, { len: 0, flags: 1 }]).socket)).toEqual(['999 E']);
  });

  it('takes in nothing that arrived, nor goes past it', () => {
    expect(told(again([{ len: 300 }, { len: 300, marks: 'S' }, { len: 300 }]).socket)).toEqual([
      '300 E',
      '300 S',
      '300',
    ]);
    expect(told(again([{ len: 300, marks: 'S' }, { len: 300 }]).socket)).toEqual(['300 SE', '300']);
  });

  it('takes in nothing beyond the window', () => {
    expect(told(again([{ len: 300 }, { len: 300 }], { sndWnd: 600 }).socket)).toEqual(['600 E']);
    expect(told(again([{ len: 300 }, { len: 300 }], { sndWnd: 599 }).socket)).toEqual(['300 E', '300']);
  });

  it('takes in nothing where tcp_retrans_collapse is off', () => {
    const options = { settings: { 'net.ipv4.tcp_retrans_collapse': 0 } };
    expect(told(again([{ len: 300 }, { len: 300 }], {}, 0, options).socket)).toEqual(['300 E', '300']);
  });

  it('counts as lost, sent again and the end of a buffer what it took in', () => {
    const { socket } = again([
      { len: 300, marks: 'L', endsBuffer: false },
      { len: 300, marks: 'LRE', retransmissions: 3 },
      { len: 300, marks: 'E', retransmissions: 1, endsBuffer: false },
      { len: 900 },
    ]);
    expect(told(socket)).toEqual(['900 LE', '900']);
    expect(socket.head).toMatchObject({
      retransmissions: 4,
      endsBuffer: false,
      cut: true,
    });
    const whole = again([{ len: 300 }, { len: 300 }]);
    expect(whole.socket.head).toMatchObject({ endsBuffer: true, cut: false });
    expect(whole.socket.sentBuffers).toBe(1);
  });

  it('keeps a FIN it took in', () => {
    const { one } = again([{ len: 300 }, { len: 300, flags: 1 }]);
    expect(one.sent[0]).toMatchObject({ len: 600 });
    expect(one.sent[0]!.flags & 1).toBe(1);
  });
});

describe('a packet that is too long', () => {
  it('is cut; FIN and the end of its buffer go with the rest', () => {
    const { one, socket } = again(
      [{ len: 2500, flags: 1, marks: 'LRE', retransmissions: 2, ago: 70 }, { len: 10 }],
      { mss: 1000 },
    );
    expect(told(socket)).toEqual(['1000 LRE', '1500 LRE', '10']);
    const [first, rest] = packetsOf(socket);
    expect(one.sent[0]!.flags & 1).toBe(0);
    expect(first).toMatchObject({
      flags: 0,
      endsBuffer: false,
      cut: true,
      retransmissions: 3,
    });
    expect(rest).toMatchObject({
      flags: 1,
      endsBuffer: true,
      retransmissions: 2,
    });
    expect(rest!.sentAt).toBe(one.host.now - 70_000);
    expect(rest!.sentIn).toBe(1_000_000 - 70);
    expect(first!.sentAt).toBe(one.host.now);
  });

  it('is not counted lost or sent again where it was neither', () => {
    const { socket } = again([{ len: 1500 }]);
    expect(told(socket)).toEqual(['1000 E', '500']);
    expect(socket).toMatchObject({ lostOut: 0, retransOut: 0, packetsOut: 2 });
    expect(socket.tail).toBe(socket.head!.next);
  });

  it('is cut at the window’s edge', () => {
    expect(again([{ len: 800 }], { sndWnd: 300 }).lengths).toEqual([300]);
    expect(again([{ len: 800 }, { len: 800 }], { sndWnd: 801 }, 1).lengths).toEqual([1]);
  });
});

describe('a packet that lies beyond the window', () => {
  it('is not sent, unless it is the first, at a window of 0', () => {
    expect(again([{ len: 800 }, { len: 800 }], { sndWnd: 800 }, 1)).toMatchObject({
      sent: false,
      lengths: [],
    });
    expect(again([{ len: 800 }], { sndWnd: 0 })).toMatchObject({
      sent: true,
      lengths: [800],
    });
  });
});

describe('a packet that was acknowledged in part', () => {
  it('begins where the acknowledgement ended', () => {
    const one = withQueue([{ len: 800 }]);
    one.socket.sndUna += 300;
    sendAgain(one.socket, one.socket.head!, 'rto', 'rto');
    expect(one.sent[0]).toMatchObject({ len: 500, seq: one.socket.sndUna });
  });
});

describe('two packets of one buffer', () => {
  it('that leave together are not cut apart, and neither takes in what follows', () => {
    const one = withQueue([{ endsBuffer: false }, { len: 300 }, { len: 100 }]);
    const [first, second] = packetsOf(one.socket);
    sendAgain(one.socket, first!, 'recovery', 'rack', first!);
    sendAgain(one.socket, second!, 'recovery', 'rack', first!);
    expect(told(one.socket)).toEqual(['1000 E', '300 E', '100']);
    expect(first!.cut).toBe(false);
    expect(second!.cut).toBe(false);
    expect(one.socket.totalRetrans).toBe(2);
  });
});

describe('segments of one buffer that left shorter, beside SACK blocks', () => {
  const off = { settings: { 'net.ipv4.tcp_retrans_collapse': 0 } };
  it('are full ones when they are sent again', () => {
    const two = again([{ len: 988, endsBuffer: false }, { len: 988 }, {}], {}, 0, off);
    expect(two.lengths).toEqual([1000]);
    expect(told(two.socket)).toEqual(['1000 E', '976', '1000']);
    const one = again([{ len: 500, endsBuffer: false }, { len: 500 }, {}], {}, 0, off);
    expect(told(one.socket)).toEqual(['1000 E', '1000']);
    expect(one.socket.head).toMatchObject({ endsBuffer: true, cut: false });
    expect(told(again([{ len: 988 }, { len: 988 }], {}, 0, off).socket)).toEqual(['988 E', '988']);
  });
  it('all of them, and where they left longer than one may be now, one more', () => {
    const { socket } = again(
      [{ endsBuffer: false }, { len: 500, endsBuffer: false }, { len: 500 }],
      {},
      0,
      off,
    );
    expect(told(socket)).toEqual(['1000 E', '1000']);
    const longer = again([{ len: 1012, endsBuffer: false }, { len: 1012 }], {}, 0, off);
    expect(told(longer.socket)).toEqual(['1000 E', '1000', '24']);
  });
  it('the window may cut all the same', () => {
    const cut = again([{ len: 500, endsBuffer: false }, { len: 500 }], { sndWnd: 700 }, 0, off);
    expect(told(cut.socket)).toEqual(['700 E', '300']);
  });
  it('fewer of them are fewer duplicates without SACK', () => {
    const queue: Sent[] = [{ len: 500, endsBuffer: false }, { len: 500 }, {}];
    const left = (fields: Partial<Socket>): number => {
      const { socket } = withQueue(queue, fields, off);
      sendAgain(socket, socket.head!, 'rto', 'rto');
      return socket.sackedOut;
    };
    expect(left({ sackOk: false, sackedOut: 2 })).toBe(1);
    expect(left({ sackOk: false, sackedOut: 0 })).toBe(0);
    expect(left({ sackOk: true, sackedOut: 2 })).toBe(2);
  });
});

describe('what is left of a buffer that was cut', () => {
  const cutAt300 = (packets: Sent[]): Socket => again(packets, { sndWnd: 300 }).socket;
  it('is full segments again from there on', () => {
    const three = cutAt300([{ endsBuffer: false }, { endsBuffer: false }, { len: 500 }]);
    expect(told(three)).toEqual(['300 E', '1000', '1000', '200']);
    expect(packetsOf(three).map(({ seq }) => seq - three.sndUna)).toEqual([0, 300, 1300, 2300]);
    expect(told(cutAt300([{ endsBuffer: false }, { len: 301 }]))).toEqual(['300 E', '1000', '1']);
  });
  it('takes in what fits whole, with its FIN and all that counts', () => {
    const fits = cutAt300([{ marks: 'LRE', endsBuffer: false }, { len: 300, marks: 'LRE', flags: 1 }, {}]);
    expect(told(fits)).toEqual(['300 LRE', '1000 LRE', '1000']);
    expect(fits.head!.next).toMatchObject({
      flags: 1,
      endsBuffer: true,
      cut: false,
    });
    const last = cutAt300([{ endsBuffer: false }, { len: 0, flags: 1 }]);
    expect(told(last)).toEqual(['300 E', '700']);
    expect(last.tail).toMatchObject({ flags: 1, endsBuffer: true });
  });
  it('ends where the buffer does, was cut before, or differs in its marks', () => {
    expect(told(cutAt300([{}, {}]))).toEqual(['300 E', '700', '1000']);
    const before = cutAt300([{ endsBuffer: false, cut: true }, {}]);
    expect(told(before)).toEqual(['300 E', '700', '1000']);
    expect(before.head!.next).toMatchObject({ cut: true });
    const next = cutAt300([{ endsBuffer: false }, { len: 200, endsBuffer: false, cut: true }, {}]);
    expect(told(next)).toEqual(['300 E', '900', '1000']);
    expect(told(cutAt300([{ endsBuffer: false }, { marks: 'L' }]))).toEqual(['300 E', '700', '1000 L']);
  });
});

describe('a tail loss probe', () => {
  it('cuts the last segment off its buffer, even if the window forbids to send it', () => {
    const cuts = (packets: Sent[]): boolean[] => {
      const { socket, sent } = withQueue(packets, { sndWnd: 500 });
      sendProbe(socket);
      expect(sent).toHaveLength(0);
      return packetsOf(socket).map(({ cut }) => cut);
    };
    expect(cuts([{ endsBuffer: false }, { endsBuffer: false }, {}])).toEqual([false, true, false]);
    expect(cuts([{ endsBuffer: false }, {}, {}])).toEqual([false, false, false]);
  });

  describe('asks by segments of today, tcp_send_loss_probe', () => {
    const probed = (packets: Sent[], mss: number) => {
      const { socket, sent } = withQueue(packets, { mss });
      const from = socket.sndUna;
      sendProbe(socket);
      expect(socket).toMatchObject(counted(socket));
      return { sent: sent.map(({ seq, len }) => [seq - from, len]), told: told(socket) };
    };
    const part: Sent = { endsBuffer: false };
    it('what is beyond as many as the buffer has but one', () => {
      expect(probed([part, { len: 13 }], 1012)).toEqual({ sent: [[1012, 1]], told: ['1012', '1 E'] });
      expect(probed([{}, part, part, { len: 900 }], 980)).toEqual({
        sent: [[2960, 940]],
        told: ['1000', '980', '980', '940 E'],
      });
    });
    it('nothing is beyond: its beginning, in a segment of today', () => {
      expect(probed([part, { len: 12 }], 1012)).toEqual({ sent: [[0, 1012]], told: ['1012 E'] });
      expect(probed([{}, part, part, { len: 24 }], 1012)).toEqual({
        sent: [[1000, 1012]],
        told: ['1000', '1012 E', '1012'],
      });
    });
    it('a buffer that was cut, or of which a part was sent again, is two', () => {
      expect(probed([{ ...part, cut: true }, { len: 13 }], 1012).sent).toEqual([[1000, 13]]);
      expect(probed([{ ...part, marks: 'E' }, { len: 13 }], 1012).sent).toEqual([[1000, 13]]);
    });
    it('of a buffer whose beginning was acknowledged, its last segment as it left', () => {
      const { socket, sent } = withQueue([part, part, { len: 13 }], { mss: 1012, sndWnd: 5000 });
      const from = socket.head!.seq;
      socket.sndUna = from + 500;
      sendProbe(socket);
      expect(sent.map(({ seq, len }) => [seq - from, len])).toEqual([[2000, 13]]);
      expect(packetsOf(socket).map(({ cut }) => cut)).toEqual([false, true, false]);
    });
  });
});
