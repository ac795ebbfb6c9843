/** `tcp_set_keepalive`, `tcp_sock_set_keepidle_locked`, `tcp_keepalive_timer`: when its timer is armed, and when not. */
import { describe, expect, it } from 'vitest';
import { activeOpen } from '../../../../src/sim/tcp/handshake.ts';
import { keepaliveTimerFires, setKeepalive, setKeepIdle } from '../../../../src/sim/tcp/keepalive.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const opening = (): Socket => activeOpen(new OneHost().host, 2, { poke: () => {}, sendSpace: () => {} });
const closed = (): Socket => {
  const one = new OneHost();
  one.receive({ flags: 'R' });
  return one.socket;
};

describe('SO_KEEPALIVE', () => {
  it('arms the timer of an open connection, and stops it', () => {
    const { socket } = new OneHost();
    setKeepalive(socket, true);
    expect(socket.keepTimer.armed).toBe(true);
    setKeepalive(socket, false);
    expect(socket.keepTimer.armed).toBe(false);
  });
  it('set again changes nothing', () => {
    const one = new OneHost();
    one.socket.keepIdle = 10;
    setKeepalive(one.socket, true);
    const { at } = one.socket.keepTimer;
    one.wait(5000);
    setKeepalive(one.socket, true);
    expect(one.socket.keepTimer.at).toBe(at);
  });
  it('of one that is opening, or closed, arms nothing', () => {
    for (const socket of [opening(), closed()]) {
      setKeepalive(socket, true);
      expect(socket.keepTimer.armed).toBe(false);
      expect(socket.keepalive).toBe(true);
    }
  });
});

describe('TCP_KEEPIDLE', () => {
  it('counts from what was last heard, where keepalive is on', () => {
    const one = new OneHost();
    one.receive({ flags: 'A', len: 10 });
    setKeepIdle(one.socket, 20);
    expect(one.socket.keepTimer.armed).toBe(false);
    setKeepalive(one.socket, true);
    one.wait(5000);
    setKeepIdle(one.socket, 8);
    const left = (one.socket.keepTimer.at - one.host.now) / 1000;
    expect(left).toBeGreaterThanOrEqual(3000);
    expect(left).toBeLessThan(3300);
  });
  it('of one that is opening, or closed, arms nothing', () => {
    for (const socket of [opening(), closed()]) {
      socket.keepalive = true;
      setKeepIdle(socket, 5);
      expect(socket.keepTimer.armed).toBe(false);
    }
  });
});

describe('the timer', () => {
  const asks = (fields: Partial<Socket>, waited = 3000): number => {
    const one = new OneHost();
    Object.assign(one.socket, { keepalive: true, keepIdle: 2, keepInterval: 1, keepCount: 3, ...fields });
    one.wait(waited);
    const before = one.sent.length;
    keepaliveTimerFires(one.socket);
    return one.sent.length - before;
  };
  it('asks after so much silence, and arms itself for the next', () => {
    expect(asks({})).toBe(1);
    expect(asks({}, 500)).toBe(0);
  });
  it('gives up after so many, with a RST', () => {
    const one = new OneHost();
    Object.assign(one.socket, { keepalive: true, keepIdle: 2, keepCount: 3, probesOut: 3 });
    one.wait(3000);
    keepaliveTimerFires(one.socket);
    expect(one.sent.at(-1)!.flags & 4).toBe(4);
    expect(one.socket).toMatchObject({ state: 'CLOSED', error: 110 });
  });
  it('with TCP_USER_TIMEOUT when that is over, and one probe went without an answer', () => {
    const state = (userTimeout: number, probesOut: number): string => {
      const one = new OneHost();
      Object.assign(one.socket, { keepalive: true, keepIdle: 2, keepCount: 3, userTimeout, probesOut });
      // 3000 ms and the second before.
      one.wait(3000);
      keepaliveTimerFires(one.socket);
      return one.socket.state;
    };
    expect(state(4000, 1)).toBe('CLOSED');
    expect(state(4001, 1)).toBe('ESTABLISHED');
    expect(state(4000, 0)).toBe('ESTABLISHED');
    expect(state(9000, 5)).toBe('ESTABLISHED');
  });
});
