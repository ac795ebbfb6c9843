/** What the chapters assume, in a sentence each. */
export const terms = {
  'active-close': {
    name: 'active close',
    short:
      'The side that sends its FIN first. It is the one that ends in TIME-WAIT; it may be the client or the server.',
  },
  'passive-close': {
    name: 'passive close',
    short: 'The side that receives the first FIN. It goes through CLOSE-WAIT and LAST-ACK.',
  },
  'four-way-close': {
    name: 'four-segment close',
    short: 'FIN, ACK, FIN, ACK: each side closes its own direction, and each FIN is acknowledged.',
  },
  'three-way-handshake': {
    name: 'three-way handshake',
    short: 'SYN, SYN+ACK, ACK: how a connection opens. Its middle segment does two jobs at once.',
  },
  'three-segment-close': {
    name: 'three-segment close',
    short: 'The second and third segment travel as one: the server closed before its ACK was due.',
  },
  'simultaneous-close': {
    name: 'simultaneous close',
    short: 'Both sides send a FIN before seeing the other’s. Both end in TIME-WAIT.',
  },
  'half-close': {
    name: 'half-close',
    short: 'One direction is closed, the other still carries data: shutdown(SHUT_WR) asks for it.',
  },
  orphan: {
    name: 'orphan',
    short: 'A socket whose program has called close() or ended. The kernel finishes the connection alone.',
    more: 'The kernel marks it SOCK_DEAD. No error can be told to anyone; ss shows no process for it.',
  },
  rtt: { name: 'RTT', short: 'Round-trip time: from sending a segment to hearing that it arrived.' },
  srtt: { name: 'SRTT', short: 'The round-trip time smoothed over past measurements.' },
  rto: {
    name: 'RTO',
    short:
      'Retransmission timeout: how long to wait for an acknowledgement before sending again. Linux: SRTT plus at least 200 ms.',
  },
  backoff: {
    name: 'exponential backoff',
    short: 'Each time the retransmission timer runs out, the next wait is twice as long, up to 120 s.',
  },
  'time-budget': {
    name: 'time budget',
    short:
      'Linux turns a number of retries into a time and gives up when the time is used, however many segments that was.',
  },
  'delayed-ack': {
    name: 'delayed ACK',
    short:
      'An ACK held back a little, 40 ms in Linux, in case there is something to send with it. The ACK of a FIN is delayed too.',
  },
  msl: {
    name: 'MSL',
    short:
      'Maximum segment lifetime: how long a segment may wander in the network. RFC 9293 says two minutes.',
  },
  'sequence-number': {
    name: 'sequence number',
    short: 'Every byte has a number, and SYN and FIN take one each. On this site they are counted from 0.',
  },
  window: {
    name: 'window',
    short: 'How many bytes a receiver is ready to take. A FIN waits for it as data does.',
  },
  socket: {
    name: 'socket',
    short: 'The kernel’s end of a connection, which the program holds by a file descriptor.',
  },
  'mini-socket': {
    name: 'mini-socket',
    short:
      'A small record that takes the full socket’s place in TIME-WAIT and in an orphan’s FIN-WAIT-2, to save memory.',
  },
  'end-of-file': {
    name: 'end of file',
    short: 'read() returns 0: the other side has sent its FIN and everything before it has been read.',
  },
  'close-call': {
    short:
      'The program lets go of the socket: a FIN is sent, nothing more can be read, and the socket becomes an orphan.',
    more: 'While another process holds the same socket, after fork() for example, close() sends nothing. Bytes still unread make it a RST.',
  },
  'shutdown-call': {
    short: 'Closes a direction and keeps the socket: after SHUT_WR the program can still read.',
  },
  epipe: {
    short:
      'write() fails with it when this side may no longer send, or after a RST met a socket in CLOSE-WAIT.',
  },
  econnreset: { short: 'The connection was ended by a RST.' },
  etimedout: {
    short: 'The kernel gave up: no acknowledgement came within the budget. An orphan has nobody to tell.',
  },
  'timer-wheel': {
    name: 'timer wheel',
    short:
      'Where the kernel keeps its timers. It rounds up, the more the longer the wait: 408 ms may become 440.',
  },
  jiffy: { name: 'jiffy', short: 'One tick of the kernel’s clock: 4 ms at 250 ticks a second.' },
  sysctl: {
    short: 'A setting of the running kernel, read and written as net.ipv4.… with the sysctl command.',
  },
  textbook: {
    name: 'textbook profile',
    short:
      'The simulator behaving as articles and RFC 9293 tell it: N retries are N retransmissions, no probe, ACK at once.',
  },
  linux: {
    name: 'Linux profile',
    short: 'The simulator behaving as Linux 6.18 does, checked against recordings of a real kernel.',
  },
};
