/** A host: the ground TCP stands on – its settings, its timers and its way onto the link – and the programs it runs. */
import { type Agenda, Timer } from './agenda.ts';
import { Chance } from './chance.ts';
import type { Link } from './link.ts';
import type { Listener } from './listener.ts';
import type { ReasonCode } from './reason-codes.ts';
import type { HostIndex, WireSegment } from './segment.ts';
import type { Settings } from './settings.ts';
import { ackTimerFires } from './tcp/ack-schedule.ts';
import { finWait2TimerFires } from './tcp/fin-wait-2.ts';
import type { Ground, TimerKind } from './tcp/ground.ts';
import { keepaliveTimerFires } from './tcp/keepalive.ts';
import type { Policy } from './tcp/policy.ts';
import { writeTimerFires } from './tcp/retransmission-timer.ts';
import { sendSavedUp } from './tcp/sack-compression.ts';
import type { Socket } from './tcp/socket.ts';
import { miniTimerFires } from './tcp/time-wait.ts';
import type { TimerWheel } from './timer-wheel.ts';
import type { SentBy } from './trace.ts';

/** How long a host needs, µs. */
export interface HostDelays {
  /** From TCP to the wire. */
  transmitUs: number;
  /** To wake a program. */
  wakeUs: number;
  /** To make a call. */
  callUs: number;
  /** Nothing takes time but waits: all that happens in an instant happens at once. */
  none: boolean;
}

/** What the hosts of a run have in common. */
export interface HostOptions {
  policy: Policy<Socket>;
  delays: HostDelays;
  agenda: Agenda;
  wheel: TimerWheel;
  seed: number;
  log: Listener | null;
  /** A handshake with the listener is complete. */
  accepted(socket: Socket): void;
  listenerMaxSeg: number;
  acceptQueueFull(): boolean;
}

export class Host implements Ground<Socket> {
  readonly side: HostIndex;
  readonly settings: Readonly<Settings>;
  readonly policy: Policy<Socket>;
  readonly delays: HostDelays;
  readonly wheel: TimerWheel;
  readonly log: Listener | null;
  readonly accepted: (socket: Socket) => void;
  readonly listenerMaxSeg: number;
  private readonly queueFull: () => boolean;
  readonly connections: (Socket | null)[] = [];
  orphans = 0;
  timeWaits = 0;
  challengeSecond = -1;
  challengesLeft = 0;
  nextIss = 0;
  private readonly agenda: Agenda;
  private readonly link: Link;
  private readonly chance: Chance;

  constructor(side: HostIndex, settings: Readonly<Settings>, options: HostOptions, link: Link) {
    this.side = side;
    this.settings = settings;
    this.policy = options.policy;
    this.delays = options.delays;
    this.wheel = options.wheel;
    this.log = options.log;
    this.accepted = options.accepted;
    this.listenerMaxSeg = options.listenerMaxSeg;
    this.queueFull = options.acceptQueueFull;
    this.agenda = options.agenda;
    this.link = link;
    this.chance = new Chance(options.seed ^ (0x5bd1e995 + side));
  }

  get now(): number {
    return this.agenda.now;
  }

  get ms(): number {
    return (this.agenda.now / 1000) | 0;
  }

  get acceptQueueFull(): boolean {
    return this.queueFull();
  }

  /** On a machine some µs pass between one segment and the next, though both be due at once: each event is later than the one before. */
  get stamp(): number {
    return this.delays.none ? this.agenda.now : this.agenda.event;
  }

  draw(): number {
    return this.chance.draw();
  }

  timer(kind: TimerKind, socket: Socket): Timer {
    return Timer.make(timerFires[kind], socket);
  }

  arm(timer: Timer, at: number): void {
    this.agenda.arm(timer, at);
  }

  cancel(timer: Timer): void {
    this.agenda.cancel(timer);
  }

  emit(segment: WireSegment, socket: Socket | null, by: SentBy, why: ReasonCode): void {
    const { now } = this.agenda;
    // The first SYN leaves at t = 0 by definition.
    const leaves = now === 0 && socket?.state === 'SYN_SENT' ? 0 : now + this.delays.transmitUs;
    const fate = this.link.carry(segment, leaves);
    if (this.log) this.log.segment(segment, leaves, fate, socket, by, why);
  }
}

/** What a timer of the wheel does. */
const fires =
  (handler: (socket: Socket) => void) =>
  (socket: Socket, timer: Timer): void => {
    const { log, wheel } = socket.ground;
    if (log) log.ended(timer, true);
    wheel.runs(socket.ground.now);
    if (socket.state === 'CLOSED') return;
    socket.clock = socket.ground.now;
    handler(socket);
    if (log) log.queues(socket);
  };

/** A timer of high resolution: no wheel. */
const savedUpFires = (socket: Socket): void => {
  if (socket.state !== 'CLOSED' && !socket.mini) sendSavedUp(socket);
};

const timerFires = {
  write: fires(writeTimerFires),
  ack: fires(ackTimerFires),
  sack: savedUpFires,
  keep: fires((socket) => {
    if (socket.mini) miniTimerFires(socket);
    else if (socket.orphan && socket.state === 'FIN_WAIT2') finWait2TimerFires(socket);
    else keepaliveTimerFires(socket);
  }),
} as const satisfies Record<TimerKind, unknown>;
