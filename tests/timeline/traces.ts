/** Traces to try things on: the kernel's recordings, and the simulator's run of each of their scenarios. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  type Profile,
  type Scenario,
  scenarioOfRecording,
  simulate,
  type Trace,
} from '../../src/sim/index.ts';

const folder = 'tests/conformance/recordings';
export const recordingNames = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));
export const recording = (name: string): Trace => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
export const recordedScenarios: Scenario[] = recordingNames.map((name) =>
  scenarioOfRecording(recording(name)),
);
export const simulated = (name: string, profile: Profile = 'linux'): Trace =>
  simulate({ ...scenarioOfRecording(recording(name)), profile });
