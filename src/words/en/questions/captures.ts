/** What looks odd in a capture. */
export const captures = {
  '/guide/only-three-segments/': {
    asks: 'Only three segments at the end of the capture: is one lost?',
    typed: [
      'FIN, FIN ACK, ACK capture',
      'three segments at the end of the capture',
      'close with three packets',
    ],
  },
  '/guide/reset-after-the-fin/': {
    asks: 'A RST after an orderly close: is something broken?',
    typed: ['FIN ACK RST', 'close_notify RST', 'TLS RST after FIN', 'RST after orderly close'],
  },
  '/guide/fin-sent-twice/': {
    asks: 'Wireshark marks the FIN as a retransmission. Was the FIN lost, or its ACK?',
    typed: ['TCP Spurious Retransmission', 'TCP Retransmission FIN', 'FIN sent twice', 'duplicate FIN'],
  },
  '/guide/late-fin-gets-a-reset/': {
    asks: 'The server sends a FIN and gets a RST. Why?',
    typed: ['FIN answered with RST', 'RST to a FIN', 'RST in reply to FIN', 'late FIN RST'],
  },
  '/guide/syn-answered-by-an-ack/': {
    asks: 'A SYN is answered by a bare ACK. What is that?',
    typed: [
      'SYN answered with ACK',
      'challenge ACK',
      'ACK instead of SYN-ACK',
      'TCPSYNChallenge',
      'connect timed out challenge ACK',
    ],
  },
  '/guide/reset-with-and-without-ack/': {
    asks: '[R] or [R.]: does the difference say who sent the reset, and why?',
    typed: ['RST ACK vs RST', 'tcpdump R. meaning', 'RST with ACK flag', 'RST, ACK Wireshark'],
  },
  '/guide/both-send-a-fin/': {
    asks: 'Both sides sent a FIN at once, and CLOSING shows up. Is that an error?',
    typed: ['both sides send FIN', 'two FINs cross', 'CLOSING state in ss', 'both hosts in TIME_WAIT'],
  },
  '/guide/port-numbers-reused/': {
    asks: '“TCP Port numbers reused”: can two connections be mixed up?',
    typed: [
      'TCP Port numbers reused',
      'tcp.analysis.reused_ports',
      'same port SYN TIME_WAIT',
      'SYN into TIME_WAIT accepted',
    ],
  },
};
