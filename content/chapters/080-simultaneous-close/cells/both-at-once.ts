import {
  at,
  cell,
  close,
  connect,
  type Rule,
  recv,
  type Scenario,
  send,
  simulate,
  slider,
} from 'last-ack';

/** Both programs close on their own account, the server `laterMs` after the client. */
export const closingTogether = (laterMs: number, rules: Rule[] = []): Scenario => ({
  rttMs: 100,
  durationMs: 80_000,
  client: { script: [connect(), send(100), at(600, close())] },
  server: { script: [recv(), at(600 + laterMs, close())] },
  rules,
});
const label = { en: 'The server closes later by', zh: '服务端晚多久关闭' };

export default cell({
  parameters: { laterMs: slider({ label, unit: 'ms', min: 0, max: 120, step: 5, value: 0 }) },
  run: ({ laterMs }) => closingTogether(laterMs),
  facts: ({ laterMs }) => {
    const { segments } = simulate(closingTogether(laterMs));
    return { later: laterMs, segmentsAfterClose: segments.filter(({ t }) => t >= 600).length };
  },
});
