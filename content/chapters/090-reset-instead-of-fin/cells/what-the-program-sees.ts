import {
  at,
  cell,
  close,
  connect,
  errorName,
  linger,
  recv,
  recvUntilEof,
  type Step,
  send,
  simulate,
  sleep,
  slider,
  type Text,
  table,
} from 'last-ack';

/** The client breaks the connection off at 600 ms. */
const aborted = (rttMs: number, script: Step[]) =>
  simulate({
    rttMs,
    durationMs: 10_000,
    client: { script: [connect(), send(100), at(600, linger(0)), close()] },
    server: { script },
  });

/** The client closes, and answers what the server writes at 1000 ms with a RST. */
const answered = (rttMs: number, script: Step[]) =>
  simulate({
    rttMs,
    durationMs: 10_000,
    client: { script: [connect(), send(100), at(600, close())] },
    server: { script: [recvUntilEof(), at(1000, send(50)), ...script] },
  });

type Run = ReturnType<typeof simulate>;

/** What the last `count` reads and writes of the server returned. */
const said = ({ app }: Run, count: number): string =>
  app
    .filter(({ side, do: call }) => side === 'server' && call !== 'close')
    .slice(-count)
    .map(({ do: call, errno, bytes = 0 }) => {
      const name = call === 'send' ? 'write()' : 'read()';
      return `${name} → ${errno === undefined ? (call === 'eof' ? 0 : bytes) : errorName(errno)}`;
    })
    .join(', ');

export default cell({
  parameters: {
    rttMs: slider({
      label: { en: 'RTT', zh: '往返时间 RTT' },
      unit: 'ms',
      min: 1,
      max: 400,
      value: 20,
    }),
  },
  run: ({ rttMs }) => {
    const rows: [Text, string][] = [
      [
        { en: 'ESTABLISHED, waiting in read()', zh: 'ESTABLISHED，正停在 read() 里' },
        said(aborted(rttMs, [recv(), recv(), recv()]), 2),
      ],
      [
        { en: 'ESTABLISHED, next call is read()', zh: 'ESTABLISHED，下一个调用是 read()' },
        said(aborted(rttMs, [sleep(2000), recv(), recv(), recv()]), 3),
      ],
      [
        { en: 'ESTABLISHED, next call is write()', zh: 'ESTABLISHED，下一个调用是 write()' },
        said(aborted(rttMs, [recv(), sleep(2000), send(50), send(50)]), 2),
      ],
      [
        { en: 'CLOSE-WAIT, next call is read()', zh: 'CLOSE-WAIT，下一个调用是 read()' },
        said(answered(rttMs, [sleep(2000), recv(), send(50)]), 2),
      ],
      [
        { en: 'CLOSE-WAIT, next call is write()', zh: 'CLOSE-WAIT，下一个调用是 write()' },
        said(answered(rttMs, [sleep(2000), send(50), send(50)]), 2),
      ],
    ];
    return table(
      {
        en: 'What the server’s calls return after a RST',
        zh: '收到 RST 之后，服务端的调用返回什么',
      },
      [
        { en: 'the server, when the RST comes', zh: 'RST 到来时的服务端' },
        { en: 'its calls, in order', zh: '之后的调用，依次为' },
      ],
      rows,
    );
  },
});
