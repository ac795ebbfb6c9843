/**
 * A full receive buffer: it grows, its packets are put together, and what came beyond a gap is dropped, before what has just
 * come is refused. `tcp_prune_queue`.
 */
import { lengthOf, type Stored } from './arrived.ts';
import { forgetBlocks } from './early-queue.ts';
import { charge, discharge, fits, largestReceiveBuffer, ownPacket, windowFrom } from './receive-memory.ts';
import type { Socket } from './socket.ts';

/** Room for what has just come, at this number. @returns whether there is some now */
export function makesRoom(socket: Socket, seq: number): boolean {
  clampWindow(socket);
  if (fits(socket)) return true;
  collapseEarly(socket);
  socket.stored = collapsed(socket, socket.stored, socket.copiedSeq, socket.rcvNxt);
  if (!fits(socket)) dropEarly(socket, seq);
  return fits(socket);
}

/** The buffer grows to what is needed, unless the program set it; else hardly any window is left to offer. `tcp_clamp_window`. */
function clampWindow(socket: Socket): void {
  socket.quickAcks = 0;
  if (!socket.receiveBufferSet) socket.receiveBuffer = Math.min(socket.receiveMemory, largestReceiveBuffer);
  if (!fits(socket)) socket.receiveSsthresh = Math.min(socket.windowClamp, 2 * socket.peerMss);
}

/** What fits into a page beside its `skb_shared_info`, bytes. */
const page = 3776;

/** What comes beyond gaps, stretch by stretch; single small packets stay as they are. `tcp_collapse_ofo_queue`. */
function collapseEarly(socket: Socket): void {
  const early = socket.outOfOrder ?? [];
  const result: Stored[] = [];
  let small = 0;
  for (let at = 0; at < early.length; ) {
    const from = at;
    const head = early[at++] as Stored;
    let { end } = head;
    for (; at < early.length && (early[at] as Stored).seq <= end; at++)
      end = Math.max(end, (early[at] as Stored).end);
    const stretch = early.slice(from, at);
    if (stretch.length > 1 || end - head.seq >= page)
      result.push(...collapsed(socket, stretch, head.seq, end));
    else {
      result.push(head);
      small += head.truesize;
      if (small > socket.receiveBuffer >> 3) {
        result.push(...early.slice(at));
        break;
      }
    }
  }
  if (socket.outOfOrder) socket.outOfOrder = result;
}

/**
 * From the first packet that costs more than its data is worth, or overlaps: packets of a page each, full of data, take the
 * place of what the driver brought. A FIN stays where it is. `tcp_collapse`.
 */
function collapsed(socket: Socket, packets: readonly Stored[], start: number, end: number): Stored[] {
  const result: Stored[] = [];
  let from = start;
  let at = 0;
  for (; at < packets.length; at++) {
    const packet = packets[at] as Stored;
    if (packet.end <= from) {
      discharge(socket, packet.truesize);
      continue;
    }
    const next = packets[at + 1];
    if (windowFrom(socket, packet.truesize) > lengthOf(packet) || packet.seq < from) break;
    if (next && next.seq !== packet.end) break;
    from = packet.end;
    result.push(packet);
  }
  for (let packet = packets[at]; packet && !packet.fin && from < end; packet = packets[at]) {
    let lacks = Math.min(page, end - from);
    const whole = ownPacket(from, lacks);
    charge(socket, whole.truesize);
    for (; packet && !packet.fin && lacks > 0; packet = packets[at]) {
      const to = Math.max(from, Math.min(from + lacks, packet.end));
      lacks -= to - from;
      from = to;
      if (packet.end > from) break;
      discharge(socket, packet.truesize);
      at++;
    }
    whole.room -= from - whole.seq;
    whole.end = from;
    result.push(whole);
  }
  return [...result, ...packets.slice(at)];
}

/**
 * The highest first, an eighth of the buffer at a time, and nothing before what has just come: that fills the gap. What SACK
 * blocks have told of it is taken back. `tcp_prune_ofo_queue`.
 */
function dropEarly(socket: Socket, seq: number): void {
  const early = socket.outOfOrder;
  if (!early || seq > (early.at(-1) as Stored).seq) return;
  let goal = socket.receiveBuffer >> 3;
  for (let last = early.at(-1); last && seq <= last.seq; last = early.at(-1)) {
    early.pop();
    discharge(socket, last.truesize);
    if (socket.ground.log) socket.ground.log.drop(socket, 'no-memory');
    goal -= last.truesize;
    if (goal > 0) continue;
    if (fits(socket)) break;
    goal = socket.receiveBuffer >> 3;
  }
  if (early.length === 0) socket.outOfOrder = null;
  forgetBlocks(socket);
}
