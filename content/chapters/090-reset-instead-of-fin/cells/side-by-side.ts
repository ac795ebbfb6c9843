import { cell, close, column, recv, sweep } from 'last-ack';
import { stillWriting, writesOn } from './data-after-close.ts';
import { writeAndLeave } from './linger-zero.ts';
import { afterTheAnswer } from './unread.ts';

const closes = [
  [{ en: 'everything read, close()', zh: '全部读完，close()' }, afterTheAnswer([recv(), close()])],
  [{ en: 'unread data, close()', zh: '有未读数据，close()' }, afterTheAnswer([close()])],
  [{ en: 'SO_LINGER 0, close()', zh: 'SO_LINGER 0，close()' }, writeAndLeave('SO_LINGER 0', false)],
  [{ en: 'close(), then data come', zh: 'close() 之后数据才到' }, stillWriting(300, writesOn)],
] as const;

/** How the client's socket ends, and what is left of it. */
export default cell({
  run: () =>
    sweep({
      caption: { en: 'Four closes of the client', zh: '客户端的四种关闭' },
      over: { en: 'the client', zh: '客户端' },
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
