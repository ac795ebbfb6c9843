/** Writes the trace of a run. It only listens: a run without it is the same run. */
import { errorName } from './error-names.ts';
import type { Fate } from './link.ts';
import { because, valuesOf } from './reasons.ts';
import type { Side } from './scenario.ts';
import { ACK, FIN, PSH, RST, SYN, type WireSegment } from './segment.ts';
import { CLOSE_WAIT, ESTABLISHED, FIN_WAIT1, LAST_ACK, type Socket, stateNames } from './socket.ts';
import { timerReason, timerSetting } from './timer-settings.ts';
import type { Call, Segment, SentBy, StateChange, Timer, Trace } from './trace.ts';
import type { World } from './world.ts';

const sentBy: readonly SentBy[] = [
  'call',
  'reply',
  'delayed-ack',
  'probe',
  'rto',
  'recovery',
  'zero-window-probe',
];
const timerNames = [
  'rto',
  'rto',
  'probe',
  'reorder',
  'zero-window-probe',
  'delayed-ack',
  'fin-wait-2',
  'time-wait',
  'linger',
  'keepalive',
] as const;

/** What the C library says, as in the recordings. */
const messages: Record<number, string> = {
  32: 'Broken pipe',
  99: 'Cannot assign requested address',
  104: 'Connection reset by peer',
  107: 'Transport endpoint is not connected',
  110: 'Connection timed out',
  111: 'Connection refused',
};

const sides: readonly Side[] = ['client', 'server'];
const ms = (us: number): number => us / 1000;

/** `FA`, `PA`, … by flags. */
const letters: string[] = [];
for (let flags = 0; flags < 32; flags++)
  letters.push(
    (flags & SYN ? 'S' : '') +
      (flags & FIN ? 'F' : '') +
      (flags & RST ? 'R' : '') +
      (flags & PSH ? 'P' : '') +
      (flags & ACK ? 'A' : ''),
  );

export class Recorder {
  private readonly world: World;
  private readonly trace: Trace;
  private readonly timers: Timer[] = [];
  private readonly running = new Map<number, Timer>();
  private order = 0;
  /** Value of the timer that fired last. */
  private waitedMs = 0;
  private readonly seenQueues = new Map<Socket, number>();

  constructor(world: World, trace: Trace) {
    this.world = world;
    this.trace = trace;
    trace.timers = this.timers;
    trace.drops = [];
    trace.queues = [];
  }

  segment(
    wire: WireSegment,
    leaves: number,
    fate: Fate,
    socket: Socket | null,
    by: number,
    why: string,
  ): void {
    const { seqBase, ackBase, packet } = wire;
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
      sentBy: sentBy[by] as SentBy,
      why: because(why, socket ? valuesOf(why, socket, this.waitedMs) : undefined),
    };
    if (fate.duplicateArrives >= 0 && fate.arrives >= 0) record.duplicateArrives = ms(fate.duplicateArrives);
    if (wire.sack) {
      record.sack = [];
      for (let i = 0; i < wire.sack.length; i += 2)
        record.sack.push([(wire.sack[i] as number) - ackBase, (wire.sack[i + 1] as number) - ackBase]);
    }
    if (packet && packet.retransmissions > 0) record.retransmission = packet.retransmissions;
    if (fate.rule >= 0) record.rule = fate.rule;
    if (this.world.manyPorts) record.conn = wire.port + 1;
    this.trace.segments.push(record);
  }

  state(socket: Socket, why: string): void {
    const { state } = socket;
    const record: StateChange = {
      order: this.order++,
      t: ms(this.world.now),
      state: stateNames[state] as StateChange['state'],
      why: because(why, valuesOf(why, socket)),
    };
    if (socket.mini && state !== 0) record.mini = true;
    if (
      socket.srtt8 > 0 &&
      (state === ESTABLISHED || state === FIN_WAIT1 || state === CLOSE_WAIT || state === LAST_ACK)
    ) {
      record.rtoMs = ms(socket.rto);
      record.srttMs = ms(socket.srtt8 >> 3);
    }
    if (this.world.manyPorts) record.conn = socket.port + 1;
    this.trace.states[sides[socket.host.side] as Side].push(record);
    this.queues(socket);
  }

  call(
    side: number,
    socket: Socket | null,
    call: string,
    value: number,
    calledAt: number,
    step: number,
    bytes: number | undefined,
    how: string | undefined,
  ): void {
    const record: Call = {
      order: this.order++,
      t: ms(this.world.now),
      side: sides[side] as Side,
      do: call,
      step,
      calledAt: ms(calledAt),
      returned: value < 0 ? `-1 ${errorName(-value)}` : String(value),
    };
    if (bytes !== undefined) record.bytes = bytes;
    if (how) record.how = how;
    if (value < 0) {
      record.error = messages[-value] ?? errorName(-value);
      record.errno = -value;
    }
    if (socket && this.world.manyPorts) record.conn = socket.port + 1;
    this.trace.app.push(record);
  }

  armed(socket: Socket, id: number, what: number, us: number): void {
    this.ended(id, false);
    const name = timerNames[what] as Timer['name'];
    const timer: Timer = {
      order: this.order++,
      side: sides[socket.host.side] as Side,
      name,
      valueMs: ms(us),
      setting: timerSetting(what, socket, us),
      armedAt: ms(this.world.now),
      endedAt: null,
      ended: 'running',
      why: timerReason(what, socket, us),
    };
    if (this.world.manyPorts) timer.conn = socket.port + 1;
    this.timers.push(timer);
    this.running.set(id, timer);
  }

  ended(id: number, fired: boolean): void {
    const timer = this.running.get(id);
    if (!timer) return;
    timer.endedAt = ms(this.world.now);
    timer.ended = fired ? 'fired' : 'cancelled';
    this.running.delete(id);
    if (fired) this.waitedMs = timer.valueMs;
  }

  drop(socket: Socket, why: string): void {
    this.dropFor(socket.host.side, socket.port, why, socket);
  }

  dropFor(side: number, port: number, why: string, socket?: Socket): void {
    this.trace.drops?.push({
      order: this.order++,
      t: ms(this.world.now),
      side: sides[side] as Side,
      why: because(why, socket ? valuesOf(why, socket) : undefined),
      ...(this.world.manyPorts ? { conn: port + 1 } : {}),
    });
  }

  /** Recv-Q and Send-Q as `ss` has them; a FIN counts one. */
  queues(socket: Socket): void {
    const gone = socket.mini || socket.state === 0;
    const recvQ = gone ? 0 : socket.rcvNxt - socket.copiedSeq;
    const sendQ = gone ? 0 : socket.writeSeq - socket.sndUna;
    const both = recvQ * 0x1000000 + sendQ;
    if ((this.seenQueues.get(socket) ?? 0) === both) return;
    this.seenQueues.set(socket, both);
    this.trace.queues?.push({
      t: ms(this.world.now),
      side: sides[socket.host.side] as Side,
      recvQ,
      sendQ,
      ...(this.world.manyPorts ? { conn: socket.port + 1 } : {}),
    });
  }

  /** The run is over. Records made before a second port was used learn their connection now. */
  finish(): void {
    const { trace } = this;
    if (!this.world.manyPorts) return;
    for (const list of [trace.segments, trace.app, trace.states.client, trace.states.server, this.timers])
      for (const record of list) record.conn ??= 1;
    for (const list of [trace.drops ?? [], trace.queues ?? []]) for (const record of list) record.conn ??= 1;
  }
}
