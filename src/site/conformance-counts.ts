/** How many of the kernel recordings the simulator repeats: counted while the page is built, by the rule of the tests. */
import { agreementOf, isCompared } from '../chapter/recordings.ts';
import { results } from './conformance.ts';

export interface ConformanceCounts {
  recordings: number;
  matching: number;
  segments: number;
  /** As the recordings name it: `6.18.44`. */
  kernel: string;
  /** Median distance between a segment's simulated and recorded time, ms. */
  medianMs: number;
}

export const conformanceCounts = (): ConformanceCounts => {
  const { p50, recordings, matching, looked } = agreementOf(results);
  const kernel = results.find(isCompared)?.recorded.kernel ?? '';
  return { recordings, matching, segments: looked.segments, kernel, medianMs: p50 };
};
