/**
 * The questions people come with, and where each is answered: the front page lists those with `front`, and search puts all
 * of them before the full text. `typed` holds what people type for it: error messages, `ss` output, half sentences.
 * Add one here; `tests/site/built/search.test.ts` says whether its place exists.
 */
import type { Lang } from '../words/lang.ts';

export interface Question {
  /** Address without base and language: `/why-four/#the-edge`, or a question of the guide. */
  at: string;
  asks: Record<Lang, string>;
  typed: Record<Lang, readonly string[]>;
  front?: true;
}

export const questions: readonly Question[] = [
  {
    at: '/guide/close-wait-piles-up/',
    front: true,
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
    front: true,
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
        '无法分配请求的地址',
      ],
    },
  },
  {
    at: '/guide/reset-instead-of-the-last-response/',
    front: true,
    asks: {
      en: 'The client gets ECONNRESET instead of the last response. Why?',
      zh: '客户端没等到最后的响应，却得到 ECONNRESET，为什么？',
    },
    typed: {
      en: [
        'ECONNRESET instead of response',
        'last response lost',
        'lingering_close',
        'lingering close',
        'early response reset',
      ],
      zh: ['响应丢失', '最后的响应', 'lingering_close', '响应变成 ECONNRESET'],
    },
  },
  {
    at: '/guide/fin-wait-2-piles-up/',
    front: true,
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
    at: '/guide/idle-connection-and-502/',
    front: true,
    asks: {
      en: 'A proxy answers 502 when an idle connection is closed. What crossed on the way?',
      zh: '空闲连接刚被关闭，代理就报 502：路上交错的是什么？',
    },
    typed: {
      en: [
        '502 bad gateway',
        'nginx 502 keepalive',
        'ALB 502',
        'idle connection closed',
        'premature close',
        'socket hang up',
        'stale pooled connection',
      ],
      zh: ['502', 'nginx 502', '空闲连接关闭', '长连接 502', '连接池失效连接'],
    },
  },
  {
    at: '/fourth-ack-lost/#why-60-seconds-here-and-2-msl-in-the-rfc',
    asks: {
      en: 'Can TIME-WAIT be made shorter than 60 seconds?',
      zh: 'TIME-WAIT 的 60 秒能不能缩短？',
    },
    typed: {
      en: [
        'shorten TIME_WAIT',
        'TIME_WAIT timeout',
        'TIME_WAIT 60 seconds',
        'change TIME_WAIT duration',
        '2 MSL',
      ],
      zh: ['TIME_WAIT 能不能缩短', '缩短 TIME_WAIT', 'TIME_WAIT 时间', 'TIME_WAIT 多久', '2MSL'],
    },
  },
  {
    at: '/fourth-ack-lost/#when-time-wait-is-in-the-way',
    asks: {
      en: '“Address already in use” after a restart: which socket is in the way?',
      zh: '重启后“地址已在使用”：是哪个套接字挡着？',
    },
    typed: {
      en: [
        'address already in use',
        'EADDRINUSE',
        'bind failed',
        'SO_REUSEADDR',
        'port in use after restart',
      ],
      zh: [
        '地址已在使用',
        '地址已被占用',
        '端口被占用',
        'EADDRINUSE',
        'address already in use',
        'SO_REUSEADDR',
      ],
    },
  },
  {
    at: '/reset-instead-of-fin/#what-the-other-program-is-told',
    front: true,
    asks: {
      en: '“Connection reset by peer”, or “broken pipe”: what did the other side do?',
      zh: '“连接被对端重置”和“管道破裂”：对方做了什么？',
    },
    typed: {
      en: [
        'connection reset by peer',
        'ECONNRESET',
        'broken pipe',
        'EPIPE',
        'SIGPIPE',
        'read ECONNRESET',
        'write EPIPE',
      ],
      zh: [
        '连接被重置',
        'connection reset by peer',
        'ECONNRESET',
        'broken pipe',
        '管道破裂',
        'EPIPE',
        'SIGPIPE',
      ],
    },
  },
  {
    at: '/first-fin-lost/#lost-for-ever',
    front: true,
    asks: {
      en: 'The other machine is gone. How long does close() go on in FIN-WAIT-1?',
      zh: '对端消失了，close() 之后会在 FIN-WAIT-1 停多久？',
    },
    typed: {
      en: [
        'FIN_WAIT1 stuck',
        'too many FIN_WAIT1',
        'FIN lost',
        'FIN retransmission',
        'how many times FIN is retransmitted',
      ],
      zh: ['FIN_WAIT1 太多', 'FIN_WAIT1 卡住', 'FIN 丢失', 'FIN 重传几次', 'FIN 重传'],
    },
  },
  {
    at: '/orphan-budget/#what-0-means',
    asks: {
      en: 'tcp_orphan_retries is 0. How many retransmissions is that?',
      zh: 'tcp_orphan_retries 为 0，到底重传几次？',
    },
    typed: {
      en: ['tcp_orphan_retries 0', 'tcp_orphan_retries default', 'tcp_orphan_retries 8'],
      zh: ['tcp_orphan_retries 0', 'tcp_orphan_retries 默认值', 'tcp_orphan_retries 等于 0'],
    },
  },
  {
    at: '/orphan-budget/#too-many-orphans',
    asks: {
      en: '“Too many orphaned sockets” in the kernel log: what is killed?',
      zh: '内核日志里出现“too many orphaned sockets”：谁被结束了？',
    },
    typed: {
      en: [
        'too many orphaned sockets',
        'orphaned sockets',
        'tcp_max_orphans',
        'out of socket memory',
        'out of memory consider tuning tcp_mem',
      ],
      zh: ['孤儿太多', '孤儿连接太多', '孤儿套接字', 'too many orphaned sockets', 'tcp_max_orphans'],
    },
  },
  {
    at: '/third-fin-lost/#lost-for-ever',
    asks: {
      en: 'A server is stuck in LAST-ACK. What is it waiting for?',
      zh: '服务端停在 LAST-ACK，它在等什么？',
    },
    typed: {
      en: ['LAST_ACK stuck', 'too many LAST_ACK', 'LAST_ACK never closes'],
      zh: ['LAST_ACK 卡住', '大量 LAST_ACK', 'LAST_ACK 太多', 'LAST_ACK 不消失'],
    },
  },
  {
    at: '/why-four/#when-it-takes-three',
    front: true,
    asks: {
      en: 'The capture shows only three segments. Where is the fourth?',
      zh: '抓包里只有三次挥手，还有一次去哪了？',
    },
    typed: {
      en: [
        'only three segments',
        'three way close',
        '3-way close',
        'FIN ACK combined',
        'missing fourth segment',
      ],
      zh: ['三次挥手', '只有三次挥手', '挥手可以是三次吗', '为什么抓包只有三个'],
    },
  },
  {
    at: '/why-four/#two-directions-two-endings',
    asks: {
      en: 'shutdown() or close(): what is a half-closed connection?',
      zh: 'shutdown() 还是 close()：什么是半关闭？',
    },
    typed: {
      en: [
        'shutdown vs close',
        'half close',
        'half-closed connection',
        'SHUT_WR',
        'difference between shutdown and close',
      ],
      zh: ['半关闭', 'shutdown 和 close 的区别', 'shutdown close 区别', 'SHUT_WR'],
    },
  },
  {
    at: '/four-segments/#who-closes-first',
    asks: {
      en: 'Who should close first, the client or the server?',
      zh: '应该由客户端还是服务端先关闭？',
    },
    typed: {
      en: ['who closes first', 'server closes first', 'active close', 'who sends the first FIN'],
      zh: ['谁先关闭', '谁先挥手', '服务端先关闭', '主动关闭'],
    },
  },
  {
    at: '/reset-instead-of-fin/#so_linger-with-zero-seconds',
    asks: {
      en: 'Should I set SO_LINGER to 0 to get rid of TIME-WAIT?',
      zh: '为了没有 TIME-WAIT，该把 SO_LINGER 设为 0 吗？',
    },
    typed: {
      en: ['SO_LINGER 0', 'linger zero', 'close with RST', 'skip TIME_WAIT'],
      zh: ['SO_LINGER 0', 'linger 设为 0', '用 RST 关闭', '跳过 TIME_WAIT'],
    },
  },
  {
    at: '/reset-instead-of-fin/#data-that-nobody-has-read',
    asks: {
      en: 'close() sent a RST instead of a FIN. Why?',
      zh: '调用 close() 发出去的是 RST 而不是 FIN，为什么？',
    },
    typed: {
      en: [
        'RST instead of FIN',
        'close sends RST',
        'unread data RST',
        'RST after FIN',
        'response lost on close',
      ],
      zh: ['close 发 RST', '为什么是 RST', '未读数据 RST', '关闭时发了 RST'],
    },
  },
  {
    at: '/between-second-and-third/#the-cliff',
    asks: {
      en: 'What does tcp_fin_timeout do above 60 seconds?',
      zh: 'tcp_fin_timeout 超过 60 秒会怎样？',
    },
    typed: {
      en: ['tcp_fin_timeout 61', 'tcp_fin_timeout 120', 'tcp_fin_timeout above 60'],
      zh: ['tcp_fin_timeout 61', 'tcp_fin_timeout 超过 60', 'tcp_fin_timeout 120'],
    },
  },
  {
    at: '/between-second-and-third/#it-is-not-time-wait',
    asks: {
      en: 'Does tcp_fin_timeout change TIME-WAIT?',
      zh: 'tcp_fin_timeout 管 TIME-WAIT 吗？',
    },
    typed: {
      en: ['tcp_fin_timeout TIME_WAIT', 'tcp_fin_timeout does not work'],
      zh: ['tcp_fin_timeout TIME_WAIT', 'tcp_fin_timeout 不起作用', 'tcp_fin_timeout 无效'],
    },
  },
  {
    at: '/why-four/#why-opening-takes-three',
    asks: {
      en: 'Why does opening take three segments and closing four?',
      zh: '为什么握手是三次，挥手是四次？',
    },
    typed: {
      en: ['why four way handshake', 'why 4 way close', '3 way handshake 4 way close'],
      zh: ['为什么挥手四次', '为什么四次挥手', '三次握手四次挥手'],
    },
  },
  {
    at: '/four-segments/#on-your-own-machine',
    asks: {
      en: 'How do I see a close on my own machine, with ss and tcpdump?',
      zh: '怎样在自己的机器上用 ss 和 tcpdump 看到关闭过程？',
    },
    typed: {
      en: ['tcpdump FIN', 'ss state', 'how to capture FIN', 'tcpdump filter fin', 'netstat CLOSE_WAIT'],
      zh: ['tcpdump 抓 FIN', 'ss 查看状态', '怎么抓包', 'netstat 查看状态'],
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
    at: '/guide/address-already-in-use/',
    asks: {
      en: 'The server was stopped and does not start again: which socket holds its port?',
      zh: '服务停掉之后起不来：是哪个套接字占着端口？',
    },
    typed: {
      en: ['server does not start again', 'EADDRINUSE after restart', 'which process holds the port'],
      zh: ['服务起不来', '重启后 EADDRINUSE', '哪个进程占着端口'],
    },
  },
  {
    at: '/guide/broken-pipe/',
    asks: {
      en: 'The first write succeeds and the second says EPIPE. Where did the bytes go?',
      zh: '第一次写成功，第二次才报 EPIPE：那些字节去哪了？',
    },
    typed: {
      en: ['first write succeeds second EPIPE', 'EPIPE second write', 'where did the bytes go'],
      zh: ['第二次写 EPIPE', '第一次写成功 EPIPE', '字节去哪了'],
    },
  },
];
