/** `do_tcp_setsockopt`, `sk_setsockopt`: what the kernel makes of a value. */
import { describe, expect, it } from 'vitest';
import { linux } from '../../../../src/sim/linux.ts';
import { linux72 } from '../../../../src/sim/linux-72.ts';
import { setOption } from '../../../../src/sim/tcp/options.ts';
import type { Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const fieldAfter =
  (name: Parameters<typeof setOption>[1], field: keyof Socket) =>
  (value: number): unknown => {
    const { socket } = new OneHost();
    setOption(socket, name, value);
    return socket[field];
  };

describe('setsockopt', () => {
  it('doubles SO_RCVBUF and SO_SNDBUF, down to SOCK_MIN_RCVBUF and SOCK_MIN_SNDBUF', () => {
    expect([1, 1152, 1153, 30_000].map(fieldAfter('SO_RCVBUF', 'receiveBuffer'))).toEqual([
      2304, 2304, 2306, 60_000,
    ]);
    expect([1, 2304, 2305, 30_000].map(fieldAfter('SO_SNDBUF', 'sendBuffer'))).toEqual([
      4608, 4608, 4610, 60_000,
    ]);
    expect(fieldAfter('SO_RCVBUF', 'receiveBufferSet')(1)).toBe(true);
    expect(fieldAfter('SO_SNDBUF', 'sendBufferSet')(1)).toBe(true);
  });

  it('with SO_RCVBUF takes the window along from 7.2 on: tcp_set_rcvbuf', () => {
    const window = (policy: typeof linux, bytes: number, fields: Partial<Socket> = {}) => {
      const { socket } = new OneHost({ policy });
      Object.assign(socket, { windowClamp: 65_536, receiveSsthresh: 64_000, rcvWnd: 90_000, ...fields });
      setOption(socket, 'SO_RCVBUF', bytes);
      return [socket.windowClamp, socket.receiveSsthresh];
    };
    expect(window(linux, 30_000)).toEqual([65_536, 64_000]);
    // Half of what the buffer holds is data, until packets show it.
    expect(window(linux72, 30_000)).toEqual([30_000, 30_000]);
    expect(window(linux72, 70_000)).toEqual([70_000, 70_000]);
    expect(window(linux72, 100_000)).toEqual([100_000, 90_000]);
    expect(window(linux72, 70_000, { rcvWnd: 50_000 })).toEqual([70_000, 64_000]);
    expect(window(linux72, 65_536)).toEqual([65_536, 64_000]);
    // SOCK_MIN_RCVBUF / 2.
    expect(window(linux72, 1, { scalingRatio: 64 })).toEqual([1152, 1152]);
  });

  it('cuts TCP_LINGER2 to 120 s, TCP_FIN_TIMEOUT_MAX; below zero there is no FIN-WAIT-2', () => {
    expect([-5, -1, 0, 3, 119, 121].map(fieldAfter('TCP_LINGER2', 'linger2'))).toEqual([
      -1, -1, 0, 3e6, 119e6, 120e6,
    ]);
  });

  it('takes TCP_QUICKACK 1 out of interactive mode and 0 into it', () => {
    expect([0, 1].map(fieldAfter('TCP_QUICKACK', 'pingpong'))).toEqual([1, 0]);
  });

  it('keeps the rest as it comes', () => {
    expect(fieldAfter('TCP_USER_TIMEOUT', 'userTimeout')(700)).toBe(700);
    expect(fieldAfter('TCP_KEEPINTVL', 'keepInterval')(7)).toBe(7);
    expect(fieldAfter('TCP_KEEPCNT', 'keepCount')(7)).toBe(7);
    expect(fieldAfter('TCP_KEEPIDLE', 'keepIdle')(7)).toBe(7);
    expect([0, 1].map(fieldAfter('TCP_NODELAY', 'noDelay'))).toEqual([false, true]);
    expect([0, 1].map(fieldAfter('TCP_CORK', 'cork'))).toEqual([false, true]);
    expect([0, 1].map(fieldAfter('SO_KEEPALIVE', 'keepalive'))).toEqual([false, true]);
  });
});
