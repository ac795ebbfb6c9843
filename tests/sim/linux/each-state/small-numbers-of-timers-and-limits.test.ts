/**
 * `tcp_retransmit_timer`, `tcp_out_of_resources`, `tcp_send_loss_probe`, `tcp_send_challenge_ack`, `__tcp_ack_snd_check` with saved-up
 * ACKs, `tcp_recvmsg_locked`: the edges of each.
 */
import { describe, expect, it } from 'vitest';
import { BLOCK, readBytes, sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { writeTimerFires } from '../../../../src/sim/tcp/retransmission-timer.ts';
import { maySaveUp } from '../../../../src/sim/tcp/sack-compression.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { sendProbe } from '../../../../src/sim/tcp/tail-loss-probe.ts';
import { OneHost } from '../../one-host.ts';
import { packetsOf, withQueue } from '../../sent-queue.ts';

const resets = ({ sent }: OneHost): number => sent.filter(({ flags }) => flags & 4).length;

describe('an RTO', () => {
  const fired = (
    fields: Partial<Socket> = {},
    orphans = 0,
    settings: Record<string, number> = {},
  ): OneHost => {
    const one = withQueue([{}, {}], { pending: 'rto', rto: 220_000, ...fields }, { settings });
    one.host.orphans = orphans;
    writeTimerFires(one.socket);
    return one;
  };
  it('sends the first packet again, counts, and doubles', () => {
    const one = fired();
    expect(one.sent.map(({ seq }) => seq)).toEqual([1001]);
    expect(one.socket).toMatchObject({
      retransmits: 1,
      backoff: 1,
      rto: 440_000,
      pending: 'rto',
      undoRetrans: 1,
    });
    writeTimerFires(one.socket);
    expect(one.socket).toMatchObject({ retransmits: 2, backoff: 2, rto: 880_000, retransOut: 1 });
  });
  it('of an orphan too many sends a RST and nothing else; of others it minds no orphans', () => {
    const settings = { 'net.ipv4.tcp_max_orphans': 1 };
    const orphan = fired({ orphan: true, lastSendAt: 999_000 }, 2, settings);
    expect([orphan.sent.length, resets(orphan)]).toEqual([1, 1]);
    const other = fired({ lastSendAt: 999_000 }, 2, settings);
    expect([other.sent.length, resets(other)]).toEqual([1, 0]);
  });
  it('of an orphan that sent no data for twice the longest RTO, each counts twice', () => {
    const settings = { 'net.ipv4.tcp_max_orphans': 1, 'net.ipv4.tcp_rto_max_ms': 1000 };
    const at = (ago: number): number => {
      const one = withQueue([{}], { pending: 'rto', orphan: true }, { settings });
      one.host.orphans = 1;
      one.wait(2000);
      one.socket.lastSendAt = one.host.now - ago;
      one.socket.pending = 'rto';
      const before = resets(one);
      writeTimerFires(one.socket);
      return resets(one) - before;
    };
    expect(at(2_000_000)).toBe(0);
    expect(at(2_000_001)).toBe(1);
  });
  it('that gives up leaves no timer', () => {
    for (const fields of [
      { userTimeout: 1, retransmits: 3, retransStamp: 5 },
      { userTimeout: 1, sndWnd: 0 },
    ]) {
      const one = fired(fields);
      expect(one.socket).toMatchObject({ state: 'CLOSED', pending: null, error: 110 });
      expect(one.socket.writeTimer.armed).toBe(false);
      expect(one.sent).toEqual([]);
    }
  });
  it('into a shut window lasts just as long as TCP_USER_TIMEOUT, and the wait ends with it', () => {
    const state = (ago: number): string => {
      const one = withQueue([{}], { pending: 'rto', sndWnd: 0, userTimeout: 300, rto: 220_000 });
      one.socket.retransStamp = one.host.ms - ago;
      one.socket.lastAckAt = one.host.now;
      writeTimerFires(one.socket);
      return one.socket.state;
    };
    expect(state(300)).toBe('ESTABLISHED');
    expect(state(301)).toBe('CLOSED');
    const silent = (ms: number, heard: number): string => {
      const settings = { 'net.ipv4.tcp_rto_max_ms': 1000 };
      const one = withQueue([{}], { sndWnd: 0 }, { settings });
      one.wait(5000);
      Object.assign(one.socket, {
        pending: 'rto',
        retransStamp: one.host.ms - ms,
        lastAckAt: one.host.now - heard * 1000,
        state: 'ESTABLISHED',
      });
      writeTimerFires(one.socket);
      return one.socket.state;
    };
    expect(silent(2000, 2001)).toBe('ESTABLISHED');
    expect(silent(2001, 2000)).toBe('ESTABLISHED');
    expect(silent(2001, 2001)).toBe('CLOSED');
  });
});

describe('a tail loss probe', () => {
  const probes = (unsent: number, sndWnd: number): [number, number] => {
    const one = withQueue([{}, { len: 700 }], { sndWnd, cwnd: 20, pending: 'probe' });
    one.socket.writeSeq += unsent;
    one.socket.lastBuffer = unsent;
    sendProbe(one.socket);
    expect(one.socket.pending).toBe('rto');
    return [one.sent[0]!.len, one.sent[0]!.retransmissions];
  };
  it('is new data where the window has room for it, one segment at most; else the last packet again', () => {
    expect(probes(500, 2200)).toEqual([500, 0]);
    expect(probes(500, 2199)).toEqual([700, 1]);
    expect(probes(3000, 2700)).toEqual([1000, 0]);
    expect(probes(3000, 2699)).toEqual([700, 1]);
    expect(probes(0, 60_000)).toEqual([700, 1]);
  });
  it('is one at a time', () => {
    const one = withQueue([{}, {}], { tlpHighSeq: 3001, pending: 'probe' });
    sendProbe(one.socket);
    expect(one.sent).toEqual([]);
    expect(one.socket.pending).toBe('rto');
  });
});

describe('challenges of one host in a second', () => {
  it('are half the limit, and up to the limit more by chance: RFC 5961 §7 as Linux does it', () => {
    const challenges = (limit: number, drawn: number): number => {
      const one = new OneHost({
        settings: { 'net.ipv4.tcp_challenge_ack_limit': limit, 'net.ipv4.tcp_invalid_ratelimit': 0 },
      });
      one.host.draw = () => drawn;
      let sent = 0;
      for (let i = 0; i < 40; i++) sent += one.receive({ flags: 'R', seq: 5 }).length;
      return sent;
    };
    expect(challenges(10, 0)).toBe(5);
    expect(challenges(10, 0.999)).toBe(14);
    expect(challenges(9, 0)).toBe(5);
    expect(challenges(0, 0.5)).toBe(40);
  });
});

describe('an ACK that may be saved up', () => {
  const saved = (fields: Partial<Socket>): Socket => {
    const { socket } = new OneHost();
    Object.assign(socket, {
      savedAt: socket.rcvNxt,
      duplicateAcks: 3,
      receiverRtt8: 8 * 16_000,
      srtt8: 0,
      ...fields,
    });
    maySaveUp(socket);
    return socket;
  };
  const waits = (fields: Partial<Socket>): number => {
    const socket = saved(fields);
    return socket.sackTimer!.at - socket.ground.now;
  };
  it('waits a twentieth of the shorter round trip, a millisecond at most, and 100 µs', () => {
    expect(waits({})).toBe(800 + 100);
    expect(waits({ srtt8: 8 * 8000 })).toBe(400 + 100);
    expect(waits({ srtt8: 8 * 18_000 })).toBe(800 + 100);
    expect(waits({ receiverRtt8: 8 * 400_000 })).toBe(1000 + 100);
  });
  it('is one of 44 at most, and of a connection with SACK', () => {
    expect(saved({ savedAcks: 43 }).savedAcks).toBe(44);
    expect(saved({ savedAcks: 44 }).savedAcks).toBe(44);
    expect(saved({ sackOk: false }).savedAcks).toBe(0);
  });
});

describe('read()', () => {
  it('that must wait sends an ACK for more than a full segment, none for less', () => {
    const acks = (fields: Partial<Socket>): number => {
      const one = new OneHost();
      one.socket.rcvNxt += 1500;
      one.socket.copiedSeq += 1500;
      Object.assign(one.socket, { ackPending: 1, pingpong: 0, rcvMss: 1000, ...fields });
      expect(readBytes(one.socket, 10)).toBe(BLOCK);
      return one.sent.length;
    };
    expect(acks({})).toBe(1);
    expect(acks({ rcvMss: 1500 })).toBe(0);
    expect(acks({ rcvMss: 1500, ackPending: 1 | 4 })).toBe(0);
  });
});

describe('a write in parts', () => {
  it('pushes as soon as half the largest window has not been pushed', () => {
    const one = new OneHost();
    Object.assign(one.socket, { mss: 1000, maxWindow: 20_000, sndWnd: 1000, cwnd: 100, sendBuffer: 1e6 });
    expect(sendBytes(one.socket, 21_000)).toBe(21_000);
    expect(packetsOf(one.socket).map(({ len }) => len)).toEqual([1000]);
  });
});
