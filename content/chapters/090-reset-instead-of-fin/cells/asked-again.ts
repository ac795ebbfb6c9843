import { cell, close, figure, lose, type Scenario, simulate, sleep, slider } from 'last-ack';
import { stillWriting } from './data-after-close.ts';

/** The answer to the server's data is lost `losses` times; the server's program only waits. */
const answerLost = (losses: number): Scenario => ({
  ...stillWriting(
    300,
    [sleep(60_000), close()],
    [lose('client', { rst: true, nth: [1, 2, 3, 4].slice(0, losses) })],
  ),
  durationMs: 20_000,
});

export default cell({
  parameters: {
    losses: slider({ label: { en: 'RSTs lost', zh: '丢失的 RST' }, min: 0, max: 4, value: 2 }),
  },
  run: ({ losses }) =>
    figure(answerLost(losses), {
      show: 'both',
      caption: {
        en: 'The server repeats its data. Each copy that arrives is answered with a RST.',
        zh: '服务端重传数据。每到一份，就得到一个 RST。',
      },
    }),
  facts: ({ losses }) => ({
    resets: simulate(answerLost(losses)).segments.filter(({ flags }) => flags.includes('R'))
      .length,
  }),
});
