import type { QuestionsWords } from '../../words.ts';

export const waits: QuestionsWords['waits'] = {
  '/guide/close-blocks/': {
    asks: 'close() 卡住好几秒，它在等什么？',
    typed: ['close 卡住', 'close 阻塞', 'close 很慢', 'SO_LINGER 5 秒'],
  },
  '/guide/read-waits-for-ever/': {
    asks: '保活开着，read() 却一直等下去：为什么不超时？',
    typed: ['read 一直等', 'recv 卡住', '保活开着也不超时', '请求卡住 没有错误', 'lastrcv lastack'],
  },
  '/guide/both-sides-wait/': {
    asks: '两边的程序都在等，什么也不动：缺了哪个结尾？',
    typed: ['两边都在等', '读到末尾 卡住', '服务端等 EOF', 'nc 不退出', 'fork 之后 close'],
  },
  '/guide/end-comes-late/': {
    asks: '有些连接晚 200 ms 才结束，它们在等什么？',
    typed: ['晚 200 毫秒', '多出 200 ms', '结束得晚', 'TCPLossProbes'],
  },
  '/guide/half-closed-and-cut/': {
    asks: 'shutdown() 之后，一分钟内的响应能到，再晚的不来：谁切断的？',
    typed: [
      'conntrack close_wait',
      'nf_conntrack_tcp_timeout_close_wait',
      '半关闭 60 秒 切断',
      'shutdown 之后收不到响应',
    ],
  },
};
