import { askingAgain, cell, lastReadMs, slider, sweep } from 'last-ack';
import { alive } from './kept-alive.ts';

const label = { en: 'The box forgets after', zh: '中间设备多久后忘掉' };
const head = { en: 'the client waits for its answer, s', zh: '客户端等响应，秒' };
const some = [30, 60, 120, 180, 240, 300, 420, 600, 900];

export default cell({
  parameters: { forgetsS: slider({ label, unit: 's', min: 60, max: 900, value: 350 }) },
  run: ({ forgetsS }) =>
    sweep({
      caption: { en: 'A request after 1000 s of silence', zh: '安静 1000 秒之后的请求' },
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
