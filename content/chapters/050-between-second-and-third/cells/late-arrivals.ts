import { at, cell, close, figure, recv, type Step, select, send } from 'last-ack';
import { gap } from './closed.ts';

const after: Record<string, Step[]> = {
  'a FIN in time': [at(3000, close())],
  'data in time': [at(3000, send(400)), at(4000, send(50)), close()],
  'a FIN too late': [at(8000, close())],
  'data too late': [at(8000, send(400)), at(9000, recv()), send(50), close()],
};

export default cell({
  parameters: {
    arrives: select({
      label: { en: 'What arrives', zh: '到达的是' },
      options: ['a FIN in time', 'data in time', 'a FIN too late', 'data too late'],
      labels: {
        'a FIN in time': { en: 'a FIN in time', zh: '及时的 FIN' },
        'data in time': { en: 'data in time', zh: '及时的数据' },
        'a FIN too late': { en: 'a FIN too late', zh: '来晚的 FIN' },
        'data too late': { en: 'data too late', zh: '来晚的数据' },
      },
      value: 'data in time',
    }),
  },
  run: ({ arrives }) =>
    figure(gap(5, [close()], after[arrives]), {
      caption: {
        en: 'tcp_fin_timeout is 5 s. “In time” is at 3 s, “too late” at 8 s.',
        zh: 'tcp_fin_timeout 为 5 s。“及时”指第 3 秒，“来晚”指第 8 秒。',
      },
    }),
});
