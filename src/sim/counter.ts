/** Counts a run in place of writing it down: the facts of its trace, without the trace. It only listens. */
import { errorName } from './errno.ts';
import { closing, connectionOf, type Facts, type HostFacts } from './facts.ts';
import type { Fate } from './fate.ts';
import type { Clock, Listener } from './listener.ts';
import type { ReasonCode } from './reason-codes.ts';
import { showsRto } from './recorder.ts';
import type { Scenario, Side } from './scenario.ts';
import { FIN, RST, SYN, type WireSegment } from './segment.ts';
import { stateLabel } from './state-label.ts';
import type { Socket } from './tcp/socket.ts';
import type { SentBy, TcpState } from './trace.ts';

const ms = (us: number): number => us / 1000;

/** One host's; what takes words or objects is put together when it is asked for. Times in µs, -1: never. */
class HostCounter implements HostFacts {
  retransmissions = 0;
  probes: number | null = 0;
  rtoRetransmissions: number | null = 0;
  finSent = 0;
  /** First number the connection at hand has not sent yet, and which connection that is. */
  next = 0;
  port = -1;
  closeUs = -1;
  errno = 0;
  rtoUs = 0;
  /** A FIN was due: what `ss` shows of the RTO from here on is not asked for. */
  closes = false;
  /** Each state entered, and when. */
  readonly states: TcpState[] = [];
  readonly times: number[] = [];
  untilUs = 0;
  /** Why it entered the last of them. */
  why: ReasonCode | null = null;

  get finalState(): TcpState | null {
    return this.states.at(-1) ?? null;
  }
  get closeMs(): number | null {
    return this.closeUs < 0 ? null : ms(this.closeUs);
  }
  get goneMs(): number | null {
    return this.finalState === 'CLOSED' ? ms(this.times.at(-1)!) : null;
  }
  get livedMs(): number | null {
    const goneUs = this.finalState === 'CLOSED' ? this.times.at(-1)! : -1;
    return this.closeUs < 0 || goneUs < this.closeUs ? null : ms(goneUs - this.closeUs);
  }
  get path(): string {
    const start = this.states.indexOf('ESTABLISHED');
    return this.states.slice(Math.max(0, start)).map(stateLabel).join(' → ');
  }
  get inState(): Partial<Record<TcpState, number>> {
    const { states, times } = this;
    const spent: Partial<Record<TcpState, number>> = {};
    for (const [i, state] of states.entries()) {
      const from = times[i]!;
      spent[state] = (spent[state] ?? 0) + (times[i + 1] ?? Math.max(from, this.untilUs)) - from;
    }
    for (const state of new Set(states)) spent[state] = ms(spent[state]!);
    return spent;
  }
  get rtoMs(): number | null {
    return this.rtoUs === 0 ? null : ms(this.rtoUs);
  }
  get lastError(): string | null {
    return this.errno === 0 ? null : errorName(this.errno);
  }
}

export class Counter implements Listener, Facts {
  readonly client = new HostCounter();
  readonly server = new HostCounter();
  segments = 0;
  lost = 0;
  private endUs = 0;
  private clock: Clock = { now: 0 };
  /** The local port of the one connection that is counted; -1: all. */
  private readonly only: number;
  /** The one that the hosts' facts are of; -1: all. */
  private readonly about: number;

  constructor(scenario: Scenario) {
    this.only = (scenario.watch ?? 0) - 1;
    this.about = connectionOf(scenario) - 1;
  }

  get endMs(): number {
    return ms(this.endUs);
  }
  get ends(): Record<Side, ReasonCode | null> {
    const { client, server } = this;
    return {
      client: client.goneMs === null ? null : client.why,
      server: server.goneMs === null ? null : server.why,
    };
  }

  listenTo(clock: Clock): void {
    this.clock = clock;
  }

  segment(wire: WireSegment, leaves: number, { arrives }: Fate, _: Socket | null, by: SentBy): void {
    if (this.only >= 0 && wire.port !== this.only) return;
    const host = wire.from === 0 ? this.client : this.server;
    const { flags } = wire;
    this.segments++;
    if (arrives < 0) this.lost++;
    this.until(Math.max(leaves, arrives));
    if (this.about >= 0 && wire.port !== this.about) return;
    if (flags & FIN) host.finSent++;
    const space = wire.len + (flags & (SYN | FIN) ? 1 : 0);
    if (space === 0 || flags & RST) return;
    const seq = wire.seq - wire.seqBase;
    if (wire.port !== host.port || (flags & SYN && host.next > 1)) host.next = 0;
    host.port = wire.port;
    if (seq < host.next) {
      host.retransmissions++;
      if (by === 'probe') host.probes!++;
      else if (by === 'rto') host.rtoRetransmissions!++;
    }
    host.next = Math.max(host.next, seq + space);
  }

  state(socket: Socket, why: ReasonCode): void {
    const host = socket.ground.side === 0 ? this.client : this.server;
    const { state } = socket;
    const { now } = this.clock;
    if (this.only >= 0 && socket.port !== this.only) return;
    this.until(now);
    if (this.about >= 0 && socket.port !== this.about) return;
    host.states.push(state);
    host.times.push(now);
    host.why = why;
    if (host.closes) return;
    if (socket.srtt8 > 0 && showsRto.includes(state)) host.rtoUs = socket.rto;
    host.closes = closing.includes(state);
  }

  call(side: number, socket: Socket | null, call: string, value: number, calledAt: number): void {
    const host = side === 0 ? this.client : this.server;
    if (this.only >= 0 && socket?.port !== this.only) return;
    this.until(this.clock.now);
    if (this.about >= 0 && socket?.port !== this.about) return;
    if (host.closeUs < 0 && (call === 'close' || call === 'shutdown')) host.closeUs = calledAt;
    if (value < 0) host.errno = -value;
  }

  /** The run was looked at until `us`. */
  finish(us: number): void {
    this.client.untilUs = us;
    this.server.untilUs = us;
    if (this.segments > 0) return;
    // A trace without segments cannot tell what made them leave.
    for (const host of [this.client, this.server]) {
      host.probes = null;
      host.rtoRetransmissions = null;
    }
  }

  private until(us: number): void {
    if (us > this.endUs) this.endUs = us;
  }

  armed(): void {}
  ended(): void {}
  drop(): void {}
  dropWithoutSocket(): void {}
  queues(): void {}
  secondPort(): void {}
  waiting(): void {}
  tracked(): void {}
  untracked(): void {}
}
