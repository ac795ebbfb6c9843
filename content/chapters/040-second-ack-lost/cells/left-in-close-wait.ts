import {
  at,
  cell,
  close,
  figure,
  recv,
  recvUntilEof,
  type Step,
  select,
  send,
  sleep,
} from 'last-ack';
import { deafClient } from './ack-lost-forever.ts';

const hour = 3_600_000;

/** What the server does ten seconds later, when the path works again and the client has left. */
const later: Record<string, Step[]> = {
  nothing: [sleep(hour)],
  'read()': [at(10_000, recv()), sleep(hour)],
  'write()': [at(10_000, send(50)), at(11_000, recv()), send(50), close()],
  'close()': [at(10_000, close())],
};

export default cell({
  parameters: {
    call: select({
      label: { en: 'At 10 s the server calls', zh: '第 10 秒服务端调用' },
      options: ['nothing', 'read()', 'write()', 'close()'],
      labels: { nothing: { en: 'nothing', zh: '什么也不调用' } },
      value: 'write()',
    }),
  },
  run: ({ call }) =>
    figure(
      { ...deafClient(2, [recvUntilEof(), ...(later[call] ?? [])], 8000), durationMs: hour },
      {
        caption: {
          en: 'The client has left. What does the server learn, and when?',
          zh: '客户端已经离开。服务端能知道什么，什么时候知道？',
        },
      },
    ),
});
