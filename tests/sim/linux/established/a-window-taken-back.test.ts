/** `tcp_retransmit_timer`, `tcp_rtx_probe0_timed_out`, `__tcp_retransmit_skb`: data is out, and the peer's window is 0 all the same. */
import { describe, expect, it } from 'vitest';
import { sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { OneHost } from '../../one-host.ts';

/** 3000 bytes left, 1000 of them were acknowledged, and with that the window was shut. */
function takenBack(settings: Record<string, number> = {}, fields: object = {}): OneHost {
  const one = new OneHost({ settings });
  Object.assign(one.socket, fields);
  sendBytes(one.socket, 3000);
  one.receive({ flags: 'A', ack: -2000, win: 0 });
  return one;
}

/** Without a tail loss probe the RTO is the first to fire. */
const noProbe = { 'net.ipv4.tcp_early_retrans': 0 };
const rtoMax = (ms: number): Record<string, number> => ({ 'net.ipv4.tcp_rto_max_ms': ms });

/** Segments with data in the next `ms`, by length. */
const lengths = (one: OneHost, ms: number): number[] => {
  const before = one.sent.length;
  one.wait(ms);
  return one.sent.slice(before).map(({ len }) => len);
};

describe('a retransmission into a window that was shut', () => {
  it('is a whole segment, for it asks after the window', () => {
    const one = new OneHost({ settings: noProbe });
    sendBytes(one.socket, 3000);
    one.wait(20).receive({ flags: 'A', ack: -1540, win: 0 });
    expect(lengths(one, 300)).toEqual([1460]);
    expect(one.socket.sndUna + 1460).toBe(one.sent.at(-1)!.end);
  });

  it('is cut where the window ends, if some is left', () => {
    const one = new OneHost({ settings: noProbe });
    sendBytes(one.socket, 3000);
    one.wait(20).receive({ flags: 'A', ack: -1540, win: 300 });
    expect(lengths(one, 300)).toEqual([300]);
  });

  it('costs no try, and each comes after twice the time', () => {
    const one = takenBack({ 'net.ipv4.tcp_retries2': 1 });
    expect(lengths(one, 260)).toHaveLength(1);
    expect(lengths(one, 400)).toHaveLength(0);
    expect(lengths(one, 100)).toHaveLength(1);
    expect(one.socket).toMatchObject({ state: 'ESTABLISHED', retransmits: 0, backoff: 0 });
  });
});

describe('the connection lasts', () => {
  it('while answers come, though they give no window', () => {
    const one = takenBack(rtoMax(1000));
    for (let i = 0; i < 40; i++) one.wait(300).receive({ flags: 'A', win: 0, ack: -2000 });
    expect(one.socket.state).toBe('ESTABLISHED');
  });

  it('twice the longest RTO without answers, and what the next timer adds', () => {
    const one = takenBack(rtoMax(1000));
    one.wait(1990);
    expect(one.socket.state).toBe('ESTABLISHED');
    one.wait(1300);
    expect(one.socket).toMatchObject({ state: 'CLOSED', error: 110 });
  });

  it('no longer than TCP_USER_TIMEOUT since the first retransmission, answers or not', () => {
    const one = takenBack({}, { userTimeout: 1000 });
    const first = 220;
    for (let at = 0; at < first + 950; at += 50) one.wait(50).receive({ flags: 'A', win: 0, ack: -2000 });
    expect(one.socket.state).toBe('ESTABLISHED');
    one.wait(150);
    expect(one.socket).toMatchObject({ state: 'CLOSED', error: 110 });
  });

  it('to the first timer, if TCP_USER_TIMEOUT is shorter', () => {
    const one = takenBack({}, { userTimeout: 100 });
    one.wait(200);
    expect(one.socket.state).toBe('ESTABLISHED');
    expect(lengths(one, 40)).toEqual([]);
    expect(one.socket).toMatchObject({ state: 'CLOSED', error: 110 });
  });
});
