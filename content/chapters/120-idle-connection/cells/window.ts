import { cell, close, closing, delay, recv, send, simulateBare, sleep, table } from 'last-ack';

/** Is a request doomed that leaves `gap` s after an answer? The server closes `idle` s after it. */
export const doomed = (gap: number, idle: number, rtt: number, late = 0, finLate = 0) => {
  const scenario = closing({
    rttMs: rtt * 1000,
    clientCalls: [send(100), recv(), sleep(gap * 1000), send(100)],
    serverCalls: [recv(), send(200), sleep(idle * 1000), close()],
  });
  const slow = delay('client', { data: true, nth: [2] }, late * 1000);
  const rules = [slow, delay('server', { fin: true }, finLate * 1000)];
  const { segments } = simulateBare({ ...scenario, rules });
  const asks = segments.findLast(({ from, len }) => from === 'client' && len > 0)!;
  const fin = segments.find(({ from, flags }) => from === 'server' && flags.includes('F'));
  return fin !== undefined && asks.arrives! > fin.t && asks.t < fin.arrives!;
};
/** Of 40 requests around the close those that are doomed, in ms of leaving. */
const width = (ms: number) => {
  const leave = Array.from({ length: 40 }, (_, i) => 5 + ((i - 30) * ms) / 20_000);
  return (leave.filter((gap) => doomed(gap, 5, ms / 1000)).length * ms) / 20;
};
const rows = [2, 20, 40, 200].map((ms) => [ms, width(ms)]);

export default cell({
  run: () => table('How wide the gap is', ['RTT, ms', 'a request is doomed for, ms'], rows),
  facts: () => ({ widthMs: width(40) }),
});
