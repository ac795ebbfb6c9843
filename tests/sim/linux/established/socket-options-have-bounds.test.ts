/** `do_tcp_setsockopt`, `sk_setsockopt`: what the kernel makes of a value. */
import { describe, expect, it } from 'vitest';
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
