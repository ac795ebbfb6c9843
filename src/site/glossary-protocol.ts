/** The glossary's eleven states and the segments that end a connection. */
import type { GlossaryEntry } from './glossary-entry.ts';

export const states: readonly GlossaryEntry[] = [
  {
    id: 'closed',
    name: { en: 'CLOSED' },
    short: {
      en: 'No connection. The kernel keeps nothing about it; a segment that still arrives is answered with a RST.',
      zh: '没有连接。内核不再保存它的任何信息；此后到达的报文会得到 RST。',
    },
    source: ['RFC 9293 §3.3.2', 'tcp_v4_send_reset()'],
    chapter: 'four-segments',
  },
  {
    id: 'listen',
    name: { en: 'LISTEN' },
    short: { en: 'A server waiting for connections.', zh: '服务端正在等待连接。' },
    source: ['RFC 9293 §3.3.2', 'man 2 listen'],
  },
  {
    id: 'syn-sent',
    name: { en: 'SYN-SENT' },
    short: {
      en: 'The client has sent a SYN and waits for the answer.',
      zh: '客户端已发出 SYN，正在等待应答。',
    },
    source: ['RFC 9293 §3.5', 'tcp_v4_connect()'],
  },
  {
    id: 'syn-received',
    name: { en: 'SYN-RECEIVED' },
    short: {
      en: 'The server has answered a SYN and waits for the last ACK of the handshake. ss calls it SYN-RECV.',
      zh: '服务端已应答 SYN，正在等待握手的最后一个 ACK。ss 里显示为 SYN-RECV。',
    },
    source: ['RFC 9293 §3.5', 'tcp_check_req()'],
  },
  {
    id: 'established',
    name: { en: 'ESTABLISHED' },
    short: {
      en: 'Open: both sides can send. A side that never hears of the other’s close stays here.',
      zh: '连接已建立，双方都能发送。若始终不知道对端已关闭，就会一直停在这里。',
    },
    source: ['RFC 9293 §3.3.2', 'tcp_rcv_established()'],
    chapter: 'four-segments',
  },
  {
    id: 'fin-wait-1',
    name: { en: 'FIN-WAIT-1' },
    short: {
      en: 'This side closed first; its FIN is not acknowledged yet. It retransmits the FIN until its budget is used up.',
      zh: '本端先关闭，FIN 还没有得到确认。它会重传 FIN，直到时间预算用完。',
    },
    more: {
      en: 'The state begins when the program closes, even while the FIN still waits behind unsent data. An orphan’s budget is tcp_orphan_retries; a socket that still has its program uses tcp_retries2.',
      zh: '程序一关闭就进入此状态，哪怕 FIN 还排在未发数据之后。孤儿连接的预算由 tcp_orphan_retries 决定；程序仍持有的套接字则用 tcp_retries2。',
    },
    source: ['RFC 9293 §3.6', 'tcp_close_state()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'fin-wait-2',
    name: { en: 'FIN-WAIT-2' },
    short: {
      en: 'Our FIN is acknowledged; the other side has not closed yet. After close() Linux waits tcp_fin_timeout, after shutdown() for ever.',
      zh: '本端的 FIN 已得到确认，对端还没有关闭。close() 之后 Linux 最多等 tcp_fin_timeout；shutdown() 之后则一直等下去。',
    },
    source: ['RFC 9293 §3.6', 'tcp_time_wait()'],
    chapter: 'between-second-and-third',
  },
  {
    id: 'close-wait',
    name: { en: 'CLOSE-WAIT' },
    short: {
      en: 'The other side has closed, this program has not. Only the program can end it, by calling close().',
      zh: '对端已关闭，本端程序还没有关闭。只有程序自己调用 close() 才能结束它。',
    },
    more: {
      en: 'No timer ends CLOSE-WAIT, unless SO_KEEPALIVE is set and finds that the peer is gone. Many sockets in it mean a program that forgets to close.',
      zh: '没有定时器会结束 CLOSE-WAIT，除非设了 SO_KEEPALIVE，发现对端已经不在。大量连接停在这里，说明程序忘了关闭套接字。',
    },
    source: ['RFC 9293 §3.6', 'tcp_fin()'],
    chapter: 'second-ack-lost',
  },
  {
    id: 'closing',
    name: { en: 'CLOSING' },
    short: {
      en: 'Both sides closed at the same time: each has the other’s FIN, and waits for the ACK of its own.',
      zh: '双方同时关闭：都收到了对方的 FIN，都在等自己那个 FIN 的 ACK。',
    },
    source: ['RFC 9293 §3.6', 'tcp_fin()'],
    chapter: 'simultaneous-close',
  },
  {
    id: 'last-ack',
    name: { en: 'LAST-ACK' },
    short: {
      en: 'This side closed second and waits for the ACK of its FIN: the last ACK. It retransmits the FIN until then.',
      zh: '本端后关闭，正在等自己 FIN 的 ACK，也就是最后一个 ACK；在此之前会不断重传 FIN。',
    },
    source: ['RFC 9293 §3.6', 'tcp_close_state()'],
    chapter: 'third-fin-lost',
  },
  {
    id: 'time-wait',
    name: { en: 'TIME-WAIT' },
    short: {
      en: 'The side that closed first waits 60 s more (Linux), to acknowledge the other’s FIN again if the last ACK was lost.',
      zh: '先关闭的一方再等 60 秒（Linux），万一最后一个 ACK 丢了，还能再确认一次对端的 FIN。',
    },
    more: {
      en: 'RFC 9293 asks for twice the maximum segment lifetime, 4 minutes. Linux has a constant, TCP_TIMEWAIT_LEN: no sysctl changes it, and every repeated FIN starts it again.',
      zh: 'RFC 9293 要求等待两倍的最大报文段寿命，即 4 分钟。Linux 用的是常量 TCP_TIMEWAIT_LEN：没有 sysctl 能改它，而且每收到一个重复的 FIN 就重新计时。',
    },
    source: ['RFC 9293 §3.6', 'tcp_timewait_state_process()'],
    chapter: 'fourth-ack-lost',
  },
];

export const segments: readonly GlossaryEntry[] = [
  {
    id: 'segment',
    name: { en: 'segment', zh: '报文（报文段）' },
    short: {
      en: 'One TCP message: a header with flags and numbers, and perhaps data. In a capture it is one packet.',
      zh: 'TCP 的一个消息：带标志和序号的首部，可能还有数据。抓包里就是一个包。',
    },
    source: ['RFC 9293 §3.1'],
  },
  {
    id: 'syn',
    name: { en: 'SYN' },
    short: {
      en: 'Opens a connection and says where this side’s numbering starts.',
      zh: '发起连接，并告知本端的起始序号。',
    },
    source: ['RFC 9293 §3.5'],
  },
  {
    id: 'fin',
    name: { en: 'FIN' },
    short: {
      en: '“I have nothing more to send.” It closes one direction, takes one sequence number, and so must be acknowledged.',
      zh: '“我没有数据要发了。”它关闭一个方向，占用一个序号，因此必须得到确认。',
    },
    source: ['RFC 9293 §3.6', 'tcp_send_fin()'],
    chapter: 'four-segments',
  },
  {
    id: 'ack',
    name: { en: 'ACK' },
    short: {
      en: 'Says up to which number everything has arrived. A bare ACK takes no sequence number and is never retransmitted.',
      zh: '告知某个序号之前的内容都已收到。单独的 ACK 不占序号，也从不重传。',
    },
    source: ['RFC 9293 §3.4', 'tcp_send_ack()'],
    chapter: 'second-ack-lost',
  },
  {
    id: 'rst',
    name: { en: 'RST' },
    short: {
      en: 'Ends a connection at once, in both directions, with no answer: there is no such connection, or it was broken off.',
      zh: '立即终止连接的两个方向，不需要应答：表示没有这个连接，或连接被强行中断。',
    },
    source: ['RFC 9293 §3.5.2', 'tcp_send_active_reset()'],
    chapter: 'reset-instead-of-fin',
  },
  {
    id: 'retransmission',
    name: { en: 'retransmission', zh: '重传' },
    short: {
      en: 'The same bytes sent again because no acknowledgement came in time.',
      zh: '没有及时收到确认，于是把同样的内容再发一次。',
    },
    source: ['RFC 6298 §5', 'tcp_retransmit_skb()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'sack',
    name: { en: 'SACK' },
    short: {
      en: 'Selective acknowledgement: an option that lists what arrived beyond a gap. Linux’s tail loss probe needs it.',
      zh: '选择确认：列出缺口之后已经收到的部分。Linux 的尾部丢失探测以它为前提。',
    },
    source: ['RFC 2018', 'RFC 8985 §7.2'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'dsack',
    name: { en: 'DSACK' },
    short: {
      en: 'A SACK block for something that arrived twice: “I had this already.” Linux answers a repeated FIN with it.',
      zh: '用 SACK 块报告重复收到的内容：“这个我已经有了。”Linux 用它应答重复的 FIN。',
    },
    source: ['RFC 2883', 'tcp_dsack_set()'],
    chapter: 'second-ack-lost',
  },
  {
    id: 'challenge-ack',
    name: { en: 'challenge ACK', zh: '挑战 ACK' },
    short: {
      en: 'An ACK sent instead of obeying a doubtful RST or SYN: if the sender means it, its next RST will carry the right number.',
      zh: '面对可疑的 RST 或 SYN，不直接照办，而是回一个 ACK：对方若是认真的，下一个 RST 就会带上正确的序号。',
    },
    source: ['RFC 5961 §3', 'tcp_send_challenge_ack()'],
    chapter: 'reset-instead-of-fin',
  },
  {
    id: 'tail-loss-probe',
    name: { en: 'tail loss probe', zh: '尾部丢失探测' },
    short: {
      en: 'Linux sends the last unanswered segment once more before the retransmission timer’s first expiry. The probe neither doubles the timer nor counts as a try.',
      zh: '重传定时器第一次到期之前，Linux 先把最后那个没有应答的报文再发一次。探测既不让定时器翻倍，也不计入重试。',
    },
    more: {
      en: 'A lone FIN gets one too: it leaves exactly when the timer would have fired. It needs SACK and tcp_early_retrans.',
      zh: '单独的 FIN 也会有一次探测，正好在定时器本该到期的时刻发出。它需要 SACK 和 tcp_early_retrans。',
    },
    source: ['RFC 8985 §7.3', 'tcp_send_loss_probe()'],
    chapter: 'first-fin-lost',
  },
  {
    id: 'zero-window-probe',
    name: { en: 'zero-window probe', zh: '零窗口探测' },
    short: {
      en: 'Asks a receiver whose window is shut whether it can take data again.',
      zh: '接收方窗口为零时，询问它是否又能接收数据了。',
    },
    source: ['RFC 9293 §3.8.6.1', 'tcp_send_probe0()'],
  },
  {
    id: 'keepalive',
    name: { en: 'keepalive', zh: '保活' },
    short: {
      en: 'A probe on an idle connection, after two hours unless set otherwise. It finds a peer that is gone.',
      zh: '在空闲连接上发出的探测，默认空闲两小时后开始，用来发现已经消失的对端。',
    },
    source: ['RFC 9293 §3.8.4', 'tcp_keepalive_timer()'],
  },
];
