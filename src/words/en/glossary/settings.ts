/** Sysctls that govern how a connection ends, and socket options. */
export const settings = {
  tcp_orphan_retries: {
    short:
      'How long the kernel tries to finish a connection whose program is gone. A budget of time, not a count; 0 acts as 8.',
    more: 'The value N allows (2^(N+1) − 1) × 200 ms after the first timer retransmission. It governs orphans only: FIN-WAIT-1, CLOSING and LAST-ACK after close().',
  },
  tcp_retries2: {
    short: 'The same budget for a connection whose program still holds it: 15 means at least 924.6 s.',
  },
  tcp_retries1: {
    short: 'After this many retransmissions the kernel looks for another route. It ends no connection.',
  },
  tcp_syn_retries: { short: 'How often a SYN is sent again before connect() fails.' },
  tcp_synack_retries: { short: 'How often a SYN+ACK is sent again.' },
  tcp_syn_linear_timeouts: {
    short: 'How many SYN retransmissions come one second apart before the wait begins to double.',
  },
  tcp_fin_timeout: {
    short: 'How long an orphan waits in FIN-WAIT-2 for the other side’s FIN. It does not change TIME-WAIT.',
    more: 'Above 60 s the real wait is twice what exceeds 60: 61 lasts about 2 s, 120 lasts 120 s.',
  },
  tcp_max_orphans: { short: 'With more orphans than this, a closing socket is ended at once with a RST.' },
  tcp_abort_on_overflow: {
    short:
      'With it on, a connection that finds no room in the accept queue gets a RST. Off, its third segment is dropped and it may try again.',
  },
  tcp_mem: {
    short: 'Memory for all TCP sockets, in pages. Above the third number orphans are ended with a RST.',
  },
  tcp_max_tw_buckets: { short: 'With more sockets than this in TIME-WAIT, the state is skipped.' },
  tcp_tw_reuse: {
    short:
      'Whether connect() may take a port still in TIME-WAIT. 2, the default: only on loopback. It never helps a server’s listening port.',
  },
  tcp_tw_reuse_delay: { short: 'How old a TIME-WAIT must be before tcp_tw_reuse may take it.' },
  tcp_rfc1337: {
    short: '1: a socket in TIME-WAIT ignores a RST. 0, the default: a matching RST removes it.',
  },
  tcp_early_retrans: { short: '3, the default, allows the tail loss probe; 0 turns it off.' },
  tcp_sack: { short: 'Selective acknowledgements on or off. Off also removes the tail loss probe.' },
  tcp_dsack: { short: 'Whether duplicates are reported with a DSACK block.' },
  tcp_timestamps: {
    short: 'A clock value in every segment: it measures round trips and tells old segments from new.',
  },
  tcp_window_scaling: { short: 'Receive windows above 64 KiB.' },
  tcp_recovery: { short: 'RACK: finds losses by time instead of by counting duplicate ACKs.' },
  tcp_rto_min_us: {
    short: 'The least margin in the retransmission timeout: 200 ms, where RFC 6298 asks for one second.',
  },
  tcp_rto_max_ms: { short: 'Where the doubling of the retransmission timeout stops: 120 s.' },
  tcp_invalid_ratelimit: { short: 'The least time between two ACKs that answer invalid segments.' },
  tcp_challenge_ack_limit: { short: 'How many challenge ACKs a host sends a second. Unlimited by default.' },
  tcp_keepalive_time: {
    short: 'How long a connection with SO_KEEPALIVE must be idle before the first keepalive probe.',
  },
  tcp_keepalive_probes: { short: 'How many keepalive probes may stay unanswered.' },
  tcp_keepalive_intvl: { short: 'The time between two keepalive probes.' },
  tcp_pingpong_thresh: { short: 'After how many request-and-answer exchanges ACKs begin to be delayed.' },
  tcp_retrans_collapse: {
    short:
      'Whether a retransmission may merge small segments: lost data and a lost FIN can become one segment.',
  },
  tcp_congestion_control: {
    short:
      'Who rules the congestion window: cubic, Linux’s default, or reno. At a close they differ only once more than ten segments are out and one is lost.',
    more: 'In the cells of this site it is reno, as in the kernel recordings, unless a scenario says cubic.',
  },
  tcp_no_metrics_save: { short: '1: do not remember a host’s round-trip time for its next connection.' },
  tcp_slow_start_after_idle: {
    short: 'Whether a connection that was idle for an RTO begins with a small congestion window again.',
  },
  tcp_reordering: { short: 'How far out of order segments may arrive before one counts as lost.' },
  tcp_frto: { short: 'Whether the kernel checks, after a timeout, if the retransmission was needed at all.' },
  tcp_ecn: {
    short:
      'ECN: a router with a long queue marks data instead of losing it, the receiver echoes the mark (ECE), and the sender halves its window (CWR). 1 asks for it, 2 only agrees, 0 neither.',
    more: 'With 2 on both sides, the default, no flag is set. Linux 6.18 and later know 3 to 5 as well, Accurate ECN; they are not simulated. A FIN of its own is never markable; while an echo is due it carries ECE.',
  },
  tcp_ecn_fallback: {
    short:
      'Whether a SYN that is sent again stops asking for ECN, for somebody on the way may have dropped it for that.',
  },
  SO_LINGER: {
    short:
      'With 0 seconds, close() sends a RST. With more, close() blocks until the FIN is acknowledged or the time is up.',
  },
  TCP_LINGER2: {
    short:
      'tcp_fin_timeout for one socket, in seconds. Negative: no FIN-WAIT-2 after close(), a RST instead.',
  },
  TCP_USER_TIMEOUT: {
    short:
      'Milliseconds that sent data may stay unacknowledged. It takes the place of the retry budgets, also for an orphan.',
  },
  TCP_MAXSEG: {
    short:
      'The largest segment that the SYN offers to the peer, and that the socket itself sends. It acts on the handshake: set it before connect(), or on the listener before listen().',
    more: '88 to 32,767 bytes, and never more than the link takes, TCP options included: 500 leaves 488 for data beside timestamps. On a connection that stands Linux takes it and does nothing with it.',
  },
  TCP_NODELAY: { short: 'Sends small writes at once instead of gathering them.' },
  TCP_QUICKACK: { short: 'Acknowledge at once. Set before a FIN arrives, it does not hurry that FIN’s ACK.' },
};
