/**
 * sim: scenario → trace. Pure and deterministic: no clock, no randomness but a seeded one, no dependency.
 * Start reading at `simulate.ts`.
 */

export { seedOfRun } from './chance.ts';
export { errorName } from './errno.ts';
export { type ExplainedReason, explain, explained } from './explain.ts';
export { type Facts, facts, type HostFacts } from './facts.ts';
export {
  type Difference,
  type Looked,
  type Match,
  type TimeError,
  timeErrors,
  type Unrecorded,
} from './matching/match.ts';
export { matchTraces } from './matching/match-traces.ts';
export { inVirtualTime, onAMachine, type Tolerance } from './matching/tolerance.ts';
export { type ConntrackSysctlName, conntrackSysctls } from './middlebox/conntrack-settings.ts';
export type { ConntrackState } from './middlebox/conntrack-states.ts';
export { type ReasonCode, reasonCodes } from './reason-codes.ts';
export { replay } from './replay.ts';
export { type RuleSubject, ruleMatches } from './rules.ts';
export type {
  AcceptLoop,
  HostScenario,
  Load,
  Middlebox,
  Profile,
  Rule,
  Scenario,
  ServerScenario,
  Side,
  SocketOption,
  Step,
} from './scenario.ts';
export { scenarioOfRecording } from './scenario-of-recording.ts';
export { type SegmentKind, segmentKind } from './segment-kind.ts';
export { simulate } from './simulate.ts';
export { type SimulateOptions, simulateBare, simulateInPieces } from './simulate-bare.ts';
export { type CountedFacts, simulateFacts } from './simulate-facts.ts';
export { stateLabel } from './state-label.ts';
export {
  at,
  close,
  connect,
  delay,
  duplicate,
  linger,
  lose,
  mark,
  option,
  reconnect,
  recv,
  recvUntilEof,
  send,
  shutdown,
  sleep,
} from './steps.ts';
export {
  type CongestionControl,
  congestionControlName,
  congestionControls,
  type SettingRange,
  type Sysctl,
  type SysctlName,
  sysctls,
} from './sysctls.ts';
export { tcpStates } from './tcp-states.ts';
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
  TimerName,
  Trace,
  TrackedConnection,
  Waiting,
} from './trace.ts';
export { type Fault, faultLine, validateScenario } from './validate-scenario.ts';
export {
  type IdleSetting,
  idleSettings,
  type WhyNoEffect,
  whyNoEffect,
} from './without-effect.ts';
