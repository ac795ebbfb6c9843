import {
  cell,
  close,
  connect,
  facts,
  figure,
  linger,
  lose,
  recv,
  recvUntilEof,
  type Scenario,
  select,
  send,
  simulate,
  sleep,
  stateLabel,
} from 'last-ack';

const hour = 3_600_000;

/** The client breaks off, and its only RST is lost. */
const unheard = (writes: boolean): Scenario => ({
  rttMs: 20,
  durationMs: hour,
  client: { script: [connect(), send(100), sleep(500), linger(0), close()] },
  server: {
    script: writes
      ? [recv(), sleep(10_000), send(50), recvUntilEof(), close()]
      : [recvUntilEof(), close()],
  },
  rules: [lose('client', { rst: true, nth: [1] })],
});

export default cell({
  parameters: {
    server: select({
      label: { en: 'The server', zh: '服务端' },
      options: ['waits', 'writes'],
      labels: {
        waits: { en: 'waits in read()', zh: '停在 read() 里等' },
        writes: { en: 'writes after 10 s', zh: '10 s 后写一次' },
      },
      value: 'waits',
    }),
  },
  run: ({ server }) =>
    figure(unheard(server === 'writes'), {
      caption: {
        en: 'The RST is lost. Nobody sends it again, and nobody misses it.',
        zh: 'RST 丢了。没有人重发，也没有人发觉少了它。',
      },
    }),
  facts: ({ server }) => {
    const trace = simulate(unheard(server === 'writes'));
    return {
      resets: trace.segments.filter(({ flags }) => flags.includes('R')).length,
      believes: stateLabel(facts(trace).server.finalState ?? 'CLOSED'),
    };
  },
});
