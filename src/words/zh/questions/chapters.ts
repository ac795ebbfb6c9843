import type { QuestionsWords } from '../../words.ts';

export const chapters: QuestionsWords['chapters'] = {
  '/fourth-ack-lost/#why-60-seconds-here-and-2-msl-in-the-rfc': {
    asks: 'TIME-WAIT 的 60 秒能不能缩短？',
    typed: ['TIME_WAIT 能不能缩短', '缩短 TIME_WAIT', 'TIME_WAIT 时间', 'TIME_WAIT 多久', '2MSL'],
  },
  '/fourth-ack-lost/#when-time-wait-is-in-the-way': {
    asks: '重启后“地址已在使用”：是哪个套接字挡着？',
    typed: [
      '地址已在使用',
      '地址已被占用',
      '端口被占用',
      'EADDRINUSE',
      'address already in use',
      'SO_REUSEADDR',
    ],
  },
  '/reset-instead-of-fin/#what-the-other-program-is-told': {
    asks: '“连接被对端重置”和“管道破裂”：对方做了什么？',
    typed: [
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
  '/first-fin-lost/#lost-for-ever': {
    asks: '对端消失了，close() 之后会在 FIN-WAIT-1 停多久？',
    typed: ['FIN_WAIT1 太多', 'FIN_WAIT1 卡住', 'FIN 丢失', 'FIN 重传几次', 'FIN 重传'],
  },
  '/orphan-budget/#what-0-means': {
    asks: 'tcp_orphan_retries 为 0，到底重传几次？',
    typed: ['tcp_orphan_retries 0', 'tcp_orphan_retries 默认值', 'tcp_orphan_retries 等于 0'],
  },
  '/orphan-budget/#too-many-orphans': {
    asks: '内核日志里出现“too many orphaned sockets”：谁被结束了？',
    typed: ['孤儿太多', '孤儿连接太多', '孤儿套接字', 'too many orphaned sockets', 'tcp_max_orphans'],
  },
  '/third-fin-lost/#lost-for-ever': {
    asks: '服务端停在 LAST-ACK，它在等什么？',
    typed: ['LAST_ACK 卡住', '大量 LAST_ACK', 'LAST_ACK 太多', 'LAST_ACK 不消失'],
  },
  '/why-four/#when-it-takes-three': {
    asks: '抓包里只有三次挥手，还有一次去哪了？',
    typed: ['三次挥手', '只有三次挥手', '挥手可以是三次吗', '为什么抓包只有三个'],
  },
  '/why-four/#two-directions-two-endings': {
    asks: 'shutdown() 还是 close()：什么是半关闭？',
    typed: ['半关闭', 'shutdown 和 close 的区别', 'shutdown close 区别', 'SHUT_WR'],
  },
  '/four-segments/#who-closes-first': {
    asks: '应该由客户端还是服务端先关闭？',
    typed: ['谁先关闭', '谁先挥手', '服务端先关闭', '主动关闭'],
  },
  '/reset-instead-of-fin/#so_linger-with-zero-seconds': {
    asks: '为了没有 TIME-WAIT，该把 SO_LINGER 设为 0 吗？',
    typed: ['SO_LINGER 0', 'linger 设为 0', '用 RST 关闭', '跳过 TIME_WAIT'],
  },
  '/reset-instead-of-fin/#data-that-nobody-has-read': {
    asks: '调用 close() 发出去的是 RST 而不是 FIN，为什么？',
    typed: ['close 发 RST', '为什么是 RST', '未读数据 RST', '关闭时发了 RST'],
  },
  '/time-wait-and-ports/#what-tcp_tw_reuse-allows': {
    asks: 'tcp_tw_reuse 安全吗，会改变什么？',
    typed: ['tcp_tw_reuse 安全吗', 'tcp_tw_reuse 1', 'tcp_tw_reuse 对服务端'],
  },
  '/a-pile-of-close-wait/#when-the-descriptors-are-gone': {
    asks: 'accept() 报“打开的文件过多”：之后来的连接会怎样？',
    typed: ['accept EMFILE', '打开的文件过多', '全连接队列满', 'listen Recv-Q', 'accept 队列溢出'],
  },
  '/a-pile-of-close-wait/#no-timer-runs': {
    asks: '保活能清掉 CLOSE-WAIT 吗？',
    typed: ['CLOSE_WAIT 超时', 'CLOSE_WAIT 保活', 'CLOSE_WAIT 参数'],
  },
  '/time-wait-and-ports/#how-many-a-second': {
    asks: '一段端口范围，每秒能开多少条连接？',
    typed: ['ip_local_port_range 多少连接', '28232 个端口', '每秒多少连接'],
  },
  '/idle-connection/#whose-timeout-must-be-longer': {
    asks: '代理和服务端各有一个 keep-alive 超时，哪个应该更长？',
    typed: ['keepAliveTimeout 设多大', 'keep-alive 超时 谁更长', '空闲超时 负载均衡'],
  },
  '/somebody-in-the-middle/#signs-of-life': {
    asks: '保活要隔多久探测一次，NAT 才不会忘掉连接？',
    typed: ['TCP_KEEPIDLE 设多少', '保活间隔 NAT 超时', 'conntrack 超时'],
  },
  '/somebody-in-the-middle/#a-fin-that-nobody-hears': {
    asks: '安静了很久之后客户端关闭，服务端却一直是 ESTABLISHED，为什么？',
    typed: ['FIN 被防火墙丢弃', '服务端一直 ESTABLISHED NAT', 'nf_conntrack_tcp_loose'],
  },
  '/idle-connection/#may-i-send-it-again': {
    asks: '响应还没来连接就关了，请求可以再发一次吗？',
    typed: ['重试 POST', '幂等 重试', '请求能不能重发'],
  },
  '/last-response-lost/#what-so_linger-does-not-do': {
    asks: '把 SO_LINGER 设为几秒，close() 会等到响应送达吗？',
    typed: ['SO_LINGER 等数据发完', 'SO_LINGER 还是丢响应', 'close 等数据送达'],
  },
  '/last-response-lost/#a-program-that-is-still-writing': {
    asks: '上传到一半报 EPIPE 或 ECONNRESET，却看不到 413，为什么？',
    typed: ['上传 EPIPE', '上传连接被重置', '收不到 413', '413 ECONNRESET'],
  },
  '/between-second-and-third/#the-cliff': {
    asks: 'tcp_fin_timeout 超过 60 秒会怎样？',
    typed: ['tcp_fin_timeout 61', 'tcp_fin_timeout 超过 60', 'tcp_fin_timeout 120'],
  },
  '/between-second-and-third/#it-is-not-time-wait': {
    asks: 'tcp_fin_timeout 管 TIME-WAIT 吗？',
    typed: ['tcp_fin_timeout TIME_WAIT', 'tcp_fin_timeout 不起作用', 'tcp_fin_timeout 无效'],
  },
  '/why-four/#why-opening-takes-three': {
    asks: '为什么握手是三次，挥手是四次？',
    typed: ['为什么挥手四次', '为什么四次挥手', '三次握手四次挥手'],
  },
  '/four-segments/#on-your-own-machine': {
    asks: '怎样在自己的机器上用 ss 和 tcpdump 看到关闭过程？',
    typed: ['tcpdump 抓 FIN', 'ss 查看状态', '怎么抓包', 'netstat 查看状态'],
  },
  '/chance/#how-long-a-close-takes': {
    asks: '路径会丢包时，一次关闭要用多久？',
    typed: ['关闭要多久', '丢包率', '关闭 p99', '关闭很慢'],
  },
  '/chance/#one-in-a-million': {
    asks: 'FIN-WAIT-1 里总有几个孤儿：多少算正常？',
    typed: ['孤儿多少算正常', '百万分之一'],
  },
};
