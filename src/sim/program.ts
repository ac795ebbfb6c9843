/** A program on a host: runs its script, one call after the other, and waits where a call blocks. */
import {
  BLOCK,
  beginClose,
  lingers,
  orphanSocket,
  readBytes,
  sendBytes,
  setOption,
  shutdownSocket,
  takeError,
} from './calls.ts';
import type { Step } from './scenario.ts';
import { type Socket, SYN_SENT } from './socket.ts';
import { done, EADDRNOTAVAIL, ENOTCONN, EPIPE } from './tcp/closing.ts';
import { activeOpen } from './tcp/handshake.ts';
import { inFlight } from './tcp/transmit.ts';
import type { World } from './world.ts';

/** What a program waits for. */
const NOT = 0;
const ON_CONNECT = 1;
const ON_SEND = 2;
const ON_READ = 3;
const ON_LINGER = 4;

/** Timer name in the trace. */
const LINGER_TIMER = 8;

/** What calls return on a socket that was never connected. `tcp_sendmsg`, `tcp_recvmsg`, `inet_shutdown`. */
const unconnected = (call: string): number => {
  if (call === 'send') return -EPIPE;
  return call.startsWith('recv') || call === 'shutdown' ? -ENOTCONN : 0;
};

export class Program {
  readonly world: World;
  readonly script: readonly Step[];
  readonly side: number;
  timer = -1;
  private at = 0;
  private socket: Socket | null = null;
  /** The socket at hand never got as far as a SYN. */
  private unopened = false;
  /** Sockets that were left open by a reconnect. */
  private others: Socket[] | null = null;
  private waiting = NOT;
  private woken = false;
  private calledAt = 0;
  /** Bytes still to write, or read so far. */
  private count = 0;
  private ended = false;

  constructor(world: World, script: readonly Step[], side: number) {
    this.world = world;
    this.script = script;
    this.side = side;
  }

  /** The server's script starts when accept() returns: a wake-up, accept() itself, and whatever serves the connection. */
  accept(socket: Socket): void {
    this.socket = socket;
    socket.program = this;
    const { world } = this;
    world.agenda.arm(this.timer, world.now + world.wakeUs + 2 * world.callUs);
  }

  /** Something happened to a socket: look again, once awake. */
  poke(): void {
    if (this.waiting === NOT || this.woken) return;
    if (this.waiting === ON_LINGER && this.socket && lingers(this.socket)) return;
    if (this.waiting === ON_READ && this.socket && !this.socket.closedForProgram) {
      const { socket } = this;
      if (socket.readable === 0 && socket.shut === 0 && socket.error === 0) return;
    }
    this.woken = true;
    this.world.agenda.arm(this.timer, this.world.now + this.world.wakeUs);
  }

  /** Room in the send buffer; it grows with a congestion window that is not full. `tcp_new_space`, `tcp_sndbuf_expand`. */
  sendSpace(socket: Socket): void {
    if (this.waiting !== ON_SEND || socket !== this.socket) return;
    if (inFlight(socket) < socket.cwnd)
      socket.sendBuffer = Math.max(socket.sendBuffer, 2 * socket.cwnd * 2304);
    this.poke();
  }

  /** The timer of the program fired: it wakes, or its next call is due. */
  run(): void {
    const { world } = this;
    this.woken = false;
    if (this.ended) return;
    const step = this.script[this.at];
    if (!step) {
      this.exit();
      return;
    }
    if (this.waiting === NOT) {
      // The clock stands on whole microseconds: 128.3 ms as a product lies just after one, and would be waited for for ever.
      const notBefore = Math.round((step.atMs ?? 0) * 1000);
      if (world.now < notBefore) {
        world.agenda.arm(this.timer, notBefore);
        return;
      }
      this.calledAt = world.now;
      this.count = step.do === 'send' ? step.bytes : 0;
      this.start(step);
    } else this.resume(step);
  }

  private start(step: Step): void {
    const { socket } = this;
    switch (step.do) {
      case 'connect':
        this.socket = activeOpen(this.world, this.world.hosts[0].sockets.length, this);
        this.waiting = ON_CONNECT;
        return;
      case 'reconnect':
        this.reconnect(step.samePort);
        return;
      case 'sleep':
        this.next(Math.round(step.ms * 1000) + this.world.wakeUs);
        return;
    }
    if (!socket) {
      this.returned(step.do, this.unopened ? unconnected(step.do) : -ENOTCONN);
      return;
    }
    switch (step.do) {
      case 'send':
      case 'recv':
      case 'recvUntilEof':
        this.resume(step);
        return;
      case 'shutdown':
        this.returned('shutdown', shutdownSocket(socket, step.how), undefined, step.how);
        return;
      case 'linger':
        socket.linger = step.sec;
        this.returned('linger', 0);
        return;
      case 'option':
        setOption(socket, step.name, step.value);
        this.returned('option', 0);
        return;
      case 'close':
        if (beginClose(socket, false)) {
          this.waiting = ON_LINGER;
          const { wheel, agenda, log } = this.world;
          const us = socket.linger * 1e6;
          // The program wakes after the timers of that tick: a RTO due with it still finds the socket owned.
          agenda.arm(this.timer, wheel.fires(this.world.now, wheel.toTicks(us)) + this.world.wakeUs);
          if (log) log.armed(socket, this.timer, LINGER_TIMER, us);
        } else this.closed(socket);
    }
  }

  private resume(step: Step): void {
    const socket = this.socket as Socket;
    const { log } = this.world;
    switch (step.do) {
      case 'connect':
      case 'reconnect':
        if (socket.state === SYN_SENT) return;
        this.returned(step.do, -takeError(socket));
        return;
      case 'send': {
        const taken = sendBytes(socket, this.count);
        if (taken === BLOCK) {
          this.waiting = ON_SEND;
          return;
        }
        if (taken < 0) {
          const written = step.bytes - this.count;
          this.returned('send', written > 0 ? written : taken, written > 0 ? written : undefined);
          return;
        }
        this.count -= taken;
        if (this.count > 0) this.waiting = ON_SEND;
        else this.returned('send', step.bytes, step.bytes);
        return;
      }
      case 'recv': {
        const got = readBytes(socket);
        if (got === BLOCK) this.waiting = ON_READ;
        else this.returned('recv', got, got < 0 ? undefined : got);
        return;
      }
      case 'recvUntilEof': {
        let got = readBytes(socket);
        if (got > 0) {
          this.count += got;
          got = readBytes(socket);
        }
        if (got === BLOCK) this.waiting = ON_READ;
        else if (got === 0) this.returned('eof', 0, this.count);
        else this.returned('recvUntilEof', got);
        return;
      }
      case 'close':
        if (log) log.ended(this.timer, lingers(socket));
        this.closed(socket);
    }
  }

  /** close() returns: the socket is nobody's now. */
  private closed(socket: Socket): void {
    const { error } = socket;
    orphanSocket(socket);
    if (this.socket === socket) this.socket = null;
    socket.error = error;
    this.returned('close', 0, undefined, undefined, socket);
  }

  private reconnect(samePort: boolean): void {
    const { world } = this;
    const host = world.hosts[0];
    const old = this.lastPort;
    const port = samePort ? old : host.sockets.length;
    const there = host.sockets[port];
    if (this.socket) {
      this.others ??= [];
      this.others.push(this.socket);
      this.socket = null;
    }
    if (there) {
      // The program binds the port itself, so __inet_hash_connect calls tcp_twsk_unique without `twp`: timestamps alone
      // decide. tcp_tw_reuse and its delay speak only where the kernel picks the port.
      const free = there.mini && there.tsRecent >= 0;
      if (!free) {
        this.unopened = true;
        this.returned('reconnect', -EADDRNOTAVAIL);
        return;
      }
      host.nextIss = Math.max(host.nextIss, there.sndNxt + 65537);
      done(there, 'reused');
    }
    this.unopened = false;
    if (!samePort) world.manyPorts = true;
    this.socket = activeOpen(world, port, this);
    this.waiting = ON_CONNECT;
  }

  private get lastPort(): number {
    return Math.max(0, this.world.hosts[0].sockets.length - 1);
  }

  /** A call is back: note it and go on with the next. */
  private returned(call: string, value: number, bytes?: number, how?: string, about?: Socket): void {
    const { log } = this.world;
    if (log) log.call(this.side, about ?? this.socket, call, value, this.calledAt, this.at, bytes, how);
    this.next(0);
  }

  /** The next call, one call's time from now; a sleep at once is folded in. */
  private next(after: number): void {
    const { world } = this;
    this.waiting = NOT;
    this.at++;
    let due = world.now + after + world.callUs;
    const step = this.script[this.at];
    if (step && step.do === 'sleep' && step.atMs === undefined) {
      this.at++;
      due += Math.round(step.ms * 1000) + world.wakeUs + world.callUs;
    }
    world.agenda.arm(this.timer, due);
  }

  /** The script is over: the process exits, and the kernel closes what it left open. No lingering then. */
  private exit(): void {
    this.ended = true;
    const left = this.others ?? [];
    if (this.socket) left.push(this.socket);
    for (const socket of left) {
      beginClose(socket, true);
      orphanSocket(socket);
      if (this.world.log) this.world.log.queues(socket);
    }
    this.socket = null;
    this.world.agenda.release(this.timer);
  }
}
