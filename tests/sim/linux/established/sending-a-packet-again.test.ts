/** `__tcp_retransmit_skb`, `tcp_retrans_try_collapse`, `tcp_fragment`: cut to what fits, or merged with what follows. */
import { describe, expect, it } from 'vitest';
import { sendAgain } from '../../../../src/sim/tcp/resend.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
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
    expect(socket.head).toMatchObject({ retransmissions: 4, endsBuffer: false, cut: true });
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
    expect(first).toMatchObject({ flags: 0, endsBuffer: false, cut: true, retransmissions: 3 });
    expect(rest).toMatchObject({ flags: 1, endsBuffer: true, retransmissions: 2 });
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
    expect(again([{ len: 800 }], { sndWnd: 0 })).toMatchObject({ sent: true, lengths: [800] });
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
    const one = withQueue([{ len: 400, endsBuffer: false }, { len: 300 }, { len: 100 }]);
    const [first, second] = packetsOf(one.socket);
    sendAgain(one.socket, first!, 'recovery', 'rack', first!);
    sendAgain(one.socket, second!, 'recovery', 'rack', first!);
    expect(told(one.socket)).toEqual(['400 E', '300 E', '100']);
    expect(first!.cut).toBe(false);
    expect(second!.cut).toBe(false);
    expect(one.socket.totalRetrans).toBe(2);
  });
});
