/** The eleven states of a connection. */
export const states = {
  closed: {
    short:
      'No connection. The kernel keeps nothing about it; a segment that still arrives is answered with a RST.',
  },
  listen: { short: 'A server waiting for connections.' },
  'syn-sent': { short: 'The client has sent a SYN and waits for the answer.' },
  'syn-received': {
    short: 'The server has answered a SYN and waits for the last ACK of the handshake. ss calls it SYN-RECV.',
  },
  established: {
    short: 'Open: both sides can send. A side that never hears of the other’s close stays here.',
  },
  'fin-wait-1': {
    short:
      'This side closed first; its FIN is not acknowledged yet. It retransmits the FIN until its budget is used up.',
    more: 'The state begins when the program closes, even while the FIN still waits behind unsent data. An orphan’s budget is tcp_orphan_retries; a socket that still has its program uses tcp_retries2.',
  },
  'fin-wait-2': {
    short:
      'Our FIN is acknowledged; the other side has not closed yet. After close() Linux waits tcp_fin_timeout, after shutdown() for ever.',
  },
  'close-wait': {
    short:
      'The other side has closed, this program has not. Only the program can end it, by calling close().',
    more: 'No timer ends CLOSE-WAIT, unless SO_KEEPALIVE is set and finds that the peer is gone. Many sockets in it mean a program that forgets to close.',
  },
  closing: {
    short: 'Both sides closed at the same time: each has the other’s FIN, and waits for the ACK of its own.',
  },
  'last-ack': {
    short:
      'This side closed second and waits for the ACK of its FIN: the last ACK. It retransmits the FIN until then.',
  },
  'time-wait': {
    short:
      'The side that closed first waits 60 s more (Linux), to acknowledge the other’s FIN again if the last ACK was lost.',
    more: 'RFC 9293 asks for twice the maximum segment lifetime, 4 minutes. Linux has a constant, TCP_TIMEWAIT_LEN: no sysctl changes it, and every repeated FIN starts it again.',
  },
};
