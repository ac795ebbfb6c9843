/** What the readers find in a paste: plain data, one shape for each kind of thing a tool prints. Times in ms. */
import type { TcpState } from '../sim/index.ts';
import type { Endpoint } from './endpoint.ts';

/** Which command or file a line came from. */
export type SourceKind =
  | 'ss'
  | 'ss -s'
  | 'netstat'
  | 'netstat -s'
  | 'lsof'
  | '/proc/net/tcp'
  | '/proc/net/tcp6'
  | '/proc/net/sockstat'
  | 'nstat'
  | 'conntrack'
  | 'kernel log'
  | 'sysctl'
  | 'counts'
  | 'error'
  | 'tcpdump';

/** `on`: the retransmission timer. `probe`: a closed window is asked about. */
export interface SocketTimer {
  kind: 'on' | 'keepalive' | 'timewait' | 'probe' | 'off';
  leftMs: number;
  /** How many times it has fired without an answer. */
  retries: number;
}

export interface Socket {
  line: number;
  state: TcpState;
  local: Endpoint | null;
  peer: Endpoint | null;
  recvQ: number | null;
  sendQ: number | null;
  process: string | null;
  pid: number | null;
  /** False: the tool says that no program holds it. Null: it does not say. */
  held: boolean | null;
  timer: SocketTimer | null;
  /** Of `ss -i`. */
  rttMs: number | null;
  rtoMs: number | null;
}

/** One row of nf_conntrack's table. */
export interface Flow {
  line: number;
  state: TcpState;
  leftS: number;
  /** No segment of the other direction was seen. */
  unreplied: boolean;
  from: string | null;
  to: Endpoint | null;
}

export type KernelMessage = 'orphans' | 'time-wait-overflow' | 'syn-flood' | 'tcp-memory' | 'conntrack-full';

export type ErrorKind =
  | 'reset'
  | 'broken-pipe'
  | 'address-in-use'
  | 'no-port'
  | 'timed-out'
  | 'connect-timed-out'
  | 'program-timeout'
  | 'refused'
  | 'files'
  | 'idle-race'
  | 'client-gone'
  | 'unreachable'
  | 'half-open';

export type Found =
  | { is: 'socket'; socket: Omit<Socket, 'line'> }
  /** A second line about the socket before it. */
  | { is: 'detail'; rttMs?: number; rtoMs?: number; process?: string; timer?: SocketTimer; retries?: number }
  | { is: 'count'; state: TcpState | 'orphan'; count: number }
  | { is: 'counter'; name: string; value: number }
  | { is: 'setting'; name: string; value: number[] }
  | { is: 'kernel'; message: KernelMessage; port?: number }
  | { is: 'error'; error: ErrorKind; peer: Endpoint | null; who: string | null }
  | { is: 'flow'; flow: Omit<Flow, 'line'> }
  | { is: 'packet' }
  /** A heading: rows of this source follow. Two of the same without another command between are two samples. */
  | { is: 'heading' }
  /** Understood, and of no interest here: UDP, totals, frames. */
  | { is: 'noise' };

/** What has been said above the line and changes how it is read. */
export interface Context {
  /** The state that the command asked for: `ss -tan state time-wait` prints no column for it. */
  asked: TcpState | null;
  /** The last heading, in lower case. */
  heading: string;
}

export interface Reader {
  kind: SourceKind;
  /** What the line says, or null where it is none of this reader's. Never throws; time grows with the line's length only. */
  read: (line: string, context: Context) => Found | Found[] | null;
}
