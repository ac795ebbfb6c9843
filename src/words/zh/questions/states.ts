import type { QuestionsWords } from '../../words.ts';

export const states: QuestionsWords['states'] = {
  '/guide/close-wait-piles-up/': {
    asks: '几千个套接字停在 CLOSE-WAIT，是谁的错？',
    typed: ['CLOSE_WAIT 太多', 'CLOSE_WAIT 堆积', '大量 CLOSE_WAIT', 'CLOSE_WAIT 不释放', 'CLOSE_WAIT 泄漏'],
  },
  '/guide/time-wait-takes-the-ports/': {
    asks: 'TIME-WAIT 太多：能做什么，不该动什么？',
    typed: [
      'TIME_WAIT 太多',
      '大量 TIME_WAIT',
      '减少 TIME_WAIT',
      'tcp_tw_reuse',
      'tcp_tw_recycle',
      '端口耗尽',
      '端口用完',
      '无法指定被请求的地址',
    ],
  },
  '/guide/fin-wait-2-piles-up/': {
    asks: '套接字停在 FIN-WAIT-2 几个小时，tcp_fin_timeout 不管它吗？',
    typed: ['FIN_WAIT2 不消失', 'FIN_WAIT_2 卡住', '大量 FIN_WAIT2', 'FIN_WAIT2 太多'],
  },
  '/guide/fin-wait-1-does-not-end/': {
    asks: '套接字在 FIN-WAIT-1 里停了几分钟，Send-Q 不减少，它在等什么？',
    typed: ['FIN_WAIT1 几分钟', 'FIN_WAIT1 Send-Q', 'FIN-WAIT-1 一直不结束'],
  },
  '/guide/last-ack-does-not-end/': {
    asks: '套接字在 LAST-ACK 里停一两分钟，Send-Q 是 1：该谁来回答？',
    typed: ['LAST_ACK 停几分钟', 'LAST_ACK Send-Q', 'LAST_ACK 一直在'],
  },
  '/guide/too-many-orphaned-sockets/': {
    asks: 'dmesg 里有“too many orphaned sockets”：数的是哪些，会丢什么？',
    typed: ['dmesg 孤儿太多', 'TCPAbortOnMemory', 'sockstat orphan', '孤儿有多少'],
  },
  '/guide/time-wait-table-overflow/': {
    asks: '“time wait bucket table overflow”：危险吗？',
    typed: [
      'time wait bucket table overflow',
      'TCPTimeWaitOverflow',
      'TIME_WAIT 表满了',
      '提高 tcp_max_tw_buckets',
    ],
  },
  '/guide/established-but-nobody-there/': {
    asks: '客户端关机了，连接还是 ESTABLISHED：为什么没有人发现？',
    typed: ['ESTABLISHED 不消失', '客户端关机 ESTABLISHED', '半开连接', 'SO_KEEPALIVE 两小时', '死连接'],
  },
  '/guide/fin-wait-1-behind-a-closed-window/': {
    asks: 'FIN-WAIT-1 的定时器是 persist，Send-Q 很大：为什么关不掉？',
    typed: ['FIN_WAIT1 persist', '定时器 persist', '零窗口 FIN', '窗口为零 关不掉'],
  },
  '/guide/fin-timeout-changes-nothing/': {
    asks: '调低了 tcp_fin_timeout，TIME-WAIT 还是一分钟：它管什么？',
    typed: ['调低 tcp_fin_timeout 没变化', '改了 tcp_fin_timeout 没用', 'tcp_fin_timeout 没有效果'],
  },
};
