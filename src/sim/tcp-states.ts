/** As the kernel names them, in the order a connection may pass them; `stateLabel` gives the RFC's spelling for the screen (`FIN-WAIT-1`). */
export const tcpStates = [
  'CLOSED',
  'LISTEN',
  'SYN_SENT',
  'SYN_RECV',
  'ESTABLISHED',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
] as const;

export type TcpState = (typeof tcpStates)[number];
