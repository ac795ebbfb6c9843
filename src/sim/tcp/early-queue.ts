/** What came beyond a gap: `out_of_order_queue`, and the SACK blocks that tell of it, `selective_acks`. */
import type { SeqRange } from '../segment.ts';
import type { Stored } from './arrived.ts';
import { extendDuplicate, noteDuplicate } from './out-of-window.ts';
import { discharge, joins } from './receive-memory.ts';
import { beforeBlock } from './sack-compression.ts';
import type { Socket } from './socket.ts';

/** TCP_NUM_SACKS: more blocks are not remembered. */
const mostBlocks = 4;

/**
 * Puts a packet where it belongs; packets that it covers are dropped, and what came twice is told. `new`: it is to be charged;
 * `joined`: its data lies with that of the one before; `known`: all of it was there. `tcp_data_queue_ofo`.
 */
export function putEarly(socket: Socket, packet: Stored): 'new' | 'joined' | 'known' {
  const { seq, end } = packet;
  const early = socket.outOfOrder;
  if (!early) {
    socket.outOfOrder = [packet];
    if (socket.sackOk) socket.sackBlocks = [[seq, end]];
    return 'new';
  }
  const at = early.findLastIndex((one) => one.seq < seq) + 1;
  const before = early[at - 1];
  let how: 'new' | 'joined' | 'known' = 'new';
  if (early.some((one) => one.seq <= seq && end <= one.end)) {
    noteDuplicate(socket, seq, end);
    how = 'known';
  } else if (joins(before, packet)) how = 'joined';
  else {
    if (before && seq < before.end) noteDuplicate(socket, seq, before.end);
    early.splice(at, 0, packet);
    dropCovered(socket, early, at + 1, end);
  }
  if (socket.sackOk) noteBlock(socket, seq, end);
  return how;
}

/** Those behind that end before `end`; of one that goes on, only what is there twice is told. */
function dropCovered(socket: Socket, early: Stored[], at: number, end: number): void {
  for (let next = early[at]; next && next.seq < end; next = early[at]) {
    extendDuplicate(socket, next.seq, Math.min(next.end, end));
    if (end < next.end) return;
    early.splice(at, 1);
    discharge(socket, next.truesize);
  }
}

const touch = ([left, right]: SeqRange, [from, to]: SeqRange): boolean => from <= right && left <= to;

/** The block that grew comes first, and takes in what it touches now. `tcp_sack_new_ofo_skb`, `tcp_sack_maybe_coalesce`. */
function noteBlock(socket: Socket, left: number, right: number): void {
  const blocks = socket.sackBlocks ?? [];
  const known = blocks.findIndex((block) => touch(block, [left, right]));
  beforeBlock(socket, known < 0 ? blocks.length : known);
  const [from, to] = blocks[known] ?? [left, right];
  const first: SeqRange = [Math.min(from, left), Math.max(to, right)];
  const others: SeqRange[] = [];
  for (const block of blocks)
    if (touch(block, first)) {
      first[0] = Math.min(first[0], block[0]);
      first[1] = Math.max(first[1], block[1]);
    } else others.push(block);
  socket.sackBlocks = [first, ...others].slice(0, mostBlocks);
}

/** The blocks, and what is still to be told of what came twice. `tcp_sack_reset`. */
export function forgetBlocks(socket: Socket): void {
  socket.sackBlocks = null;
  socket.dsack = null;
}

/** All of it, and its memory. `skb_rbtree_purge`. */
export function forgetEarly(socket: Socket): void {
  if (!socket.outOfOrder) return;
  for (const { truesize } of socket.outOfOrder) discharge(socket, truesize);
  socket.outOfOrder = null;
}
