import type { GlossaryWords } from '../../words.ts';

export const segments: GlossaryWords['segments'] = {
  segment: {
    name: '报文（报文段）',
    short: 'TCP 的一个消息：带标志和序号的首部，可能还有数据。抓包里就是一个包。',
  },
  syn: { short: '发起连接，并告知本端的起始序号。' },
  fin: { short: '“我没有数据要发了。”它关闭一个方向，占用一个序号，因此必须得到确认。' },
  ack: { short: '告知某个序号之前的内容都已收到。单独的 ACK 不占序号，也从不重传。' },
  rst: { short: '立即终止连接的两个方向，不需要应答：表示没有这个连接，或连接被强行中断。' },
  retransmission: { name: '重传', short: '没有及时收到确认，于是把同样的内容再发一次。' },
  sack: { short: '选择确认：列出缺口之后已经收到的部分。Linux 的尾部丢失探测以它为前提。' },
  dsack: { short: '用 SACK 块报告重复收到的内容：“这个我已经有了。”Linux 用它应答重复的 FIN。' },
  'challenge-ack': {
    name: '挑战 ACK',
    short:
      '面对可疑的 RST 或 SYN，不直接照办，而是回一个 ACK：对方若是认真的，下一个 RST 就会带上正确的序号。',
  },
  'tail-loss-probe': {
    name: '尾部丢失探测',
    short:
      '重传定时器第一次到期之前，Linux 先把最后那个没有应答的报文再发一次。探测既不让定时器翻倍，也不计入重试。',
    more: '单独的 FIN 也会有一次探测，正好在定时器本该到期的时刻发出。它需要 SACK 和 tcp_early_retrans。',
  },
  'zero-window-probe': { name: '零窗口探测', short: '接收方窗口为零时，询问它是否又能接收数据了。' },
  keepalive: {
    name: '保活',
    short: '在空闲连接上发出的探测，默认空闲两小时后开始，用来发现已经消失的对端。',
  },
};
