import type { GlossaryWords } from '../../words.ts';

export const states: GlossaryWords['states'] = {
  closed: { short: '没有连接。内核不再保存它的任何信息；此后到达的报文会得到 RST。' },
  listen: { short: '服务端正在等待连接。' },
  'syn-sent': { short: '客户端已发出 SYN，正在等待应答。' },
  'syn-received': { short: '服务端已应答 SYN，正在等待握手的最后一个 ACK。ss 里显示为 SYN-RECV。' },
  established: { short: '连接已建立，双方都能发送。若始终不知道对端已关闭，就会一直停在这里。' },
  'fin-wait-1': {
    short: '本端先关闭，FIN 还没有得到确认。它会重传 FIN，直到时间预算用完。',
    more: '程序一关闭就进入此状态，哪怕 FIN 还排在未发数据之后。孤儿连接的预算由 tcp_orphan_retries 决定；程序仍持有的套接字则用 tcp_retries2。',
  },
  'fin-wait-2': {
    short:
      '本端的 FIN 已得到确认，对端还没有关闭。close() 之后 Linux 最多等 tcp_fin_timeout；shutdown() 之后则一直等下去。',
  },
  'close-wait': {
    short: '对端已关闭，本端程序还没有关闭。只有程序自己调用 close() 才能结束它。',
    more: '没有定时器会结束 CLOSE-WAIT，除非设了 SO_KEEPALIVE，发现对端已经不在。大量连接停在这里，说明程序忘了关闭套接字。',
  },
  closing: { short: '双方同时关闭：都收到了对方的 FIN，都在等自己那个 FIN 的 ACK。' },
  'last-ack': { short: '本端后关闭，正在等自己 FIN 的 ACK，也就是最后一个 ACK；在此之前会不断重传 FIN。' },
  'time-wait': {
    short: '先关闭的一方再等 60 秒（Linux），万一最后一个 ACK 丢了，还能再确认一次对端的 FIN。',
    more: 'RFC 9293 要求等待两倍的最大报文段寿命，即 4 分钟。Linux 用的是常量 TCP_TIMEWAIT_LEN：没有 sysctl 能改它，而且每收到一个重复的 FIN 就重新计时。',
  },
};
