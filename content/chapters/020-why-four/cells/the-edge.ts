import { cell, closing, slider, sweep } from 'last-ack';
import { closingSegments } from './three-or-four.ts';

const label = { en: 'Around', zh: '中心' };

export default cell({
  parameters: { aroundMs: slider({ label, unit: 'ms', min: 10, max: 60, value: 42 }) },
  run: ({ aroundMs: at }) =>
    sweep({
      caption: { en: 'Segments in the close, by think time', zh: '断开所用的报文数' },
      over: { en: 'server thinks, ms', zh: '服务端考虑，毫秒' },
      values: [0, 2, 6, at - 4, at - 2, at, at + 2, at + 4, 100],
      run: (thinkMs) => closing({ thinkMs }),
      columns: [
        [
          { en: 'Linux, data carried', zh: 'Linux，传过数据' },
          ({ trace }) => closingSegments(trace),
        ],
        [
          { en: 'Linux, no data ever', zh: 'Linux，从未传过数据' },
          ({ trace }) => closingSegments(trace),
          (thinkMs) => closing({ thinkMs, bytes: 0 }),
        ],
        [
          { en: 'textbook', zh: '教科书' },
          ({ trace }) => closingSegments(trace),
          (thinkMs) => ({ ...closing({ thinkMs }), profile: 'textbook' }),
        ],
      ],
    }),
});
