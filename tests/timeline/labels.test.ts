/** Words never overlap: at phone and page width, in both languages, folded and unfolded, one trace and two. */

import { expect, test } from 'vitest';
import { type Box, closing } from '../../src/notebook/closing.ts';
import {
  at,
  close,
  type Rule,
  recv,
  recvUntilEof,
  type Scenario,
  type Side,
  type Step,
  simulate,
  type Trace,
} from '../../src/sim/index.ts';
import { send } from '../../src/sim/steps.ts';
import { type LayoutOptions, layout, NARROWEST, TWO, WIDE } from '../../src/timeline/index.ts';
import fc from '../fast-check.ts';
import { coveredCrosses, linesOverNames, wordFaults } from './boxes.ts';
import { recording, recordingNames, simulated } from './traces.ts';

const widths = [NARROWEST, 360, WIDE - 1, WIDE, TWO - 1, TWO, 1000];

/** What meets what, in words; empty when all is well. */
const faults = (input: Trace | readonly [Trace, Trace], options: LayoutOptions): string[] => {
  const scene = layout(input, options);
  return widths.flatMap((width) => wordFaults(scene, width));
};
const ways: LayoutOptions[] = (['en', 'zh'] as const).flatMap((lang) => [
  { lang },
  { lang, unfold: 'all' as const },
]);

test.each(recordingNames)('%s: recorded, simulated in both profiles, and both on one axis', (name) => {
  const kernel = recording(name);
  const linux = simulated(name);
  const textbook = simulated(name, 'textbook');
  for (const way of ways) {
    for (const trace of [kernel, linux, textbook]) expect(faults(trace, way)).toEqual([]);
    expect(faults([linux, kernel], { ...way, names: ['simulated', 'recorded'] })).toEqual([]);
    expect(faults([linux, textbook], { ...way, names: ['Linux', 'textbook'] })).toEqual([]);
  }
});

test('a box on the path: what it stops has its name where box, cross and line are seen', () => {
  const say = (box: Box) =>
    closing({
      box: { tcp_timeout_established: 350, tcp_loose: 0, ...box },
      clientCalls: [send(100), recv(), at(600_000, send(100)), recv(), close()],
      serverCalls: [recv(), send(200), recvUntilEof(), at(610_000, close())],
      durationMs: 2_000_000,
    });
  const [dropped, reset] = [simulate(say({})), simulate(say({ invalid: 'reset' }))];
  expect(dropped.segments.filter((s) => s.box && s.arrives === null).length).toBeGreaterThan(9);
  for (const way of ways) {
    for (const trace of [dropped, reset]) {
      expect(faults(trace, way)).toEqual([]);
      expect(widths.flatMap((width) => coveredCrosses(layout(trace, way), width))).toEqual([]);
    }
    expect(faults([dropped, reset], { ...way, names: ['drop', 'reset'] })).toEqual([]);
  }
});

test('that a segment is lost is seen: its name leaves its cross free', () => {
  let lost = 0;
  const covered: string[] = [];
  for (const name of recordingNames) {
    const scene = layout(simulated(name));
    lost += scene.segments.filter((line) => line.lost).length * widths.length;
    covered.push(...widths.flatMap((width) => coveredCrosses(scene, width).map((it) => `${name} ${it}`)));
  }
  expect(lost).toBeGreaterThan(1000);
  // In a crowd of losses on the narrowest figure a name may have no better place.
  expect(covered.length, covered.join('\n')).toBeLessThan(lost / 500);
});

test('no line lies over a name, and only those that would are drawn below', () => {
  let under = 0;
  for (const name of recordingNames) {
    const scene = layout(simulated(name));
    under += scene.segments.filter((line) => line.under).length;
    for (const width of widths) expect(linesOverNames(scene, width), name).toEqual([]);
    const anew = { ...scene, segments: scene.segments.map(({ under: _, ...line }) => line) };
    const lines = scene.segments.filter((line) => line.under);
    if (lines.length > 0)
      expect(widths.flatMap((width) => linesOverNames(anew, width)).length, name).toBeGreaterThan(0);
  }
  expect(under).toBeGreaterThan(0);
});

const side = fc.constantFrom<Side>('client', 'server');
const rule: fc.Arbitrary<Rule> = fc.record(
  {
    from: side,
    fin: fc.boolean(),
    data: fc.boolean(),
    ackOfFin: fc.boolean(),
    nth: fc.oneof(
      fc.constant('all' as const),
      fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
    ),
    action: fc.constantFrom('drop', 'delay', 'duplicate'),
    delayMs: fc.integer({ min: 1, max: 900 }),
  },
  { requiredKeys: ['from', 'action', 'delayMs', 'nth'] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('send' as const), bytes: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({ do: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 700 }) }),
  fc.constant<Step>({ do: 'recv' }),
  fc.record({ do: fc.constant('shutdown' as const), how: fc.constantFrom('wr' as const, 'rdwr' as const) }),
);
const scenario: fc.Arbitrary<Scenario> = fc.record({
  rttMs: fc.oneof(fc.constantFrom(1, 20, 200), fc.integer({ min: 1, max: 3000 })),
  durationMs: fc.constantFrom(3000, 70000),
  client: fc.record({
    script: fc
      .array(step, { maxLength: 4 })
      .map((steps): Step[] => [{ do: 'connect' }, ...steps, { do: 'close' }]),
  }),
  server: fc.record({
    script: fc.array(step, { maxLength: 4 }).map((steps): Step[] => [...steps, { do: 'close' }]),
  }),
  rules: fc.array(rule, { maxLength: 4 }),
});

test('random scenarios', () => {
  fc.assert(
    fc.property(scenario, (input) => {
      const linux = simulate({ ...input, profile: 'linux' }, { maxEvents: 400 });
      const textbook = simulate({ ...input, profile: 'textbook' }, { maxEvents: 400 });
      for (const way of ways) {
        expect(faults(linux, way)).toEqual([]);
        expect(faults([linux, textbook], way)).toEqual([]);
      }
    }),
    { numRuns: 150, seed: 7 },
  );
});
