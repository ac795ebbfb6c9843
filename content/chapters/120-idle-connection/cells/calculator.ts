import { cell, first, rtt, slider, table, type Text, text } from 'last-ack';
import { counted, inAMillion, over, ways } from './by-simulation.ts';
import { chance } from './whose-timeout.ts';

const s = (label: Text, value: number) => slider({ label, unit: 's', min: 1, max: 120, value });
const jitter = { label: 'Jitter', unit: 'ms', min: 0, max: 100, value: 20 };

export default cell({
  parameters: {
    server: s('Server closes after', 5),
    client: s('Client lets go after', 60),
    every: s('Silence on average', 20),
    rttMs: rtt({ value: 40 }),
    jitterMs: slider(jitter),
  },
  run: ({ server, client, every, rttMs, jitterMs }) => {
    const share = (s: number) => chance(server, client, rttMs / 1000, s, jitterMs / 1000);
    const runs = counted(server, client, rttMs / 1000, jitterMs / 1000);
    const silences = first(20).map((i) => (i * Math.max(5 * server, 1.2 * every)) / 20);
    const rows = silences.map((s) => [s, inAMillion(share(s)), inAMillion(runs(s))]);
    const [n, day] = [inAMillion(share(every)), Math.round((8_640_000 * share(every)) / every)];
    const caption = text`${n} requests in a million fail: on 100 connections ${day} a day`;
    return { ...table(caption, [over, ...ways], rows), chart: { draw: 'line', here: every } };
  },
  facts: () => {
    const fail = [1, 5, 20, 60].map((s) => [chance(5, 60, 0.04, s), s] as const);
    return { worstS: fail.toSorted(([one], [other]) => other - one)[0]![1] };
  },
});
