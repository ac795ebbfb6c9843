/** A server that is one process: the loop around accept(), the queue in front of it and the descriptors it has. */
import { Timer } from './agenda.ts';
import { errnoOf } from './errno.ts';
import type { Host } from './host.ts';
import { inUs } from './in-us.ts';
import { type Process, Program } from './program.ts';
import type { ServerScenario } from './scenario.ts';
import type { Socket } from './tcp/socket.ts';

/** Input, output, errors and the listener. */
const ownDescriptors = 4;

const goesRound = (loop: AcceptLoop): void => loop.accept();

export class AcceptLoop implements Process {
  private readonly host: Host;
  private readonly server: ServerScenario;
  /** Established, and not accepted yet. */
  private readonly queue: Socket[] = [];
  private readonly backlog: number;
  private readonly descriptors: number;
  private readonly workers: number;
  private readonly retryUs: number;
  /** By descriptor; null: free. */
  private readonly open: (Socket | null)[] = [];
  /** None below it is free (`next_fd`). */
  private lowest = 0;
  private busy = 0;
  private readonly timer = Timer.make<AcceptLoop>(goesRound, this, true);
  private calledAt = 0;

  constructor(host: Host, server: ServerScenario) {
    const { loop = {} } = server;
    this.host = host;
    this.server = server;
    const most = host.settings['net.core.somaxconn'];
    this.backlog = Math.min(loop.backlog ?? most, most);
    this.descriptors = (loop.descriptors ?? 1024) - ownDescriptors;
    this.workers = loop.workers ?? Number.POSITIVE_INFINITY;
    this.retryUs = inUs(loop.retryMs ?? 1000);
  }

  /** More wait than were asked for, by one. `sk_acceptq_is_full` */
  get full(): boolean {
    return this.queue.length > this.backlog;
  }

  /** A handshake is complete. */
  ready(socket: Socket): void {
    this.queue.push(socket);
    this.tellWaiting();
    this.goOn(this.host.delays.wakeUs);
  }

  /** One turn: accept() returns. `__sys_accept4` takes the descriptor first, so without one the connection stays where it is. */
  accept(): void {
    const { host, queue } = this;
    const place = this.freePlace();
    if (place === this.descriptors) {
      this.returned(null, -errnoOf('EMFILE'));
      this.goOn(this.retryUs);
      return;
    }
    const socket = queue.shift() as Socket;
    this.tellWaiting();
    this.open[place] = socket;
    this.busy++;
    this.returned(socket, place + ownDescriptors);
    new Program(host, this.server, this).serve(socket);
    this.goOn(0);
  }

  /** close() returned: the lowest free descriptor is the next. */
  closed(socket: Socket): void {
    const place = this.open.indexOf(socket);
    this.open[place] = null;
    this.lowest = Math.min(this.lowest, place);
  }

  /** The body of the loop is at its end. */
  over(): void {
    this.busy--;
    this.goOn(0);
  }

  /** The next accept(), if there is something to accept and somebody to serve it. */
  private goOn(after: number): void {
    const { host, timer } = this;
    if (timer.armed || this.queue.length === 0 || this.busy >= this.workers) return;
    this.calledAt = host.now + after;
    host.arm(timer, this.calledAt + host.delays.callUs);
  }

  private freePlace(): number {
    while (this.open[this.lowest]) this.lowest++;
    return this.lowest;
  }

  /** A call that failed is of no connection. */
  private returned(socket: Socket | null, value: number): void {
    const { log, side } = this.host;
    if (log) log.call(side, socket, 'accept', value, this.calledAt, undefined, undefined, undefined);
  }

  private tellWaiting(): void {
    const { log } = this.host;
    if (log) log.waiting(this.queue.length);
  }
}
