/** Closes on a path that loses by chance, and the tally that most tests of many runs begin with. */
import { closing, many, quantiles } from '../../src/notebook/cell-api.ts';

export const lossy = (p: number, runs = 400, seed = 1) =>
  many({
    scenario: closing({
      lose: [
        { from: 'client', chance: p },
        { from: 'server', chance: p },
      ],
    }),
    runs,
    seed,
  });
export const lossySpec = {
  caption: { en: 'Close', zh: '关闭' },
  over: 'loss',
  values: [0, 0.3],
  run: (p: number) => lossy(p),
  fact: ['client.closeMs', 'server.goneMs'],
  shows: quantiles(0.5, 0.99),
} as const;
