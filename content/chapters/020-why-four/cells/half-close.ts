import {
  cell,
  close,
  connect,
  figure,
  recvUntilEof,
  send,
  shutdown,
  sleep,
  slider,
} from 'last-ack';

export default cell({
  parameters: {
    answers: slider({ label: { en: 'Answers', zh: '应答次数' }, min: 0, max: 4, value: 2 }),
  },
  run: ({ answers }) => {
    const answer = [sleep(200), send(700)];
    const script = [
      recvUntilEof(),
      ...Array.from({ length: answers }, () => answer).flat(),
      sleep(100),
      close(),
    ];
    return figure(
      {
        rttMs: 20,
        durationMs: 300_000,
        client: {
          script: [connect(), send(100), sleep(500), shutdown('wr'), recvUntilEof(), close()],
        },
        server: { script },
      },
      {
        caption: {
          en: 'The client has said its last word. The server has not.',
          zh: '客户端的话说完了，服务端的还没有。',
        },
      },
    );
  },
});
