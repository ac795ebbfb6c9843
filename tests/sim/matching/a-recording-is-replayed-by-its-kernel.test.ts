import { expect, it } from 'vitest';
import { readRecording } from '../../../src/chapter/recordings.ts';
import { replay } from '../../../src/sim/index.ts';

const recorded = readRecording('.', 'burst-lost-tail-a');

it.each([
  ['6.18.44', 'simulated 6.18'],
  ['6.1.0-rc3', 'simulated 6.18'],
  ['6.19.2', 'simulated 7.2'],
  ['7.2.13', 'simulated 7.2'],
])('of %s: %s', (kernel, simulated) => {
  expect(replay({ ...recorded, kernel }).kernel).toBe(simulated);
});

it('a trace of the textbook stays one', () => {
  const { scenario } = recorded;
  expect(
    replay({ ...recorded, kernel: 'textbook', scenario: { ...scenario, profile: 'textbook' } }).kernel,
  ).toBe('textbook');
});

it('with its clock, for as long as it was watched', () => {
  const { hz, jiffiesAtZero, observedUntilMs } = recorded;
  expect(replay(recorded)).toMatchObject({ hz, jiffiesAtZero, observedUntilMs });
});
