/** The glossary's terms: what the chapters assume, in a sentence each. */
import type { GlossaryEntry } from './glossary-entry.ts';

export const terms: readonly GlossaryEntry[] = [
  {
    id: 'active-close',
    name: { en: 'active close', zh: '主动关闭' },
    short: {
      en: 'The side that sends its FIN first. It is the one that ends in TIME-WAIT; it may be the client or the server.',
      zh: '先发出 FIN 的一方，最后会进入 TIME-WAIT。可能是客户端，也可能是服务端。',
    },
    source: ['RFC 9293 §3.6'],
    chapter: 'four-segments',
  },
  {
    id: 'passive-close',
    name: { en: 'passive close', zh: '被动关闭' },
    short: {
      en: 'The side that receives the first FIN. It goes through CLOSE-WAIT and LAST-ACK.',
      zh: '先收到 FIN 的一方，会经过 CLOSE-WAIT 和 LAST-ACK。',
    },
    source: ['RFC 9293 §3.6'],
    chapter: 'four-segments',
  },
  {
    id: 'four-way-close',
    name: { en: 'four-segment close', zh: '四次挥手' },
    short: {
      en: 'FIN, ACK, FIN, ACK: each side closes its own direction, and each FIN is acknowledged.',
      zh: 'FIN、ACK、FIN、ACK：双方各自关闭自己的方向，每个 FIN 都要得到确认。',
    },
    source: ['RFC 9293 §3.6'],
    chapter: 'four-segments',
  },
  {
    id: 'three-way-handshake',
    name: { en: 'three-way handshake', zh: '三次握手' },
    short: {
      en: 'SYN, SYN+ACK, ACK: how a connection opens. Its middle segment does two jobs at once.',
      zh: 'SYN、SYN+ACK、ACK：连接由此建立。中间那个报文一身兼两职。',
    },
    source: ['RFC 9293 §3.5'],
    chapter: 'why-four',
  },
  {
    id: 'three-segment-close',
    name: { en: 'three-segment close', zh: '三次挥手' },
    short: {
      en: 'The second and third segment travel as one: the server closed before its ACK was due.',
      zh: '第二次和第三次挥手合成一个报文：服务端在 ACK 该发出之前就关闭了。',
    },
    source: ['tcp_send_fin()', 'tcp_delack_timer()'],
    chapter: 'why-four',
  },
  {
    id: 'simultaneous-close',
    name: { en: 'simultaneous close', zh: '同时关闭' },
    short: {
      en: 'Both sides send a FIN before seeing the other’s. Both end in TIME-WAIT.',
      zh: '双方都在看到对方的 FIN 之前发出自己的 FIN，最后都进入 TIME-WAIT。',
    },
    source: ['RFC 9293 §3.6'],
    chapter: 'simultaneous-close',
  },
  {
    id: 'half-close',
    name: { en: 'half-close', zh: '半关闭' },
    short: {
      en: 'One direction is closed, the other still carries data: shutdown(SHUT_WR) asks for it.',
      zh: '一个方向已关闭，另一个方向还在传数据；用 shutdown(SHUT_WR) 可以做到。',
    },
    source: ['RFC 9293 §3.6.1', 'man 2 shutdown'],
    chapter: 'why-four',
  },
  {
    id: 'orphan',
    name: { en: 'orphan', zh: '孤儿连接' },
    short: {
      en: 'A socket whose program has called close() or ended. The kernel finishes the connection alone.',
      zh: '程序已经 close() 或退出的套接字。剩下的事由内核独自完成。',
    },
    more: {
      en: 'The kernel marks it SOCK_DEAD. No error can be told to anyone; ss shows no process for it.',
      zh: '内核把它标记为 SOCK_DEAD。出了错也无人可告；ss 里看不到对应的进程。',
    },
    source: ['tcp_close()', 'tcp_orphan_retries()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'rtt',
    name: { en: 'RTT', zh: 'RTT（往返时间）' },
    short: {
      en: 'Round-trip time: from sending a segment to hearing that it arrived.',
      zh: '从发出报文到得知它已到达的时间。',
    },
    source: ['RFC 6298 §2', 'tcp_rtt_estimator()'],
  },
  {
    id: 'srtt',
    name: { en: 'SRTT', zh: 'SRTT（平滑往返时间）' },
    short: {
      en: 'The round-trip time smoothed over past measurements.',
      zh: '对历次测得的往返时间做平滑后的值。',
    },
    source: ['RFC 6298 §2', 'tcp_rtt_estimator()'],
  },
  {
    id: 'rto',
    name: { en: 'RTO', zh: 'RTO（重传超时）' },
    short: {
      en: 'Retransmission timeout: how long to wait for an acknowledgement before sending again. Linux: SRTT plus at least 200 ms.',
      zh: '等待确认多久之后重传。Linux 取 SRTT 加上至少 200 ms。',
    },
    source: ['RFC 6298 §2', '__tcp_set_rto()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'backoff',
    name: { en: 'exponential backoff', zh: '指数退避' },
    short: {
      en: 'Each time the retransmission timer runs out, the next wait is twice as long, up to 120 s.',
      zh: '重传定时器每超时一次，下一次等待就翻倍，最长 120 秒。',
    },
    source: ['RFC 6298 §5.5', 'tcp_retransmit_timer()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'time-budget',
    name: { en: 'time budget', zh: '时间预算' },
    short: {
      en: 'Linux turns a number of retries into a time and gives up when the time is used, however many segments that was.',
      zh: 'Linux 把重试次数换算成时间，时间用完就放弃，不管实际发了几个报文。',
    },
    source: ['retransmits_timed_out()'],
    chapter: 'orphan-budget',
  },
  {
    id: 'delayed-ack',
    name: { en: 'delayed ACK', zh: '延迟确认' },
    short: {
      en: 'An ACK held back a little, 40 ms in Linux, in case there is something to send with it. The ACK of a FIN is delayed too.',
      zh: '稍等一下再发的 ACK，Linux 里是 40 ms，看看能否搭上要发的数据。对 FIN 的 ACK 也会延迟。',
    },
    source: ['RFC 9293 §3.8.6.3', 'tcp_send_delayed_ack()'],
    chapter: 'why-four',
  },
  {
    id: 'msl',
    name: { en: 'MSL', zh: 'MSL（最大报文段寿命）' },
    short: {
      en: 'Maximum segment lifetime: how long a segment may wander in the network. RFC 9293 says two minutes.',
      zh: '一个报文在网络中最多能存活多久。RFC 9293 定为两分钟。',
    },
    source: ['RFC 9293 §3.4.2'],
    chapter: 'fourth-ack-lost',
  },
  {
    id: 'sequence-number',
    name: { en: 'sequence number', zh: '序号' },
    short: {
      en: 'Every byte has a number, and SYN and FIN take one each. On this site they are counted from 0.',
      zh: '每个字节都有编号，SYN 和 FIN 各占一个。本站从 0 开始计数。',
    },
    source: ['RFC 9293 §3.4'],
  },
  {
    id: 'window',
    name: { en: 'window', zh: '窗口' },
    short: {
      en: 'How many bytes a receiver is ready to take. A FIN waits for it as data does.',
      zh: '接收方还能接收多少字节。FIN 和数据一样要等窗口。',
    },
    source: ['RFC 9293 §3.8.6'],
  },
  {
    id: 'socket',
    name: { en: 'socket', zh: '套接字' },
    short: {
      en: 'The kernel’s end of a connection, which the program holds by a file descriptor.',
      zh: '连接在内核里的一端，程序通过文件描述符持有它。',
    },
    source: ['man 7 socket'],
  },
  {
    id: 'mini-socket',
    name: { en: 'mini-socket', zh: '迷你套接字' },
    short: {
      en: 'A small record that takes the full socket’s place in TIME-WAIT and in an orphan’s FIN-WAIT-2, to save memory.',
      zh: '在 TIME-WAIT 和孤儿的 FIN-WAIT-2 里代替完整套接字的小记录，用来节省内存。',
    },
    source: ['tcp_timewait_sock', 'tcp_time_wait()'],
    chapter: 'between-second-and-third',
  },
  {
    id: 'end-of-file',
    name: { en: 'end of file', zh: '文件末尾（EOF）' },
    short: {
      en: 'read() returns 0: the other side has sent its FIN and everything before it has been read.',
      zh: 'read() 返回 0：对端已发来 FIN，之前的数据也都读完了。',
    },
    source: ['man 2 read', 'tcp_recvmsg()'],
    chapter: 'four-segments',
  },
  {
    id: 'close-call',
    name: { en: 'close()' },
    short: {
      en: 'The program lets go of the socket: a FIN is sent, nothing more can be read, and the socket becomes an orphan.',
      zh: '程序放开套接字：发出 FIN，此后不能再读，套接字成为孤儿。',
    },
    more: {
      en: 'While another process holds the same socket, after fork() for example, close() sends nothing. Bytes still unread make it a RST.',
      zh: '如果还有别的进程持有同一个套接字（比如 fork() 之后），close() 什么也不发。还有数据没读，发的就是 RST。',
    },
    source: ['man 2 close', 'tcp_close()'],
    chapter: 'between-second-and-third',
  },
  {
    id: 'shutdown-call',
    name: { en: 'shutdown()' },
    short: {
      en: 'Closes a direction and keeps the socket: after SHUT_WR the program can still read.',
      zh: '关闭一个方向但保留套接字：SHUT_WR 之后程序仍能读。',
    },
    source: ['man 2 shutdown', 'tcp_shutdown()'],
    chapter: 'between-second-and-third',
  },
  {
    id: 'epipe',
    name: { en: 'EPIPE' },
    short: {
      en: 'write() fails with it when this side may no longer send, or after a RST met a socket in CLOSE-WAIT.',
      zh: '本端已不能再发送，或在 CLOSE-WAIT 收到过 RST 时，write() 返回这个错误。',
    },
    source: ['man 2 write', 'tcp_reset()'],
    chapter: 'second-ack-lost',
  },
  {
    id: 'econnreset',
    name: { en: 'ECONNRESET' },
    short: { en: 'The connection was ended by a RST.', zh: '连接被 RST 终止。' },
    source: ['man 2 read', 'tcp_reset()'],
    chapter: 'reset-instead-of-fin',
  },
  {
    id: 'etimedout',
    name: { en: 'ETIMEDOUT' },
    short: {
      en: 'The kernel gave up: no acknowledgement came within the budget. An orphan has nobody to tell.',
      zh: '内核放弃了：预算内一直没有等到确认。孤儿连接则无人可告。',
    },
    source: ['tcp_write_err()'],
    chapter: 'orphan-budget',
  },
  {
    id: 'timer-wheel',
    name: { en: 'timer wheel', zh: '时间轮' },
    short: {
      en: 'Where the kernel keeps its timers. It rounds up, the more the longer the wait: 408 ms may become 440.',
      zh: '内核存放定时器的地方。它向上取整，等得越久取整越多：408 ms 可能变成 440 ms。',
    },
    source: ['calc_wheel_index()'],
    chapter: 'orphan-budget',
  },
  {
    id: 'jiffy',
    name: { en: 'jiffy', zh: 'jiffy（时钟节拍）' },
    short: {
      en: 'One tick of the kernel’s clock: 4 ms at 250 ticks a second.',
      zh: '内核时钟走一拍的时间：每秒 250 个节拍时为 4 ms。',
    },
    source: ['jiffies'],
  },
  {
    id: 'sysctl',
    name: { en: 'sysctl' },
    short: {
      en: 'A setting of the running kernel, read and written as net.ipv4.… with the sysctl command.',
      zh: '运行中内核的参数，用 sysctl 命令以 net.ipv4.… 的名字读写。',
    },
    source: ['ip-sysctl'],
  },
  {
    id: 'textbook',
    name: { en: 'textbook profile', zh: '教科书模式' },
    short: {
      en: 'The simulator behaving as articles and RFC 9293 tell it: N retries are N retransmissions, no probe, ACK at once.',
      zh: '模拟器按文章和 RFC 9293 的说法运行：N 次重试就是 N 次重传，没有探测，立即 ACK。',
    },
    source: ['RFC 9293'],
  },
  {
    id: 'linux',
    name: { en: 'Linux profile', zh: 'Linux 模式' },
    short: {
      en: 'The simulator behaving as Linux 6.18 does, checked against recordings of a real kernel.',
      zh: '模拟器按 Linux 6.18 的实际行为运行，并与真实内核的实录逐条核对。',
    },
    source: ['tcp_close()'],
  },
];
