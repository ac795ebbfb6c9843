/** What the two profiles do differently. One engine asks; `linux` and `textbook` answer. */
import type { Host } from './host.ts';
import type { Socket } from './socket.ts';
import type { World } from './world.ts';

export interface Policy {
  /** What the trace calls the stack. */
  kernel: string;
  /** When a timer armed now for `us` fires. */
  fires(world: World, us: number): number;
  /** The retransmission timeout before the first sample. */
  firstRto(host: Host): number;
  /** A round trip took `us`: update SRTT and RTO. */
  sample(socket: Socket, us: number): void;
  /** The RTO after one more timeout, backoff applied. */
  backOff(socket: Socket): number;
  /** Have the retries of this socket been used up, now that its RTO has fired? */
  exhausted(socket: Socket): boolean;
  /** Code of the reason for giving up. */
  gaveUp: string;
  /** May a tail loss probe be sent? */
  probes(socket: Socket): boolean;
  /** Are ACKs delayed? */
  delaysAcks: boolean;
  /** Is SACK (and RACK on top of it) known to this stack? */
  sack: boolean;
  /** TIME-WAIT, µs. */
  timeWait(host: Host): number;
  /** FIN-WAIT-2 of an orphan: µs with a full socket, then µs with a mini-socket. */
  finWait2Full(asked: number): number;
  finWait2Mini(asked: number): number;
}
