import {
  cell,
  close,
  connect,
  figure,
  type Rule,
  recvUntilEof,
  type Scenario,
  type Step,
  send,
  sleep,
  slider,
} from 'last-ack';

/** The client closes first. The server has read the end of file, thinks, and still writes; then it does `next`. */
export const stillWriting = (thinkMs: number, next: Step[], rules: Rule[] = []): Scenario => ({
  rttMs: 20,
  durationMs: 70_000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), sleep(thinkMs), send(400), sleep(300), ...next] },
  rules,
});

/** A second write, and the close. */
export const writesOn = [send(50), sleep(100), close()];

export default cell({
  parameters: {
    thinkMs: slider({
      label: { en: 'The server thinks for', zh: '服务端考虑' },
      unit: 'ms',
      min: 0,
      max: 2000,
      step: 50,
      value: 300,
    }),
  },
  run: ({ thinkMs }) =>
    figure(stillWriting(thinkMs, writesOn), {
      caption: {
        en: 'The client has closed. The server has not, and writes twice.',
        zh: '客户端关闭了，服务端没有。它还要写两次。',
      },
    }),
});
