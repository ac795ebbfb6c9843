import { acks, cell, closing, column, first, slider, sweep } from 'last-ack';

const most = { label: 'Up to', unit: 'lost' };

export default cell({
  parameters: { most: slider({ ...most, min: 2, max: 8, value: 8 }) },
  run: ({ most }) =>
    sweep({
      caption: 'Each FIN that arrives starts the minute again',
      over: 'last ACKs lost',
      values: [0, ...first(most)],
      run: (n) => closing({ thinkMs: 200, lose: acks('client', n), durationMs: 600_000 }),
      columns: [column.inState('server', 'LAST_ACK'), column.inState('client', 'TIME_WAIT')],
    }),
});
