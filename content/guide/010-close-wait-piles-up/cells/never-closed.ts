import { at, cell, close, closing, select, sleep } from 'last-ack';

const durationMs = 600_000;
const later = {
  nothing: [sleep(durationMs)],
  'close()': [at(300_000, close())],
};

export default cell({
  parameters: {
    call: select({
      label: { en: 'After five minutes the server calls', zh: '五分钟后服务端调用' },
      options: ['nothing', 'close()'],
      labels: { nothing: { en: 'nothing', zh: '什么也不调用' } },
      value: 'nothing',
    }),
  },
  run: ({ call }) => closing({ after: later[call], durationMs }),
});
