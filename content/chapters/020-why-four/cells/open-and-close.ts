import {
  cell,
  close,
  connect,
  figure,
  recvUntilEof,
  type Scenario,
  send,
  sleep,
  slider,
} from 'last-ack';

/** The client closes. The server reads the end of file, thinks, and closes. */
export const thinking = (thinkMs: number, rttMs = 20, bytes = 100): Scenario => ({
  rttMs,
  durationMs: 300_000,
  client: { script: [connect(), ...(bytes > 0 ? [send(bytes)] : []), sleep(500), close()] },
  server: { script: [recvUntilEof(), sleep(thinkMs), close()] },
});

export default cell({
  parameters: {
    thinkMs: slider({
      label: { en: 'Server thinks', zh: '服务端考虑' },
      unit: 'ms',
      min: 0,
      max: 500,
      value: 200,
    }),
  },
  run: ({ thinkMs }) =>
    figure(thinking(thinkMs, 100, 0), {
      opening: true,
      caption: {
        en: 'Open and close on one page: three segments at the top, three or four below.',
        zh: '建立与断开放在一起看：上面三个报文，下面三个或四个。',
      },
    }),
});
