import { cell, closing, fins, outcome, slider, sweep } from 'last-ack';

const label = { en: 'Closes a second', zh: '每秒关闭' };
const stuck = outcome(closing({ lose: fins('client') })).client;

export default cell({
  parameters: { rate: slider({ label, min: 1000, max: 50_000, step: 1000, value: 50_000 }) },
  run: ({ rate }) =>
    sweep({
      caption: { en: 'Orphans that nobody answers', zh: '没有人回答的孤儿' },
      over: { en: 'one close in', zh: '每多少次关闭有一个' },
      values: [1e3, 1e4, 1e5, 1e6, 1e7],
      run: () => closing(),
      columns: [
        [{ en: 'a day', zh: '一天' }, (_, one) => Math.round((rate * 86_400) / one)],
        [
          { en: 'at any moment', zh: '任一时刻' },
          (_, one) => Number(((rate / one) * (stuck.livedMs! / 1000)).toPrecision(3)),
        ],
      ],
    }),
  facts: ({ rate }) => ({
    livedMs: stuck.livedMs!,
    fins: stuck.finSent,
    day: (rate * 86_400) / 1e6,
    now: Math.round((rate / 1e6) * (stuck.livedMs! / 1000)),
    loss: Math.round(100 * 1e-6 ** (1 / stuck.finSent)),
  }),
});
