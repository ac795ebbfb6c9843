/** Sockets that pile up, or stay: what `ss` shows too much of. */
export const states = {
  '/guide/close-wait-piles-up/': {
    asks: 'Thousands of sockets stay in CLOSE-WAIT. Whose fault is it?',
    typed: [
      '4000 CLOSE_WAIT',
      'too many CLOSE_WAIT',
      'CLOSE_WAIT leak',
      'CLOSE_WAIT never closes',
      'CLOSE_WAIT pile up',
    ],
  },
  '/guide/time-wait-takes-the-ports/': {
    asks: 'Too many sockets in TIME-WAIT: what can I do, and what should I leave alone?',
    typed: [
      'reduce TIME_WAIT',
      'too many TIME_WAIT',
      'avoid TIME_WAIT',
      'tcp_tw_reuse',
      'tcp_tw_recycle',
      'cannot assign requested address',
      'EADDRNOTAVAIL',
      'ephemeral ports exhausted',
      'out of ports',
    ],
  },
  '/guide/fin-wait-2-piles-up/': {
    asks: 'A socket has been in FIN-WAIT-2 for hours. Does tcp_fin_timeout not end it?',
    typed: ['FIN_WAIT_2 stuck', 'FIN_WAIT2 for hours', 'too many FIN_WAIT2', 'FIN_WAIT2 never ends'],
  },
  '/guide/fin-wait-1-does-not-end/': {
    asks: 'Sockets stand in FIN-WAIT-1 for minutes with a Send-Q. What are they waiting for?',
    typed: ['FIN_WAIT1 for minutes', 'FIN_WAIT1 Send-Q', 'FIN-WAIT-1 does not end'],
  },
  '/guide/last-ack-does-not-end/': {
    asks: 'Sockets stay in LAST-ACK for a minute or two, with Send-Q 1. Who has to answer?',
    typed: ['LAST_ACK for minutes', 'LAST_ACK Send-Q 1', 'LAST_ACK does not go away'],
  },
  '/guide/too-many-orphaned-sockets/': {
    asks: '“too many orphaned sockets” in dmesg: which sockets are counted, and what is lost?',
    typed: ['dmesg too many orphaned sockets', 'TCPAbortOnMemory', 'sockstat orphan', 'how many orphans'],
  },
  '/guide/time-wait-table-overflow/': {
    asks: '“time wait bucket table overflow”: is it dangerous?',
    typed: [
      'time wait bucket table overflow',
      'TCPTimeWaitOverflow',
      'TIME_WAIT table full',
      'raise tcp_max_tw_buckets',
    ],
  },
  '/guide/established-but-nobody-there/': {
    asks: 'Connections stay ESTABLISHED after the client was switched off. Why does nobody notice?',
    typed: [
      'ESTABLISHED but client is gone',
      'half open connection',
      'dead connections ESTABLISHED',
      'SO_KEEPALIVE two hours',
      'client powered off still established',
    ],
  },
  '/guide/fin-wait-1-behind-a-closed-window/': {
    asks: 'FIN-WAIT-1 with timer:(persist) and a large Send-Q: why does the close not go on?',
    typed: [
      'FIN_WAIT1 persist',
      'timer persist Send-Q',
      'zero window FIN',
      'win 0 FIN_WAIT1',
      'TCP ZeroWindow close',
    ],
  },
  '/guide/fin-timeout-changes-nothing/': {
    asks: 'tcp_fin_timeout was lowered, and TIME-WAIT still lasts a minute. What is it for?',
    typed: [
      'lowered tcp_fin_timeout TIME_WAIT still 60',
      'tcp_fin_timeout no effect',
      'tcp_fin_timeout changes nothing',
    ],
  },
};
