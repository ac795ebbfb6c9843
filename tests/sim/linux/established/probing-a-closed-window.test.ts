/** `tcp_probe_timer`, `tcp_send_probe0`, `tcp_write_wakeup`, `tcp_ack_probe`, `tcp_clamp_probe0_to_user_timeout`: each number of it. */
import { describe, expect, it } from 'vitest';
import { beginClose, orphanSocket, sendBytes } from '../../../../src/sim/tcp/calls.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { probeTimerFires } from '../../../../src/sim/tcp/zero-window-probe.ts';
import { OneHost } from '../../one-host.ts';

/** So many bytes wait for a window of 0. */
function shut(bytes = 10, fields: Partial<Socket> = {}, settings: Record<string, number> = {}): OneHost {
  const one = new OneHost({ settings });
  one.receive({ flags: 'A', win: 0 });
  sendBytes(one.socket, bytes);
  Object.assign(one.socket, fields);
  return one;
}
/** The timer fires now; until when is the next, ms, by the timer's own value? */
const next = (one: OneHost): number => {
  let asked = Number.NaN;
  const { wheel } = one.host;
  const toTicks = wheel.toTicks.bind(wheel);
  wheel.toTicks = (us: number): number => {
    asked = us / 1000;
    return toTicks(us);
  };
  probeTimerFires(one.socket);
  wheel.toTicks = toTicks;
  return asked;
};

describe('the next probe comes', () => {
  it('after the RTO times two to the number of those before, ten doublings at most, and the longest RTO', () => {
    expect(next(shut(10, { rto: 220_000 }))).toBe(440);
    expect(next(shut(10, { rto: 220_000, backoff: 3 }))).toBe(220 * 16);
    expect(next(shut(10, { rto: 220_000, backoff: 9 }))).toBe(120_000);
    expect(next(shut(10, { rto: 100_000, backoff: 0 }))).toBe(400);
    expect(next(shut(10, { rto: 201_000, backoff: 14 }, { 'net.ipv4.tcp_rto_max_ms': 120_000 }))).toBe(
      120_000,
    );
  });

  it('when TCP_USER_TIMEOUT is over, if that is sooner, but not within two ms', () => {
    const at = (left: number): number => {
      const one = shut(10, { userTimeout: 1000, rto: 220_000, backoff: 4 });
      one.socket.probesSince = one.host.ms - 1000 + left;
      return next(one);
    };
    expect(at(300)).toBe(300);
    expect(at(3)).toBe(3);
    expect(at(1)).toBe(2);
  });

  it('no more doublings than tcp_retries2', () => {
    const one = shut(10, { backoff: 3 }, { 'net.ipv4.tcp_retries2': 3 });
    next(one);
    expect(one.socket.backoff).toBe(3);
    const other = shut(10, { backoff: 2 }, { 'net.ipv4.tcp_retries2': 3 });
    next(other);
    expect(other.socket.backoff).toBe(3);
  });
});

describe('it is given up', () => {
  it('when TCP_USER_TIMEOUT is over since the first probe', () => {
    const state = (ago: number): string => {
      const one = shut(10, { userTimeout: 500 });
      one.socket.probesSince = one.host.ms - ago;
      const before = one.sent.length;
      probeTimerFires(one.socket);
      expect(one.sent).toHaveLength(before + (ago < 500 ? 1 : 0));
      return one.socket.state;
    };
    expect(state(499)).toBe('ESTABLISHED');
    expect(state(500)).toBe('CLOSED');
  });

  it('after tcp_retries2 without an answer, and sends nothing then', () => {
    const one = shut(10, { probesOut: 3 }, { 'net.ipv4.tcp_retries2': 3 });
    const before = one.sent.length;
    probeTimerFires(one.socket);
    expect(one.socket.state).toBe('CLOSED');
    expect(one.sent).toHaveLength(before);
  });

  const orphan = (fields: Partial<Socket>, settings: Record<string, number>): [string, number] => {
    const one = shut(10, {}, settings);
    beginClose(one.socket, false);
    orphanSocket(one.socket);
    Object.assign(one.socket, fields);
    const before = one.sent.length;
    probeTimerFires(one.socket);
    return [one.socket.state, one.sent.length - before];
  };
  it('of an orphan whose wait is as long as the longest RTO, after tcp_orphan_retries doublings', () => {
    const settings = { 'net.ipv4.tcp_orphan_retries': 3, 'net.ipv4.tcp_rto_max_ms': 1000 };
    // 125 ms × 8 is the longest.
    expect(orphan({ rto: 125_000, backoff: 3, probesOut: 0 }, settings)).toEqual(['CLOSED', 0]);
    expect(orphan({ rto: 124_000, backoff: 3, probesOut: 0 }, settings)).toEqual(['FIN_WAIT1', 1]);
    expect(orphan({ rto: 1_000_000, backoff: 2, probesOut: 0 }, settings)).toEqual(['FIN_WAIT1', 1]);
    expect(orphan({ rto: 1_000_000, backoff: 3, probesOut: 0 }, settings)).toEqual(['CLOSED', 0]);
  });
  it('of one orphan too many, with a RST', () => {
    expect(orphan({}, { 'net.ipv4.tcp_max_orphans': 1 })).toEqual(['FIN_WAIT1', 1]);
    const one = shut(10, {}, { 'net.ipv4.tcp_max_orphans': 1 });
    beginClose(one.socket, false);
    orphanSocket(one.socket);
    one.host.orphans = 2;
    probeTimerFires(one.socket);
    expect(one.socket.state).toBe('CLOSED');
    expect(one.sent.at(-1)!.flags & 4).toBe(4);
  });
});

describe('a window that is there, but too small', () => {
  it('gets a part of the data, and the probing is over', () => {
    for (const room of [1, 4]) {
      const one = shut(10, { probesOut: 2, backoff: 3, probesSince: 5 });
      one.socket.sndWnd = room;
      probeTimerFires(one.socket);
      expect(one.sent.at(-1)).toMatchObject({ len: room });
      expect(one.sent.at(-1)!.flags & 8).toBe(8);
      expect(one.socket).toMatchObject({
        packetsOut: 1,
        sentBuffers: 1,
        probesOut: 0,
        backoff: 0,
        probesSince: -1,
        pending: 'rto',
      });
    }
  });

  it('the last part takes the FIN, if there is room for it', () => {
    const part = (room: number): [number, boolean] => {
      const one = shut(10);
      beginClose(one.socket, false);
      one.socket.sndWnd = room;
      probeTimerFires(one.socket);
      const { len, flags, end } = one.sent.at(-1)!;
      expect(one.socket.sndNxt).toBe(end);
      expect(one.socket.unsentFin).toBe((flags & 1) === 0);
      return [len, (flags & 1) === 1];
    };
    expect(part(9)).toEqual([9, false]);
    expect(part(10)).toEqual([10, false]);
    expect(part(11)).toEqual([10, true]);
  });

  it('a bare FIN takes one', () => {
    const one = new OneHost();
    one.receive({ flags: 'A', win: 0 });
    beginClose(one.socket, false);
    one.socket.sndWnd = 1;
    probeTimerFires(one.socket);
    expect(one.sent.at(-1)).toMatchObject({ len: 0 });
    expect(one.sent.at(-1)!.flags & 1).toBe(1);
  });
});

describe('an answer', () => {
  const heard = (win: number, prepare: (one: OneHost) => void = () => {}, bytes = 10): Socket => {
    const one = shut(bytes);
    prepare(one);
    one.wait(1000);
    expect(one.socket.probesOut).toBe(2);
    one.receive({ flags: 'A', win });
    return one.socket;
  };
  it('that gives room for the first buffer ends the probing, else it goes on', () => {
    expect(heard(10)).toMatchObject({ backoff: 0, probesSince: -1, packetsOut: 1 });
    expect(heard(9)).toMatchObject({ backoff: 2, packetsOut: 0, pending: 'zero-window-probe' });
    expect(heard(0)).toMatchObject({ backoff: 2, packetsOut: 0, pending: 'zero-window-probe' });
  });
  it('a FIN on it takes one more', () => {
    const close = (one: OneHost): void => void beginClose(one.socket, false);
    expect(heard(10, close)).toMatchObject({ backoff: 2, packetsOut: 0 });
    expect(heard(11, close)).toMatchObject({ backoff: 0, packetsOut: 1 });
  });
  it('where nothing waits, nothing is probed', () => {
    const one = new OneHost();
    one.socket.backoff = 3;
    one.receive({ flags: 'A', win: 0 });
    expect(one.socket).toMatchObject({ pending: null, backoff: 3 });
  });
});
