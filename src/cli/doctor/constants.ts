/**
 * Times that standards and the kernel fix, so that prose may state them without a run. A number belongs here when a source
 * names it; a number that follows from a run belongs in a <Fact>.
 */
export const constants: readonly { ms: number; source: string }[] = [
  { ms: 4, source: 'one jiffy at HZ=250, the resolution of the kernel timers' },
  { ms: 40, source: 'TCP_DELACK_MIN, include/net/tcp.h' },
  { ms: 200, source: 'TCP_RTO_MIN and TCP_DELACK_MAX, include/net/tcp.h' },
  { ms: 500, source: 'the most an ACK may be delayed, RFC 9293 §3.8.6.3' },
  { ms: 1000, source: 'TCP_TIMEOUT_INIT, include/net/tcp.h; the initial RTO, RFC 6298 §2' },
  { ms: 30_000, source: 'half of TCP_TIMEWAIT_LEN: the MSL that Linux implies' },
  { ms: 60_000, source: 'TCP_TIMEWAIT_LEN, include/net/tcp.h' },
  { ms: 100_000, source: 'the least time before giving up, R2, RFC 9293 §3.8.3' },
  { ms: 120_000, source: 'TCP_RTO_MAX, include/net/tcp.h; MSL, RFC 9293 §3.4.2' },
  { ms: 240_000, source: '2·MSL, RFC 9293 §3.4.2' },
];
