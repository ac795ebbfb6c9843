import { describe, it } from 'vitest';
import { type Scenario, simulate, validateScenario } from '../../../src/sim/index.ts';
import { illegalNumber, illegalState, inventedBytes, retransmittedAck, unexplained } from './legal-trace.ts';
import { anyScenario, holdsFor } from './random-scenarios.ts';

const runs = 1500;
const of = (check: (trace: ReturnType<typeof simulate>) => string | null) => (scenario: Scenario) =>
  check(simulate(scenario));

describe('whatever the scenario', () => {
  it('the generator makes valid ones', () =>
    holdsFor(anyScenario, runs, (scenario) => validateScenario(scenario).faults[0]?.path ?? null));
  it('the run ends under its event budget', () =>
    holdsFor(
      anyScenario,
      runs,
      of((trace) => trace.stopped?.sentence ?? null),
    ));
  it('states follow RFC 9293 figure 5', () => holdsFor(anyScenario, runs, of(illegalState)));
  it('sequence and acknowledgement numbers are legal', () => holdsFor(anyScenario, runs, of(illegalNumber)));
  it('nothing is delivered that was not sent', () => holdsFor(anyScenario, runs, of(inventedBytes)));
  it('no ACK is retransmitted by a timer', () => holdsFor(anyScenario, runs, of(retransmittedAck)));
  it('every step says why', () => holdsFor(anyScenario, runs, of(unexplained)));
  it('the same scenario and seed give the same bytes', () =>
    holdsFor(anyScenario, 500, (scenario) => {
      const once = JSON.stringify(simulate(scenario));
      return JSON.stringify(simulate(structuredClone(scenario))) === once ? null : 'two runs differ';
    }));
});
