/** One run: the clock, what is due, two hosts and the link between them. */
import { Agenda } from './agenda.ts';
import { Host } from './host.ts';
import { Link } from './link.ts';
import type { Program } from './program.ts';
import type { Recorder } from './recorder.ts';
import type { Socket } from './socket.ts';
import { TimerWheel } from './timer-wheel.ts';

/** What a timer of the agenda is for. */
export const LINK = 0;
export const PROGRAM = 1;
export const WRITE_TIMER = 2;
export const ACK_TIMER = 3;
export const KEEP_TIMER = 4;

export class World {
  now = 0;
  /** Number of the event at hand. */
  event = 0;
  readonly agenda = new Agenda();
  readonly wheel = new TimerWheel();
  readonly hosts: [Host, Host] = [new Host(this, 0), new Host(this, 1)];
  readonly link = new Link(this);
  log: Recorder | null = null;
  /** For each timer of the agenda: what it is for and whose it is. */
  readonly kinds: number[] = [];
  readonly owners: (Socket | Program | null)[] = [];
  /** How long a host needs: from a segment's arrival to TCP, from TCP to the wire, to wake a program, to make a call. */
  receiveUs = 0;
  transmitUs = 0;
  wakeUs = 0;
  callUs = 0;
  /** Connections made so far. */
  conns = 0;
  /** More than one local port is used, so records say which connection they are about. */
  manyPorts = false;

  makeTimer(kind: number, owner: Socket | Program | null): number {
    const id = this.agenda.make();
    this.kinds[id] = kind;
    this.owners[id] = owner;
    return id;
  }

  /** The clock of the timestamps option. */
  get ms(): number {
    return Math.floor(this.now / 1000);
  }
}
