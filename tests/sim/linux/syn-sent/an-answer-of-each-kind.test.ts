/** SYN-SENT: RFC 9293 §3.10.7.3, `tcp_rcv_synsent_state_process`. */
import { describe, expect, it } from 'vitest';
import { ACK, FIN, RST, SYN, WireSegment } from '../../../../src/sim/segment.ts';
import { activeOpen } from '../../../../src/sim/tcp/handshake.ts';
import { segmentArrives } from '../../../../src/sim/tcp/segment-arrival.ts';
import { OneHost } from '../../one-host.ts';

function opened(settings: Record<string, number> = {}) {
  const one = new OneHost({ settings });
  let pokes = 0;
  const owner = { poke: () => pokes++, sendSpace: () => {} };
  const socket = activeOpen(one.host, 2, owner);
  const iss = socket.iss;
  const bits: Record<string, number> = { S: SYN, A: ACK, R: RST, F: FIN };
  /** `ack`: from our ISN. */
  const receive = (flags: string, ack = 0, options: Partial<WireSegment> = {}): string[] => {
    const set = [...flags].reduce((sum, letter) => sum | (bits[letter] as number), 0);
    const segment = new WireSegment(1, 2, set, 9000, 9000 + (set & SYN ? 1 : 0), 0);
    segment.ack = set & ACK ? iss + ack : 0;
    segment.win = 30_000;
    Object.assign(segment, options);
    const before = one.sent.length;
    segmentArrives(one.host, segment);
    return one.sent
      .slice(before)
      .map(
        (sent) =>
          `${['S', 'R', 'A'].filter((letter) => sent.flags & (bits[letter] as number)).join('')} ${sent.seq - iss}${sent.flags & ACK ? ` ack ${sent.ack}` : ''}`,
      );
  };
  return { one, socket, receive, pokes: () => pokes };
}

describe('SYN|ACK', () => {
  it('of the smallest MSS: delayed ACKs reckon with 88 bytes all the same (TCP_MIN_MSS, tcp_initialize_rcv_mss)', () => {
    const { socket, receive } = opened();
    receive('SA', 1, { mss: 88, tsval: 1 });
    expect(socket).toMatchObject({ mss: 76, rcvMss: 88 });
  });

  it('opens the connection, and is acknowledged', () => {
    const { socket, receive, pokes } = opened();
    expect(receive('SA', 1)).toEqual(['A 1 ack 9001']);
    expect(socket).toMatchObject({ state: 'ESTABLISHED', sndWnd: 30_000, maxWindow: 30_000, sndWl1: 9000 });
    expect(socket).toMatchObject({ rcvMss: 536, totalRto: 0, retransmits: 0, retransStamp: -1 });
    expect(pokes()).toBe(1);
  });

  it('for another number is answered with a RST of that number, and opens nothing', () => {
    for (const ack of [0, 2, -1, 50]) {
      const { socket, receive } = opened();
      expect(receive('SA', ack)).toEqual([`R ${ack}`]);
      expect(socket.state).toBe('SYN_SENT');
    }
  });

  it('has each option only where both sides have it', () => {
    for (const [setting, both] of [
      [1, true],
      [0, false],
    ] as const) {
      const { socket, receive } = opened({
        'net.ipv4.tcp_sack': setting,
        'net.ipv4.tcp_timestamps': setting,
      });
      receive('SA', 1, { sackOk: true, tsval: 500, tsecr: 1 });
      expect(socket).toMatchObject({
        sackOk: both,
        tsOk: both,
        mss: both ? 1448 : 1460,
      });
    }
    const { socket, receive } = opened();
    receive('SA', 1, { sackOk: false, tsval: -1 });
    expect(socket).toMatchObject({ sackOk: false, tsOk: false, tsRecent: -1, mss: 1460, windowUnit: 1 });
  });
});

describe('a bare ACK', () => {
  it('for another number is of an old connection: RST, and SYN again two ticks later, once', () => {
    const { one, socket, receive } = opened();
    expect(receive('A', 7)).toEqual(['R 7']);
    const before = one.sent.length;
    one.wait(7);
    expect(one.sent).toHaveLength(before);
    one.wait(6);
    expect(one.sent.slice(before).map(({ flags }) => flags)).toEqual([SYN]);
    expect(socket.state).toBe('SYN_SENT');
    receive('A', 7);
    one.wait(100);
    expect(one.sent.slice(before).filter(({ flags }) => flags === SYN)).toHaveLength(1);
  });

  it('for ours without a SYN is left without a word', () => {
    const { socket, receive } = opened();
    expect(receive('A', 1)).toEqual([]);
    expect(socket).toMatchObject({ state: 'SYN_SENT', packetsOut: 1 });
  });
});

describe('RST', () => {
  it('that acknowledges the SYN refuses the connection', () => {
    const { socket, receive, pokes } = opened();
    expect(receive('RA', 1)).toEqual([]);
    expect(socket).toMatchObject({ state: 'CLOSED', error: 111 });
    expect(pokes()).toBe(1);
  });

  it('that does not is none', () => {
    for (const [flags, ack] of [
      ['R', 0],
      ['RA', 0],
      ['RA', 2],
      ['RS', 0],
    ] as const) {
      const { socket, receive } = opened();
      expect(receive(flags, ack)).toEqual([]);
      expect(socket).toMatchObject({ state: 'SYN_SENT', error: 0 });
    }
  });
});

describe('a segment without ACK, RST or SYN|ACK', () => {
  it('says nothing', () => {
    for (const flags of ['', 'F', 'S']) {
      const { socket, receive } = opened();
      expect(receive(flags)).toEqual([]);
      expect(socket.state).toBe('SYN_SENT');
    }
  });
});

describe('the next connection of a host', () => {
  it('has numbers beyond those of the last, 65537 on', () => {
    const { one, socket } = opened();
    expect(activeOpen(one.host, 3, { poke: () => {}, sendSpace: () => {} }).iss).toBe(socket.iss + 65_537);
  });
});
