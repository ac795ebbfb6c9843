import { cell, closing, outcome, slider } from 'last-ack';
import { at, close, recv, recvUntilEof, reconnect, send, sleep } from 'last-ack';

const rttMs = 40;
/** The server closes at 5 s; the client asks again `offMs` from then. Both look before they act. */
export const race = (offMs: number) => {
  const inTime = offMs <= -rttMs / 2;
  const finSeen = offMs > rttMs / 2;
  const asks = at(5000 + offMs, finSeen ? close() : send(100));
  const fresh = finSeen ? [reconnect({ samePort: false }), send(100)] : [];
  const serves = inTime ? [recv(), send(200), recvUntilEof()] : [];
  return closing({
    rttMs,
    clientCalls: [send(100), recv(), asks, ...fresh, recv(), sleep(50), close()],
    serverCalls: [recv(), send(200), ...serves, at(5000, close())],
  });
};
const label = 'The next request leaves, from close()';

export default cell({
  parameters: { offMs: slider({ label, unit: 'ms', min: -60, max: 60, value: 8 }) },
  run: ({ offMs }) => race(offMs),
  facts: ({ offMs }) => {
    const reads = outcome(race(offMs)).trace.app.filter((call) => call.side === 'client');
    return { gets: reads.findLast((call) => call.do === 'recv')?.bytes ?? '' };
  },
});
