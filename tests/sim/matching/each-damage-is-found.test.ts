/** A matcher that overlooks something says so of nothing: each kind of thing that it sees, damaged once in a real recording. */
import { describe, expect, it } from 'vitest';
import type { Segment, Side, StateChange, Trace } from '../../../src/sim/index.ts';
import { type Damage, whenDamaged, whenVirtualDamaged } from './what-is-damaged.ts';

/** The last data and the first FIN are lost, a probe brings a SACK block. */
const lostTail = 'burst-lost-tail-a';
const swapped = 'finord-all-data-swapped';

const segment =
  (index: number, change: Partial<Segment>): Damage =>
  ({ segments }) =>
    Object.assign(segments[index]!, change);
const state =
  (side: Side, index: number, change: Partial<StateChange>): Damage =>
  ({ states }) =>
    Object.assign(states[side][index]!, change);
const callOf = ({ app }: Trace, side: Side, nth: number) =>
  app.filter((call) => call.side === side)[nth - 1]!;

interface Planted {
  what: string;
  id: string;
  damage: Damage;
  /** Code, side and time of the first difference, and what it says. */
  found: [code: string, side: Side, t: number, says: RegExp];
}

const planted: Planted[] = [
  {
    what: 'a sequence number',
    id: lostTail,
    damage: segment(7, { seq: 400 }),
    found: ['segment-differs', 'client', 565.69, /segment 6 is FA seq 400 .* in the kernel, FA seq 401 /],
  },
  {
    what: 'an acknowledgement',
    id: lostTail,
    damage: segment(10, { ack: 401 }),
    found: ['segment-differs', 'server', 596.5, /is A seq 1 ack 401 .* in the kernel, A seq 1 ack 402 /],
  },
  {
    what: 'a length',
    id: lostTail,
    damage: segment(9, { len: 299 }),
    found: ['segment-differs', 'client', 586.27, /len 299 at .* len 300 /],
  },
  {
    what: 'a flag too few',
    id: lostTail,
    damage: segment(7, { flags: 'A' }),
    found: ['segment-differs', 'client', 565.69, /is A seq 401 .* in the kernel, FA seq 401 /],
  },
  {
    what: 'a reset for a FIN',
    id: lostTail,
    damage: segment(11, { flags: 'RA' }),
    found: ['segment-differs', 'server', 697.09, /is RA seq 1 .* FA seq 1 /],
  },
  {
    what: 'one that was lost and arrives',
    id: lostTail,
    damage: segment(6, { arrives: 531.59 }),
    found: ['segment-differs', 'client', 521.59, /len 0 at 521.59 ms in the kernel, FA .*, lost at /],
  },
  {
    what: 'one that arrives and was lost',
    id: lostTail,
    damage: segment(7, { arrives: null }),
    found: ['segment-differs', 'client', 565.69, /FA .*, lost at 565.69 ms in the kernel/],
  },
  {
    what: 'one that is missing',
    id: lostTail,
    damage: ({ segments }) => segments.splice(7, 1),
    found: ['segment-differs', 'client', 586.27, /segment 6 is PA seq 101 .* in the kernel, FA seq 401 /],
  },
  {
    what: 'the last, missing',
    id: lostTail,
    damage: ({ segments }) => segments.pop(),
    found: [
      'segment-extra',
      'client',
      707.5,
      /the simulated client sends segment 8 \(A seq 402 .*; the kernel did not$/,
    ],
  },
  {
    what: 'one more',
    id: lostTail,
    damage: ({ segments }) => segments.push({ ...segments.at(-1)!, t: 5000, arrives: 5010 }),
    found: [
      'segment-missing',
      'client',
      5000,
      /segment 9 \(A .*\) at 5000 ms is missing from the simulation$/,
    ],
  },
  {
    what: 'one sent twice',
    id: lostTail,
    damage: ({ segments }) => segments.splice(10, 0, { ...segments[10]!, t: 596.4, arrives: 606.4 }),
    found: ['segment-differs', 'server', 596.5, /segment 5 is A seq 1 ack 402 .* in the kernel, FA seq 1 /],
  },
  {
    what: 'two in another order',
    id: lostTail,
    damage: ({ segments }) => {
      [segments[5], segments[6]] = [
        { ...segments[6]!, t: 521.43 },
        { ...segments[5]!, t: 521.59 },
      ];
    },
    found: ['segment-differs', 'client', 521.43, /segment 4 is FA seq 401 .* in the kernel, PA seq 101 /],
  },
  {
    what: 'a SACK block that is missing',
    id: lostTail,
    damage: ({ segments }) => delete segments[8]!.sack,
    found: ['segment-sack', 'server', 576, /has SACK blocks none in the kernel, \[401, 402\) simulated$/],
  },
  {
    what: 'a SACK block that nobody sent',
    id: lostTail,
    damage: segment(10, { sack: [[401, 402]] }),
    found: ['segment-sack', 'server', 596.5, /has SACK blocks \[401, 402\) in the kernel, none simulated$/],
  },
  {
    what: 'an edge of a SACK block',
    id: swapped,
    damage: ({ segments }) => {
      segments[17]!.sack![1]![1] += 1;
    },
    found: [
      'segment-sack',
      'server',
      531.23,
      /\[5893, 7341\) \[2997, 4446\) in the kernel, \[5893, 7341\) \[2997, 4445\)/,
    ],
  },
  {
    what: 'SACK blocks in another order',
    id: swapped,
    damage: ({ segments }) => segments[17]!.sack!.reverse(),
    found: ['segment-sack', 'server', 531.23, /\[2997, 4445\) \[5893, 7341\) in the kernel/],
  },
  {
    what: 'a window, two scaled units off: one is the driver’s',
    id: lostTail,
    damage: segment(8, { win: 65536 - 2048 }),
    found: ['segment-window', 'server', 576, /has window 63488 in the kernel, 65536 simulated$/],
  },
  {
    what: 'a window of a SYN, a byte off',
    id: lostTail,
    damage: segment(0, { win: 64239 }),
    found: ['segment-window', 'client', 0, /has window 64239 in the kernel, 64240 simulated$/],
  },
  {
    what: 'how long one was under way',
    id: lostTail,
    damage: segment(12, { arrives: 729.5 }),
    found: [
      'arrival-time',
      'client',
      707.38,
      /was under way for 22.12 ms in the kernel.*, 12.12 ms earlier simulated; allowed 12 ms$/,
    ],
  },
  {
    what: 'a state',
    id: lostTail,
    damage: state('client', 3, { state: 'CLOSING' }),
    found: ['state', 'client', 607.3, /the kernel has CLOSING at 607.3 ms and the simulation FIN-WAIT-2 at /],
  },
  {
    what: 'a state that lasts and is missing',
    id: lostTail,
    damage: ({ states }) => states.client.splice(3, 1),
    found: ['state', 'client', 708, /the kernel has TIME-WAIT at 708 ms and the simulation FIN-WAIT-2 at /],
  },
  {
    what: 'a state that was seen shortly, and is not passed',
    id: lostTail,
    damage: ({ states }) => states.server.splice(4, 0, { t: 718, state: 'CLOSING' }),
    found: ['state', 'server', 718, /the kernel has CLOSING at 718 ms and the simulation CLOSED at /],
  },
  {
    what: 'the state at the end',
    id: lostTail,
    damage: ({ states }) => states.server.pop(),
    found: ['state', 'server', 717.5, /the kernel has nothing more and the simulation CLOSED at /],
  },
  {
    what: 'a state too late',
    id: lostTail,
    damage: state('client', 3, { t: 655 }),
    found: [
      'state-time',
      'client',
      655,
      /is seen in FIN-WAIT-2 at 655 ms in the kernel, .* earlier simulated; allowed 45 ms$/,
    ],
  },
  {
    what: 'an error',
    id: 'user-timeout-1500',
    damage: (trace) => Object.assign(callOf(trace, 'client', 4), { errno: 104 }),
    found: [
      'call-differs',
      'client',
      2481.8,
      /call 4 is recvUntilEof ECONNRESET at .* kernel, recvUntilEof ETIMEDOUT at /,
    ],
  },
  {
    what: 'an error that did not come',
    id: 'user-timeout-1500',
    damage: ({ app }) => {
      delete app[3]!.errno;
      delete app[3]!.error;
      app[3]!.bytes = 0;
    },
    found: ['call-differs', 'client', 2481.8, /is recvUntilEof 0 at .* kernel, recvUntilEof ETIMEDOUT at /],
  },
  {
    what: 'how much a program read',
    id: lostTail,
    damage: (trace) => Object.assign(callOf(trace, 'server', 1), { bytes: 399 }),
    found: [
      'call-differs',
      'server',
      596.7,
      /is recvUntilEof 399 at 596.7 ms in the kernel, recvUntilEof 400 at /,
    ],
  },
  {
    what: 'a call that is missing',
    id: lostTail,
    damage: ({ app }) => app.pop(),
    found: [
      'call-extra',
      'server',
      696.7,
      /the simulated server makes call 2 \(close\) at .*; the kernel's program did not$/,
    ],
  },
  {
    what: 'a call more',
    id: lostTail,
    damage: ({ app }) => app.push({ t: 3000, side: 'server', do: 'recv', bytes: 0 }),
    found: ['call-missing', 'server', 3000, /call 3 \(recv 0\) at 3000 ms is missing from the simulation$/],
  },
  {
    what: 'which half is shut',
    id: 'user-timeout-1500',
    damage: (trace) => Object.assign(callOf(trace, 'client', 3), { how: 'rdwr' }),
    found: ['call-differs', 'client', 522.2, /is shutdown rdwr at 522.2 ms in the kernel, shutdown wr at /],
  },
  {
    what: 'when a program read',
    id: lostTail,
    damage: (trace) => Object.assign(callOf(trace, 'server', 1), { t: 612 }),
    found: [
      'call-time',
      'server',
      612,
      /call 1 \(recvUntilEof 400\) is at 612 ms in the kernel, .* earlier simulated; allowed 12 ms$/,
    ],
  },
];

describe('on a real machine', () => {
  it.each(planted.map((one) => [one.what, one] as const))('%s', async (_, { id, damage, found }) => {
    const [code, side, t, says] = found;
    const { matches, differences } = await whenDamaged(id, damage);
    expect(matches).toBe(false);
    const first = differences[0]!;
    expect([first.code, first.side]).toEqual([code, side]);
    expect(Math.abs(first.t - t)).toBeLessThan(1);
    expect(first.sentence).toMatch(says);
  });

  it('nothing, where nothing is damaged', async () => {
    for (const id of new Set(planted.map((one) => one.id)))
      expect((await whenDamaged(id, () => {})).differences).toEqual([]);
  });

  it('a simulation that ends before the recording', async () => {
    const { differences } = await whenDamaged(lostTail, (recorded) => {
      recorded.observedUntilMs += 1000;
    });
    expect(differences.map(({ code, sentence }) => [code, sentence])).toEqual([
      ['ends-early', 'the simulation ends at 61310.7 ms; the kernel was watched until 62310.7 ms'],
    ]);
  });
});

/** A second connection from another port, its windows, and calls that say how many bytes. */
const twice = (damage: Damage) => whenVirtualDamaged('second-connections', 'twice-7-1978', damage);

const plantedInVirtualTime: Omit<Planted, 'id'>[] = [
  {
    what: 'a window, one scaled unit off',
    damage: segment(6, { win: 67584 - 1024 }),
    found: [
      'segment-window',
      'server',
      22.965,
      /segment 2 \(A seq 1 ack 1449 len 0\) .* has window 66560 in the kernel, 67584 simulated$/,
    ],
  },
  {
    what: 'a window of a SYN, a byte off',
    damage: segment(12, { win: 64239 }),
    found: ['segment-window', 'client', 4073.957, /has window 64239 in the kernel, 64240 simulated$/],
  },
  {
    what: 'a state of the second connection',
    damage: state('server', 4, { state: 'CLOSING' }),
    found: ['state', 'server', 4097.415, /the kernel has CLOSING at .* and the simulation CLOSE-WAIT at /],
  },
  {
    what: 'when a state of the second connection came',
    damage: state('client', 6, { t: 4145.353 }),
    found: [
      'state-time',
      'client',
      4145.353,
      /is seen in FIN-WAIT-2 at .* 0.1 ms earlier simulated; allowed 0.06 ms$/,
    ],
  },
  {
    what: 'which connection a segment is of',
    damage: segment(13, { conn: 1 }),
    found: [
      'segment-differs',
      'server',
      4081.461,
      /is SA .*, connection 1 at .* in the kernel, SA .*, connection 2 at /,
    ],
  },
  {
    what: 'what a program of the second connection read',
    damage: ({ app }) => Object.assign(app[6]!, { bytes: 2 }),
    found: ['call-differs', 'server', 4097.415, /is recvUntilEof 2 at .* in the kernel, recvUntilEof 1 at /],
  },
  {
    what: 'when a program read',
    damage: ({ app }) => Object.assign(app[6]!, { t: 4097.515 }),
    found: ['call-time', 'server', 4097.515, /0.1 ms earlier simulated; allowed 0.06 ms$/],
  },
  {
    what: 'when a segment left',
    damage: segment(18, { t: 4137.848, arrives: 4145.352 }),
    found: ['segment-time', 'server', 4137.848, /0.1 ms earlier simulated; allowed 0.06 ms$/],
  },
  {
    what: 'a DSACK block',
    damage: segment(10, { sack: [[2897, 3000]] }),
    found: ['segment-sack', 'server', 257.253, /\[2897, 3000\) in the kernel, \[2897, 3001\) simulated$/],
  },
];

describe('in virtual time', () => {
  it.each(plantedInVirtualTime.map((one) => [one.what, one] as const))('%s', (_, { damage, found }) => {
    const [code, side, t, says] = found;
    const first = twice(damage).differences[0]!;
    expect([first.code, first.side, first.t]).toEqual([code, side, t]);
    expect(first.sentence).toMatch(says);
  });

  it('nothing, where nothing is damaged', () => {
    expect(twice(() => {}).differences).toEqual([]);
  });
});
