/** What takes too long, or never comes. */
export const waits = {
  '/guide/close-blocks/': {
    asks: 'close() blocks for seconds. What is it waiting for?',
    typed: ['close blocks', 'close hangs', 'close takes 5 seconds', 'SO_LINGER 5', 'close() slow'],
  },
  '/guide/read-waits-for-ever/': {
    asks: 'read() waits for ever although keep-alive is on. Why does no timeout come?',
    typed: [
      'read hangs forever',
      'recv blocks forever',
      'no timeout keepalive on',
      'request hangs no error',
      'lastrcv lastack',
    ],
  },
  '/guide/both-sides-wait/': {
    asks: 'Both programs wait and nothing moves. Which end is missing?',
    typed: [
      'both sides wait',
      'deadlock read until EOF',
      'server waits for EOF',
      'nc does not exit',
      'SHUT_WR after request',
      'close after fork',
    ],
  },
  '/guide/end-comes-late/': {
    asks: 'Some connections end 200 ms late. What are they waiting for?',
    typed: [
      '200 ms late',
      'extra 200 ms',
      'connection end delayed',
      'slow last response 200ms',
      'TCPLossProbes',
    ],
  },
  '/guide/half-closed-and-cut/': {
    asks: 'After shutdown() an answer within a minute arrives, a later one never does. Who cuts it?',
    typed: [
      'conntrack close_wait',
      'nf_conntrack_tcp_timeout_close_wait',
      'half-closed cut after 60 seconds',
      'shutdown then no answer',
      'conntrack half closed',
    ],
  },
};
