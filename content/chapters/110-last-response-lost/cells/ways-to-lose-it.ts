import { type Call, cell, close, delay, type Swept, sweep } from 'last-ack';
import { early } from './early-answer.ts';

const good = early([close()]);
const late = (ms: number) => ({ ...good, rules: [delay('server', { data: true }, ms)] });
const ways = [
  [{ en: '300 bytes, nothing goes wrong', zh: '300 字节，一切顺利' }, good],
  [{ en: '300 bytes, lost', zh: '300 字节，丢失' }, early([close()], { lost: true })],
  [{ en: '300 bytes, 10 ms late', zh: '300 字节，晚到 10 毫秒' }, late(10)],
  [{ en: '300 bytes, 40 ms late', zh: '300 字节，晚到 40 毫秒' }, late(40)],
  [{ en: '30,000 bytes', zh: '30,000 字节' }, early([close()], { bytes: 30_000 })],
] as const;
const head = { en: 'bytes that the client reads', zh: '客户端读到的字节数' };
const byClient = ({ side, do: call }: Call) => side === 'client' && call === 'recv';
const read = ({ trace }: Swept) =>
  trace.app.filter(byClient).reduce((sum, { bytes = 0 }) => sum + bytes, 0);

export default cell({
  run: () =>
    sweep({
      caption: { en: 'Five answers, then close()', zh: '五个响应，随后 close()' },
      over: { en: 'the answer', zh: '响应' },
      values: ways,
      name: ([name]) => name,
      run: ([, scenario]) => scenario,
      columns: [[head, read]],
    }),
});
