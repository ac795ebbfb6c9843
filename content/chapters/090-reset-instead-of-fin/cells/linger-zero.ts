import {
  at,
  cell,
  close,
  connect,
  figure,
  linger,
  lose,
  recvUntilEof,
  type Scenario,
  type Step,
  select,
  send,
  simulate,
  toggle,
} from 'last-ack';

/** The client writes 100 bytes, later 300 more, and closes as soon as write() has returned. */
export const writeAndLeave = (before: Step[], lost: boolean): Scenario => ({
  rttMs: 100,
  durationMs: 70_000,
  client: {
    script: [connect(), send(100), at(600, send(300)), ...before, close()],
  },
  server: { script: [recvUntilEof(), close()] },
  rules: lost ? [lose('client', { data: true, nth: [2] })] : [],
});

/** What the client calls before close(). */
const before: Record<string, Step[]> = {
  'SO_LINGER 0': [linger(0)],
  'SO_LINGER 5': [linger(5)],
  'close()': [],
};

export default cell({
  parameters: {
    how: select({
      label: { en: 'The client closes with', zh: '客户端的关闭方式' },
      options: ['SO_LINGER 0', 'SO_LINGER 5', 'close()'],
      labels: {
        'SO_LINGER 0': { en: 'SO_LINGER 0, then close()', zh: '先设 SO_LINGER 0 再 close()' },
        'SO_LINGER 5': { en: 'SO_LINGER 5, then close()', zh: '先设 SO_LINGER 5 再 close()' },
        'close()': { en: 'close() alone', zh: '只有 close()' },
      },
      value: 'SO_LINGER 0',
    }),
    lost: toggle({
      label: { en: 'The last data are lost', zh: '最后的数据丢失' },
      value: true,
    }),
  },
  run: ({ how, lost }) =>
    figure(writeAndLeave(before[how] ?? [], lost), {
      opening: true,
      caption: {
        en: 'write() has taken 400 bytes. Are all of them delivered?',
        zh: 'write() 收下了 400 字节。它们都能送到吗？',
      },
    }),
  facts: ({ how, lost }) => {
    const { segments } = simulate(writeAndLeave(before[how] ?? [], lost));
    const arrived = segments.filter(
      ({ from, len, arrives }) => from === 'client' && len > 0 && arrives !== null,
    );
    return { delivered: Math.max(...arrived.map(({ seq, len }) => seq + len - 1)) };
  },
});
