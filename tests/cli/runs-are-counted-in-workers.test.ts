import { expect, test } from 'vitest';
import { countInWorkers } from '../../src/cli/count-in-workers.ts';
import { cell, lossyCloses, quantiles, shares, tally, wholeClose } from '../../src/notebook/cell-api.ts';
import { callCell, runCell } from '../../src/notebook/index.ts';

const spec = {
  caption: 'Close',
  over: 'loss, %',
  values: [1, 30],
  run: (percent: number) => lossyCloses(percent, { runs: 1300 }),
  fact: wholeClose,
} as const;
const counted = cell({
  run: () => [
    tally({ ...spec, shows: quantiles(0.5, 0.99), chart: { draw: 'line' } }),
    tally({ ...spec, fact: 'server.end', shows: shares() }),
  ],
});

test('several workers: the table is the one that this thread makes', async () => {
  const here = runCell(counted).outputs;
  const told: number[] = [];
  expect(await countInWorkers(callCell(counted), 2, (share) => told.push(share))).toEqual(here);
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
});

test('what a worker throws is thrown', async () => {
  const [first, ...rest] = callCell(counted);
  const broken = structuredClone(first) as unknown as { of: { many: { scenario: object } }[] };
  broken.of[0]!.many.scenario = {};
  await expect(countInWorkers([broken as never, ...rest], 2)).rejects.toThrow();
});
