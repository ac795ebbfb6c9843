import { at, cell, close, closing, recv, select, send, sleep } from 'last-ack';

const ends = { idle: [at(5000, close())], died: [recv(), sleep(5), close()] };
const clientCalls = [send(100), recv(), at(4990, send(100)), recv(), close()];
const options = {
  idle: 'was idle and closes',
  died: 'does the work and dies',
};

export default cell({
  parameters: { how: select({ label: 'Server', options, value: 'died' }) },
  run: ({ how }) =>
    closing({ rttMs: 40, clientCalls, serverCalls: [recv(), send(200), ...ends[how]] }),
});
