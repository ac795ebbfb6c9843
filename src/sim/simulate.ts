/** Scenario in, trace out. The run itself is in `simulate-bare.ts`; here its reasons get their sentences. */
import { explain } from './explain.ts';
import type { Scenario } from './scenario.ts';
import { type SimulateOptions, simulateBare } from './simulate-bare.ts';
import type { Trace } from './trace.ts';

/**
 * Simulate a scenario. Times in the trace are ms since the first SYN left, exact to a microsecond; sequence numbers are
 * relative to the ISNs. The same scenario gives the same trace, byte for byte, everywhere.
 * The scenario is taken as valid; `validateScenario` checks it.
 */
export const simulate = (scenario: Scenario, options?: SimulateOptions): Trace =>
  explain(simulateBare(scenario, options));
