/** What the box has seen of one direction of a connection, and whether a segment fits it. Rules of `tcp_in_window`. */
import { ACK, SYN, type WireSegment } from '../segment.ts';
import type { ConntrackState } from './conntrack-states.ts';

/** `struct ip_ct_tcp_state`. Windows are in bytes: what a segment carries is scaled already. */
export class Seen {
  /** End of what was sent. */
  end = 0;
  /** As far as the other side allows. */
  maxEnd = 0;
  /** Largest window it offered; 0: nothing came from it yet. */
  maxWindow = 0;
  /** Highest number it acknowledged; -1: none. */
  maxAck = -1;
  unacknowledged = false;
  sackPermitted = false;
  /** The entry began in the middle of the connection: nothing is held against its numbers. */
  liberal = false;
  /** It sent the first FIN. */
  beganClose = false;
}

export type Fits = 'accept' | 'ignore' | 'invalid';

const leastAckWindow = 66_000;

/** A SYN tells all there is to know. `tcp_init_sender` */
export const beginWith = (sender: Seen, { end, win, sackOk }: WireSegment): void => {
  sender.end = end;
  sender.maxEnd = end;
  sender.maxWindow = Math.max(1, win);
  sender.sackPermitted = sackOk;
};

const highestAck = (segment: WireSegment, receiver: Seen): number => {
  let highest = segment.ack;
  if (receiver.sackPermitted) for (const [, right] of segment.sack ?? []) highest = Math.max(highest, right);
  return highest;
};

/** Whether the numbers fit what was seen; if so, they are noted. `liberal`: nf_conntrack_tcp_be_liberal. */
export const inWindow = (
  segment: WireSegment,
  sender: Seen,
  receiver: Seen,
  state: ConntrackState,
  liberal: boolean,
): Fits => {
  const { flags, seq, end, win } = segment;
  const syn = (flags & SYN) > 0;
  let ack = segment.ack;
  let sack = highestAck(segment, receiver);
  if (sender.maxWindow === 0) {
    if (syn) beginWith(sender, segment);
    else {
      sender.end = end;
      sender.maxWindow = Math.max(1, win);
      sender.maxEnd = end + sender.maxWindow;
      if (receiver.maxWindow === 0) {
        receiver.end = sack;
        receiver.maxEnd = sack;
      } else if (sack === receiver.end + 1) receiver.end++; // Likely the answer to a keep-alive probe.
    }
  } else if (syn && end > sender.end && (state === 'SYN_SENT' || state === 'SYN_RECV'))
    beginWith(sender, segment);
  if (!(flags & ACK)) {
    ack = receiver.end;
    sack = ack;
  }

  const whatever = liberal || sender.liberal;
  const inReceiversWindow = receiver.maxWindow === 0 || end > sender.end - receiver.maxWindow - 1;
  const notTooOld = sack > receiver.end - Math.max(sender.maxWindow, leastAckWindow) - 1;
  if (seq > sender.maxEnd) {
    const over = end - sender.maxEnd + 1;
    const alone = receiver.maxWindow > 0 && inReceiversWindow && notTooOld && sack <= receiver.end;
    if (alone && over <= receiver.maxWindow) {
      sender.end = end;
      sender.unacknowledged = true;
      return whatever ? 'accept' : 'ignore';
    }
    return whatever ? 'accept' : 'invalid';
  }
  if (sack > receiver.end) return whatever ? 'accept' : 'invalid';
  if (!inReceiversWindow || !notTooOld) return whatever ? 'accept' : 'ignore';

  sender.maxWindow = Math.max(sender.maxWindow, win + (sack - ack));
  if (end > sender.end) {
    sender.end = end;
    sender.unacknowledged = true;
  }
  if (flags & ACK) sender.maxAck = Math.max(sender.maxAck, ack);
  if (receiver.maxWindow !== 0 && end > sender.maxEnd) receiver.maxWindow += end - sender.maxEnd;
  if (sack + win > receiver.maxEnd - 1) receiver.maxEnd = sack + win + (win === 0 ? 1 : 0);
  if (ack === receiver.end) receiver.unacknowledged = false;
  return 'accept';
};
