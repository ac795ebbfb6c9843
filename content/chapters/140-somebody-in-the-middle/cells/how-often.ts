import { askingAgain, cell, lastReadMs, slider, sweep } from 'last-ack';
import { alive } from './kept-alive.ts';

const label = 'The box forgets after';
const head = 'the client waits for its answer, s';
const some = [30, 60, 120, 180, 240, 300, 420, 600, 900];

export default cell({
  parameters: { forgetsS: slider({ label, unit: 's', min: 60, max: 900, value: 350 }) },
  run: ({ forgetsS }) =>
    sweep({
      caption: 'A request after 1000 s of silence',
      over: 'TCP_KEEPIDLE, s',
      values: [...some, forgetsS - 1, forgetsS].toSorted((a, b) => a - b),
      run: (idleS) => {
        const box = { tcp_timeout_established: forgetsS, tcp_loose: 0 };
        return askingAgain({ afterS: 1000, box, first: alive(idleS) });
      },
      columns: [[head, ({ trace }) => Math.round(lastReadMs(trace) / 1000)]],
      chart: { draw: 'steps' },
    }),
});
