/** The listener knows what timestamps take from a segment when it answers; who connects does not. `tcp_openreq_init_rwin`. */
import { describe, expect, it } from 'vitest';
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
