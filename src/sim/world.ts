/** One run: the agenda, the link with a box on it or none, two hosts and their programs. */

import { AcceptLoop } from './accept-loop.ts';
import { Agenda } from './agenda.ts';
import type { Settled } from './begin-run.ts';
import { Host, type HostOptions } from './host.ts';
import { inUs } from './in-us.ts';
import { Link } from './link.ts';
import type { Listener } from './listener.ts';
import { startLoad } from './load.ts';
import { Middlebox } from './middlebox/middlebox.ts';
import { Program } from './program.ts';
import type { Scenario, Step } from './scenario.ts';
import { readSettings } from './settings.ts';
import { segmentArrives } from './tcp/segment-arrival.ts';
import type { Socket } from './tcp/socket.ts';
import { TimerWheel } from './timer-wheel.ts';

/** Answer time of a host, ms: the median of the kernel recordings. */
const defaultHostDelay = 0.35;

/** No host answers within so few µs: below, a host is one of virtual time, where nothing takes time but waits. */
const fastest = 10;

/** The last word on TCP_MAXSEG; 0: nothing was said. */
const maxSeg = (steps: readonly Step[]): number =>
  steps.reduce((so, step) => (step.do === 'option' && step.name === 'TCP_MAXSEG' ? step.value : so), 0);

export class World {
  private readonly agenda = new Agenda();
  private readonly hosts: [Host, Host];
  /** null: a process for each connection. */
  private readonly loop: AcceptLoop | null;

  /** @param log null: nobody listens */
  constructor(scenario: Scenario, { hz, jiffiesAtZero, policy }: Settled, log: Listener | null) {
    const { agenda } = this;
    const answerUs = inUs(scenario.hostDelayMs ?? defaultHostDelay);
    const none = answerUs < fastest;
    const receiveUs = none ? answerUs : Math.round((answerUs * 4) / 7);
    const wakeUs = none ? 0 : Math.round((answerUs * 2) / 7);
    const delays = { transmitUs: answerUs - receiveUs, wakeUs, callUs: wakeUs, none };
    const wheel = new TimerWheel(hz, jiffiesAtZero);
    const link = new Link(agenda, {
      oneWayUs: Math.round(scenario.rttMs * 500),
      receiveUs,
      rules: scenario.rules ?? [],
      seed: scenario.seed ?? 1,
      box: scenario.middlebox ? new Middlebox(scenario.middlebox, log) : null,
      boxSends: (segment, leaves, fate) =>
        log?.segment(segment, leaves, fate, null, 'middlebox', 'box-reset'),
      deliver: (segment) => segmentArrives(this.hosts[segment.from === 0 ? 1 : 0], segment),
    });
    const options: HostOptions = {
      policy,
      delays,
      agenda,
      wheel,
      seed: scenario.seed ?? 1,
      log,
      accepted: (socket) => this.accepted(socket, scenario),
      listenerMaxSeg: scenario.server.beforeListen ? maxSeg(scenario.server.beforeListen) : 0,
      acceptQueueFull: () => this.loop?.full ?? false,
    };
    this.hosts = [
      new Host(0, readSettings(scenario.client.sysctl), options, link),
      new Host(1, readSettings(scenario.server.sysctl), options, link),
    ];
    this.loop = scenario.server.loop ? new AcceptLoop(this.hosts[1], scenario.server) : null;
    log?.listenTo(agenda);
    new Program(this.hosts[0], scenario.client).begin();
    if (scenario.load) for (const load of scenario.load) startLoad(this.hosts[0], load);
  }

  /**
   * Until `until`, µs, or until nothing is left. False: more than `budget` events happened before; null: `piece` events have
   * happened, and there may be more to come.
   */
  run(until: number, budget: number, piece = Number.POSITIVE_INFINITY): boolean | null {
    const { agenda } = this;
    const rest = agenda.event + piece;
    for (let timer = agenda.next(until); timer; timer = agenda.next(until)) {
      if (agenda.event > budget) return false;
      timer.fire();
      if (agenda.event >= rest) return null;
    }
    return true;
  }

  private accepted(socket: Socket, { server }: Scenario): void {
    if (this.loop) this.loop.ready(socket);
    else new Program(this.hosts[1], server).accept(socket);
  }
}
