/** How near a simulated trace has to come to a recorded one: a matter of who recorded it, and of nothing else. */
export interface Tolerance {
  /** Of a segment's leaving and arriving, and of a call, ms. */
  ms: number;
  /** Of a state, ms. */
  stateMs: number;
  /** A state that the simulation passes faster may be missing from the recording, ms. */
  shortStateMs: number;
  /** Of a window that is scaled, bytes. */
  windowBytes: number;
  /** A timer may fall into the next bucket of the wheel, because the recording's phase is not known to the last bit. */
  granule: boolean;
}

/**
 * Of a real machine: a relay and a program take up to some ms to be scheduled, states are sampled every 20 ms at best and
 * `ss` itself takes its time: fixed with the recordings, before the simulator. How much memory a received segment takes is its
 * driver's choice (truesize), and the window follows from it: one unit, at the scale of 10 that default buffers have.
 */
export const onAMachine: Tolerance = {
  ms: 12,
  stateMs: 45,
  shortStateMs: 45,
  windowBytes: 1024,
  granule: true,
};

/**
 * Of Linux in virtual time, where nothing but a wait takes time: a round trip is 8 µs longer there than its link, and what
 * a host does at once takes `hostDelayMs` here, 4 µs a step.
 */
export const inVirtualTime: Tolerance = {
  ms: 0.06,
  stateMs: 0.06,
  shortStateMs: 0.03,
  windowBytes: 0,
  granule: false,
};
