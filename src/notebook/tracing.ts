/** A figure and the reader's choices → its traces. The simulator, ours and bounded, runs where the figure is drawn. */
import {
  type Profile,
  type Scenario,
  scenarioOfRecording,
  simulateInPieces,
  type Trace,
} from '../sim/index.ts';
import { tableText } from '../words/index.ts';
import { beginning } from './beginning.ts';
import type { Figure, RecordingFigure } from './cell.ts';
import type { ReaderFault } from './fault.ts';
import { noRecording } from './missing-recording.ts';
import type { Picture } from './picture.ts';
import type { Text } from './text.ts';
import { allAtOnce } from './turns.ts';
import { withFaults } from './with-faults.ts';

export type ProfileChoice = Profile | 'both';

export interface Choices {
  /** The reader's; without one the figure's own `show`. */
  profile?: ProfileChoice;
  faults?: readonly ReaderFault[];
  /** The kernel recording named by a recording figure. */
  recording?: Trace;
  /** How many figures the cell draws. Default 1. */
  pictures?: number;
}

/** How many figures there are among some outputs. */
export const figuresIn = (outputs: readonly { kind: string }[]): number =>
  outputs.filter(({ kind }) => kind === 'figure' || kind === 'recording').length;

const profileLabels: Record<Profile, Text> = {
  linux: 'Linux 6.18',
  textbook: tableText((words) => words.textbook),
};

/** The profile a figure is shown in when the reader has chosen none. */
export const profileOf = (output: Figure, choice?: ProfileChoice): ProfileChoice =>
  choice ?? output.show ?? output.scenario.profile ?? 'linux';

/** Of one trace: about 80 ms of work on the page's own thread, in pieces. */
const maxEvents = 20_000;

/**
 * The traces of one figure under the reader's choices. `both` puts Linux first and the textbook beside it; a figure
 * that already compares two scenarios is drawn in one profile, so that there are never more than two.
 */
export const tracesOf = (output: Figure | RecordingFigure, choices: Choices = {}): Picture =>
  allAtOnce(tracing(output, choices));

/** `tracesOf` in pieces: a page has its turn between them. */
export function* tracing(output: Figure | RecordingFigure, choices: Choices = {}): Generator<void, Picture> {
  const { runs, ...picture } = runsOf(output, choices);
  const [first, second] = runs;
  const trace = yield* first();
  if (!second) return beginning({ ...picture, traces: [trace] }, choices.pictures);
  yield;
  const other = yield* second();
  yield;
  return beginning({ ...picture, traces: [trace, other] }, choices.pictures);
}

/** Of `tracing`, the first trace alone. */
export function* tracingFirst(
  output: Figure | RecordingFigure,
  choices: Choices = {},
): Generator<void, Trace> {
  const { runs, ...picture } = runsOf(output, choices);
  const trace = yield* runs[0]();
  yield;
  return beginning({ ...picture, traces: [trace] }, choices.pictures).traces[0];
}

type Run = () => Generator<void, Trace>;
/** A picture whose traces are still to be made. */
type Planned = Omit<Picture, 'traces'> & { runs: [Run] | [Run, Run] };

/** A trace that is there already. */
// biome-ignore lint/correctness/useYield: it has nothing to wait for.
function* ready(trace: Trace): Generator<void, Trace> {
  return trace;
}

const runsOf = (output: Figure | RecordingFigure, choices: Choices): Planned => {
  const faults = choices.faults ?? [];
  const run = (scenario: Scenario, profile: Profile) => () =>
    simulateInPieces(
      { ...(faults.length > 0 ? withFaults(scenario, faults) : scenario), profile },
      { maxEvents },
    );
  if (output.kind === 'recording') {
    const { recording, profile } = choices;
    if (!recording) throw noRecording(output.recording);
    const { kernel } = recording;
    const scenario = {
      ...scenarioOfRecording(recording),
      ...(profile === 'textbook' && { profile }),
    };
    return {
      runs: [() => simulateInPieces(scenario, { maxEvents }), () => ready(recording)],
      labels: [tableText((words) => words.simulated), tableText((words) => words.recorded(kernel))],
    };
  }
  const choice = profileOf(output, choices.profile);
  const { opening = false } = output;
  if (output.against) {
    const both = choice === 'both';
    const first = both ? (output.scenario.profile ?? 'linux') : choice;
    const second = both || !choices.profile ? (output.against.scenario.profile ?? first) : choice;
    return {
      runs: [run(output.scenario, first), run(output.against.scenario, second)],
      labels: [output.scenario.about ?? profileLabels[first], output.against.label],
      opening,
    };
  }
  if (choice === 'both')
    return {
      runs: [run(output.scenario, 'linux'), run(output.scenario, 'textbook')],
      labels: [profileLabels.linux, profileLabels.textbook],
      opening,
    };
  return { runs: [run(output.scenario, choice)], labels: [profileLabels[choice]], opening };
};
