import { cell, facts, type Scenario, simulate, slider } from 'last-ack';
import { thinking } from './open-and-close.ts';

/** Segments on the wire from the first FIN on. */
export const closingSegments = (scenario: Scenario): number => {
  const { segments } = simulate(scenario);
  return segments.length - segments.findIndex((segment) => segment.flags.includes('F'));
};

export default cell({
  parameters: {
    thinkMs: slider({
      label: { en: 'Server thinks', zh: '服务端考虑' },
      unit: 'ms',
      min: 0,
      max: 100,
      value: 0,
    }),
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 150, value: 20 }),
  },
  run: ({ thinkMs, rttMs }) => thinking(thinkMs, rttMs),
  facts: ({ thinkMs, rttMs }) => {
    const scenario = thinking(thinkMs, rttMs);
    const { client } = facts(simulate(scenario));
    return { segments: closingSegments(scenario), finWait1Ms: client.inState.FIN_WAIT1 ?? 0 };
  },
});
