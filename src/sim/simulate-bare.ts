/** Scenario in, trace out, reasons as bare codes. The loop takes the next timer off the agenda until nothing is left or time is up. */
import { linux } from './linux.ts';
import { Program } from './program.ts';
import { Recorder } from './recorder.ts';
import type { Scenario } from './scenario.ts';
import { giveSegmentBack } from './segment.ts';
import { readSettings } from './settings.ts';
import { CLOSED, type Socket } from './socket.ts';
import { ackTimerFires } from './tcp/delayed-ack.ts';
import { finWait2TimerFires } from './tcp/fin-wait-2.ts';
import { writeTimerFires } from './tcp/retransmission-timer.ts';
import { segmentArrives } from './tcp/segment-arrival.ts';
import { miniTimerFires } from './tcp/time-wait.ts';
import { textbook } from './textbook.ts';
import type { Trace } from './trace.ts';
import { ACK_TIMER, KEEP_TIMER, LINK, PROGRAM, World, WRITE_TIMER } from './world.ts';

export interface SimulateOptions {
  /** `full` (default): everything, with reasons. `off`: the run alone; the trace holds no records. */
  trace?: 'full' | 'off';
  /** Stop after so many events; the trace then says so in `stopped`. Default 200,000. */
  maxEvents?: number;
  /** Look until this time, ms, instead of the scenario's `durationMs`. */
  untilMs?: number;
}

/** Where the tick counter stands at t = 0 if the scenario does not say: any phase is as good as another. */
const defaultJiffies = 4296070000.5;
/** Answer time of a host, ms: the median of the kernel recordings. */
const defaultHostDelay = 0.35;

/** Used for one run after the other, so that a run allocates little. Nothing of one run is left in the next. */
const world = new World();

/**
 * `simulate` without the words: every `why` has its code and values only. What a page draws needs no more, and the
 * sentences are then loaded by the views that show them; `explain` adds them.
 */
export function simulateBare(scenario: Scenario, options: SimulateOptions = {}): Trace {
  const profile = scenario.profile ?? 'linux';
  const policy = profile === 'textbook' ? textbook : linux;
  const hz = scenario.hz ?? 250;
  const jiffiesAtZero = scenario.jiffiesAtZero ?? defaultJiffies;
  const untilMs = options.untilMs ?? scenario.durationMs;
  const trace: Trace = {
    scenario,
    kernel: policy.kernel,
    profile,
    hz,
    jiffiesAtZero,
    observedUntilMs: untilMs,
    segments: [],
    app: [],
    states: { client: [], server: [] },
  };
  world.log = options.trace === 'off' ? null : new Recorder(world, trace);
  reset(scenario, hz, jiffiesAtZero);
  for (const host of world.hosts) host.policy = policy;
  const program = new Program(world, scenario.client.script, 0);
  program.timer = world.makeTimer(PROGRAM, program);
  world.agenda.arm(program.timer, 0);
  const events = run(Math.round(untilMs * 1000), options.maxEvents ?? 200000);
  if (events < 0)
    trace.stopped = {
      code: 'event-budget',
      sentence: `Stopped after ${-events} events: something in this scenario goes on for ever.`,
      setting: 'maxEvents',
      source: 'the simulator itself',
      values: { events: -events },
    };
  if (world.log) world.log.finish();
  world.log = null;
  return trace;
}

function reset(scenario: Scenario, hz: number, jiffiesAtZero: number): void {
  const answer = Math.round((scenario.hostDelayMs ?? defaultHostDelay) * 1000);
  world.now = 0;
  world.event = 0;
  world.agenda.clear();
  world.wheel.reset(hz, jiffiesAtZero);
  world.receiveUs = Math.round((answer * 4) / 7);
  world.transmitUs = answer - world.receiveUs;
  world.wakeUs = Math.round((answer * 2) / 7);
  world.callUs = world.wakeUs;
  world.conns = 0;
  world.manyPorts = false;
  world.link.reset(Math.round(scenario.rttMs * 500), scenario.rules ?? [], scenario.seed ?? 1);
  for (const host of world.hosts) {
    const asked = host.side === 0 ? scenario.client : scenario.server;
    host.settings = readSettings(asked.sysctl);
    host.script = asked.script;
    host.sockets.length = 0;
    host.orphans = 0;
    host.timeWaits = 0;
    host.nextIss = 0;
  }
}

/** Returns how many events it took, negative if the budget ran out. */
function run(until: number, budget: number): number {
  const { agenda, wheel } = world;
  let events = 0;
  for (let id = agenda.first(); id >= 0; id = agenda.first()) {
    const at = agenda.at[id] as number;
    if (at > until) break;
    if (++events > budget) return -budget;
    world.now = at;
    world.event = events;
    agenda.cancel(id);
    const owner = world.owners[id];
    switch (world.kinds[id]) {
      case LINK: {
        const segment = world.link.land(id === world.link.timers[0] ? 0 : 1);
        segmentArrives(world, segment);
        giveSegmentBack(segment);
        break;
      }
      case PROGRAM:
        (owner as Program).run();
        break;
      default:
        wheel.inHandler = true;
        timerFires(owner as Socket, world.kinds[id] as number);
        wheel.inHandler = false;
        if (world.log) world.log.queues(owner as Socket);
    }
  }
  return events;
}

function timerFires(socket: Socket, kind: number): void {
  if (kind === WRITE_TIMER) writeTimerFires(socket);
  else if (kind === ACK_TIMER) ackTimerFires(socket);
  else if (kind === KEEP_TIMER) {
    if (world.log) world.log.ended(socket.keepTimer, true);
    if (socket.state === CLOSED) return;
    if (socket.mini) miniTimerFires(socket);
    else finWait2TimerFires(socket);
  }
}
