/**
 * The box of the simulator against the connection tracking of a real kernel (`record-conntrack.py` beside this file): the same
 * segments, one after the other, and the same verdict, the same RST, the same entry.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ConntrackSysctl, conntrackSysctls } from '../../../src/sim/middlebox/conntrack-settings.ts';
import { Middlebox } from '../../../src/sim/middlebox/middlebox.ts';
import type { Tracked } from '../../../src/sim/middlebox/tracked.ts';
import { ACK, FIN, PSH, RST, resetFor, SYN, WireSegment } from '../../../src/sim/segment.ts';

interface Step {
  from: 'client' | 'server';
  flags: string;
  seq: number;
  ack: number | null;
  len: number;
  win: number;
  waitS: number;
  passed: boolean;
  answer: { flags: string; seq: number; ack: number | null } | null;
  entry: { state: string; leftS: number; assured: boolean; replied: boolean } | null;
}
interface Case {
  about: string;
  settings: ConntrackSysctl;
  invalid: 'drop' | 'reset';
  steps: Step[];
}

const [head, ...lines] = readFileSync('tests/sim/middlebox/recorded-conntrack.jsonl', 'utf8')
  .trim()
  .split('\n');
const { defaults }: { defaults: Record<string, number> } = JSON.parse(head!);
const cases: Case[] = lines.map((line) => JSON.parse(line));

const bits: Record<string, number> = { S: SYN, F: FIN, R: RST, P: PSH, A: ACK };
const iss = { client: 1000, server: 5000 };
const wire = ({ from, flags, seq, ack, len, win }: Step): WireSegment => {
  const set = [...flags].reduce((sum, letter) => sum | bits[letter]!, 0);
  const other = from === 'client' ? 'server' : 'client';
  const start = iss[from] + seq;
  const segment = new WireSegment(
    from === 'client' ? 0 : 1,
    0,
    set,
    start,
    start + len + (set & (SYN | FIN) ? 1 : 0),
    len,
  );
  if (ack !== null) segment.ack = iss[other] + ack;
  segment.win = win;
  segment.seqBase = iss[from];
  segment.ackBase = iss[other];
  return segment;
};
const letters = (flags: number): string =>
  ['S', 'F', 'R', 'P', 'A'].filter((letter) => flags & bits[letter]!).join('');

/** What the simulator's box does with the steps of a case; of time left, whole seconds. */
const played = ({ settings, invalid, steps }: Case) => {
  let entry: Tracked | null = null;
  const box = new Middlebox(
    { sysctl: settings, invalid },
    {
      tracked: (made) => {
        entry = made;
      },
      untracked: () => {
        entry = null;
      },
    },
  );
  let now = 0;
  return steps.map((step) => {
    // The recorder took some 30 ms a segment.
    now += step.waitS * 1e6 + 30_000;
    const segment = wire(step);
    const passed = box.lets(segment, now);
    const reset = passed || !box.resets ? null : resetFor(segment);
    const other = step.from === 'client' ? 'server' : 'client';
    return {
      passed,
      answer: reset && {
        flags: letters(reset.flags),
        seq: reset.seq - iss[other],
        ack: reset.flags & ACK ? reset.ack - iss[step.from] : null,
      },
      entry: entry && {
        state: (entry as Tracked).state,
        leftS: ((entry as Tracked).expires - now) / 1e6,
        assured: (entry as Tracked).assured,
        replied: (entry as Tracked).replied,
      },
    };
  });
};

/** Both hosts open at once: the recorder did it, and no program of a scenario can. */
const unknownHere = 'SYN_SENT: S of the server';

describe('what nf_conntrack of Linux 6.18 did', () => {
  test('the settings have its defaults', () => {
    for (const [name, value] of Object.entries(defaults))
      expect(conntrackSysctls[name as keyof typeof conntrackSysctls][0], name).toBe(value);
  });

  test.each(cases.filter(({ about }) => about !== unknownHere).map((one) => [one.about, one] as const))(
    '%s',
    (_, one) => {
      const ours = played(one);
      one.steps.forEach((step, i) => {
        const where = `step ${i + 1}, ${step.flags} of the ${step.from}`;
        const own = ours[i]!;
        expect(own.passed, where).toBe(step.passed);
        expect(own.answer, where).toEqual(step.answer);
        const { leftS: left, ...rest } = own.entry ?? { leftS: 0 };
        const { leftS: kernelLeft, ...kernelRest } = step.entry ?? { leftS: 0 };
        expect(own.entry && rest, where).toEqual(step.entry && kernelRest);
        // The kernel tells whole seconds, rounded down, a moment after the segment.
        expect(left - kernelLeft, `${where}: left`).toBeGreaterThanOrEqual(0);
        expect(left - kernelLeft, `${where}: left`).toBeLessThanOrEqual(1.5);
      });
    },
  );
});
