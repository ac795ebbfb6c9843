import type { TcpState } from '../../sim/index.ts';

const names: Partial<Record<TcpState, string>> = {
  FIN_WAIT1: 'fin-wait-1',
  FIN_WAIT2: 'fin-wait-2',
  SYN_RECV: 'syn-received',
};

/** The style's value for a state: `var(--state-fin-wait-1)`. @param part of it, `-ink` for what is written on it */
export const stateColour = (state: TcpState, part = ''): string =>
  `var(--state-${names[state] ?? state.toLowerCase().replaceAll('_', '-')}${part})`;
