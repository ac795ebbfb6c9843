// Held against a recording | 与实录对照
import {
  close,
  connect,
  type Difference,
  type Match,
  matchTraces,
  recvUntilEof,
  type Scenario,
  scenarioOfRecording,
  simulate,
  type TimeError,
  timeErrors,
} from 'last-ack';

const asked: Scenario = {
  rttMs: 20,
  durationMs: 70_000,
  client: { script: [connect(), close()] },
  server: { script: [recvUntilEof(), close()] },
};
// A recording is a trace with the optional parts left out; a simulated trace stands in for one here.
const recorded = simulate(asked);
const again = simulate(scenarioOfRecording(recorded));

const match: Match = matchTraces(recorded, again);
const differences: Difference[] = match.differences;
differences.length; // → 0
const errors: TimeError[] = match.segmentErrors;
errors.every(({ errorMs }) => errorMs === 0); // → true
timeErrors([match]).largest; // → 0
