import { describe, expect, it } from 'vitest';
import { textbookSample } from '../../../src/sim/tcp/rto.ts';
import type { Socket } from '../../../src/sim/tcp/socket.ts';
import { textbook } from '../../../src/sim/textbook.ts';

/** RTOs after these round trips, ms. */
function rtos(samples: number[], longest = 120_000): number[] {
  const settings = { tcp_rto_max_ms: longest, first_rto_ms: 1000 };
  const socket = {
    srtt8: 0,
    rttvar: 0,
    rto: 1e6,
    backoff: 5,
    ground: { policy: { ...textbook, firstRto: () => 1e6 }, settings },
  } as unknown as Socket;
  return samples.map((ms) => {
    textbookSample(socket, ms * 1000);
    expect(socket.backoff).toBe(0);
    return socket.rto / 1000;
  });
}

describe('RFC 6298 §2', () => {
  it('after the first round trip R: SRTT = R, RTTVAR = R / 2, RTO = SRTT + 4 RTTVAR', () => {
    expect(rtos([600])).toEqual([600 + 4 * 300]);
  });

  it('then RTTVAR = 3/4 RTTVAR + 1/4 |SRTT − R|, and SRTT = 7/8 SRTT + 1/8 R with the RTTVAR of before', () => {
    expect(rtos([600, 1000])[1]).toBe(650 + 4 * 325);
    expect(rtos([600, 1000, 200])[2]).toBe(593.75 + 4 * 356.25);
  });

  it('never below the first RTO, never above the longest', () => {
    expect(rtos([100])).toEqual([1000]);
    expect(rtos([600], 1500)).toEqual([1500]);
  });
});
