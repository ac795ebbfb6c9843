/** What looks odd in a capture. */
import type { Question } from './question.ts';

export const captures: readonly Question[] = [
  {
    at: '/guide/only-three-segments/',
    asks: {
      en: 'Only three segments at the end of the capture: is one lost?',
      zh: '抓包末尾只有三个报文：丢了一个吗？',
    },
    typed: {
      en: [
        'FIN, FIN ACK, ACK capture',
        'three segments at the end of the capture',
        'close with three packets',
      ],
      zh: ['抓包末尾三个报文', 'FIN、FIN+ACK、ACK', '少一个报文'],
    },
  },
  {
    at: '/guide/reset-after-the-fin/',
    asks: {
      en: 'A RST after an orderly close: is something broken?',
      zh: '正常关闭之后来一个 RST：哪里坏了吗？',
    },
    typed: {
      en: ['FIN ACK RST', 'close_notify RST', 'TLS RST after FIN', 'RST after orderly close'],
      zh: ['FIN 之后 RST', '正常关闭后 RST', 'close_notify RST', 'TLS 关闭 RST'],
    },
  },
  {
    at: '/guide/fin-sent-twice/',
    asks: {
      en: 'Wireshark marks the FIN as a retransmission. Was the FIN lost, or its ACK?',
      zh: 'Wireshark 把 FIN 标成重传：丢的是 FIN 还是 ACK？',
    },
    typed: {
      en: ['TCP Spurious Retransmission', 'TCP Retransmission FIN', 'FIN sent twice', 'duplicate FIN'],
      zh: ['TCP Spurious Retransmission', '虚假重传', 'FIN 发了两次', '重复的 FIN'],
    },
  },
  {
    at: '/guide/late-fin-gets-a-reset/',
    asks: {
      en: 'The server sends a FIN and gets a RST. Why?',
      zh: '服务端发出 FIN，得到的是 RST，为什么？',
    },
    typed: {
      en: ['FIN answered with RST', 'RST to a FIN', 'RST in reply to FIN', 'late FIN RST'],
      zh: ['FIN 得到 RST', 'FIN 的回答是 RST', '来晚的 FIN'],
    },
  },
  {
    at: '/guide/syn-answered-by-an-ack/',
    asks: {
      en: 'A SYN is answered by a bare ACK. What is that?',
      zh: 'SYN 得到的回答是单独的 ACK：那是什么？',
    },
    typed: {
      en: [
        'SYN answered with ACK',
        'challenge ACK',
        'ACK instead of SYN-ACK',
        'TCPSYNChallenge',
        'connect timed out challenge ACK',
      ],
      zh: ['SYN 回 ACK', '挑战 ACK', '质询 ACK', 'challenge ACK', '没有 SYN-ACK 只有 ACK', 'TCPSYNChallenge'],
    },
  },
  {
    at: '/guide/reset-with-and-without-ack/',
    asks: {
      en: '[R] or [R.]: does the difference say who sent the reset, and why?',
      zh: '[R] 还是 [R.]：能看出 RST 是谁、为什么发的吗？',
    },
    typed: {
      en: ['RST ACK vs RST', 'tcpdump R. meaning', 'RST with ACK flag', 'RST, ACK Wireshark'],
      zh: ['RST ACK 和 RST 的区别', '带 ACK 的 RST', 'tcpdump R.', '不带 ACK 的 RST'],
    },
  },
  {
    at: '/guide/both-send-a-fin/',
    asks: {
      en: 'Both sides sent a FIN at once, and CLOSING shows up. Is that an error?',
      zh: '两边同时发出 FIN，还出现 CLOSING：是出错了吗？',
    },
    typed: {
      en: ['both sides send FIN', 'two FINs cross', 'CLOSING state in ss', 'both hosts in TIME_WAIT'],
      zh: ['两边同时发 FIN', 'FIN 交错', 'ss 里的 CLOSING', '两边都在 TIME_WAIT'],
    },
  },
  {
    at: '/guide/port-numbers-reused/',
    asks: {
      en: '“TCP Port numbers reused”: can two connections be mixed up?',
      zh: '“TCP Port numbers reused”：两条连接会混在一起吗？',
    },
    typed: {
      en: [
        'TCP Port numbers reused',
        'tcp.analysis.reused_ports',
        'same port SYN TIME_WAIT',
        'SYN into TIME_WAIT accepted',
      ],
      zh: ['TCP Port numbers reused', '端口号被重复使用', 'TIME_WAIT 又来 SYN', '端口复用 Wireshark'],
    },
  },
];
