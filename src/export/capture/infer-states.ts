/**
 * Segments → the states both hosts went through (RFC 9293 §3.3.2), from what each sent and what reached it. What leaves no mark
 * on the wire stays unknown: the end of TIME-WAIT, a host giving up in silence.
 */
import type { Segment, Side, StateChange, TcpState } from '../../sim/index.ts';

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
  changes: StateChange[];
}

const host = (state: TcpState): Host => ({
  state,
  rcvNxt: 0,
  ahead: [],
  peerFinEnd: null,
  finEnd: null,
  changes: [],
});
const span = (s: Segment): number =>
  s.len + (s.flags.includes('F') ? 1 : 0) + (s.flags.includes('S') ? 1 : 0);

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

const onSend = (h: Host, s: Segment, t: number): void => {
  if (s.flags.includes('R')) {
    // A host that has nothing left of the connection answers with a RST too; then nothing changes.
    if (h.state !== 'TIME_WAIT' || s.ack !== null) enter(h, 'CLOSED', t);
    return;
  }
  if (s.flags.includes('S')) {
    if (h.state === 'CLOSED') enter(h, s.flags.includes('A') ? 'SYN_RECV' : 'SYN_SENT', t);
    return;
  }
  if (s.flags.includes('F') && h.finEnd === null) {
    h.finEnd = s.seq + span(s);
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
  if (receive(h, s)) {
    if (h.state === 'ESTABLISHED') enter(h, 'CLOSE_WAIT', t);
    else if (h.state === 'FIN_WAIT1') enter(h, 'CLOSING', t);
    else if (h.state === 'FIN_WAIT2') enter(h, 'TIME_WAIT', t);
  }
};

/** `handshake`: the capture holds it; else both hosts are taken to be ESTABLISHED when it begins. */
export const inferStates = (
  segments: readonly Segment[],
  handshake: boolean,
): Record<Side, StateChange[]> => {
  const hosts: Record<Side, Host> = { client: host('CLOSED'), server: host('CLOSED') };
  if (!handshake) {
    for (const side of ['client', 'server'] as const) {
      enter(hosts[side], 'ESTABLISHED', 0);
      const first = segments.find((s) => s.from !== side && s.arrives !== null);
      if (first) hosts[side].rcvNxt = first.seq;
    }
  }
  const events: { t: number; arrival: boolean; segment: Segment }[] = [];
  for (const segment of segments) {
    events.push({ t: segment.t, arrival: false, segment });
    for (const t of [segment.arrives, segment.duplicateArrives])
      if (t !== null && t !== undefined) events.push({ t, arrival: true, segment });
  }
  // At one instant a host hears before it answers.
  events.sort((a, b) => a.t - b.t || Number(b.arrival) - Number(a.arrival));
  for (const { t, arrival, segment } of events) {
    if (arrival) {
      const to: Side = segment.from === 'client' ? 'server' : 'client';
      // Answered at once by a bare RST: nothing was left of the connection to take it in. When that came about the wire
      // does not show.
      const refused =
        segment.ack !== null &&
        !segment.flags.includes('R') &&
        segments.some(
          (r) =>
            r.from === to && r.flags === 'R' && r.seq === segment.ack && r.t >= t && r.t - t < REFUSED_MS,
        );
      if (refused) enter(hosts[to], 'CLOSED', t);
      else onArrival(hosts[to], segment, t);
    }
    if (!arrival) onSend(hosts[segment.from], segment, t);
  }
  return { client: hosts.client.changes, server: hosts.server.changes };
};
