/** Errors that a program is told, and connections that break. */
export const errors = {
  '/guide/reset-instead-of-the-last-response/': {
    asks: 'The client gets ECONNRESET instead of the last response. Why?',
    typed: [
      'ECONNRESET instead of response',
      'last response lost',
      'lingering_close',
      'lingering close',
      'early response reset',
    ],
  },
  '/guide/idle-connection-and-502/': {
    asks: 'A proxy answers 502 when an idle connection is closed. What crossed on the way?',
    typed: [
      '502 bad gateway',
      'nginx 502 keepalive',
      'ALB 502',
      'idle connection closed',
      'premature close',
      'socket hang up',
      'stale pooled connection',
    ],
  },
  '/guide/address-already-in-use/': {
    asks: 'The server was stopped and does not start again: which socket holds its port?',
    typed: ['server does not start again', 'EADDRINUSE after restart', 'which process holds the port'],
  },
  '/guide/broken-pipe/': {
    asks: 'The first write succeeds and the second says EPIPE. Where did the bytes go?',
    typed: ['first write succeeds second EPIPE', 'EPIPE second write', 'where did the bytes go'],
  },
  '/guide/timed-out-after-fifteen-minutes/': {
    asks: '“Connection timed out” on an open connection, a quarter of an hour after the write. What went on?',
    typed: [
      'ETIMEDOUT after 15 minutes',
      'read ETIMEDOUT',
      'write succeeded then connection timed out',
      'tcp_retries2 15 minutes',
      'TCPAbortOnTimeout',
    ],
  },
  '/guide/stale-connection-from-a-pool/': {
    asks: 'The first request after a quiet night fails, the second works. Who closed the connection?',
    typed: [
      'first request after idle fails',
      'NoHttpResponseException',
      'stale connection from pool',
      'EOF on first request after pause',
    ],
  },
  '/guide/forgotten-by-a-firewall/': {
    asks: 'A connection hangs after some idle minutes. Did a firewall or a NAT forget it?',
    typed: [
      'NAT idle timeout',
      'firewall drops idle connection',
      'connection hangs after idle',
      '350 seconds idle',
      'load balancer idle timeout',
      'keepalive behind NAT',
    ],
  },
  '/guide/reset-by-a-health-check/': {
    asks: 'ECONNRESET in the log every few seconds, and nobody complains. A health check?',
    typed: [
      'health check ECONNRESET',
      'ECONNRESET every few seconds',
      'load balancer probe RST',
      'SYN then RST',
    ],
  },
  '/guide/linger-zero-loses-data/': {
    asks: 'SO_LINGER zero: TIME-WAIT is gone, and so is the end of some responses?',
    typed: [
      'SO_LINGER 0 loses data',
      'response truncated linger',
      'end of response missing',
      'TCPAbortOnData',
    ],
  },
};
