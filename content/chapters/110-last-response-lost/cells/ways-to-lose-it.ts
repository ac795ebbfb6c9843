import { type Call, cell, close, delay, type Swept, sweep } from 'last-ack';
import { early } from './early-answer.ts';

const good = early([close()]);
const late = (ms: number) => ({ ...good, rules: [delay('server', { data: true }, ms)] });
const ways = [
  ['300 bytes, nothing goes wrong', good],
  ['300 bytes, lost', early([close()], { lost: true })],
  ['300 bytes, 10 ms late', late(10)],
  ['300 bytes, 40 ms late', late(40)],
  ['30,000 bytes', early([close()], { bytes: 30_000 })],
] as const;
const head = 'bytes that the client reads';
const byClient = ({ side, do: call }: Call) => side === 'client' && call === 'recv';
const read = ({ trace }: Swept) =>
  trace.app.filter(byClient).reduce((sum, { bytes = 0 }) => sum + bytes, 0);

export default cell({
  run: () =>
    sweep({
      caption: 'Five answers, then close()',
      over: 'the answer',
      values: ways,
      name: ([name]) => name,
      run: ([, scenario]) => scenario,
      columns: [[head, read]],
    }),
});
