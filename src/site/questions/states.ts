/** Sockets that pile up, or stay: what `ss` shows too much of. */
import type { Question } from './question.ts';

export const states: readonly Question[] = [
  {
    at: '/guide/close-wait-piles-up/',
    front: 1,
    asks: {
      en: 'Thousands of sockets stay in CLOSE-WAIT. Whose fault is it?',
      zh: '几千个套接字停在 CLOSE-WAIT，是谁的错？',
    },
    typed: {
      en: [
        '4000 CLOSE_WAIT',
        'too many CLOSE_WAIT',
        'CLOSE_WAIT leak',
        'CLOSE_WAIT never closes',
        'CLOSE_WAIT pile up',
      ],
      zh: ['CLOSE_WAIT 太多', 'CLOSE_WAIT 堆积', '大量 CLOSE_WAIT', 'CLOSE_WAIT 不释放', 'CLOSE_WAIT 泄漏'],
    },
  },
  {
    at: '/guide/time-wait-takes-the-ports/',
    front: 2,
    asks: {
      en: 'Too many sockets in TIME-WAIT: what can I do, and what should I leave alone?',
      zh: 'TIME-WAIT 太多：能做什么，不该动什么？',
    },
    typed: {
      en: [
        'reduce TIME_WAIT',
        'too many TIME_WAIT',
        'avoid TIME_WAIT',
        'tcp_tw_reuse',
        'tcp_tw_recycle',
        'cannot assign requested address',
        'EADDRNOTAVAIL',
        'ephemeral ports exhausted',
        'out of ports',
      ],
      zh: [
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
  },
  {
    at: '/guide/fin-wait-2-piles-up/',
    front: 4,
    asks: {
      en: 'A socket has been in FIN-WAIT-2 for hours. Does tcp_fin_timeout not end it?',
      zh: '套接字停在 FIN-WAIT-2 几个小时，tcp_fin_timeout 不管它吗？',
    },
    typed: {
      en: ['FIN_WAIT_2 stuck', 'FIN_WAIT2 for hours', 'too many FIN_WAIT2', 'FIN_WAIT2 never ends'],
      zh: ['FIN_WAIT2 不消失', 'FIN_WAIT_2 卡住', '大量 FIN_WAIT2', 'FIN_WAIT2 太多'],
    },
  },
  {
    at: '/guide/fin-wait-1-does-not-end/',
    asks: {
      en: 'Sockets stand in FIN-WAIT-1 for minutes with a Send-Q. What are they waiting for?',
      zh: '套接字在 FIN-WAIT-1 里停了几分钟，Send-Q 不减少，它在等什么？',
    },
    typed: {
      en: ['FIN_WAIT1 for minutes', 'FIN_WAIT1 Send-Q', 'FIN-WAIT-1 does not end'],
      zh: ['FIN_WAIT1 几分钟', 'FIN_WAIT1 Send-Q', 'FIN-WAIT-1 一直不结束'],
    },
  },
  {
    at: '/guide/last-ack-does-not-end/',
    asks: {
      en: 'Sockets stay in LAST-ACK for a minute or two, with Send-Q 1. Who has to answer?',
      zh: '套接字在 LAST-ACK 里停一两分钟，Send-Q 是 1：该谁来回答？',
    },
    typed: {
      en: ['LAST_ACK for minutes', 'LAST_ACK Send-Q 1', 'LAST_ACK does not go away'],
      zh: ['LAST_ACK 停几分钟', 'LAST_ACK Send-Q', 'LAST_ACK 一直在'],
    },
  },
  {
    at: '/guide/too-many-orphaned-sockets/',
    asks: {
      en: '“too many orphaned sockets” in dmesg: which sockets are counted, and what is lost?',
      zh: 'dmesg 里有“too many orphaned sockets”：数的是哪些，会丢什么？',
    },
    typed: {
      en: ['dmesg too many orphaned sockets', 'TCPAbortOnMemory', 'sockstat orphan', 'how many orphans'],
      zh: ['dmesg 孤儿太多', 'TCPAbortOnMemory', 'sockstat orphan', '孤儿有多少'],
    },
  },
  {
    at: '/guide/time-wait-table-overflow/',
    asks: {
      en: '“time wait bucket table overflow”: is it dangerous?',
      zh: '“time wait bucket table overflow”：危险吗？',
    },
    typed: {
      en: [
        'time wait bucket table overflow',
        'TCPTimeWaitOverflow',
        'TIME_WAIT table full',
        'raise tcp_max_tw_buckets',
      ],
      zh: [
        'time wait bucket table overflow',
        'TCPTimeWaitOverflow',
        'TIME_WAIT 表满了',
        '提高 tcp_max_tw_buckets',
      ],
    },
  },
  {
    at: '/guide/established-but-nobody-there/',
    asks: {
      en: 'Connections stay ESTABLISHED after the client was switched off. Why does nobody notice?',
      zh: '客户端关机了，连接还是 ESTABLISHED：为什么没有人发现？',
    },
    typed: {
      en: [
        'ESTABLISHED but client is gone',
        'half open connection',
        'dead connections ESTABLISHED',
        'SO_KEEPALIVE two hours',
        'client powered off still established',
      ],
      zh: ['ESTABLISHED 不消失', '客户端关机 ESTABLISHED', '半开连接', 'SO_KEEPALIVE 两小时', '死连接'],
    },
  },
  {
    at: '/guide/fin-wait-1-behind-a-closed-window/',
    asks: {
      en: 'FIN-WAIT-1 with timer:(persist) and a large Send-Q: why does the close not go on?',
      zh: 'FIN-WAIT-1 的定时器是 persist，Send-Q 很大：为什么关不掉？',
    },
    typed: {
      en: [
        'FIN_WAIT1 persist',
        'timer persist Send-Q',
        'zero window FIN',
        'win 0 FIN_WAIT1',
        'TCP ZeroWindow close',
      ],
      zh: ['FIN_WAIT1 persist', '定时器 persist', '零窗口 FIN', '窗口为零 关不掉'],
    },
  },
  {
    at: '/guide/fin-timeout-changes-nothing/',
    asks: {
      en: 'tcp_fin_timeout was lowered, and TIME-WAIT still lasts a minute. What is it for?',
      zh: '调低了 tcp_fin_timeout，TIME-WAIT 还是一分钟：它管什么？',
    },
    typed: {
      en: [
        'lowered tcp_fin_timeout TIME_WAIT still 60',
        'tcp_fin_timeout no effect',
        'tcp_fin_timeout changes nothing',
      ],
      zh: ['调低 tcp_fin_timeout 没变化', '改了 tcp_fin_timeout 没用', 'tcp_fin_timeout 没有效果'],
    },
  },
];
