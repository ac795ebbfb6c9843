/** Writes the trace of a run. It only listens: a run without it is the same run. */
import type { Timer as AgendaTimer } from './agenda.ts';
import { errorMessage, errorName } from './errno.ts';
import type { Fate } from './fate.ts';
import type { Clock, Listener } from './listener.ts';
import type { Tracked } from './middlebox/tracked.ts';
import type { ReasonCode } from './reason-codes.ts';
import { because, valuesOf } from './reasons.ts';
import type { Side } from './scenario.ts';
import {
  ACK,
  CE,
  CWR,
  ECE,
  FIN,
  type HostIndex,
  LINK_MSS,
  PSH,
  RST,
  SYN,
  type WireSegment,
} from './segment.ts';
import type { Socket } from './tcp/socket.ts';
import type { TcpState } from './tcp-states.ts';
import { timerSetting } from './timer-settings.ts';
import type {
  Call,
  Reason,
  Segment,
  SentBy,
  StateChange,
  Timer,
  TimerName,
  Trace,
  TrackedConnection,
} from './trace.ts';

/** States in which a FIN is due: what `ss` shows of the RTO is noted. */
export const showsRto: readonly TcpState[] = ['ESTABLISHED', 'FIN_WAIT1', 'CLOSE_WAIT', 'LAST_ACK'];

const sides: readonly Side[] = ['client', 'server'];
const ms = (us: number): number => us / 1000;

/** `FA`, `PA`, … by flags. */
const letters: string[] = [];
for (let flags = 0; flags < 256; flags++)
  letters.push(
    (flags & SYN ? 'S' : '') +
      (flags & FIN ? 'F' : '') +
      (flags & RST ? 'R' : '') +
      (flags & PSH ? 'P' : '') +
      (flags & ACK ? 'A' : '') +
      (flags & ECE ? 'E' : '') +
      (flags & CWR ? 'W' : ''),
  );

/** How long nothing came, s, and the setting that says so. */
const silence = ({ settings, rule }: Tracked) => ({
  s: settings.of(rule),
  setting: `nf_conntrack_tcp_${rule}`,
});

export class Recorder implements Listener {
  private readonly trace: Trace;
  private agenda: Clock = { now: 0 };
  private readonly timers: Timer[] = [];
  private readonly running = new Map<AgendaTimer, Timer>();
  private order = 0;
  /** Value of the timer that fired last. */
  private waitedMs = 0;
  /** More than one local port is used, so records say which connection they are about. */
  private manyPorts = false;
  /** The local port of the one connection that is told of; -1: all. */
  private readonly only: number;
  private readonly seenQueues = new Map<Socket, number>();
  /** What the box on the path has in its table. */
  private readonly tracking = new Map<Tracked, TrackedConnection>();

  constructor(trace: Trace) {
    this.trace = trace;
    trace.timers = this.timers;
    trace.drops = [];
    trace.queues = [];
    if (trace.scenario.middlebox) trace.tracked = [];
    if (trace.scenario.server.loop) trace.waiting = [];
    this.only = (trace.scenario.watch ?? 0) - 1;
  }

  /** Whose clock the records tell. */
  listenTo(agenda: Clock): void {
    this.agenda = agenda;
  }

  /** A second local port is used from here on. */
  secondPort(): void {
    this.manyPorts = this.only < 0;
  }

  private skips(port: number): boolean {
    return this.only >= 0 && port !== this.only;
  }

  segment(
    wire: WireSegment,
    leaves: number,
    fate: Fate,
    socket: Socket | null,
    by: SentBy,
    why: ReasonCode,
  ): void {
    if (this.skips(wire.port)) return;
    const { seqBase, ackBase } = wire;
    const record: Segment = {
      order: this.order++,
      t: ms(leaves),
      from: sides[wire.from] as Side,
      flags: letters[wire.flags] as string,
      seq: wire.seq - seqBase,
      ack: wire.flags & ACK ? wire.ack - ackBase : null,
      len: wire.len,
      arrives: fate.arrives < 0 ? null : ms(fate.arrives),
      win: wire.win,
      sentBy: by,
      why: because(why, socket ? valuesOf(why, socket, this.waitedMs) : undefined),
    };
    if (fate.duplicateArrives >= 0 && fate.arrives >= 0) record.duplicateArrives = ms(fate.duplicateArrives);
    if (wire.sack) record.sack = wire.sack.map(([left, right]) => [left - ackBase, right - ackBase]);
    if (wire.ecn > 0) record.ecn = wire.ecn === CE ? 'ce' : 'ect0';
    if (wire.retransmissions > 0) record.retransmission = wire.retransmissions;
    if (fate.rule >= 0) record.rule = fate.rule;
    if (fate.box) record.box = because(fate.box);
    if (wire.flags & SYN && wire.mss !== LINK_MSS) record.mss = wire.mss;
    if (this.manyPorts) record.conn = wire.port + 1;
    this.trace.segments.push(record);
  }

  state(socket: Socket, why: ReasonCode): void {
    if (this.skips(socket.port)) return;
    const { state } = socket;
    const record: StateChange = {
      order: this.order++,
      t: ms(this.agenda.now),
      state,
      why: because(why, valuesOf(why, socket)),
    };
    if (socket.mini && state !== 'CLOSED') record.mini = true;
    if (socket.srtt8 > 0 && showsRto.includes(state)) {
      record.rtoMs = ms(socket.rto);
      record.srttMs = ms(socket.srtt8 >> 3);
    }
    if (this.manyPorts) record.conn = socket.port + 1;
    this.trace.states[sides[socket.ground.side] as Side].push(record);
    this.queues(socket);
  }

  call(
    side: number,
    socket: Socket | null,
    call: string,
    value: number,
    calledAt: number,
    step: number | undefined,
    bytes: number | undefined,
    how: string | undefined,
  ): void {
    if (socket ? this.skips(socket.port) : this.only >= 0) return;
    const record: Call = {
      order: this.order++,
      t: ms(this.agenda.now),
      side: sides[side] as Side,
      do: call,
      ...(step === undefined ? {} : { step }),
      calledAt: ms(calledAt),
      returned: value < 0 ? `-1 ${errorName(-value)}` : String(value),
    };
    if (bytes !== undefined) record.bytes = bytes;
    if (how) record.how = how;
    if (value < 0) {
      record.error = errorMessage(-value);
      record.errno = -value;
    }
    if (socket && this.manyPorts) record.conn = socket.port + 1;
    this.trace.app.push(record);
  }

  armed(socket: Socket, id: AgendaTimer, name: TimerName, us: number, why: ReasonCode): void {
    if (this.skips(socket.port)) return;
    this.ended(id, false);
    const setting = timerSetting(name, socket, us);
    const timer: Timer = {
      order: this.order++,
      side: sides[socket.ground.side] as Side,
      name,
      valueMs: ms(us),
      setting,
      armedAt: ms(this.agenda.now),
      endedAt: null,
      ended: 'running',
      why: because(why, { ms: ms(us), setting, n: socket.backoff }),
    };
    if (this.manyPorts) timer.conn = socket.port + 1;
    this.timers.push(timer);
    this.running.set(id, timer);
  }

  ended(id: AgendaTimer, fired: boolean): void {
    const timer = this.running.get(id);
    if (!timer) return;
    timer.endedAt = ms(this.agenda.now);
    timer.ended = fired ? 'fired' : 'cancelled';
    this.running.delete(id);
    if (fired) this.waitedMs = timer.valueMs;
  }

  drop(socket: Socket, why: ReasonCode): void {
    this.dropped(socket.ground.side, socket.port, because(why, valuesOf(why, socket)));
  }

  dropWithoutSocket(side: HostIndex, port: number, why: ReasonCode): void {
    this.dropped(side, port, because(why));
  }

  private dropped(side: HostIndex, port: number, why: Reason): void {
    if (this.skips(port)) return;
    this.trace.drops?.push({
      order: this.order++,
      t: ms(this.agenda.now),
      side: sides[side] as Side,
      why,
      ...(this.manyPorts ? { conn: port + 1 } : {}),
    });
  }

  /** Recv-Q and Send-Q as `ss` has them; a FIN counts one. */
  queues(socket: Socket): void {
    if (this.skips(socket.port)) return;
    const gone = socket.mini || socket.state === 'CLOSED';
    const recvQ = gone ? 0 : socket.rcvNxt - socket.copiedSeq;
    const sendQ = gone ? 0 : socket.writeSeq - socket.sndUna;
    const both = recvQ * 0x1000000 + sendQ;
    if ((this.seenQueues.get(socket) ?? 0) === both) return;
    this.seenQueues.set(socket, both);
    this.trace.queues?.push({
      t: ms(this.agenda.now),
      side: sides[socket.ground.side] as Side,
      recvQ,
      sendQ,
      ...(this.manyPorts ? { conn: socket.port + 1 } : {}),
    });
  }

  waiting(connections: number): void {
    this.trace.waiting?.push({ t: ms(this.agenda.now), connections });
  }

  tracked(entry: Tracked, at: number, why: ReasonCode): void {
    if (this.skips(entry.port)) return;
    let record = this.tracking.get(entry);
    if (!record) {
      record = { states: [], forgottenAt: null };
      if (this.manyPorts) record.conn = entry.port + 1;
      this.tracking.set(entry, record);
      this.trace.tracked?.push(record);
    }
    record.states.push({ t: ms(at), state: entry.state, why: because(why) });
  }

  untracked(entry: Tracked, at: number, why: ReasonCode): void {
    const record = this.tracking.get(entry);
    if (!record) return;
    record.forgottenAt = ms(at);
    record.why = because(why, why === 'box-timeout' ? silence(entry) : undefined);
    this.tracking.delete(entry);
  }

  /** The run is over. Records made before a second port was used learn their connection now. */
  finish(): void {
    const { trace } = this;
    for (const entry of [...this.tracking.keys()])
      if (ms(entry.expires) <= trace.observedUntilMs) this.untracked(entry, entry.expires, 'box-timeout');
    if (!this.manyPorts) return;
    for (const list of [trace.segments, trace.states.client, trace.states.server, this.timers])
      for (const record of list) record.conn ??= 1;
    // An accept() that failed is of none.
    for (const record of trace.app)
      if (record.do !== 'accept' || record.errno === undefined) record.conn ??= 1;
    for (const list of [trace.drops ?? [], trace.queues ?? [], trace.tracked ?? []])
      for (const record of list) record.conn ??= 1;
  }
}
