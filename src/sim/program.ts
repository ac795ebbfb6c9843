/** A program on a host: runs its script, one call after the other, and waits where a call blocks. */
import { Timer } from './agenda.ts';
import { errnoOf } from './errno.ts';
import type { Host } from './host.ts';
import { inUs } from './in-us.ts';
import type { HostScenario, Step } from './scenario.ts';
import {
  BLOCK,
  beginClose,
  cannotSend,
  expandSendBuffer,
  lingers,
  orphanSocket,
  readBytes,
  sendBytes,
  shutdownSocket,
  staysFull,
  takeError,
  writable,
} from './tcp/calls.ts';
import { done } from './tcp/closing.ts';
import { activeOpen } from './tcp/handshake.ts';
import { setOption } from './tcp/options.ts';
import type { Socket, SocketOwner } from './tcp/socket.ts';
import { inFlight } from './tcp/transmit.ts';

/** What a program waits for; null: for nothing, its next call is due. */
type Wait = 'connect' | 'send' | 'read' | 'linger' | null;

/** What calls return on a socket that was never connected. `tcp_sendmsg`, `tcp_recvmsg`, `inet_shutdown`. */
const unconnected = (call: string): number => {
  if (call === 'send') return -errnoOf('EPIPE');
  return call.startsWith('recv') || call === 'shutdown' ? -errnoOf('ENOTCONN') : 0;
};

/** How much a program asks for at a time, bytes; the recorder's buffer is as large. */
const readSize = 65_536;

/** A program that goes on when the script is over: it runs the script as the body of a loop. */
export interface Process {
  closed(socket: Socket): void;
  over(): void;
}

const wakeUp = (program: Program): void => program.run();

export class Program implements SocketOwner {
  private readonly host: Host;
  private readonly calls: Pick<HostScenario, 'script' | 'onError'>;
  private readonly process: Process | null;
  private script: readonly Step[];
  private readonly timer = Timer.make<Program>(wakeUp, this, true);
  private at = 0;
  private socket: Socket | null = null;
  /** The one that was at hand last. */
  private last: Socket | null = null;
  /** The socket at hand never got as far as a SYN. */
  private unopened = false;
  /** TCP_MAXSEG, set before the socket at hand was opened; 0: it was not. */
  private maxSeg = 0;
  /** Sockets that were left open by a reconnect. */
  private others: Socket[] | null = null;
  private waiting: Wait = null;
  private woken = false;
  private calledAt = 0;
  /** Bytes still to write, or read so far. */
  private count = 0;
  private ended = false;

  constructor(host: Host, calls: Pick<HostScenario, 'script' | 'onError'>, process: Process | null = null) {
    this.host = host;
    this.calls = calls;
    this.process = process;
    this.script = calls.script;
  }

  /** The client's script starts at once. */
  begin(): void {
    this.host.arm(this.timer, this.host.now);
  }

  /** The server's script starts when accept() returns: a wake-up, accept() itself, and whatever serves the connection. */
  accept(socket: Socket): void {
    const { wakeUs, callUs } = this.host.delays;
    this.own(socket, wakeUs + 2 * callUs);
  }

  /** accept() has returned in the loop that runs it. */
  serve(socket: Socket): void {
    this.own(socket, this.host.delays.callUs);
  }

  private own(socket: Socket, after: number): void {
    this.socket = socket;
    this.last = socket;
    socket.owner = this;
    this.host.arm(this.timer, this.host.now + after);
  }

  /** Something happened to a socket: look again, once awake. */
  poke(): void {
    if (this.waiting === null || this.woken) return;
    if (this.waiting === 'linger' && this.socket && lingers(this.socket)) return;
    if (this.waiting === 'read' && this.socket && !this.socket.closedForProgram) {
      const { socket } = this;
      if (socket.readable === 0 && socket.shut === 0 && socket.error === 0) return;
    }
    this.woken = true;
    this.host.arm(this.timer, this.host.now + this.host.delays.wakeUs);
  }

  /** Room in the send buffer; it grows with a congestion window that is not full. `tcp_new_space`, `tcp_sndbuf_expand`. */
  sendSpace(socket: Socket): void {
    if (socket !== this.socket) return;
    if (inFlight(socket) < socket.cwnd && !socket.sendBufferSet) expandSendBuffer(socket);
    if (!writable(socket)) return;
    // Once woken it asks no more, and the buffer grows no more.
    socket.noSpace = false;
    this.poke();
  }

  /** The timer of the program fired: it wakes, or its next call is due. */
  run(): void {
    const { host } = this;
    this.woken = false;
    if (this.ended) return;
    const step = this.script[this.at];
    if (!step) {
      this.exit();
      return;
    }
    if (this.waiting === null) {
      const notBefore = step.atMs === undefined ? 0 : inUs(step.atMs);
      if (host.now < notBefore) {
        host.arm(this.timer, notBefore);
        return;
      }
      this.calledAt = host.now;
      this.count = step.do === 'send' ? step.bytes : 0;
      this.start(step);
    } else this.resume(step);
  }

  private start(step: Step): void {
    const { socket } = this;
    switch (step.do) {
      case 'connect':
        this.open(this.host.connections.length);
        return;
      case 'reconnect':
        this.reconnect(step.samePort);
        return;
      case 'sleep':
        this.next(inUs(step.ms) + this.host.delays.wakeUs);
        return;
    }
    if (!socket && step.do === 'option' && step.name === 'TCP_MAXSEG') {
      // Before the first SYN, which leaves at zero by definition.
      this.maxSeg = step.value;
      this.tell('option', 0);
      this.at++;
      this.run();
      return;
    }
    if (!socket) {
      // close() has given the descriptor back, whatever becomes of the connection.
      this.returned(step.do, this.unopened ? unconnected(step.do) : -errnoOf('EBADF'));
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
          this.waiting = 'linger';
          const { wheel, now, delays, log } = this.host;
          const us = socket.linger * 1e6;
          // The program wakes after the timers of that tick: a RTO due with it still finds the socket owned.
          this.host.arm(this.timer, wheel.fires(now, wheel.toTicks(us)) + delays.wakeUs);
          if (log) log.armed(socket, this.timer, 'linger', us, 'timer-linger');
        } else this.closed(socket);
    }
  }

  private resume(step: Step): void {
    const socket = this.socket as Socket;
    const { log } = this.host;
    switch (step.do) {
      case 'connect':
      case 'reconnect':
        if (socket.state === 'SYN_SENT') return;
        this.returned(step.do, -takeError(socket));
        return;
      case 'send': {
        const before = step.bytes - this.count;
        if (before > 0 && cannotSend(socket)) {
          this.returned('send', before, before);
          return;
        }
        if (this.waiting === 'send' && staysFull(socket)) {
          this.waitToSend(socket);
          return;
        }
        const taken = sendBytes(socket, this.count);
        if (taken === BLOCK) {
          this.waitToSend(socket);
          return;
        }
        if (taken < 0) {
          this.returned('send', taken);
          return;
        }
        this.count -= taken;
        if (this.count > 0) this.waitToSend(socket);
        else this.returned('send', step.bytes, step.bytes);
        return;
      }
      case 'recv': {
        const got = readBytes(socket, step.bytes ?? readSize);
        if (got === BLOCK) this.waitToRead(step.timeoutMs);
        else this.returned('recv', got, got < 0 ? undefined : got);
        return;
      }
      case 'recvUntilEof': {
        let got = readBytes(socket, readSize);
        while (got > 0) {
          this.count += got;
          got = readBytes(socket, readSize);
        }
        if (got === BLOCK) this.waiting = 'read';
        else if (got === 0) this.returned('eof', 0, this.count);
        else this.returned('recvUntilEof', got);
        return;
      }
      case 'close':
        if (log) log.ended(this.timer, lingers(socket));
        this.closed(socket);
    }
  }

  /** `sk_stream_wait_memory` */
  private waitToSend(socket: Socket): void {
    this.waiting = 'send';
    socket.noSpace = true;
  }

  /** Until there is something, or SO_RCVTIMEO is over, counted in ticks from the call on. `tcp_recvmsg_locked`, `sk_wait_data`. */
  private waitToRead(timeoutMs: number | undefined): void {
    this.waiting = 'read';
    if (timeoutMs === undefined) return;
    const { wheel, now, delays } = this.host;
    const over = wheel.fires(this.calledAt, wheel.toTicks(inUs(timeoutMs))) + delays.wakeUs;
    if (now >= over) this.returned('recv', -errnoOf('EAGAIN'));
    else this.host.arm(this.timer, over);
  }

  /** close() returns: the socket is nobody's now. */
  private closed(socket: Socket): void {
    const { error } = socket;
    orphanSocket(socket);
    if (this.socket === socket) this.socket = null;
    if (this.process) this.process.closed(socket);
    socket.error = error;
    this.returned('close', 0, undefined, undefined, socket);
  }

  private reconnect(samePort: boolean): void {
    const { host } = this;
    const port = samePort ? (this.last?.port ?? 0) : host.connections.length;
    const there = host.connections[port];
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
        this.returned('reconnect', -errnoOf('EADDRNOTAVAIL'));
        return;
      }
      host.nextIss = Math.max(host.nextIss, there.sndNxt + 65537);
      done(there, 'reused');
    }
    this.unopened = false;
    this.open(port, there?.tsRecent);
  }

  private open(port: number, tsRecent?: number): void {
    if (port > 0 && port === this.host.connections.length) this.host.log?.secondPort();
    this.socket = activeOpen(this.host, port, this, this.maxSeg, tsRecent);
    this.maxSeg = 0;
    this.last = this.socket;
    this.waiting = 'connect';
  }

  private tell(call: string, value: number, bytes?: number, how?: string, about?: Socket): void {
    const { side, log } = this.host;
    if (!log) return;
    const { script } = this.calls;
    const step = this.script === script ? this.at : script.length + this.at;
    log.call(side, about ?? this.socket ?? this.last, call, value, this.calledAt, step, bytes, how);
  }

  /** A call is back: note it and go on with the next. */
  private returned(call: string, value: number, bytes?: number, how?: string, about?: Socket): void {
    const { script, onError } = this.calls;
    const inScript = this.script === script;
    this.tell(call, value, bytes, how, about);
    if (onError && inScript && (value < 0 || (value === 0 && call === 'recv'))) {
      this.script = onError;
      this.at = -1;
    }
    this.next(0);
  }

  /** The next call, one call's time from now; a sleep at once is folded in. */
  private next(after: number): void {
    const { host } = this;
    this.waiting = null;
    this.at++;
    let due = host.now + after + host.delays.callUs;
    const step = this.script[this.at];
    if (step && step.do === 'sleep' && step.atMs === undefined) {
      this.at++;
      due += inUs(step.ms) + host.delays.wakeUs + host.delays.callUs;
    }
    host.arm(this.timer, due);
  }

  /** The script is over: the process exits, and the kernel closes what it left open. No lingering then. A loop only goes on. */
  private exit(): void {
    this.ended = true;
    if (this.process) {
      this.process.over();
      return;
    }
    const left = this.others ?? [];
    if (this.socket) left.push(this.socket);
    for (const socket of left) {
      beginClose(socket, true);
      orphanSocket(socket);
      if (this.host.log) this.host.log.queues(socket);
    }
    this.socket = null;
    this.host.cancel(this.timer);
  }
}
