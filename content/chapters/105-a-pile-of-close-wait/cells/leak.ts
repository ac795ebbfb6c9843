import { cell, close, connect, overTime, recv, send, simulate } from 'last-ack';

/** What the server does for each connection, and its way out when recv() finds no request. */
const script = [recv(), send(200), close()];
const onError: typeof script = [];

const customer = [connect(), send(100), recv(), close()];
export const pile = (other: object = {}) => ({
  rttMs: 20,
  durationMs: 300_000,
  client: { script: customer },
  load: [
    { script: customer, onError: [], count: 148, everyMs: 2000 },
    { script: [connect(), close()], count: 59, everyMs: 5000 },
  ],
  server: { script, onError, loop: { descriptors: 32, backlog: 8 }, ...other },
});

export default cell({
  run: () => overTime(pile(), ['server.CLOSE_WAIT', 'descriptors', 'accept queue']),
  facts: () => {
    const full = simulate(pile()).app.find(({ errno }) => errno === 24);
    return { fullS: Math.round((full?.t ?? 0) / 1000) };
  },
});
