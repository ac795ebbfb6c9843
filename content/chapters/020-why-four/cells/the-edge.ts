import { cell, closing, type Swept, slider, sweep } from 'last-ack';
import { closingSegments } from './three-or-four.ts';

const label = { en: 'Around', zh: '中心' };
const dataCarried = { en: 'Linux, data carried', zh: 'Linux，传过数据' };
const noData = { en: 'Linux, no data ever', zh: 'Linux，从未传过数据' };
const textbook = { en: 'textbook', zh: '教科书' };
const segments = ({ trace }: Swept) => closingSegments(trace);

export default cell({
  parameters: { aroundMs: slider({ label, unit: 'ms', min: 10, max: 60, value: 42 }) },
  run: ({ aroundMs: at }) =>
    sweep({
      caption: { en: 'Segments in the close, by think time', zh: '断开所用的报文数' },
      over: { en: 'server thinks, ms', zh: '服务端考虑，毫秒' },
      values: [0, 2, 5, at - 4, at - 2, at, at + 2, at + 4, 100],
      run: (thinkMs) => closing({ thinkMs }),
      columns: [
        [dataCarried, segments],
        [noData, segments, (thinkMs) => closing({ thinkMs, bytes: 0 })],
        [textbook, segments, (thinkMs) => ({ ...closing({ thinkMs }), profile: 'textbook' })],
      ],
      chart: { draw: 'steps', here: at },
    }),
});
