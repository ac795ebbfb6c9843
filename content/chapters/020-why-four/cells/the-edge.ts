import { cell, slider, table } from 'last-ack';
import { thinking } from './open-and-close.ts';
import { closingSegments } from './three-or-four.ts';

/** One run for each think time: a connection that has carried data, one that has not, and the textbook's. */
export default cell({
  parameters: {
    aroundMs: slider({
      label: { en: 'Around', zh: '中心' },
      unit: 'ms',
      min: 10,
      max: 60,
      value: 42,
    }),
  },
  run: ({ aroundMs }) =>
    table(
      {
        en: 'Segments in the close, by the time the server thinks',
        zh: '服务端考虑的时间与断开所用的报文数',
      },
      [
        { en: 'server thinks, ms', zh: '服务端考虑，毫秒' },
        { en: 'Linux, data carried', zh: 'Linux，传过数据' },
        { en: 'Linux, no data ever', zh: 'Linux，从未传过数据' },
        { en: 'textbook', zh: '教科书' },
      ],
      [0, 2, 6, aroundMs - 4, aroundMs - 2, aroundMs, aroundMs + 2, aroundMs + 4, 100].map(
        (thinkMs) => [
          thinkMs,
          closingSegments(thinking(thinkMs)),
          closingSegments(thinking(thinkMs, 20, 0)),
          closingSegments({ ...thinking(thinkMs), profile: 'textbook' }),
        ],
      ),
    ),
});
