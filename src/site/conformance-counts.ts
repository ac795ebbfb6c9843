/** How many of the kernel recordings the simulator repeats: counted while the page is built, by the rule of the tests. */
import { matchTraces, scenarioOfRecording, simulate, type Trace } from '../sim/index.ts';

export interface ConformanceCounts {
  recordings: number;
  matching: number;
  segments: number;
  /** As the recordings name it: `6.18.44`. */
  kernel: string;
  /** Median distance between a segment's simulated and recorded time, ms. */
  medianMs: number;
}

const files = import.meta.glob<Trace>('../../tests/conformance/recordings/*.json', { import: 'default' });

let counted: Promise<ConformanceCounts> | undefined;

const count = async (): Promise<ConformanceCounts> => {
  const recordings = await Promise.all(Object.values(files).map((load) => load()));
  const matches = recordings.map((recorded) =>
    matchTraces(recorded, simulate(scenarioOfRecording(recorded))),
  );
  const errors = matches
    .flatMap(({ segmentErrors }) => segmentErrors.map(({ errorMs }) => Math.abs(errorMs)))
    .sort((a, b) => a - b);
  return {
    recordings: recordings.length,
    matching: matches.filter(({ matches }) => matches).length,
    segments: errors.length,
    kernel: recordings[0]?.kernel ?? '',
    medianMs: errors[Math.floor(errors.length / 2)] ?? 0,
  };
};

export const conformanceCounts = (): Promise<ConformanceCounts> => {
  counted ??= count();
  return counted;
};
