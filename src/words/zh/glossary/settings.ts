import type { GlossaryWords } from '../../words.ts';

export const settings: GlossaryWords['settings'] = {
  tcp_orphan_retries: {
    short: '程序已经离开的连接，内核还要努力多久。它是时间预算，不是次数；0 等同于 8。',
    more: '取值 N 时，从第一次定时器重传算起允许 (2^(N+1) − 1) × 200 ms。只管孤儿连接：close() 之后的 FIN-WAIT-1、CLOSING 和 LAST-ACK。',
  },
  tcp_retries2: { short: '程序仍持有的连接所用的同类预算：15 表示至少 924.6 秒。' },
  tcp_retries1: { short: '重传达到这个次数后，内核会重新检查路由。它不会结束连接。' },
  tcp_syn_retries: { short: 'connect() 失败之前，SYN 重传多少次。' },
  tcp_synack_retries: { short: 'SYN+ACK 重传多少次。' },
  tcp_syn_linear_timeouts: { short: 'SYN 重传在开始翻倍等待之前，先以一秒间隔重传多少次。' },
  tcp_fin_timeout: {
    short: '孤儿连接在 FIN-WAIT-2 里等待对端 FIN 的时间。它不影响 TIME-WAIT。',
    more: '超过 60 秒时，实际等待是超出部分的两倍：61 只等约 2 秒，120 才等 120 秒。',
  },
  tcp_max_orphans: { short: '孤儿连接超过这个数目时，正在关闭的套接字会立即以 RST 结束。' },
  tcp_abort_on_overflow: {
    short:
      '打开后，accept 队列（全连接队列）满时，新连接会收到 RST。关闭时只丢弃它的第三个报文，它还可以再试。',
  },
  tcp_mem: { short: '所有 TCP 套接字可用的内存，以页为单位。超过第三个数时，孤儿连接以 RST 结束。' },
  tcp_max_tw_buckets: { short: 'TIME-WAIT 中的套接字超过这个数目时，直接跳过该状态。' },
  tcp_tw_reuse: {
    short: 'connect() 是否可以占用仍在 TIME-WAIT 的端口。默认 2：仅限环回地址。对服务端的监听端口没有作用。',
  },
  tcp_tw_reuse_delay: { short: 'TIME-WAIT 至少持续多久之后，tcp_tw_reuse 才能占用它。' },
  tcp_rfc1337: { short: '设为 1：TIME-WAIT 中的套接字忽略 RST。默认 0：序号相符的 RST 会清除它。' },
  tcp_early_retrans: { short: '默认 3，允许尾部丢失探测；0 则关闭它。' },
  tcp_sack: { short: '是否启用选择确认。关闭后，尾部丢失探测也随之消失。' },
  tcp_dsack: { short: '是否用 DSACK 块报告重复收到的内容。' },
  tcp_timestamps: { short: '每个报文都带时间戳：用来测量往返时间，并区分新旧报文。' },
  tcp_window_scaling: { short: '允许超过 64 KiB 的接收窗口。' },
  tcp_recovery: { short: 'RACK：按时间而不是按重复 ACK 的个数来判断丢失。' },
  tcp_rto_min_us: { short: '重传超时中余量的下限：200 ms；RFC 6298 要求至少一秒。' },
  tcp_rto_max_ms: { short: '重传超时翻倍的上限：120 秒。' },
  tcp_invalid_ratelimit: { short: '两个用来应答无效报文的 ACK 之间的最短间隔。' },
  tcp_challenge_ack_limit: { short: '一台主机每秒最多发多少个挑战 ACK。默认不限。' },
  tcp_keepalive_time: { short: '启用 SO_KEEPALIVE 的连接空闲多久后发出第一个保活探测。' },
  tcp_keepalive_probes: { short: '允许多少个保活探测得不到应答。' },
  tcp_keepalive_intvl: { short: '两个保活探测之间的间隔。' },
  tcp_pingpong_thresh: { short: '经过多少次一问一答之后，开始延迟发送 ACK。' },
  tcp_retrans_collapse: { short: '重传时是否可以合并小报文：丢失的数据和丢失的 FIN 可能合成一个报文。' },
  tcp_congestion_control: {
    short:
      '由谁控制拥塞窗口：cubic（Linux 的默认值）或 reno。对连接的关闭来说，只有在途报文超过十个、又丢了一个时，两者才不同。',
    more: '本站的单元用 reno，与内核实录一致；场景里写了 cubic 才用 cubic。',
  },
  tcp_no_metrics_save: { short: '设为 1：不为下一个连接记住该主机的往返时间。' },
  tcp_slow_start_after_idle: { short: '连接空闲超过一个 RTO 之后，是否重新从小的拥塞窗口开始。' },
  tcp_reordering: { short: '报文乱序到什么程度才算丢失。' },
  tcp_frto: { short: '超时之后，内核是否检查这次重传其实没有必要。' },
  tcp_ecn: {
    short:
      'ECN：路由器队列过长时给数据打标记而不丢弃，接收方回显标记（ECE），发送方窗口减半（CWR）。1 主动请求，2 只应答，0 都不做。',
    more: '两端都是默认值 2 时，什么标志也不设。Linux 6.18 起还有 3 到 5，即精确 ECN，这里不模拟。单独的 FIN 从不可标记；若还有标记要回显，它就带上 ECE。',
  },
  tcp_ecn_fallback: {
    short: '重发的 SYN 是否不再请求 ECN：路上可能有设备正是因为这个请求而丢了它。',
  },
  SO_LINGER: {
    short: '设为 0 秒时，close() 发送 RST。大于 0 时，close() 会阻塞，直到 FIN 被确认或时间用完。',
  },
  TCP_LINGER2: {
    short: '单个套接字的 tcp_fin_timeout，以秒为单位。负数：close() 之后没有 FIN-WAIT-2，直接发 RST。',
  },
  TCP_USER_TIMEOUT: { short: '已发数据最多可以多少毫秒得不到确认。它取代重试预算，对孤儿连接同样有效。' },
  TCP_MAXSEG: {
    short:
      '最大报文长度：SYN 里这样告诉对方，自己也照此发送。它作用于握手：在 connect() 之前设置，或在 listen() 之前设在监听套接字上。',
    more: '88 到 32,767 字节，且不超过链路所能承载的，含 TCP 选项：500 字节除去时间戳，还能装 488 字节数据。连接建立之后再设，Linux 照收，但什么也不做。',
  },
  TCP_NODELAY: { short: '小块数据立即发送，不再攒成大块。' },
  TCP_QUICKACK: { short: '立即确认。在 FIN 到达之前设置它，并不会让这个 FIN 的 ACK 提前。' },
};
