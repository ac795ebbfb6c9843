import type { QuestionsWords } from '../../words.ts';

export const captures: QuestionsWords['captures'] = {
  '/guide/only-three-segments/': {
    asks: '抓包末尾只有三个报文：丢了一个吗？',
    typed: ['抓包末尾三个报文', 'FIN、FIN+ACK、ACK', '少一个报文'],
  },
  '/guide/reset-after-the-fin/': {
    asks: '正常关闭之后来一个 RST：哪里坏了吗？',
    typed: ['FIN 之后 RST', '正常关闭后 RST', 'close_notify RST', 'TLS 关闭 RST'],
  },
  '/guide/fin-sent-twice/': {
    asks: 'Wireshark 把 FIN 标成重传：丢的是 FIN 还是 ACK？',
    typed: ['TCP Spurious Retransmission', '虚假重传', 'FIN 发了两次', '重复的 FIN'],
  },
  '/guide/late-fin-gets-a-reset/': {
    asks: '服务端发出 FIN，得到的是 RST，为什么？',
    typed: ['FIN 得到 RST', 'FIN 的回答是 RST', '来晚的 FIN'],
  },
  '/guide/syn-answered-by-an-ack/': {
    asks: 'SYN 得到的回答是单独的 ACK：那是什么？',
    typed: [
      'SYN 回 ACK',
      '挑战 ACK',
      '质询 ACK',
      'challenge ACK',
      '没有 SYN-ACK 只有 ACK',
      'TCPSYNChallenge',
    ],
  },
  '/guide/reset-with-and-without-ack/': {
    asks: '[R] 还是 [R.]：能看出 RST 是谁、为什么发的吗？',
    typed: ['RST ACK 和 RST 的区别', '带 ACK 的 RST', 'tcpdump R.', '不带 ACK 的 RST'],
  },
  '/guide/both-send-a-fin/': {
    asks: '两边同时发出 FIN，还出现 CLOSING：是出错了吗？',
    typed: ['两边同时发 FIN', 'FIN 交错', 'ss 里的 CLOSING', '两边都在 TIME_WAIT'],
  },
  '/guide/port-numbers-reused/': {
    asks: '“TCP Port numbers reused”：两条连接会混在一起吗？',
    typed: ['TCP Port numbers reused', '端口号被重复使用', 'TIME_WAIT 又来 SYN', '端口复用 Wireshark'],
  },
};
