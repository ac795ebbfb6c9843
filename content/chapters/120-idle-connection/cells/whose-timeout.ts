import { cell, slider, table, text } from 'last-ack';

/** The chance that a request is doomed. In s; on average one comes after `every` s of silence. */
export const chance = (server: number, client: number, rtt: number, every: number, jitter = 0) => {
  const silent = (s: number) => Math.exp(-s / every);
  const late = [1, 3, 5, 7, 9, 11, 13, 15].map((part) => (jitter * part) / 16);
  const each = late.flatMap((ask) =>
    late.map((fin) => silent(server - rtt - ask) - silent(Math.min(client, server + fin))),
  );
  return each.reduce((sum, one) => sum + Math.max(0, one), 0) / each.length;
};
const inAMillion = (client: number) => Math.round(1e6 * chance(5, client, 0.04, 5));
const label = 'The client lets go after';
const columns = ['the client lets go after, s', 'failed requests in a million'];
const clients = [3, 3.5, 4, 4.5, 4.96, 5, 5.5, 6, 6.5, 7];
const rows = clients.map((client) => [client, inAMillion(client)]);

export default cell({
  parameters: { client: slider({ label, unit: 's', min: 3, max: 7, step: 0.1, value: 7 }) },
  run: ({ client: here }) => {
    const n = inAMillion(here);
    const caption = text`${n} requests in a million fail`;
    return { ...table(caption, columns, rows), chart: { draw: 'line', here } };
  },
  facts: ({ client }) => ({ inAMillion: inAMillion(client) }),
});
