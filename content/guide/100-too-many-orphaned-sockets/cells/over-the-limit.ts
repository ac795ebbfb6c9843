import { cell, close, closing, outcome, recvUntilEof, select, send } from 'last-ack';

const sent = 20_000;
const upload = (limit: number) =>
  closing({
    rttMs: 80,
    client: { tcp_max_orphans: limit },
    clientCalls: [send(sent), close()],
    serverCalls: [recvUntilEof(), close()],
  });

export default cell({
  parameters: {
    limit: select({ label: 'tcp_max_orphans', options: [0, 131_072], value: 0 }),
  },
  run: ({ limit }) => upload(limit),
  facts: ({ limit }) => ({ sent, arrived: outcome(upload(limit)).delivered.server }),
});
