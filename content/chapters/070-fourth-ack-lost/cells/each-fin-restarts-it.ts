import { acks, cell, closing, column, first, slider, sweep } from 'last-ack';

const most = { label: { en: 'Up to', zh: '最多丢' }, unit: { en: 'lost', zh: '次' } };

export default cell({
  parameters: { most: slider({ ...most, min: 2, max: 8, value: 8 }) },
  run: ({ most }) =>
    sweep({
      caption: {
        en: 'Each FIN that arrives starts the minute again',
        zh: '每到一个 FIN，那一分钟就重新开始',
      },
      over: { en: 'last ACKs lost', zh: '最后的 ACK 丢失次数' },
      values: [0, ...first(most)],
      run: (n) => closing({ thinkMs: 200, lose: acks('client', n), durationMs: 600_000 }),
      columns: [column.inState('server', 'LAST_ACK'), column.inState('client', 'TIME_WAIT')],
    }),
});
