import { cell, closing, first, outcome, slider, table, text } from 'last-ack';

const ports = 28_232;
/** How long one port is taken, s: from a run. */
const taken = outcome(closing()).client.livedMs! / 1000;
const label = 'New connections a second';
const columns = ['after, s', 'ports taken', 'ports there are'];

export default cell({
  parameters: { rate: slider({ label, min: 50, max: 2000, step: 50, value: 1000 }) },
  run: ({ rate }) => {
    const used = (s: number) => Math.min(ports, Math.round(rate * Math.min(s, taken)));
    const rows = [0, ...first(30)].map((i) => [4 * i, used(4 * i), ports]);
    const caption = text`At ${rate} a second, ${used(taken)} of ${ports} ports are taken`;
    return { ...table(caption, columns, rows), chart: { draw: 'line' } };
  },
  facts: ({ rate }) => ({ takenMs: taken * 1000, emptyMs: (1000 * ports) / rate }),
});
