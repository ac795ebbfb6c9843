// Controls of a cell | 单元的控件
import { type Parameter, type Parameters, select, slider, toggle, type Values } from 'last-ack';

const rttMs = slider({
  label: 'RTT',
  unit: 'ms',
  min: 1,
  max: 400,
  step: 1,
  value: 20,
});
const sack = toggle({ label: 'SACK', value: true });
const call = select({
  label: 'call',
  options: ['close()', 'shutdown()', 'neither'],
  labels: { neither: 'none of them' }, // what readers see; links keep the value
  value: 'close()',
});

const parameters = { rttMs, sack, call } satisfies Parameters;
const values: Values<typeof parameters> = { rttMs: 20, sack: true, call: 'close()' };
values.call; // → 'close()'

const one: Parameter = rttMs;
one.kind; // → 'slider'
