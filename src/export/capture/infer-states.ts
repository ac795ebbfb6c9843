/**
 * Segments → the states both hosts went through (RFC 9293 §3.3.2), from what each sent and what reached it. What leaves no mark
 * on the wire stays unknown: the end of TIME-WAIT, a host giving up in silence.
 */
import type { Segment, Side, StateChange, TcpState } from '../../sim/index.ts';
import type { HostEvent } from './host-events.ts';
import { span } from './seen-segments.ts';

/** A RST in reply leaves within this time. */
const REFUSED_MS = 5;

interface Host {
  state: TcpState;
  /** End of what it has received without a gap, and the ranges beyond. */
  rcvNxt: number;
  ahead: [number, number][];
  /** Number after the peer's FIN, once it arrived; after its own, once sent. */
  peerFinEnd: number | null;
  finEnd: number | null;
  /** Number after its own FIN, wherever in the capture that is. */
  willFinish: number | null;
  changes: StateChange[];
}

const host = (finish: Segment | undefined): Host => ({
  state: 'CLOSED',
  rcvNxt: 0,
  ahead: [],
  peerFinEnd: null,
  finEnd: null,
  willFinish: finish ? finish.seq + span(finish) : null,
  changes: [],
});

const enter = (h: Host, state: TcpState, t: number): void => {
  if (h.state === state) return;
  h.state = state;
  h.changes.push({ t, state });
};

/** Takes the segment's bytes in; true when the peer's FIN has now arrived in order. */
const receive = (h: Host, s: Segment): boolean => {
  const size = span(s);
  if (size > 0) {
    if (s.flags.includes('F')) h.peerFinEnd = s.seq + size;
    h.ahead.push([s.seq, s.seq + size]);
    h.ahead.sort((a, b) => a[0] - b[0]);
    while (h.ahead[0] && h.ahead[0][0] <= h.rcvNxt) h.rcvNxt = Math.max(h.rcvNxt, h.ahead.shift()![1]);
  }
  return h.peerFinEnd !== null && h.rcvNxt >= h.peerFinEnd;
};

/** The peer's FIN has arrived, and all before it. */
const peerClosed = (h: Host, t: number): void => {
  if (h.state === 'ESTABLISHED') enter(h, 'CLOSE_WAIT', t);
  else if (h.state === 'FIN_WAIT1') enter(h, 'CLOSING', t);
  else if (h.state === 'FIN_WAIT2') enter(h, 'TIME_WAIT', t);
};

const onSend = (h: Host, s: Segment, t: number): void => {
  if (s.flags.includes('R')) {
    // An answer to a segment of an earlier connection (RFC 9293 §3.10.7.3) ends nothing.
    if (h.state === 'SYN_SENT') return;
    // A host that has nothing left of the connection answers with a RST too; then nothing changes.
    if (h.state !== 'TIME_WAIT' || s.ack !== null) enter(h, 'CLOSED', t);
    return;
  }
  if (s.flags.includes('S')) {
    if (h.state === 'CLOSED') enter(h, s.flags.includes('A') ? 'SYN_RECV' : 'SYN_SENT', t);
    return;
  }
  // What it acknowledges it has received, whether or not the capture holds it.
  if (s.ack !== null) {
    if (h.state === 'SYN_SENT') enter(h, 'ESTABLISHED', t);
    h.rcvNxt = Math.max(h.rcvNxt, s.ack);
    if (h.peerFinEnd !== null && h.rcvNxt >= h.peerFinEnd) peerClosed(h, t);
  }
  if (h.state === 'SYN_RECV' && span(s) > 0) enter(h, 'ESTABLISHED', t);
  // A number beyond the FIN shows that the FIN had left, even if only a later copy of it was seen.
  if (h.finEnd === null && h.willFinish !== null && (s.flags.includes('F') || s.seq >= h.willFinish)) {
    h.finEnd = h.willFinish;
    if (h.state === 'CLOSE_WAIT') enter(h, 'LAST_ACK', t);
    else if (h.state === 'ESTABLISHED' || h.state === 'SYN_RECV') enter(h, 'FIN_WAIT1', t);
  }
};

const onArrival = (h: Host, s: Segment, t: number): void => {
  if (h.state === 'CLOSED' && !s.flags.includes('S')) return;
  if (s.flags.includes('R')) {
    if (h.state === 'SYN_SENT' || (s.seq >= h.rcvNxt - 1 && (h.state !== 'TIME_WAIT' || s.seq === h.rcvNxt)))
      enter(h, 'CLOSED', t);
    return;
  }
  if (s.flags.includes('S')) {
    if (h.state === 'CLOSED') enter(h, 'SYN_RECV', t);
    else if (h.state === 'SYN_SENT' && s.flags.includes('A')) enter(h, 'ESTABLISHED', t);
    receive(h, s);
    return;
  }
  if (h.state === 'SYN_RECV' && s.ack !== null) enter(h, 'ESTABLISHED', t);
  const acked = h.finEnd !== null && s.ack !== null && s.ack >= h.finEnd;
  if (acked) {
    if (h.state === 'FIN_WAIT1')
      enter(h, span(s) > 0 && s.flags.includes('F') && s.seq <= h.rcvNxt ? 'TIME_WAIT' : 'FIN_WAIT2', t);
    else if (h.state === 'CLOSING') enter(h, 'TIME_WAIT', t);
    else if (h.state === 'LAST_ACK') {
      enter(h, 'CLOSED', t);
      return;
    }
  }
  if (receive(h, s)) peerClosed(h, t);
};

/**
 * States of both hosts from what each lived, in its own order (`events`; times in ms). `handshake`: the capture holds it; else both
 * hosts are taken to be ESTABLISHED when it begins. `slackMs`: so much may be wrong in what a far host's times are estimated to be.
 */
export const inferStates = (
  segments: readonly Segment[],
  events: Record<Side, readonly HostEvent[]>,
  handshake: boolean,
  slackMs: Record<Side, number> = { client: 0, server: 0 },
): Record<Side, StateChange[]> => {
  const statesOf = (side: Side): StateChange[] => {
    const h = host(segments.find((s) => s.from === side && s.flags.includes('F')));
    if (!handshake) {
      enter(h, 'ESTABLISHED', 0);
      h.rcvNxt = segments.find((s) => s.from !== side && s.arrives !== null)?.seq ?? 0;
    }
    const own = events[side];
    own.forEach(({ index, arrival, t }, k) => {
      const segment = segments[index]!;
      if (!arrival) {
        onSend(h, segment, t);
        return;
      }
      // Answered at once by a bare RST: nothing was left of the connection to take it in. When that came about the wire
      // does not show.
      const reply = own.slice(k + 1, k + 64).find((e) => !e.arrival);
      const r = reply && segments[reply.index]!;
      const refused =
        r?.flags === 'R' &&
        h.state !== 'SYN_SENT' &&
        segment.ack !== null &&
        !segment.flags.includes('R') &&
        r.seq === segment.ack &&
        reply!.t - t < REFUSED_MS + slackMs[side];
      if (refused) enter(h, 'CLOSED', t);
      else onArrival(h, segment, t);
    });
    return h.changes;
  };
  return { client: statesOf('client'), server: statesOf('server') };
};
