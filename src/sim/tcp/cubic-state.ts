/** What CUBIC remembers of a connection (`struct bictcp`). */
export class CubicState {
  /** One more packet after so many were acknowledged. */
  count = 0;
  /** The window at the last loss, packets, and where the curve begins. */
  lastMaxWindow = 0;
  origin = 0;
  /** When the curve reaches its origin, 1024ths of a second. */
  k = 0;
  lastWindow = 0;
  /** Ticks: when the window was last looked at, and when this curve began; 0: none. */
  lastTick = 0;
  epochTick = 0;
  /** The smallest round trip, µs. */
  delayMin = 0;
  /** Acknowledged since, and the window that Reno would have. */
  acked = 0;
  renoWindow = 0;
  /** Hybrid slow start has ended slow start. */
  found = false;
  /** The round at hand: since when, when its last ACK came, µs, where it ends, its smallest round trip and its samples. */
  roundSince = 0;
  lastAckAt = 0;
  roundEnd = 0;
  roundRtt = Number.POSITIVE_INFINITY;
  samples = 0;
}
