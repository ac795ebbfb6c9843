import { at, cell, close, closing, recv, select, send, sleep } from 'last-ack';

const ends = { idle: [at(5000, close())], died: [recv(), sleep(5), close()] };
const clientCalls = [send(100), recv(), at(4990, send(100)), recv(), close()];
const options = {
  idle: { en: 'was idle and closes', zh: '空闲，关闭' },
  died: { en: 'does the work and dies', zh: '办完事就崩溃' },
};

export default cell({
  parameters: { how: select({ label: { en: 'Server', zh: '服务端' }, options, value: 'died' }) },
  run: ({ how }) =>
    closing({ rttMs: 40, clientCalls, serverCalls: [recv(), send(200), ...ends[how]] }),
});
