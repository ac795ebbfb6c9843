import { cell, closing, first, outcome, slider, table } from 'last-ack';

const ports = 28_232;
/** How long one port is taken, s: from a run. */
const taken = outcome(closing()).client.livedMs! / 1000;
const label = { en: 'New connections a second', zh: '每秒新建连接' };
const columns = [
  { en: 'after, s', zh: '经过，秒' },
  { en: 'ports taken', zh: '占用的端口' },
  { en: 'ports there are', zh: '端口总数' },
];

export default cell({
  parameters: { rate: slider({ label, min: 50, max: 2000, step: 50, value: 1000 }) },
  run: ({ rate }) => {
    const used = (s: number) => Math.min(ports, Math.round(rate * Math.min(s, taken)));
    const rows = [0, ...first(30)].map((i) => [4 * i, used(4 * i), ports]);
    const en = `At ${rate} a second, ${used(taken)} of ${ports} ports are taken`;
    const zh = `每秒 ${rate} 条，${ports} 个端口占用 ${used(taken)} 个`;
    return { ...table({ en, zh }, columns, rows), chart: { draw: 'line' } };
  },
  facts: ({ rate }) => ({ takenMs: taken * 1000, emptyMs: (1000 * ports) / rate }),
});
