import { cell, close, column, recv, sweep } from 'last-ack';
import { stillWriting, writesOn } from './data-after-close.ts';
import { writeAndLeave } from './linger-zero.ts';
import { afterTheAnswer } from './unread.ts';

const closes = [
  ['everything read, close()', afterTheAnswer([recv(), close()])],
  ['unread data, close()', afterTheAnswer([close()])],
  ['SO_LINGER 0, close()', writeAndLeave('SO_LINGER 0', false)],
  ['close(), then data come', stillWriting(300, writesOn)],
] as const;

/** How the client's socket ends, and what is left of it. */
export default cell({
  run: () =>
    sweep({
      caption: 'Four closes of the client',
      over: 'the client',
      values: closes,
      name: ([name]) => name,
      run: ([, scenario]) => scenario,
      columns: [
        column.path('client'),
        column.inState('client', 'TIME_WAIT'),
        column.goneAfter('client'),
        column.lastError('server'),
      ],
    }),
});
