import { cell, close, closing, recvUntilEof, send, shutdown, sleep, slider } from 'last-ack';

export default cell({
  parameters: {
    answers: slider({ label: 'Answers', min: 0, max: 4, value: 2 }),
  },
  run: ({ answers }) => {
    const says = Array(answers)
      .fill([sleep(200), send(700)])
      .flat();
    const ending = [shutdown('wr'), recvUntilEof(), close()];
    return closing({ ending, after: [...says, sleep(100), close()] });
  },
});
