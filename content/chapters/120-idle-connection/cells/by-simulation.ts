import { cell, table } from 'last-ack';
import { chance } from './whose-timeout.ts';
import { doomed } from './window.ts';

/** The same chance from runs: each of 16 pauses is tried, and counts as often as it comes. In s. */
export const counted = (server: number, client: number, rtt: number, jitter = 0) => {
  const step = (rtt + 2 * jitter) / 16;
  const late = jitter > 0 ? [jitter / 6, jitter / 2, (5 * jitter) / 6] : [0];
  const pauses = Array.from({ length: 16 }, (_, i) => server - rtt - jitter + (i + 0.5) * step);
  const shares = pauses.map((pause) => {
    const runs = late.flatMap((ask) => late.map((fin) => doomed(pause, server, rtt, ask, fin)));
    return pause < client ? runs.filter(Boolean).length / runs.length : 0;
  });
  return (every: number) =>
    shares.reduce(
      (sum, share, i) => sum + (share * step) / every / Math.exp(pauses[i]! / every),
      0,
    );
};
export const over = 'silence on average, s';
export const ways = ['by formula', 'by runs'];
export const inAMillion = (share: number) => Math.round(1e6 * share);
const caption = 'Failed requests in a million';
const runs = counted(5, 60, 0.04);
const row = (s: number) => [s, ...[chance(5, 60, 0.04, s), runs(s)].map(inAMillion)];

export default cell({ run: () => table(caption, [over, ...ways], [1, 5, 20, 60].map(row)) });
