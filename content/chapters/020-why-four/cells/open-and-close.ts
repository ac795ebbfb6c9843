import { cell, figure, slider } from 'last-ack';
import { thinking } from './three-or-four.ts';

export default cell({
  parameters: {
    thinkMs: slider({ label: { en: 'Server thinks', zh: '服务端考虑' }, unit: 'ms', min: 0, max: 500, value: 200 }),
  },
  run: ({ thinkMs }) =>
    figure(thinking(thinkMs, 100), {
      show: 'both',
      caption: {
        en: 'Open and close on one page: three segments at the top, three or four below.',
        zh: '建立与断开放在一起看：上面三个报文，下面三个或四个。',
      },
    }),
});
