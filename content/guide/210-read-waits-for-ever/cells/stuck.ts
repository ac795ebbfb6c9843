import { cell, close, closing, option, recv, send, sleep, toggle } from 'last-ack';

const watched = [option('SO_KEEPALIVE', 1), option('TCP_KEEPIDLE', 60), option('TCP_KEEPINTVL', 60)];

export default cell({
  parameters: {
    limit: toggle({
      label: 'The client waits for 30 s at most',
      value: false,
    }),
  },
  run: ({ limit }) =>
    closing({
      clientCalls: [...watched, send(100), ...(limit ? [recv({ timeoutMs: 30_000 }), close()] : [recv()])],
      serverCalls: [recv(), sleep(600_000)],
      durationMs: 600_000,
    }),
});
