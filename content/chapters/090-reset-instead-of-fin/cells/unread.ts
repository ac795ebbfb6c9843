import {
  cell,
  close,
  connect,
  figure,
  recv,
  recvUntilEof,
  type Scenario,
  type Step,
  select,
  send,
  shutdown,
  sleep,
} from 'last-ack';

/** The server sends 200 bytes; `ending` is what the client does half a second later. */
export const afterTheAnswer = (ending: Step[]): Scenario => ({
  rttMs: 20,
  durationMs: 70_000,
  client: { script: [connect(), send(100), sleep(500), ...ending] },
  server: { script: [send(200), recvUntilEof(), close()] },
});

const endings = {
  'close()': [close()],
  'read(), then close()': [recv(), close()],
  'shutdown(SHUT_WR), then read()': [shutdown('wr'), recvUntilEof(), close()],
};

export default cell({
  parameters: {
    call: select({
      label: { en: 'The client calls', zh: '客户端调用' },
      options: ['close()', 'read(), then close()', 'shutdown(SHUT_WR), then read()'],
      labels: {
        'read(), then close()': { en: 'read(), then close()', zh: '先 read() 再 close()' },
        'shutdown(SHUT_WR), then read()': {
          en: 'shutdown(SHUT_WR), then read()',
          zh: '先 shutdown(SHUT_WR) 再 read()',
        },
      },
      value: 'close()',
    }),
  },
  run: ({ call }) =>
    figure(afterTheAnswer(endings[call]), {
      caption: {
        en: 'The answer has arrived, and the client has not read it. It closes.',
        zh: '应答到了，客户端没有读，就关闭了。',
      },
    }),
});
