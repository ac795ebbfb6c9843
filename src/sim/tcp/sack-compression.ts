/** While segments keep coming behind a gap, one ACK speaks for several. `__tcp_ack_snd_check`, `tcp_compressed_ack_kick`. */
import type { Socket } from './socket.ts';
import { sendAck } from './transmit.ts';

/** TCP_FASTRETRANS_THRESH: so many duplicates leave at once, for the sender needs them. */
const atOnce = 3;
/** `tcp_comp_sack_nr`, `tcp_comp_sack_delay_ns`: so many may be saved up, for so long, µs. */
const most = 44;
const longest = 1000;
/** TCP_SACK_BLOCKS_EXPECTED: ACKs are saved up only while all that is new stands in the first blocks. */
const expected = 2;

/** An ACK for a segment behind a gap is due: does it wait for more of them? */
export function maySaveUp(socket: Socket): boolean {
  const rule = socket.ground.policy.sackCompression;
  if (!rule || !socket.sackOk || socket.savedAcks >= most) return false;
  if (socket.savedAt !== socket.rcvNxt) {
    socket.savedAt = socket.rcvNxt;
    socket.duplicateAcks = 0;
  }
  if (socket.duplicateAcks < atOnce) {
    socket.duplicateAcks++;
    return false;
  }
  socket.savedAcks++;
  const { ground, srtt8, receiverRtt8 } = socket;
  socket.sackTimer ??= ground.timer('sack', socket);
  // It runs in softirq, before whoever hands in what arrives in that instant (HRTIMER_MODE_REL_PINNED_SOFT).
  socket.sackTimer.rank = 1;
  if (socket.sackTimer.armed) return true;
  const rtt = srtt8 > 0 && srtt8 < receiverRtt8 ? srtt8 : receiverRtt8;
  const wait = Math.min(Math.floor((rtt * rule.percent) / 800), longest);
  ground.arm(socket.sackTimer, ground.now + wait + rule.slackUs);
  return true;
}

/** One for all that were saved up. `tcp_sack_compress_send_ack`. */
export function sendSavedUp(socket: Socket): void {
  if (socket.savedAcks > 0) sendAck(socket, 'reply', 'ack-compressed');
}

/** A block beyond the first two is about to change: what was saved up is told before. `tcp_sack_new_ofo_skb`. */
export function beforeBlock(socket: Socket, at: number): void {
  if (at >= expected) sendSavedUp(socket);
}
