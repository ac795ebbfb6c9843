import {
  at,
  cell,
  closing,
  outcome,
  recv,
  recvUntilEof,
  type Step,
  select,
  send,
  slider,
} from 'last-ack';

const cloud = { tcp_timeout_established: 350, tcp_loose: 0 };
export const boxes = {
  drop: cloud,
  reset: { ...cloud, invalid: 'reset' as const },
  pickUp: { ...cloud, tcp_loose: 1 },
};
const options = {
  drop: { en: 'drop it', zh: '丢弃' },
  reset: { en: 'answer with a RST', zh: '回 RST' },
  pickUp: { en: 'pick it up (Linux)', zh: '补建表项（Linux）' },
};
const label = { en: 'What it does not know', zh: '不认识的报文' };
/** A request and its answer, silence, and the next request after `askS`. */
export const asking = (box: object, askS: number, first: Step[] = [], client = {}) =>
  closing({
    box,
    client,
    clientCalls: [...first, send(100), recv(), at(askS * 1000, send(100)), recv()],
    serverCalls: [recv(), send(200), recv(), send(200), recvUntilEof()],
    durationMs: 2_000_000,
  });
/** How long the client's last read() took, ms. */
export const waited = (scenario: ReturnType<typeof asking>): number => {
  const calls = outcome(scenario).trace.app.filter(
    (call) => call.side === 'client' && call.do === 'recv',
  );
  return calls.at(-1)!.t - calls.at(-1)!.calledAt!;
};
const asks = { en: 'The next request', zh: '下一个请求' };

export default cell({
  parameters: {
    askS: slider({ label: asks, unit: 's', min: 60, max: 900, value: 600 }),
    box: select({ label, options, value: 'drop' }),
  },
  run: ({ askS, box }) => asking(boxes[box], askS),
  facts: ({ askS, box }) => ({ waitMs: waited(asking(boxes[box], askS)) }),
});
