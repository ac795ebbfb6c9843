/**
 * sim: scenario → trace. Pure and deterministic: no clock, no randomness but a seeded one, no dependency.
 * Start reading at `simulate.ts`.
 */
export type { HostScenario, Profile, Rule, Scenario, Side, SocketOption, Step } from './scenario.ts';
export { stateLabel } from './state-label.ts';
export {
  at,
  close,
  connect,
  delay,
  duplicate,
  linger,
  lose,
  option,
  reconnect,
  recv,
  recvUntilEof,
  send,
  shutdown,
  sleep,
} from './steps.ts';
export type {
  Call,
  Drop,
  Queues,
  Reason,
  Segment,
  SentBy,
  StateChange,
  TcpState,
  Timer,
  Trace,
} from './trace.ts';
