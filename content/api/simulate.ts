// From a scenario to a trace | 从场景到轨迹
import {
  type Call,
  type CountedFacts,
  close,
  connect,
  type Drop,
  type ExplainedReason,
  explain,
  explained,
  type Facts,
  facts,
  type HostFacts,
  type HostScenario,
  lose,
  type Profile,
  type Queues,
  type Reason,
  type ReasonCode,
  reasonCodes,
  recvUntilEof,
  type Scenario,
  type Segment,
  type SegmentKind,
  type SentBy,
  type SimulateOptions,
  type StateChange,
  seedOfRun,
  segmentKind,
  send,
  simulate,
  simulateBare,
  simulateFacts,
  simulateInPieces,
  sleep,
  stateLabel,
  type TcpState,
  type Timer,
  type TimerName,
  type Trace,
  tcpStates,
} from 'last-ack';

const client: HostScenario = {
  sysctl: { 'net.ipv4.tcp_orphan_retries': 3 },
  script: [connect(), send(100), sleep(500), close()],
};
const scenario: Scenario = {
  rttMs: 20,
  durationMs: 70_000,
  client,
  server: { script: [recvUntilEof(), close()] },
  rules: [lose('client', { fin: true })],
};

const profile: Profile = 'textbook';
const options: SimulateOptions = { maxEvents: 10_000 };
const trace: Trace = simulate({ ...scenario, profile }, options);

const all: Facts = facts(trace);
const host: HostFacts = all.client;
host.retransmissions; // → 3
host.path; // → 'ESTABLISHED → FIN-WAIT-1 → CLOSED'

const fin: Segment | undefined = trace.segments.find(({ flags }) => flags.includes('F'));
fin?.arrives; // → null
const kinds: SegmentKind[] = trace.segments.map(segmentKind);
kinds.slice(0, 3).join(); // → 'syn,syn,ack'
const sentBy: SentBy | undefined = trace.segments.findLast(({ retransmission }) => retransmission)?.sentBy;
sentBy === 'rto'; // → true
const why: Reason | undefined = fin?.why;
const code = why?.code as ReasonCode;
reasonCodes.includes(code); // → true

const last: StateChange | undefined = trace.states.client.at(-1);
const state: TcpState | undefined = last?.state;
state === 'CLOSED'; // → true
stateLabel('FIN_WAIT1'); // → 'FIN-WAIT-1'
tcpStates.length; // → 11

const returned: Call | undefined = trace.app.find((call) => call.do === 'close');
returned?.error; // → undefined
const timers: Timer[] = trace.timers ?? [];
const retransmission: TimerName = 'rto';
timers.some(({ name, ended }) => name === retransmission && ended === 'fired'); // → true
const drops: Drop[] = trace.drops ?? [];
drops.length; // → 0
const queues: Queues[] = trace.queues ?? [];
queues.every(({ sendQ }) => sendQ >= 0); // → true

// What the page runs: codes and values alone. The words are put in where somebody reads them.
const bare: Trace = simulateBare(trace.scenario);
bare.segments.every((segment) => segment.why?.sentence === undefined); // → true
const words: ExplainedReason | undefined = why && explained(why);
words?.sentence === why?.sentence; // → true
explain(bare).segments.length === trace.segments.length; // → true

// The same in pieces: in a page of your own, something else has its turn after every thousand events.
const pieces = simulateInPieces(trace.scenario);
let piece = pieces.next();
while (!piece.done) piece = pieces.next();
piece.value.segments.length === bare.segments.length; // → true

// Facts alone, for many runs of which nobody reads a trace: the same numbers, in less time. Each run has a seed of its own.
const luck = { ...scenario, rules: [lose('client', { chance: 0.3 })], seed: seedOfRun(1, 0) };
const counted: CountedFacts = simulateFacts(luck);
counted.client.livedMs === facts(simulate(luck)).client.livedMs; // → true
counted.stopped; // → false
