import { cell, closing, fins, outcome, seconds, slider, sweep } from 'last-ack';

const { livedMs, finSent } = outcome(closing({ lose: fins('client') })).client;
const label = { en: 'Closes a second', zh: '每秒关闭' };

export default cell({
  parameters: { rate: slider({ label, min: 1000, max: 50_000, step: 1000, value: 50_000 }) },
  run: ({ rate }) =>
    sweep({
      caption: { en: 'Orphans that nobody answers', zh: '没有人回答的孤儿' },
      over: { en: 'one close in', zh: '每多少次关闭有一个' },
      values: [1000, 10_000, 100_000, 1_000_000, 10_000_000],
      run: () => closing(),
      columns: [
        [{ en: 'a day', zh: '一天' }, (_, one) => (rate * 86_400) / one],
        [{ en: 'at any moment', zh: '任一时刻' }, (_, one) => seconds((rate * livedMs!) / one)],
      ],
    }),
  facts: () => ({ livedMs: livedMs!, finSent, loss: Math.round(100 * 0.000_001 ** (1 / finSent)) }),
});
