/** Questions that a part of a chapter answers. */
export const chapters = {
  '/fourth-ack-lost/#why-60-seconds-here-and-2-msl-in-the-rfc': {
    asks: 'Can TIME-WAIT be made shorter than 60 seconds?',
    typed: [
      'shorten TIME_WAIT',
      'TIME_WAIT timeout',
      'TIME_WAIT 60 seconds',
      'change TIME_WAIT duration',
      '2 MSL',
    ],
  },
  '/fourth-ack-lost/#when-time-wait-is-in-the-way': {
    asks: '“Address already in use” after a restart: which socket is in the way?',
    typed: [
      'address already in use',
      'EADDRINUSE',
      'bind failed',
      'SO_REUSEADDR',
      'port in use after restart',
    ],
  },
  '/reset-instead-of-fin/#what-the-other-program-is-told': {
    asks: '“Connection reset by peer”, or “broken pipe”: what did the other side do?',
    typed: [
      'connection reset by peer',
      'ECONNRESET',
      'broken pipe',
      'EPIPE',
      'SIGPIPE',
      'read ECONNRESET',
      'write EPIPE',
    ],
  },
  '/first-fin-lost/#lost-for-ever': {
    asks: 'The other machine is gone. How long does close() go on in FIN-WAIT-1?',
    typed: [
      'FIN_WAIT1 stuck',
      'too many FIN_WAIT1',
      'FIN lost',
      'FIN retransmission',
      'how many times FIN is retransmitted',
    ],
  },
  '/orphan-budget/#what-0-means': {
    asks: 'tcp_orphan_retries is 0. How many retransmissions is that?',
    typed: ['tcp_orphan_retries 0', 'tcp_orphan_retries default', 'tcp_orphan_retries 8'],
  },
  '/orphan-budget/#too-many-orphans': {
    asks: '“Too many orphaned sockets” in the kernel log: what is killed?',
    typed: [
      'too many orphaned sockets',
      'orphaned sockets',
      'tcp_max_orphans',
      'out of socket memory',
      'out of memory consider tuning tcp_mem',
    ],
  },
  '/third-fin-lost/#lost-for-ever': {
    asks: 'A server is stuck in LAST-ACK. What is it waiting for?',
    typed: ['LAST_ACK stuck', 'too many LAST_ACK', 'LAST_ACK never closes'],
  },
  '/why-four/#when-it-takes-three': {
    asks: 'The capture shows only three segments. Where is the fourth?',
    typed: [
      'only three segments',
      'three way close',
      '3-way close',
      'FIN ACK combined',
      'missing fourth segment',
    ],
  },
  '/why-four/#two-directions-two-endings': {
    asks: 'shutdown() or close(): what is a half-closed connection?',
    typed: [
      'shutdown vs close',
      'half close',
      'half-closed connection',
      'SHUT_WR',
      'difference between shutdown and close',
    ],
  },
  '/four-segments/#who-closes-first': {
    asks: 'Who should close first, the client or the server?',
    typed: ['who closes first', 'server closes first', 'active close', 'who sends the first FIN'],
  },
  '/reset-instead-of-fin/#so_linger-with-zero-seconds': {
    asks: 'Should I set SO_LINGER to 0 to get rid of TIME-WAIT?',
    typed: ['SO_LINGER 0', 'linger zero', 'close with RST', 'skip TIME_WAIT'],
  },
  '/reset-instead-of-fin/#data-that-nobody-has-read': {
    asks: 'close() sent a RST instead of a FIN. Why?',
    typed: [
      'RST instead of FIN',
      'close sends RST',
      'unread data RST',
      'RST after FIN',
      'response lost on close',
    ],
  },
  '/time-wait-and-ports/#what-tcp_tw_reuse-allows': {
    asks: 'Is tcp_tw_reuse safe, and what does it change?',
    typed: ['is tcp_tw_reuse safe', 'tcp_tw_reuse 1', 'tcp_tw_reuse 2', 'tcp_tw_reuse server'],
  },
  '/a-pile-of-close-wait/#when-the-descriptors-are-gone': {
    asks: 'accept() fails with too many open files: what becomes of the connections that come?',
    typed: [
      'accept EMFILE',
      'accept too many open files',
      'listen Recv-Q',
      'backlog full',
      'accept queue full',
    ],
  },
  '/a-pile-of-close-wait/#no-timer-runs': {
    asks: 'Does keep-alive end sockets in CLOSE-WAIT?',
    typed: ['CLOSE_WAIT timeout', 'CLOSE_WAIT keepalive', 'sysctl CLOSE_WAIT'],
  },
  '/time-wait-and-ports/#how-many-a-second': {
    asks: 'How many connections a second does a range of ports allow?',
    typed: ['ip_local_port_range how many connections', '28232 ports', 'connections per second limit ports'],
  },
  '/idle-connection/#whose-timeout-must-be-longer': {
    asks: 'Two keep-alive timeouts, proxy and server: which one must be longer?',
    typed: [
      'keepAliveTimeout longer',
      'keep-alive timeout proxy server',
      'idle timeout longer than load balancer',
    ],
  },
  '/somebody-in-the-middle/#signs-of-life': {
    asks: 'How often must keep-alive ask, so that a NAT does not forget the connection?',
    typed: ['TCP_KEEPIDLE value', 'keepalive interval NAT timeout', 'conntrack timeout established'],
  },
  '/somebody-in-the-middle/#a-fin-that-nobody-hears': {
    asks: 'A client closed after long silence, and the server still has it as ESTABLISHED. Why?',
    typed: ['server ESTABLISHED client gone NAT', 'FIN dropped by firewall', 'nf_conntrack_tcp_loose'],
  },
  '/idle-connection/#may-i-send-it-again': {
    asks: 'The connection closed before the response. May the request be sent again?',
    typed: ['retry POST', 'retry idempotent request', 'proxy_next_upstream non_idempotent'],
  },
  '/last-response-lost/#what-so_linger-does-not-do': {
    asks: 'Does SO_LINGER with some seconds make close() wait until the response has arrived?',
    typed: ['SO_LINGER wait until sent', 'SO_LINGER response still lost', 'close wait for data to be sent'],
  },
  '/last-response-lost/#a-program-that-is-still-writing': {
    asks: 'An upload ends in EPIPE or ECONNRESET, and the 413 is never seen. Why?',
    typed: ['413 connection reset', 'upload broken pipe', 'EPIPE while uploading', '413 never received'],
  },
  '/between-second-and-third/#the-cliff': {
    asks: 'What does tcp_fin_timeout do above 60 seconds?',
    typed: ['tcp_fin_timeout 61', 'tcp_fin_timeout 120', 'tcp_fin_timeout above 60'],
  },
  '/between-second-and-third/#it-is-not-time-wait': {
    asks: 'Does tcp_fin_timeout change TIME-WAIT?',
    typed: ['tcp_fin_timeout TIME_WAIT', 'tcp_fin_timeout does not work'],
  },
  '/why-four/#why-opening-takes-three': {
    asks: 'Why does opening take three segments and closing four?',
    typed: ['why four way handshake', 'why 4 way close', '3 way handshake 4 way close'],
  },
  '/four-segments/#on-your-own-machine': {
    asks: 'How do I see a close on my own machine, with ss and tcpdump?',
    typed: ['tcpdump FIN', 'ss state', 'how to capture FIN', 'tcpdump filter fin', 'netstat CLOSE_WAIT'],
  },
  '/chance/#how-long-a-close-takes': {
    asks: 'How long does a close take on a path that loses packets?',
    typed: ['how long does a close take', 'packet loss close', 'close latency p99', 'slow close'],
  },
  '/chance/#one-in-a-million': {
    asks: 'A few orphans in FIN-WAIT-1 are always there: how many are normal?',
    typed: ['how many orphans are normal', 'orphans per second', 'one in a million'],
  },
};
