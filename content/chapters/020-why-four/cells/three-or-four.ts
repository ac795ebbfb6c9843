import { cell, closing, outcome, rtt, type Trace, thinks } from 'last-ack';

/** Segments on the wire from the first FIN on. */
export const closingSegments = ({ segments }: Trace): number =>
  segments.length - segments.findIndex(({ flags }) => flags.includes('F'));

export default cell({
  parameters: { thinkMs: thinks({ max: 100, value: 0 }), rttMs: rtt({ max: 150 }) },
  run: ({ thinkMs, rttMs }) => closing({ thinkMs, rttMs }),
  facts: ({ thinkMs, rttMs }) => {
    const { trace, client } = outcome(closing({ thinkMs, rttMs }));
    return { segments: closingSegments(trace), finWait1Ms: client.inState.FIN_WAIT1 ?? 0 };
  },
});
