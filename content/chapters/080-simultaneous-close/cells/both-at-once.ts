import {
  at,
  cell,
  close,
  connect,
  figure,
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

export default cell({
  parameters: {
    laterMs: slider({
      label: { en: 'The server closes later by', zh: '服务端晚多久关闭' },
      unit: 'ms',
      min: 0,
      max: 120,
      step: 5,
      value: 0,
    }),
  },
  run: ({ laterMs }) =>
    figure(closingTogether(laterMs), {
      caption: {
        en: 'Both FINs are under way at the same time. Close the server later, and find where it becomes an ordinary close.',
        zh: '两个 FIN 同时在路上。让服务端晚一点关闭，找到它变回普通四次挥手的地方。',
      },
    }),
  facts: ({ laterMs }) => ({
    later: laterMs,
    segmentsAfterClose: simulate(closingTogether(laterMs)).segments.filter(({ t }) => t >= 600)
      .length,
  }),
});
