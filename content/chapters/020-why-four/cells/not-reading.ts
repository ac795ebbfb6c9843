import { calls, cell, closing, outcome } from 'last-ack';
import { at, close, recv, recvUntilEof, send, shutdown, sleep } from 'last-ack';

const choices = {
  'shutdown(SHUT_RD)': [shutdown('rd')],
  'shutdown(SHUT_WR)': [shutdown('wr')],
};

/** The client shuts down one direction at 220 ms; the server sends 700 bytes at 400 ms. */
const oneWay = (call: keyof typeof choices) =>
  closing({
    clientCalls: [send(100), sleep(200), ...choices[call], sleep(300), recv(), close()],
    serverCalls: [recv(), at(400, send(700)), recvUntilEof(), close()],
    durationMs: 80_000,
  });

export default cell({
  parameters: { call: calls(choices, 'shutdown(SHUT_RD)') },
  run: ({ call }) => oneWay(call),
  facts: ({ call }) => {
    const { app } = outcome(oneWay(call)).trace;
    const read = app.find(({ side, do: what }) => side === 'client' && what === 'recv');
    return { bytesRead: Number(read?.returned) };
  },
});
