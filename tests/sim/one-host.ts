/**
 * One host without a link: a connection in any state, and any segment for it. What the host sends is caught. Where a story
 * cannot lead – no peer of ours sends a SYN into ESTABLISHED – a test hands the segment in.
 */
import { Agenda, Timer } from '../../src/sim/agenda.ts';
import { Host } from '../../src/sim/host.ts';
import type { Link } from '../../src/sim/link.ts';
import { linux } from '../../src/sim/linux.ts';
import {
  ACK,
  FIN,
  type HostIndex,
  PSH,
  RST,
  type SeqRange,
  SYN,
  WireSegment,
} from '../../src/sim/segment.ts';
import { readSettings } from '../../src/sim/settings.ts';
import { beginClose, orphanSocket, shutdownSocket } from '../../src/sim/tcp/calls.ts';
import { segmentArrives } from '../../src/sim/tcp/segment-arrival.ts';
import { Socket } from '../../src/sim/tcp/socket.ts';
import { TimerWheel } from '../../src/sim/timer-wheel.ts';

/** Our ISN and the peer's; the handshake took one number each. */
const iss = 1000;
const irs = 5000;

export interface Stimulus {
  flags: string;
  /** From what we expect next (RCV.NXT), bytes. */
  seq?: number;
  len?: number;
  /** From what we sent last (SND.NXT), bytes. */
  ack?: number;
  win?: number;
  tsval?: number;
  tsecr?: number;
  /** From RCV's point of view: our numbers, from SND.NXT. */
  sack?: SeqRange[];
}

const bits: Record<string, number> = { F: FIN, S: SYN, R: RST, P: PSH, A: ACK };
const flagsOf = (letters: string): number =>
  [...letters].reduce((flags, letter) => flags | (bits[letter] as number), 0);
const lettersOf = (flags: number): string =>
  ['S', 'F', 'R', 'A'].filter((letter) => flags & (bits[letter] as number)).join('');

export class OneHost {
  readonly agenda = new Agenda();
  readonly sent: WireSegment[] = [];
  readonly host: Host;
  readonly socket: Socket;

  /** An established connection; `timestamps`: with that option. */
  constructor({
    side = 0 as HostIndex,
    settings = {} as Record<string, number>,
    timestamps = false,
    sack = true,
    hz = 250,
    policy = linux,
  } = {}) {
    const link = {
      carry: (segment: WireSegment) => {
        this.sent.push(segment);
      },
    } as unknown as Link;
    this.host = new Host(
      side,
      readSettings(settings),
      {
        policy,
        delays: { transmitUs: 0, wakeUs: 0, callUs: 0, none: false },
        agenda: this.agenda,
        wheel: new TimerWheel(hz, 4296070000.5),
        seed: 1,
        log: null,
        accepted: () => {},
        listenerMaxSeg: 0,
        acceptQueueFull: () => false,
      },
      link,
    );
    this.host.nextIss = iss;
    const socket = new Socket(this.host, 1);
    this.host.connections[1] = socket;
    socket.state = 'ESTABLISHED';
    socket.tsOk = timestamps;
    socket.tsRecent = timestamps ? 100 : -1;
    socket.sackOk = sack;
    socket.sndUna = socket.sndNxt = socket.writeSeq = iss + 1;
    socket.irs = irs;
    socket.rcvNxt = socket.rcvWup = socket.copiedSeq = irs + 1;
    socket.rcvWnd = 64_000;
    socket.sndWnd = socket.maxWindow = 64_000;
    socket.sendBuffer = 46_080;
    socket.sndWl1 = irs;
    socket.srtt8 = 8 * 20_000;
    socket.mdev = 10_000;
    socket.mdevMax = socket.rttvar = 200_000;
    socket.rto = 220_000;
    this.socket = socket;
    // Not at zero, where nothing has ever happened.
    this.wait(1000);
  }

  /** Let so many ms pass, timers included. */
  wait(ms: number): this {
    const until = this.agenda.now + ms * 1000;
    const pause = Timer.make(() => {}, null);
    this.agenda.arm(pause, until);
    for (let timer = this.agenda.next(until); timer && timer !== pause; timer = this.agenda.next(until))
      timer.fire();
    return this;
  }

  /** Hand in a segment; what is sent at once, as `A +0 ack +1`, from our ISN and the peer's. */
  receive({
    flags,
    seq = 0,
    len = 0,
    ack = 0,
    win = 64_000,
    tsval = -1,
    tsecr = 0,
    sack,
  }: Stimulus): string[] {
    const { socket, host } = this;
    const at = socket.rcvNxt + seq;
    const set = flagsOf(flags);
    const end = at + len + (set & SYN ? 1 : 0) + (set & FIN ? 1 : 0);
    const segment = new WireSegment(host.side === 0 ? 1 : 0, 1, set, at, end, len);
    segment.ack = set & ACK ? socket.sndNxt + ack : 0;
    segment.ackBase = iss;
    segment.seqBase = irs;
    segment.win = win;
    segment.tsval = tsval;
    segment.tsecr = tsecr;
    segment.sack =
      sack?.map(([left, right]): SeqRange => [socket.sndNxt + left, socket.sndNxt + right]) ?? null;
    const before = this.sent.length;
    segmentArrives(host, segment);
    return this.answers(before);
  }

  /** What was sent since the first `from` segments. */
  answers(from = 0): string[] {
    return this.sent
      .slice(from)
      .map(
        ({ flags, seq, ack }) => `${lettersOf(flags)} ${seq - iss}${flags & ACK ? ` ack ${ack - irs}` : ''}`,
      );
  }

  close(): this {
    beginClose(this.socket, false);
    orphanSocket(this.socket);
    return this;
  }

  shutdown(): this {
    shutdownSocket(this.socket, 'wr');
    return this;
  }
}

/** Each state that knows both ISNs, by the way there; our FIN has number 1, the peer's 1. */
export const inState = {
  ESTABLISHED: (options = {}) => new OneHost(options),
  'FIN-WAIT-1': (options = {}) => new OneHost(options).shutdown(),
  'FIN-WAIT-2': (options = {}) => {
    const one = new OneHost(options).shutdown();
    one.receive({ flags: 'A' });
    return one;
  },
  CLOSING: (options = {}) => {
    const one = new OneHost(options).shutdown();
    one.receive({ flags: 'FA', ack: -1 });
    return one;
  },
  'TIME-WAIT': (options = {}) => {
    const one = new OneHost(options).shutdown();
    one.receive({ flags: 'A' });
    one.receive({ flags: 'FA' });
    return one;
  },
  'CLOSE-WAIT': (options = {}) => {
    const one = new OneHost(options);
    one.receive({ flags: 'FA' });
    return one.wait(300);
  },
  'LAST-ACK': (options = {}) => {
    const one = new OneHost(options);
    one.receive({ flags: 'FA' });
    return one.wait(300).close();
  },
} as const;
