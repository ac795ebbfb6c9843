/**
 * Linux 7.2 in virtual time, chosen so that each recording notices a change of a rule that no test and no other recording does
 * (`npm run mutate`): random handshakes, transfers with losses, small writes, closed windows, second connections, programs of any
 * kind. States and calls are held as well, to 0.06 ms. Some end where a difference begins that is open still.
 */
import { describe, expect, it } from 'vitest';
import { firstDifference, virtualRecordings } from './virtual-recordings.ts';

const files = [
  'handshakes.jsonl',
  'transfers.jsonl',
  'small-writes.jsonl',
  'closed-windows.jsonl',
  'second-connections.jsonl',
  'programs.jsonl',
];

describe.each(files)('%s', (file) => {
  const recordings = virtualRecordings(file);

  it.each(recordings.map((one) => [one.id, one] as const))('%s', (_, one) => {
    expect(firstDifference(one)).toBeNull();
  });
});

it('a state or a call that comes a tenth of a millisecond late would be found', () => {
  const one = virtualRecordings('programs.jsonl')[0]!;
  const client = one.states!.client.map(([t, state]): [number, string] => [t + 0.1, state]);
  expect(firstDifference({ ...one, states: { ...one.states!, client } })).toMatch(/^client: kernel/);
  const calls = one.calls!.map(([t, ...rest]): NonNullable<typeof one.calls>[number] => [t + 0.1, ...rest]);
  expect(firstDifference({ ...one, calls })).toMatch(/kernel connect/);
});
