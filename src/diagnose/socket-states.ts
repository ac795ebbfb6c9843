/** The eleven states under every name that tools give them: `ESTAB`, `FIN_WAIT_2`, `CloseWait`, `LISTENING`. */
import type { TcpState } from '../sim/index.ts';

const byName: Record<string, TcpState> = {
  estab: 'ESTABLISHED',
  established: 'ESTABLISHED',
  synsent: 'SYN_SENT',
  synrecv: 'SYN_RECV',
  synrcvd: 'SYN_RECV',
  synreceived: 'SYN_RECV',
  newsynrecv: 'SYN_RECV',
  finwait1: 'FIN_WAIT1',
  finwait2: 'FIN_WAIT2',
  timewait: 'TIME_WAIT',
  close: 'CLOSED',
  closed: 'CLOSED',
  closewait: 'CLOSE_WAIT',
  lastack: 'LAST_ACK',
  listen: 'LISTEN',
  listening: 'LISTEN',
  closing: 'CLOSING',
};

/** The state that a word names, in any tool's spelling; null where it names none. */
export const stateNamed = (word: string): TcpState | null =>
  byName[word.replaceAll(/[-_ ()[\],:;"']/g, '').toLowerCase()] ?? null;

/** What stands in a text as a state, in the spellings that are no common words: `closing` and `closed` need a column of their own. */
export const STATE_IN_TEXT =
  /\b(?:(?:SYN|FIN|TIME|CLOSE|LAST)[-_ ]?(?:SENT|RECV|RCVD|RECEIVED|WAIT|ACK)[-_ ]?[12]?|ESTAB(?:LISHED)?|CLOSING)\b/i;
