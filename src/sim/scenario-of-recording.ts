/** What the simulator is told of a recording, and nothing else: the scenario, the clock's rate and phase, the end. */
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

type Recorded = Pick<Trace, 'scenario' | 'hz' | 'jiffiesAtZero' | 'observedUntilMs'>;

/** The scenario with `hz`, `jiffiesAtZero` and the recording's own end as duration, ms. */
export const scenarioOfRecording = ({
  scenario,
  hz,
  jiffiesAtZero,
  observedUntilMs,
}: Recorded): Scenario => ({
  ...scenario,
  hz,
  jiffiesAtZero,
  durationMs: observedUntilMs,
});
