import { grouped } from '../grouped.ts';

/** What stands in a timeline. Durations come in ready: `224 ms`. */
export const figure = {
  client: 'client',
  server: 'server',
  toScale: 'to scale',
  before: (segments: number, time: string) =>
    segments === 0 ? `${time} before` : `${segments} segment${segments === 1 ? '' : 's'} before`,
  /** The same where there is hardly any room. */
  beforeShort: (segments: number) => (segments === 0 ? 'before' : `${segments} before`),
  /** What a segment is called, the shortest name that says what it is. */
  data: 'data',
  again: 'again',
  /** By `sentBy`: what sent it again. */
  by: { probe: 'probe', rto: 'RTO', recovery: 'fast' },
  windowProbe: 'window probe',
  challenge: 'challenge',
  /** A NAT or a firewall half way; `segment` with its numbers. */
  box: {
    name: 'box',
    forgets: 'forgets',
  },
  onlyHere: 'only here',
  timers: {
    rto: 'RTO',
    probe: 'probe',
    'delayed-ack': 'delayed ACK',
    'zero-window-probe': 'window probe',
    reorder: 'reorder',
    linger: 'SO_LINGER',
    keepalive: 'keep-alive',
    'user-timeout': 'user timeout',
  },
  budget: (time: string) => `budget ${time}`,
  gone: 'gone',
  goneSilently: 'gone, silently',
  budgetSpent: 'budget spent: gone, silently',
  gaveUp: 'gave up, silently',
  reset: 'reset',
  still: (time: string) => `still open after ${time}`,
  waitsTitle: 'The waits of this close',
  waited: (host: string, time: string) => `${host}, ${time}: `,
  /** By what is waited for; with the time that was set. */
  waits: {
    probe: (time: string) => `tail loss probe, set to ${time}`,
    rto: (time: string) => `retransmission timeout of ${time}`,
    'delayed-ack': (time: string) => `delayed ACK, up to ${time}`,
    'fin-wait-2': (time: string) => `FIN-WAIT-2 waits ${time} for the other FIN`,
    'time-wait': (time: string) => `TIME-WAIT lasts ${time}`,
    linger: (time: string) => `close() waits up to ${time}`,
    'close-wait': (time: string) => `CLOSE-WAIT: the program takes ${time} to close`,
  },
  flip: (name: string) => `Show ${name}`,
  truncated: (all: number, shown: number) =>
    `${grouped(all)} segments: too many to draw. The first ${grouped(shown)} are shown.`,
  truncatedRows: (all: number, shown: number) =>
    `${grouped(all)} rows: too many to show. The first ${grouped(shown)} are here.`,
  chart: {
    /** Joins a list; `next` sentences. */
    comma: ', ',
    next: (words: string, more: string) => `${words} ${more}`,
    runs: (runs: string, seeds: string) => `${runs} runs, seed ${seeds}`,
    /** Of several rows. */
    runsEach: (runs: string, seeds: string) => `${runs} runs each, seed ${seeds}`,
    /** `points`: of a hundred. */
    reach: (words: string, points: string) => `${words}; 95 % intervals: up to ±${points} points`,
    aside: (words: string, more: string) => `${words} (${more})`,
    notSeen: 'not seen',
    none: 'none',
    /** Why a socket ended, by the reason's code. */
    ends: {
      'time-wait-over': 'through TIME-WAIT',
      'last-ack': 'last ACK came',
      'fin-wait-2-over': 'FIN-WAIT-2 ran out',
      'gave-up': 'gave up',
      'reset-received': 'reset',
    } as Record<string, string>,
    stillThere: 'still there',
    others: 'others',
    /** Which run of many a row's example is, and what it shows. */
    runOf: (run: number, all: number, shows: string) => `run ${run} of ${all}: ${shows}`,
    showRun: 'Show a run of this point',
    /** The same where there are several: the name of its curve, or of more of them. */
    showRunOf: (name: string) => `Show the run: ${name}`,
    hideRun: 'Hide the run',
    opened: (over: string, x: string) => `${over} ${x}`,
    openedRun: (words: string, run: string) => `${words}, ${run}`,
    inPercent: (name: string) => `${name}, %`,
    median: 'median',
    within: (percent: number) => `${percent} % within`,
    from: '95 % interval from',
    to: 'to',
    point: 'Point of the chart',
    /** Until there is a point to tell of. */
    pointAt: 'Move the slider or point at the chart: the values there are told here.',
    pointAndRun:
      'Move the slider or point at the chart: the values there are told here. A press shows a run of it.',
    numbers: 'Numbers',
    /** Of one curve: where it begins and ends; then its extremes, where they are neither. */
    curve: (name: string, x: string, y: string, lastX: string, lastY: string) =>
      `${name}: ${y} at ${x}, ${lastY} at ${lastX}`,
    least: (words: string, x: string, y: string) => `${words}; least ${y} at ${x}`,
    most: (words: string, x: string, y: string) => `${words}; most ${y} at ${x}`,
    sentence: (words: string) => `${words}.`,
    flat: (name: string, value: string) => `${name}: ${value} throughout`,
    highest: (name: string, x: string, y: string, all: string) => `${name}: most often ${x}, ${y} of ${all}`,
    shared: (x: string, parts: string) => `At ${x}: ${parts}`,
    share: (name: string, percent: string) => `${name} (${percent} %)`,
    /** The values at the cursor. */
    at: (over: string, x: string, values: string) => `${over} ${x}: ${values}`,
    value: (name: string, value: string) => `${name} ${value}`,
    between: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
    /** Of a field: its ends, and what stands at the cursor. `up`: what lies upwards. */
    leastAt: (value: string, over: string, x: string, up: string, y: string) =>
      `Least: ${value} (${over} ${x}; ${up} ${y})`,
    mostAt: (value: string, over: string, x: string, up: string, y: string) =>
      `Most: ${value} (${over} ${x}; ${up} ${y})`,
    inField: (over: string, x: string, up: string, y: string, value: string) =>
      `${over} ${x}; ${up} ${y}: ${value}`,
    nothing: 'nothing',
  },
};
