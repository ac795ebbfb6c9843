/** LISTEN and SYN-RECEIVED: RFC 9293 §3.10.7.2; `tcp_rcv_state_process` with TCP_LISTEN, `tcp_check_req`. */
import { describe, expect, it } from 'vitest';
import { ACK, FIN, RST, SYN, WireSegment } from '../../../../src/sim/segment.ts';
import { segmentArrives } from '../../../../src/sim/tcp/segment-arrival.ts';
import { OneHost } from '../../one-host.ts';

const bits: Record<string, number> = { S: SYN, A: ACK, R: RST, F: FIN };

/** A server that only listens; segments of port 5 with number 700. */
function listening(settings: Record<string, number> = {}) {
  const one = new OneHost({ side: 1, settings });
  const receive = (flags: string, options: Partial<WireSegment> = {}): string[] => {
    const set = [...flags].reduce((sum, letter) => sum | (bits[letter] as number), 0);
    const segment = new WireSegment(0, 5, set, 700, 700 + (set & SYN ? 1 : 0), 0);
    segment.win = 30_000;
    Object.assign(segment, options);
    const before = one.sent.length;
    segmentArrives(one.host, segment);
    return one.sent
      .slice(before)
      .map((sent) => ['S', 'R', 'A'].filter((letter) => sent.flags & (bits[letter] as number)).join(''));
  };
  return { one, receive, socket: () => one.host.connections[5] };
}

describe('a listener', () => {
  it('answers a SYN with SYN|ACK', () => {
    const { receive, socket } = listening();
    expect(receive('S')).toEqual(['SA']);
    expect(socket()).toMatchObject({
      state: 'SYN_RECV',
      sndWnd: 30_000,
      maxWindow: 30_000,
      sndWl1: 700,
      rcvNxt: 701,
    });
  });

  it('answers with a RST what has an ACK', () => {
    for (const flags of ['A', 'SA', 'FA']) {
      const { receive, socket } = listening();
      expect(receive(flags), flags).toEqual(['R']);
      expect(socket() ?? null).toBe(null);
    }
  });

  it('makes nothing of a RST, with a SYN or not, and answers none', () => {
    for (const flags of ['R', 'RS', 'RA']) {
      const { receive, socket } = listening();
      expect(receive(flags), flags).toEqual([]);
      expect(socket() ?? null).toBe(null);
    }
  });

  it('answers what has neither SYN nor ACK with RST|ACK', () => {
    expect(listening().receive('F')).toEqual(['RA']);
  });

  it('takes an option where both sides have it', () => {
    const off = listening({ 'net.ipv4.tcp_sack': 0, 'net.ipv4.tcp_timestamps': 0 });
    off.receive('S', { sackOk: true, tsval: 4 });
    expect(off.socket()).toMatchObject({ sackOk: false, tsOk: false, tsRecent: -1, mss: 1460 });
    const on = listening();
    on.receive('S', { sackOk: true, tsval: 4 });
    expect(on.socket()).toMatchObject({ sackOk: true, tsOk: true, tsRecent: 4, mss: 1448 });
    const without = listening();
    without.receive('S');
    expect(without.socket()).toMatchObject({ sackOk: false, tsOk: false, tsRecent: -1, mss: 1460 });
  });
});

describe('SYN-RECEIVED', () => {
  it('answers a second copy of the SYN with SYN|ACK again', () => {
    const { receive, socket } = listening();
    receive('S');
    expect(receive('S')).toEqual(['SA']);
    expect(socket()).toMatchObject({ state: 'SYN_RECV', packetsOut: 1 });
  });

  it('answers another SYN with a challenge, and opens nothing new', () => {
    const { receive, socket } = listening();
    receive('S');
    expect(receive('S', { seq: 900, end: 901 })).toEqual(['A']);
    expect(socket()).toMatchObject({ state: 'SYN_RECV', irs: 700 });
  });

  it('is over with an ACK of its SYN', () => {
    const { receive, socket } = listening();
    receive('S');
    const { iss } = socket()!;
    expect(receive('A', { seq: 701, end: 701, ack: iss + 1 })).toEqual([]);
    expect(socket()).toMatchObject({ state: 'ESTABLISHED', packetsOut: 0, rcvMss: 536, retransmits: 0 });
  });

  it('answers an ACK of another number with a RST of that number, and stays', () => {
    for (const by of [0, 2, 1000]) {
      const { one, receive, socket } = listening();
      receive('S');
      const { iss } = socket()!;
      expect(receive('A', { seq: 701, end: 701, ack: iss + by })).toEqual(['R']);
      expect(one.sent.at(-1)!.seq).toBe(iss + by);
      expect(socket()!.state).toBe('SYN_RECV');
    }
  });
});
