// A box on the path | 路上的中间设备
import {
  type AskingAgain,
  askingAgain,
  at,
  type Box,
  type ConntrackState,
  type ConntrackSysctlName,
  close,
  closing,
  conntrackSysctls,
  lastReadMs,
  type Middlebox,
  outcome,
  recv,
  recvUntilEof,
  send,
  type TrackedConnection,
} from 'last-ack';

// Its settings are those of Linux's nf_conntrack, with their defaults, in seconds.
const name: ConntrackSysctlName = 'net.netfilter.nf_conntrack_tcp_timeout_established';
[...conntrackSysctls[name]]; // → [432000, 0, 8589934, 's']

// The table forgets a connection that is silent for 350 s; what comes then gets a RST.
const box: Box = { tcp_timeout_established: 350, tcp_loose: 0, invalid: 'reset' };
const run = outcome(
  closing({
    box,
    clientCalls: [send(100), recv(), at(600_000, send(100)), recv(), close()],
    serverCalls: [recv(), send(200), recvUntilEof(), close()],
    durationMs: 700_000,
  }),
);
const middlebox: Middlebox | undefined = run.trace.scenario.middlebox;
middlebox?.invalid; // → 'reset'
run.client.lastError; // → 'ECONNRESET'
run.server.finalState; // → 'ESTABLISHED'

// What it had in its table, as `conntrack -L` lists it.
const entry: TrackedConnection | undefined = run.trace.tracked?.[0];
const stateOf = ({ state }: { state: ConntrackState }): ConntrackState => state;
entry?.states.map(stateOf); // → ['SYN_SENT', 'SYN_RECV', 'ESTABLISHED']
Math.round(entry?.forgottenAt ?? 0); // → 350047

// A request, its answer, ten minutes of silence, and the next request: its read() waits for fifteen minutes in vain.
const again: AskingAgain = { afterS: 600, box: { tcp_timeout_established: 350, tcp_loose: 0 } };
const second = outcome(askingAgain(again));
second.client.lastError; // → 'ETIMEDOUT'
Math.round(lastReadMs(second.trace) / 60_000); // → 16
