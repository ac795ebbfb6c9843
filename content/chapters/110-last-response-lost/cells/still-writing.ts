import { cell, close, closing, figure, recv, type Step, send, sleep, toggle } from 'last-ack';

const writes = (n: number) => Array.from({ length: n }, () => [send(1000), sleep(40)]).flat();
/** The client writes its request in pieces; the server has read the first when it answers. */
export const upload = (pieces: number, then: Step[], ending: Step[]) =>
  closing({
    clientCalls: [...writes(pieces), ...then, close()],
    serverCalls: [recv(), sleep(20), send(300), sleep(5), ...ending],
  });

export default cell({
  parameters: { reads: toggle({ label: 'Then it reads', value: false }) },
  run: ({ reads }) => figure(upload(3, reads ? [recv()] : [], [close()]), { opening: true }),
});
