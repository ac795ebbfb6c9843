import { cell, closing, fins, outcome, seconds, slider, sweep } from 'last-ack';

const { livedMs, finSent } = outcome(closing({ lose: fins('client') })).client;
const label = 'Closes a second';

export default cell({
  parameters: { rate: slider({ label, min: 1000, max: 50_000, step: 1000, value: 50_000 }) },
  run: ({ rate }) =>
    sweep({
      caption: 'Orphans that nobody answers',
      over: 'one close in',
      values: [1000, 10_000, 100_000, 1_000_000, 10_000_000],
      run: () => closing(),
      columns: [
        ['a day', (_, one) => (rate * 86_400) / one],
        ['at any moment', (_, one) => seconds((rate * livedMs!) / one)],
      ],
    }),
  facts: () => ({ livedMs: livedMs!, finSent, loss: Math.round(100 * 0.000_001 ** (1 / finSent)) }),
});
