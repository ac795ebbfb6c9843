import { at, type Close, cell, close, closing, outcome, recv, send, slider } from 'last-ack';

/** Both programs close on their own account, the server `laterMs` after the client. */
export const closingTogether = (laterMs: number, lose: Close['lose'] = []) =>
  closing({
    rttMs: 100,
    clientCalls: [send(100), at(600, close())],
    serverCalls: [recv(), at(600 + laterMs, close())],
    lose,
    durationMs: 80_000,
  });
const label = 'The server closes later by';

export default cell({
  parameters: { laterMs: slider({ label, unit: 'ms', min: 0, max: 120, step: 5, value: 0 }) },
  run: ({ laterMs }) => closingTogether(laterMs),
  facts: ({ laterMs }) => {
    const { segments } = outcome(closingTogether(laterMs)).trace;
    return { later: laterMs, segmentsAfterClose: segments.filter(({ t }) => t >= 600).length };
  },
});
