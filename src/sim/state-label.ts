import type { TcpState } from './trace.ts';

const labels: Partial<Record<TcpState, string>> = {
  SYN_SENT: 'SYN-SENT',
  SYN_RECV: 'SYN-RECEIVED',
  FIN_WAIT1: 'FIN-WAIT-1',
  FIN_WAIT2: 'FIN-WAIT-2',
  CLOSE_WAIT: 'CLOSE-WAIT',
  LAST_ACK: 'LAST-ACK',
  TIME_WAIT: 'TIME-WAIT',
};

/** The state as RFC 9293 spells it: `FIN_WAIT1` → `FIN-WAIT-1`. */
export const stateLabel = (state: TcpState): string => labels[state] ?? state;
