/** What takes too long, or never comes. */
import type { Question } from './question.ts';

export const waits: readonly Question[] = [
  {
    at: '/guide/close-blocks/',
    asks: {
      en: 'close() blocks for seconds. What is it waiting for?',
      zh: 'close() 卡住好几秒，它在等什么？',
    },
    typed: {
      en: ['close blocks', 'close hangs', 'close takes 5 seconds', 'SO_LINGER 5', 'close() slow'],
      zh: ['close 卡住', 'close 阻塞', 'close 很慢', 'SO_LINGER 5 秒'],
    },
  },
  {
    at: '/guide/read-waits-for-ever/',
    asks: {
      en: 'read() waits for ever although keep-alive is on. Why does no timeout come?',
      zh: '保活开着，read() 却一直等下去：为什么不超时？',
    },
    typed: {
      en: [
        'read hangs forever',
        'recv blocks forever',
        'no timeout keepalive on',
        'request hangs no error',
        'lastrcv lastack',
      ],
      zh: ['read 一直等', 'recv 卡住', '保活开着也不超时', '请求卡住 没有错误', 'lastrcv lastack'],
    },
  },
  {
    at: '/guide/both-sides-wait/',
    asks: {
      en: 'Both programs wait and nothing moves. Which end is missing?',
      zh: '两边的程序都在等，什么也不动：缺了哪个结尾？',
    },
    typed: {
      en: [
        'both sides wait',
        'deadlock read until EOF',
        'server waits for EOF',
        'nc does not exit',
        'SHUT_WR after request',
        'close after fork',
      ],
      zh: ['两边都在等', '读到末尾 卡住', '服务端等 EOF', 'nc 不退出', 'fork 之后 close'],
    },
  },
  {
    at: '/guide/end-comes-late/',
    asks: {
      en: 'Some connections end 200 ms late. What are they waiting for?',
      zh: '有些连接晚 200 ms 才结束，它们在等什么？',
    },
    typed: {
      en: [
        '200 ms late',
        'extra 200 ms',
        'connection end delayed',
        'slow last response 200ms',
        'TCPLossProbes',
      ],
      zh: ['晚 200 毫秒', '多出 200 ms', '结束得晚', 'TCPLossProbes'],
    },
  },
  {
    at: '/guide/half-closed-and-cut/',
    asks: {
      en: 'After shutdown() an answer within a minute arrives, a later one never does. Who cuts it?',
      zh: 'shutdown() 之后，一分钟内的响应能到，再晚的不来：谁切断的？',
    },
    typed: {
      en: [
        'conntrack close_wait',
        'nf_conntrack_tcp_timeout_close_wait',
        'half-closed cut after 60 seconds',
        'shutdown then no answer',
        'conntrack half closed',
      ],
      zh: [
        'conntrack close_wait',
        'nf_conntrack_tcp_timeout_close_wait',
        '半关闭 60 秒 切断',
        'shutdown 之后收不到响应',
      ],
    },
  },
];
