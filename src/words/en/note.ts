import { grouped } from '../grouped.ts';

/** After "because". */
const noEffectWhy = {
  'one-route': 'it makes a kernel look for another route, and here there is only one',
  'no-port-picked':
    'it is asked only where the kernel picks a port; a second connection here takes a fresh port, or binds its own',
  'memory-not-counted': 'the memory that all sockets of a machine take is not counted',
  'nothing-remembered':
    'no connection leaves what it measured to the next: each begins as if it were set to 1',
  'accepted-at-once': 'each connection is accepted at once where the server is no loop around accept()',
  'rack-always': 'Linux 6.18 always looks for losses by time (RACK); only the bits 2 and 4 still count',
};
export type WhyNoEffect = keyof typeof noEffectWhy;

/** What stands under a figure that is not all of its run, or whose settings change nothing. */
export const note = {
  events: (all: number, shown: number) =>
    `${grouped(all)} calls, states and timers: too many to draw. The first ${grouped(shown)} are shown.`,
  atOnce: (all: number) => `${grouped(all)} segments at one instant: too many to draw.`,
  stopped: (events: number) =>
    `The simulation was stopped after ${grouped(events)} events: what comes later is not shown.`,
  /** A setting that is accepted and changes nothing; `why`: a key of `noEffectWhy`. */
  noEffect: (name: string, why: WhyNoEffect): string =>
    `${name} has no effect here, because ${noEffectWhy[why]}.`,
};
