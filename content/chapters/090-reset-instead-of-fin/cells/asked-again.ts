import { cell, close, figure, first, losses, outcome, sleep } from 'last-ack';
import { stillWriting } from './data-after-close.ts';

/** The answer to the server's data is lost `n` times; the server's program only waits. */
const answerLost = (n: number) => {
  const lose = { from: 'client', rst: true, nth: first(n) } as const;
  return stillWriting(300, [sleep(60_000), close()], { lose, durationMs: 20_000 });
};

export default cell({
  parameters: { losses: losses('RST', { value: 2 }) },
  run: ({ losses }) => figure(answerLost(losses), { show: 'both' }),
  facts: ({ losses }) => ({ resets: outcome(answerLost(losses)).resets }),
});
