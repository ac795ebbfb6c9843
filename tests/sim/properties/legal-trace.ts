/** What must hold of every trace, whatever the scenario. Each check returns what is wrong, or null. */
import type { Segment, Side, TcpState, Trace } from '../../../src/sim/index.ts';

const sides = ['client', 'server'] as const;
const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/**
 * RFC 9293 figure 5, with what its text adds: a reset or an abort leads anywhere to CLOSED (§3.10.5, §3.10.7), one segment
 * may carry both the FIN and the acknowledgement of ours, and a half-open listener takes the FIN with the handshake's ACK.
 */
const next: Record<TcpState, readonly TcpState[]> = {
  CLOSED: ['SYN_SENT', 'SYN_RECV', 'LISTEN'],
  LISTEN: ['SYN_RECV'],
  SYN_SENT: ['ESTABLISHED', 'SYN_RECV'],
  SYN_RECV: ['ESTABLISHED', 'FIN_WAIT1', 'CLOSE_WAIT'],
  ESTABLISHED: ['FIN_WAIT1', 'CLOSE_WAIT'],
  FIN_WAIT1: ['FIN_WAIT2', 'CLOSING', 'TIME_WAIT'],
  FIN_WAIT2: ['TIME_WAIT'],
  CLOSE_WAIT: ['LAST_ACK'],
  CLOSING: ['TIME_WAIT'],
  LAST_ACK: [],
  // A second connection from the same port.
  TIME_WAIT: ['SYN_SENT', 'SYN_RECV'],
};

export function illegalState(trace: Trace): string | null {
  for (const side of sides) {
    const states = trace.states[side].map(({ state }) => state);
    for (let i = 1; i < states.length; i += 1) {
      const [from, to] = [states[i - 1]!, states[i]!];
      if (to !== 'CLOSED' && !next[from].includes(to)) return `the ${side} goes from ${from} to ${to}`;
    }
    const times = trace.states[side].map(({ t }) => t);
    if (times.some((t, i) => i > 0 && t < times[i - 1]!)) return `the ${side}'s states go back in time`;
  }
  return null;
}

const space = (segment: Segment): number =>
  segment.flags.includes('R') ? 0 : segment.len + (/[SF]/.test(segment.flags) ? 1 : 0);

/** Sequence numbers stay within what was sent before plus one step; acknowledgements within what had arrived. One connection. */
export function illegalNumber(trace: Trace): string | null {
  for (const side of sides) {
    let sent = 0;
    let fin: number | null = null;
    for (const segment of trace.segments.filter(({ from }) => from === side)) {
      const at = `the ${side}'s ${segment.flags} seq ${segment.seq} ack ${segment.ack} at ${segment.t} ms`;
      const end = segment.seq + space(segment);
      // RFC 9293 §3.10.7.1: a reset for no connection takes its number from what it answers.
      if (segment.flags.includes('R')) continue;
      if (segment.seq > sent) return `${at} leaves a hole: ${sent} was next`;
      if (fin !== null && end > fin) return `${at} goes beyond the FIN at ${fin - 1}`;
      sent = Math.max(sent, end);
      if (segment.flags.includes('F')) fin = end;
      if (segment.ack !== null) {
        const arrived = trace.segments.filter(
          (theirs) => theirs.from === other(side) && theirs.arrives !== null && theirs.arrives <= segment.t,
        );
        const most = Math.max(0, ...arrived.map((theirs) => theirs.seq + space(theirs)));
        if (segment.ack > most) return `${at} acknowledges more than had arrived (${most})`;
      }
    }
  }
  return null;
}

/** Bytes read never exceed bytes written by the other program. */
export function inventedBytes(trace: Trace): string | null {
  for (const side of sides) {
    const sum = (who: Side, calls: readonly string[]) =>
      trace.app
        .filter((call) => call.side === who && calls.includes(call.do) && call.errno === undefined)
        .reduce((total, call) => total + (call.bytes ?? 0), 0);
    const read = sum(side, ['recv', 'eof', 'recvUntilEof']);
    const written = sum(other(side), ['send']);
    if (read > written) return `the ${side} read ${read} bytes of ${written} written`;
  }
  return null;
}

/** A timer sends again only what occupies sequence space: a pure ACK is never retransmitted. */
export function retransmittedAck(trace: Trace): string | null {
  const again = trace.segments.find(
    (segment) =>
      (segment.sentBy === 'rto' || segment.sentBy === 'probe' || segment.retransmission) &&
      space(segment) === 0,
  );
  return again
    ? `${again.flags} seq ${again.seq} at ${again.t} ms is an ACK sent again (${again.sentBy})`
    : null;
}

/** Every retransmission, timer, state change, reset and drop has its sentence and its source. */
export function unexplained(trace: Trace): string | null {
  const lacking = [
    ...trace.segments.filter((s) => s.retransmission !== undefined || s.flags.includes('R')),
    ...trace.states.client,
    ...trace.states.server,
    ...(trace.timers ?? []),
    ...(trace.drops ?? []),
  ].find(({ why }) => !why?.sentence || !why.source || /undefined|NaN|\{|\}/.test(why.sentence));
  return lacking ? `no reason is given for ${JSON.stringify(lacking)}` : null;
}
