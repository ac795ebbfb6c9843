/** Questions that a part of a chapter answers. */
import type { Question } from './question.ts';

export const chapters: readonly Question[] = [
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
    front: 6,
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
        '连接被对方重设',
        'connection reset by peer',
        'ECONNRESET',
        'broken pipe',
        '管道破裂',
        '断开的管道',
        'EPIPE',
        'SIGPIPE',
      ],
    },
  },
  {
    at: '/first-fin-lost/#lost-for-ever',
    front: 7,
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
    front: 8,
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
    at: '/time-wait-and-ports/#what-tcp_tw_reuse-allows',
    asks: {
      en: 'Is tcp_tw_reuse safe, and what does it change?',
      zh: 'tcp_tw_reuse 安全吗，会改变什么？',
    },
    typed: {
      en: ['is tcp_tw_reuse safe', 'tcp_tw_reuse 1', 'tcp_tw_reuse 2', 'tcp_tw_reuse server'],
      zh: ['tcp_tw_reuse 安全吗', 'tcp_tw_reuse 1', 'tcp_tw_reuse 对服务端'],
    },
  },
  {
    at: '/a-pile-of-close-wait/#when-the-descriptors-are-gone',
    asks: {
      en: 'accept() fails with too many open files: what becomes of the connections that come?',
      zh: 'accept() 报“打开的文件过多”：之后来的连接会怎样？',
    },
    typed: {
      en: [
        'accept EMFILE',
        'accept too many open files',
        'listen Recv-Q',
        'backlog full',
        'accept queue full',
      ],
      zh: ['accept EMFILE', '打开的文件过多', '全连接队列满', 'listen Recv-Q', 'accept 队列溢出'],
    },
  },
  {
    at: '/a-pile-of-close-wait/#no-timer-runs',
    asks: {
      en: 'Does keep-alive end sockets in CLOSE-WAIT?',
      zh: '保活能清掉 CLOSE-WAIT 吗？',
    },
    typed: {
      en: ['CLOSE_WAIT timeout', 'CLOSE_WAIT keepalive', 'sysctl CLOSE_WAIT'],
      zh: ['CLOSE_WAIT 超时', 'CLOSE_WAIT 保活', 'CLOSE_WAIT 参数'],
    },
  },
  {
    at: '/time-wait-and-ports/#how-many-a-second',
    asks: {
      en: 'How many connections a second does a range of ports allow?',
      zh: '一段端口范围，每秒能开多少条连接？',
    },
    typed: {
      en: ['ip_local_port_range how many connections', '28232 ports', 'connections per second limit ports'],
      zh: ['ip_local_port_range 多少连接', '28232 个端口', '每秒多少连接'],
    },
  },
  {
    at: '/idle-connection/#whose-timeout-must-be-longer',
    asks: {
      en: 'Two keep-alive timeouts, proxy and server: which one must be longer?',
      zh: '代理和服务端各有一个 keep-alive 超时，哪个应该更长？',
    },
    typed: {
      en: [
        'keepAliveTimeout longer',
        'keep-alive timeout proxy server',
        'idle timeout longer than load balancer',
      ],
      zh: ['keepAliveTimeout 设多大', 'keep-alive 超时 谁更长', '空闲超时 负载均衡'],
    },
  },
  {
    at: '/somebody-in-the-middle/#signs-of-life',
    asks: {
      en: 'How often must keep-alive ask, so that a NAT does not forget the connection?',
      zh: '保活要隔多久探测一次，NAT 才不会忘掉连接？',
    },
    typed: {
      en: ['TCP_KEEPIDLE value', 'keepalive interval NAT timeout', 'conntrack timeout established'],
      zh: ['TCP_KEEPIDLE 设多少', '保活间隔 NAT 超时', 'conntrack 超时'],
    },
  },
  {
    at: '/somebody-in-the-middle/#a-fin-that-nobody-hears',
    asks: {
      en: 'A client closed after long silence, and the server still has it as ESTABLISHED. Why?',
      zh: '安静了很久之后客户端关闭，服务端却一直是 ESTABLISHED，为什么？',
    },
    typed: {
      en: ['server ESTABLISHED client gone NAT', 'FIN dropped by firewall', 'nf_conntrack_tcp_loose'],
      zh: ['FIN 被防火墙丢弃', '服务端一直 ESTABLISHED NAT', 'nf_conntrack_tcp_loose'],
    },
  },
  {
    at: '/idle-connection/#may-i-send-it-again',
    asks: {
      en: 'The connection closed before the response. May the request be sent again?',
      zh: '响应还没来连接就关了，请求可以再发一次吗？',
    },
    typed: {
      en: ['retry POST', 'retry idempotent request', 'proxy_next_upstream non_idempotent'],
      zh: ['重试 POST', '幂等 重试', '请求能不能重发'],
    },
  },
  {
    at: '/last-response-lost/#what-so_linger-does-not-do',
    asks: {
      en: 'Does SO_LINGER with some seconds make close() wait until the response has arrived?',
      zh: '把 SO_LINGER 设为几秒，close() 会等到响应送达吗？',
    },
    typed: {
      en: ['SO_LINGER wait until sent', 'SO_LINGER response still lost', 'close wait for data to be sent'],
      zh: ['SO_LINGER 等数据发完', 'SO_LINGER 还是丢响应', 'close 等数据送达'],
    },
  },
  {
    at: '/last-response-lost/#a-program-that-is-still-writing',
    asks: {
      en: 'An upload ends in EPIPE or ECONNRESET, and the 413 is never seen. Why?',
      zh: '上传到一半报 EPIPE 或 ECONNRESET，却看不到 413，为什么？',
    },
    typed: {
      en: ['413 connection reset', 'upload broken pipe', 'EPIPE while uploading', '413 never received'],
      zh: ['上传 EPIPE', '上传连接被重置', '收不到 413', '413 ECONNRESET'],
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
    at: '/chance/#how-long-a-close-takes',
    asks: {
      en: 'How long does a close take on a path that loses packets?',
      zh: '路径会丢包时，一次关闭要用多久？',
    },
    typed: {
      en: ['how long does a close take', 'packet loss close', 'close latency p99', 'slow close'],
      zh: ['关闭要多久', '丢包率', '关闭 p99', '关闭很慢'],
    },
  },
  {
    at: '/chance/#one-in-a-million',
    asks: {
      en: 'A few orphans in FIN-WAIT-1 are always there: how many are normal?',
      zh: 'FIN-WAIT-1 里总有几个孤儿：多少算正常？',
    },
    typed: {
      en: ['how many orphans are normal', 'orphans per second', 'one in a million'],
      zh: ['孤儿多少算正常', '百万分之一'],
    },
  },
];
