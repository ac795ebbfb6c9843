import { cell, close, closing, figure, recv, type Step, send, sleep, toggle } from 'last-ack';

/** The client sends a head and a body. The server reads the head and answers; then `ending`. */
export const early = (ending: Step[], { lost = false, bytes = 300 } = {}) =>
  closing({
    clientCalls: [send(200), sleep(5), send(1400), recv(), recv(), close()],
    serverCalls: [recv(), sleep(40), send(bytes), sleep(5), ...ending],
    lose: lost ? { from: 'server', data: true, nth: [1] } : [],
  });

export default cell({
  parameters: { lost: toggle({ label: 'Answer lost', value: true }) },
  run: ({ lost }) => figure(early([close()], { lost }), { opening: true }),
});
