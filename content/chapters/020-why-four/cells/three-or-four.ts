import { cell, closing, facts, rtt, simulate, type Trace, thinks } from 'last-ack';

/** Segments on the wire from the first FIN on. */
export const closingSegments = ({ segments }: Trace): number =>
  segments.length - segments.findIndex(({ flags }) => flags.includes('F'));

export default cell({
  parameters: { thinkMs: thinks({ max: 100, value: 0 }), rttMs: rtt({ max: 150 }) },
  run: ({ thinkMs, rttMs }) => closing({ thinkMs, rttMs }),
  facts: ({ thinkMs, rttMs }) => {
    const trace = simulate(closing({ thinkMs, rttMs }));
    const finWait1Ms = facts(trace).client.inState.FIN_WAIT1 ?? 0;
    return { segments: closingSegments(trace), finWait1Ms };
  },
});
