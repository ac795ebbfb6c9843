/** The glossary's settings: sysctls that govern how a connection ends, and socket options. */
import type { GlossaryEntry } from './glossary-entry.ts';

export const settings: readonly GlossaryEntry[] = [
  {
    id: 'tcp_orphan_retries',
    name: { en: 'tcp_orphan_retries' },
    short: {
      en: 'How long the kernel tries to finish a connection whose program is gone. A budget of time, not a count; 0 acts as 8.',
      zh: '程序已经离开的连接，内核还要努力多久。它是时间预算，不是次数；0 等同于 8。',
    },
    more: {
      en: 'The value N allows (2^(N+1) − 1) × 200 ms after the first timer retransmission. It governs orphans only: FIN-WAIT-1, CLOSING and LAST-ACK after close().',
      zh: '取值 N 时，从第一次定时器重传算起允许 (2^(N+1) − 1) × 200 ms。只管孤儿连接：close() 之后的 FIN-WAIT-1、CLOSING 和 LAST-ACK。',
    },
    source: ['ip-sysctl', 'tcp_orphan_retries()'],
    chapter: 'orphan-budget',
  },
  {
    id: 'tcp_retries2',
    name: { en: 'tcp_retries2' },
    short: {
      en: 'The same budget for a connection whose program still holds it: 15 means at least 924.6 s.',
      zh: '程序仍持有的连接所用的同类预算：15 表示至少 924.6 秒。',
    },
    source: ['RFC 9293 §3.8.3', 'tcp_write_timeout()'],
    chapter: 'orphan-budget',
  },
  {
    id: 'tcp_retries1',
    name: { en: 'tcp_retries1' },
    short: {
      en: 'After this many retransmissions the kernel looks for another route. It ends no connection.',
      zh: '重传达到这个次数后，内核会重新检查路由。它不会结束连接。',
    },
    source: ['RFC 9293 §3.8.3', 'tcp_write_timeout()'],
  },
  {
    id: 'tcp_syn_retries',
    name: { en: 'tcp_syn_retries' },
    short: {
      en: 'How often a SYN is sent again before connect() fails.',
      zh: 'connect() 失败之前，SYN 重传多少次。',
    },
    source: ['ip-sysctl'],
  },
  {
    id: 'tcp_synack_retries',
    name: { en: 'tcp_synack_retries' },
    short: { en: 'How often a SYN+ACK is sent again.', zh: 'SYN+ACK 重传多少次。' },
    source: ['ip-sysctl'],
  },
  {
    id: 'tcp_syn_linear_timeouts',
    name: { en: 'tcp_syn_linear_timeouts' },
    short: {
      en: 'How many SYN retransmissions come one second apart before the wait begins to double.',
      zh: 'SYN 重传在开始翻倍等待之前，先以一秒间隔重传多少次。',
    },
    source: ['ip-sysctl'],
  },
  {
    id: 'tcp_fin_timeout',
    name: { en: 'tcp_fin_timeout' },
    short: {
      en: 'How long an orphan waits in FIN-WAIT-2 for the other side’s FIN. It does not change TIME-WAIT.',
      zh: '孤儿连接在 FIN-WAIT-2 里等待对端 FIN 的时间。它不影响 TIME-WAIT。',
    },
    more: {
      en: 'Above 60 s the real wait is twice what exceeds 60: 61 lasts about 2 s, 120 lasts 120 s.',
      zh: '超过 60 秒时，实际等待是超出部分的两倍：61 只等约 2 秒，120 才等 120 秒。',
    },
    source: ['ip-sysctl', 'tcp_rcv_state_process()'],
    chapter: 'between-second-and-third',
  },
  {
    id: 'tcp_max_orphans',
    name: { en: 'tcp_max_orphans' },
    short: {
      en: 'With more orphans than this, a closing socket is ended at once with a RST.',
      zh: '孤儿连接超过这个数目时，正在关闭的套接字会立即以 RST 结束。',
    },
    source: ['ip-sysctl', 'tcp_out_of_resources()'],
    chapter: 'orphan-budget',
  },
  {
    id: 'tcp_abort_on_overflow',
    name: { en: 'tcp_abort_on_overflow' },
    short: {
      en: 'With it on, a connection that finds no room in the accept queue gets a RST. Off, its third segment is dropped and it may try again.',
      zh: '打开后，accept 队列（全连接队列）满时，新连接会收到 RST。关闭时只丢弃它的第三个报文，它还可以再试。',
    },
    source: ['ip-sysctl', 'tcp_check_req()'],
    chapter: 'a-pile-of-close-wait',
  },
  {
    id: 'tcp_mem',
    name: { en: 'tcp_mem' },
    short: {
      en: 'Memory for all TCP sockets, in pages. Above the third number orphans are ended with a RST.',
      zh: '所有 TCP 套接字可用的内存，以页为单位。超过第三个数时，孤儿连接以 RST 结束。',
    },
    source: ['ip-sysctl', 'tcp_check_oom()'],
  },
  {
    id: 'tcp_max_tw_buckets',
    name: { en: 'tcp_max_tw_buckets' },
    short: {
      en: 'With more sockets than this in TIME-WAIT, the state is skipped.',
      zh: 'TIME-WAIT 中的套接字超过这个数目时，直接跳过该状态。',
    },
    source: ['ip-sysctl', 'tcp_time_wait()'],
    chapter: 'fourth-ack-lost',
  },
  {
    id: 'tcp_tw_reuse',
    name: { en: 'tcp_tw_reuse' },
    short: {
      en: 'Whether connect() may take a port still in TIME-WAIT. 2, the default: only on loopback. It never helps a server’s listening port.',
      zh: 'connect() 是否可以占用仍在 TIME-WAIT 的端口。默认 2：仅限环回地址。对服务端的监听端口没有作用。',
    },
    source: ['ip-sysctl', 'tcp_twsk_unique()'],
    chapter: 'fourth-ack-lost',
  },
  {
    id: 'tcp_tw_reuse_delay',
    name: { en: 'tcp_tw_reuse_delay' },
    short: {
      en: 'How old a TIME-WAIT must be before tcp_tw_reuse may take it.',
      zh: 'TIME-WAIT 至少持续多久之后，tcp_tw_reuse 才能占用它。',
    },
    source: ['ip-sysctl', 'tcp_twsk_unique()'],
  },
  {
    id: 'tcp_rfc1337',
    name: { en: 'tcp_rfc1337' },
    short: {
      en: '1: a socket in TIME-WAIT ignores a RST. 0, the default: a matching RST removes it.',
      zh: '设为 1：TIME-WAIT 中的套接字忽略 RST。默认 0：序号相符的 RST 会清除它。',
    },
    source: ['RFC 1337', 'tcp_timewait_state_process()'],
    chapter: 'fourth-ack-lost',
  },
  {
    id: 'tcp_early_retrans',
    name: { en: 'tcp_early_retrans' },
    short: {
      en: '3, the default, allows the tail loss probe; 0 turns it off.',
      zh: '默认 3，允许尾部丢失探测；0 则关闭它。',
    },
    source: ['ip-sysctl', 'tcp_schedule_loss_probe()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'tcp_sack',
    name: { en: 'tcp_sack' },
    short: {
      en: 'Selective acknowledgements on or off. Off also removes the tail loss probe.',
      zh: '是否启用选择确认。关闭后，尾部丢失探测也随之消失。',
    },
    source: ['RFC 2018', 'ip-sysctl'],
    chapter: 'orphan-budget',
  },
  {
    id: 'tcp_dsack',
    name: { en: 'tcp_dsack' },
    short: {
      en: 'Whether duplicates are reported with a DSACK block.',
      zh: '是否用 DSACK 块报告重复收到的内容。',
    },
    source: ['RFC 2883', 'ip-sysctl'],
    chapter: 'second-ack-lost',
  },
  {
    id: 'tcp_timestamps',
    name: { en: 'tcp_timestamps' },
    short: {
      en: 'A clock value in every segment: it measures round trips and tells old segments from new.',
      zh: '每个报文都带时间戳：用来测量往返时间，并区分新旧报文。',
    },
    source: ['RFC 7323 §3', 'ip-sysctl'],
    chapter: 'fourth-ack-lost',
  },
  {
    id: 'tcp_window_scaling',
    name: { en: 'tcp_window_scaling' },
    short: { en: 'Receive windows above 64 KiB.', zh: '允许超过 64 KiB 的接收窗口。' },
    source: ['RFC 7323 §2', 'ip-sysctl'],
  },
  {
    id: 'tcp_recovery',
    name: { en: 'tcp_recovery' },
    short: {
      en: 'RACK: finds losses by time instead of by counting duplicate ACKs.',
      zh: 'RACK：按时间而不是按重复 ACK 的个数来判断丢失。',
    },
    source: ['RFC 8985 §6', 'ip-sysctl'],
  },
  {
    id: 'tcp_rto_min_us',
    name: { en: 'tcp_rto_min_us' },
    short: {
      en: 'The least margin in the retransmission timeout: 200 ms, where RFC 6298 asks for one second.',
      zh: '重传超时中余量的下限：200 ms；RFC 6298 要求至少一秒。',
    },
    source: ['RFC 6298 §2', 'tcp_rto_min_us()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'tcp_rto_max_ms',
    name: { en: 'tcp_rto_max_ms' },
    short: {
      en: 'Where the doubling of the retransmission timeout stops: 120 s.',
      zh: '重传超时翻倍的上限：120 秒。',
    },
    source: ['ip-sysctl', 'tcp_rto_max()'],
  },
  {
    id: 'tcp_invalid_ratelimit',
    name: { en: 'tcp_invalid_ratelimit' },
    short: {
      en: 'The least time between two ACKs that answer invalid segments.',
      zh: '两个用来应答无效报文的 ACK 之间的最短间隔。',
    },
    source: ['ip-sysctl', 'tcp_oow_rate_limited()'],
  },
  {
    id: 'tcp_challenge_ack_limit',
    name: { en: 'tcp_challenge_ack_limit' },
    short: {
      en: 'How many challenge ACKs a host sends a second. Unlimited by default.',
      zh: '一台主机每秒最多发多少个挑战 ACK。默认不限。',
    },
    source: ['RFC 5961 §7', 'ip-sysctl'],
  },
  {
    id: 'tcp_keepalive_time',
    name: { en: 'tcp_keepalive_time' },
    short: {
      en: 'How long a connection with SO_KEEPALIVE must be idle before the first keepalive probe.',
      zh: '启用 SO_KEEPALIVE 的连接空闲多久后发出第一个保活探测。',
    },
    source: ['RFC 9293 §3.8.4', 'ip-sysctl'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'tcp_keepalive_probes',
    name: { en: 'tcp_keepalive_probes' },
    short: {
      en: 'How many keepalive probes may stay unanswered.',
      zh: '允许多少个保活探测得不到应答。',
    },
    source: ['RFC 9293 §3.8.4', 'ip-sysctl'],
  },
  {
    id: 'tcp_keepalive_intvl',
    name: { en: 'tcp_keepalive_intvl' },
    short: { en: 'The time between two keepalive probes.', zh: '两个保活探测之间的间隔。' },
    source: ['RFC 9293 §3.8.4', 'ip-sysctl'],
  },
  {
    id: 'tcp_pingpong_thresh',
    name: { en: 'tcp_pingpong_thresh' },
    short: {
      en: 'After how many request-and-answer exchanges ACKs begin to be delayed.',
      zh: '经过多少次一问一答之后，开始延迟发送 ACK。',
    },
    source: ['ip-sysctl'],
  },
  {
    id: 'tcp_retrans_collapse',
    name: { en: 'tcp_retrans_collapse' },
    short: {
      en: 'Whether a retransmission may merge small segments: lost data and a lost FIN can become one segment.',
      zh: '重传时是否可以合并小报文：丢失的数据和丢失的 FIN 可能合成一个报文。',
    },
    source: ['ip-sysctl', 'tcp_retrans_try_collapse()'],
  },
  {
    id: 'tcp_congestion_control',
    name: { en: 'tcp_congestion_control' },
    short: {
      en: 'Who rules the congestion window: cubic, Linux’s default, or reno. At a close they differ only once more than ten segments are out and one is lost.',
      zh: '由谁控制拥塞窗口：cubic（Linux 的默认值）或 reno。对连接的关闭来说，只有在途报文超过十个、又丢了一个时，两者才不同。',
    },
    more: {
      en: 'In the cells of this site it is reno, as in the kernel recordings, unless a scenario says cubic.',
      zh: '本站的单元用 reno，与内核实录一致；场景里写了 cubic 才用 cubic。',
    },
    source: ['RFC 9438', 'ip-sysctl', 'cubictcp_cong_avoid()'],
  },
  {
    id: 'tcp_no_metrics_save',
    name: { en: 'tcp_no_metrics_save' },
    short: {
      en: '1: do not remember a host’s round-trip time for its next connection.',
      zh: '设为 1：不为下一个连接记住该主机的往返时间。',
    },
    source: ['ip-sysctl', 'tcp_init_metrics()'],
  },
  {
    id: 'tcp_slow_start_after_idle',
    name: { en: 'tcp_slow_start_after_idle' },
    short: {
      en: 'Whether a connection that was idle for an RTO begins with a small congestion window again.',
      zh: '连接空闲超过一个 RTO 之后，是否重新从小的拥塞窗口开始。',
    },
    source: ['RFC 5681 §4.1', 'ip-sysctl'],
  },
  {
    id: 'tcp_reordering',
    name: { en: 'tcp_reordering' },
    short: {
      en: 'How far out of order segments may arrive before one counts as lost.',
      zh: '报文乱序到什么程度才算丢失。',
    },
    source: ['RFC 8985 §6', 'ip-sysctl'],
  },
  {
    id: 'tcp_frto',
    name: { en: 'tcp_frto' },
    short: {
      en: 'Whether the kernel checks, after a timeout, if the retransmission was needed at all.',
      zh: '超时之后，内核是否检查这次重传其实没有必要。',
    },
    source: ['RFC 5682 §2', 'ip-sysctl'],
  },
  {
    id: 'SO_LINGER',
    name: { en: 'SO_LINGER' },
    short: {
      en: 'With 0 seconds, close() sends a RST. With more, close() blocks until the FIN is acknowledged or the time is up.',
      zh: '设为 0 秒时，close() 发送 RST。大于 0 时，close() 会阻塞，直到 FIN 被确认或时间用完。',
    },
    source: ['man 7 socket', 'tcp_disconnect()'],
    chapter: 'reset-instead-of-fin',
  },
  {
    id: 'TCP_LINGER2',
    name: { en: 'TCP_LINGER2' },
    short: {
      en: 'tcp_fin_timeout for one socket, in seconds. Negative: no FIN-WAIT-2 after close(), a RST instead.',
      zh: '单个套接字的 tcp_fin_timeout，以秒为单位。负数：close() 之后没有 FIN-WAIT-2，直接发 RST。',
    },
    source: ['man 7 tcp', 'tcp_fin_time()'],
    chapter: 'between-second-and-third',
  },
  {
    id: 'TCP_USER_TIMEOUT',
    name: { en: 'TCP_USER_TIMEOUT' },
    short: {
      en: 'Milliseconds that sent data may stay unacknowledged. It takes the place of the retry budgets, also for an orphan.',
      zh: '已发数据最多可以多少毫秒得不到确认。它取代重试预算，对孤儿连接同样有效。',
    },
    source: ['RFC 5482', 'man 7 tcp'],
  },
  {
    id: 'TCP_NODELAY',
    name: { en: 'TCP_NODELAY' },
    short: {
      en: 'Sends small writes at once instead of gathering them.',
      zh: '小块数据立即发送，不再攒成大块。',
    },
    source: ['man 7 tcp'],
  },
  {
    id: 'TCP_QUICKACK',
    name: { en: 'TCP_QUICKACK' },
    short: {
      en: 'Acknowledge at once. Set before a FIN arrives, it does not hurry that FIN’s ACK.',
      zh: '立即确认。在 FIN 到达之前设置它，并不会让这个 FIN 的 ACK 提前。',
    },
    source: ['man 7 tcp', 'tcp_fin()'],
  },
];
