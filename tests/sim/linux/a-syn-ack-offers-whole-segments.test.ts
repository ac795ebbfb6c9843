/** The listener knows what timestamps take from a segment when it answers; who connects does not. `tcp_openreq_init_rwin`. */
import { describe, expect, it } from 'vitest';
import { synWindow } from '../../../src/sim/tcp/receive-window.ts';
import { OneHost } from '../one-host.ts';
import { timeWait } from '../stories.ts';

const offers = (server: Record<string, number>): (number | undefined)[] =>
  timeWait({ server })
    .segments.filter(({ flags }) => flags.includes('S'))
    .map(({ win }) => win);

describe('the window of a SYN is whole segments below 65,536', () => {
  it('44 of 1,460 bytes in the SYN, 45 of 1,448 in the answer', () => {
    expect(offers({})).toEqual([44 * 1460, 45 * 1448]);
  });

  it('44 of 1,460 in both where the answer has no timestamps', () => {
    expect(offers({ tcp_timestamps: 0 })).toEqual([44 * 1460, 44 * 1460]);
  });
});

describe('what is known when a SYN leaves (tcp_connect_init, tcp_select_initial_window)', () => {
  const offered = (fields: object): number => synWindow(Object.assign(new OneHost().socket, fields));

  it('a timestamp of the peer, from the TIME-WAIT whose port it is, makes segments of 1,448 bytes; 0 is one', () => {
    expect([-1, 0, 1].map((tsRecent) => offered({ tsRecent, tsOk: true }))).toEqual([
      44 * 1460,
      45 * 1448,
      45 * 1448,
    ]);
  });

  it('however large the buffer, the field has 16 bits', () => {
    expect(offered({ receiveBuffer: 4_000_000, tsRecent: -1 })).toBe(65_535);
  });
});
