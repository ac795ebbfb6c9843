import {
  cell,
  close,
  facts,
  linger,
  recv,
  type Scenario,
  simulate,
  type Text,
  table,
} from 'last-ack';
import { stillWriting, writesOn } from './data-after-close.ts';
import { writeAndLeave } from './linger-zero.ts';
import { afterTheAnswer } from './unread.ts';

const closes: [Text, Scenario][] = [
  [
    { en: 'everything read, close()', zh: '全部读完，close()' },
    afterTheAnswer([recv(), close()]),
  ],
  [{ en: 'unread data, close()', zh: '有未读数据，close()' }, afterTheAnswer([close()])],
  [
    { en: 'SO_LINGER 0, close()', zh: 'SO_LINGER 0，close()' },
    writeAndLeave([linger(0)], false),
  ],
  [{ en: 'close(), then data come', zh: 'close() 之后数据才到' }, stillWriting(300, writesOn)],
];
const nothing = { en: 'nothing', zh: '没有' };
const seconds = (ms: number) => (ms / 1000).toFixed(1);

/** How the client's socket ends, and what is left of it. */
export default cell({
  run: () =>
    table(
      { en: 'Four closes of the client', zh: '客户端的四种关闭' },
      [
        { en: 'the client', zh: '客户端' },
        { en: 'its path', zh: '它的路径' },
        { en: 'in TIME-WAIT, s', zh: 'TIME-WAIT，秒' },
        { en: 'gone after close(), s', zh: 'close() 后多久消失，秒' },
        { en: 'error at the server', zh: '服务端得到的错误' },
      ],
      closes.map(([name, scenario]) => {
        const { client, server } = facts(simulate(scenario));
        return [
          name,
          client.path,
          seconds(client.inState.TIME_WAIT ?? 0),
          seconds(client.livedMs ?? 0),
          server.lastError ?? nothing,
        ];
      }),
    ),
});
