/** A twin as a run to be drawn, and as TypeScript. */
import { simulate, type Trace } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import { scenarioSource } from '../cell-source.ts';
import type { Twin } from './find-twin.ts';
import { MAX_EVENTS } from './infer-scenario.ts';

/** The run itself, as long as the capture and a little longer, so that what came of its end is seen. */
export const twinRun = ({ scenario, zero }: Twin, { trace }: CaptureTrace): Trace => {
  const until = Math.max(0, trace.observedUntilMs - zero);
  return simulate(
    { ...scenario, durationMs: Math.min(scenario.durationMs, Math.ceil(1.2 * until + 2000)) },
    { maxEvents: MAX_EVENTS },
  );
};

/** It as a cell's TypeScript, with no address in it. */
export const twinSource = (twin: Twin, captured: CaptureTrace): string => {
  const { scenario } = twinRun(twin, captured);
  return scenarioSource({ ...scenario, about: 'The twin of a captured close' });
};
