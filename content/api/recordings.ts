// Held against a recording | 与实录对照
import {
  close,
  connect,
  type Difference,
  inVirtualTime,
  type Looked,
  type Match,
  matchTraces,
  onAMachine,
  recvUntilEof,
  replay,
  type Scenario,
  scenarioOfRecording,
  simulate,
  type TimeError,
  type Tolerance,
  timeErrors,
  type Unrecorded,
} from 'last-ack';

const asked: Scenario = {
  rttMs: 20,
  durationMs: 70_000,
  client: { script: [connect(), close()] },
  server: { script: [recvUntilEof(), close()] },
};
// A recording is a trace with the optional parts left out; a simulated trace stands in for one here.
const recorded = simulate(asked);
// Told the scenario, the clock and the kernel's version of a recording, and nothing else.
const again = replay(recorded);
scenarioOfRecording(recorded).durationMs; // → 70_000

const match: Match = matchTraces(recorded, again);
const differences: Difference[] = match.differences;
differences.length; // → 0
const errors: TimeError[] = match.segmentErrors;
errors.every(({ errorMs }) => errorMs === 0); // → true
timeErrors([match]).largest; // → 0

// What the verdict rests on: how much both had, and what a recording does not tell.
const looked: Looked = match.looked;
looked.windows; // → 6
const asWell: Unrecorded = 'windows';
looked.notRecorded.includes(asWell); // → false

// How near is near enough: on a real machine (unless said), or where only waits take time.
const strict: Tolerance = inVirtualTime;
matchTraces(recorded, again, strict).matches; // → true
onAMachine.ms; // → 12
