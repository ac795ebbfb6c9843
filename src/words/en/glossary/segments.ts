/** The segments that end a connection. */
export const segments = {
  segment: {
    name: 'segment',
    short:
      'One TCP message: a header with flags and numbers, and perhaps data. In a capture it is one packet.',
  },
  syn: { short: 'Opens a connection and says where this side’s numbering starts.' },
  fin: {
    short:
      '“I have nothing more to send.” It closes one direction, takes one sequence number, and so must be acknowledged.',
  },
  ack: {
    short:
      'Says up to which number everything has arrived. A bare ACK takes no sequence number and is never retransmitted.',
  },
  rst: {
    short:
      'Ends a connection at once, in both directions, with no answer: there is no such connection, or it was broken off.',
  },
  retransmission: {
    name: 'retransmission',
    short: 'The same bytes sent again because no acknowledgement came in time.',
  },
  sack: {
    short:
      'Selective acknowledgement: an option that lists what arrived beyond a gap. Linux’s tail loss probe needs it.',
  },
  dsack: {
    short:
      'A SACK block for something that arrived twice: “I had this already.” Linux answers a repeated FIN with it.',
  },
  'challenge-ack': {
    name: 'challenge ACK',
    short:
      'An ACK sent instead of obeying a doubtful RST or SYN: if the sender means it, its next RST will carry the right number.',
  },
  'tail-loss-probe': {
    name: 'tail loss probe',
    short:
      'Linux sends the last unanswered segment once more before the retransmission timer’s first expiry. The probe neither doubles the timer nor counts as a try.',
    more: 'A lone FIN gets one too: it leaves exactly when the timer would have fired. It needs SACK and tcp_early_retrans.',
  },
  'zero-window-probe': {
    name: 'zero-window probe',
    short: 'Asks a receiver whose window is shut whether it can take data again.',
  },
  keepalive: {
    name: 'keepalive',
    short:
      'A probe on an idle connection, after two hours unless set otherwise. It finds a peer that is gone.',
  },
};
