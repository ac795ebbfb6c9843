import { at, cell, close, closing, outcome, recv, recvUntilEof, send, slider } from 'last-ack';

const asking = (tcp_timeout_established: number, askS: number) =>
  closing({
    box: { tcp_timeout_established, tcp_loose: 0 },
    clientCalls: [send(100), recv(), at(askS * 1000, send(100)), recv(), close()],
    serverCalls: [recv(), send(200), recv(), send(200), recvUntilEof(), close()],
    durationMs: 6_000_000,
  });
const waitMs = (forgetsS: number, askS: number) => {
  const read = outcome(asking(forgetsS, askS)).trace.app.findLast(
    (call) => call.do === 'recv' && call.side === 'client',
  );
  return read!.t - read!.calledAt!;
};
const seconds = { unit: 's', min: 60, max: 3600 };

export default cell({
  parameters: {
    forgetsS: slider({
      ...seconds,
      label: 'The box forgets after',
      value: 350,
    }),
    askS: slider({ ...seconds, label: 'The next request leaves', value: 600 }),
  },
  run: ({ forgetsS, askS }) => asking(forgetsS, askS),
  facts: ({ forgetsS, askS }) => ({ waitMs: waitMs(forgetsS, askS) }),
});
