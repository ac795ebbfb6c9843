/** Which packet of one capture is which of another, taken at the other end. */
import type { Packet } from './segment-of-packet.ts';

export const identity = (p: Packet): string =>
  `${p.fromClient} ${p.seq} ${p.ack} ${p.flags} ${p.len} ${p.ipId ?? ''} ${p.timestamps?.value ?? ''} ${p.timestamps?.echo ?? ''}`;

/** Two clocks are not alike to the last millisecond. */
const CLOCKS_US = 1000;

export interface Pair {
  near?: Packet;
  far?: Packet;
}

/**
 * Which packet of one capture is which of the other. Packets that look alike to the last bit (a RST sent twice) are told apart
 * by time: the pairs that are certain say how long a packet takes in that direction by these two clocks.
 */
export const pairUp = (near: readonly Packet[], far: readonly Packet[]): Pair[] => {
  const group = (packets: readonly Packet[]) => {
    const groups = new Map<string, Packet[]>();
    for (const p of packets) groups.set(identity(p), [...(groups.get(identity(p)) ?? []), p]);
    return groups;
  };
  const farOf = group(far);
  const nearOf = group(near);
  const quickest = { true: Infinity, false: Infinity };
  for (const [key, [p, ...more]] of nearOf) {
    const match = farOf.get(key);
    if (more.length > 0 || match?.length !== 1) continue;
    const way = String(p!.fromClient) as 'true' | 'false';
    const delay = (match[0]!.time - p!.time) * (p!.fromClient ? 1 : -1);
    quickest[way] = Math.min(quickest[way], delay);
  }
  const pairs: Pair[] = [];
  // By two clocks as NTP sets them, the quickest either way; no packet takes less than no time.
  const least = (quickest.true + quickest.false) / 2;
  const soonest = Number.isFinite(least) ? -Math.max(CLOCKS_US, least) : -CLOCKS_US;
  const beyond = (p: Packet, q: Packet): number => {
    const usual = quickest[String(p.fromClient) as 'true' | 'false'];
    return (q.time - p.time) * (p.fromClient ? 1 : -1) - (Number.isFinite(usual) ? usual : 0);
  };
  for (const p of near) {
    const candidates = farOf.get(identity(p)) ?? [];
    const alike = nearOf.get(identity(p))!;
    const left = alike.filter((o) => !pairs.some((x) => x.near === o));
    // As many there as here: none was lost, and they kept their order.
    if (candidates.length === left.length) {
      pairs.push({ near: p, far: candidates.shift()! });
      continue;
    }
    let best = -1;
    let nearest = Infinity;
    candidates.forEach((q, i) => {
      const over = beyond(p, q);
      if (over > soonest && Math.abs(over) < nearest) [best, nearest] = [i, Math.abs(over)];
    });
    // One of several look-alikes belongs to the nearest; if another of ours is nearer to it, ours was lost.
    const rival =
      best >= 0 &&
      left.some((o) => {
        const over = beyond(o, candidates[best]!);
        return o !== p && over > soonest && Math.abs(over) < nearest;
      });
    if (best >= 0 && !rival) pairs.push({ near: p, far: candidates.splice(best, 1)[0]! });
    else pairs.push({ near: p });
  }
  for (const left of farOf.values()) for (const p of left) pairs.push({ far: p });
  return pairs;
};
