import {
  at,
  cell,
  close,
  connect,
  recv,
  recvUntilEof,
  type Scenario,
  select,
  send,
  shutdown,
  simulate,
  sleep,
} from 'last-ack';

/** The client shuts down one direction at 220 ms; the server sends 700 bytes at 400 ms. */
const oneWay = (how: 'rd' | 'wr'): Scenario => ({
  rttMs: 20,
  durationMs: 80_000,
  client: {
    script: [connect(), send(100), sleep(200), shutdown(how), sleep(300), recv(), close()],
  },
  server: { script: [recv(), at(400, send(700)), recvUntilEof(), close()] },
});

const options = ['shutdown(SHUT_RD)', 'shutdown(SHUT_WR)'] as const;
const label = { en: 'The client calls', zh: '客户端调用' };

export default cell({
  parameters: { call: select({ label, options, value: 'shutdown(SHUT_RD)' }) },
  run: ({ call }) => oneWay(call === 'shutdown(SHUT_RD)' ? 'rd' : 'wr'),
  facts: ({ call }) => {
    const { app } = simulate(oneWay(call === 'shutdown(SHUT_RD)' ? 'rd' : 'wr'));
    const read = app.find(({ side, do: what }) => side === 'client' && what === 'recv');
    return { bytesRead: Number(read?.returned) };
  },
});
