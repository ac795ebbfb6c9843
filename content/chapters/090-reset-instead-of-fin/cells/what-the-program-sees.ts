import { cell, closing, column, rtt, type Step, sweep, type Text } from 'last-ack';
import { at, close, linger, recv, recvUntilEof, send, sleep } from 'last-ack';

const breaksOff = [send(100), at(600, linger(0)), close()];
// The server writes to a client that has closed, and is answered with a RST.
const closes = [send(100), at(600, close())];
const wrote = [recvUntilEof(), at(1000, send(50)), sleep(2000)];
const waiting = { en: 'ESTABLISHED: waiting in read()', zh: 'ESTABLISHED：正停在 read() 里' };
const rows: [Text, clientCalls: Step[], serverCalls: Step[]][] = [
  [waiting, breaksOff, [recv(), recv(), recv()]],
  ['ESTABLISHED: read()', breaksOff, [sleep(2000), recv(), recv(), recv()]],
  ['ESTABLISHED: write()', breaksOff, [recv(), sleep(2000), send(50), send(50)]],
  ['CLOSE-WAIT: read()', closes, [...wrote, recv(), send(50)]],
  ['CLOSE-WAIT: write()', closes, [...wrote, send(50), send(50)]],
];

export default cell({
  parameters: { rttMs: rtt({ max: 400 }) },
  run: ({ rttMs }) =>
    sweep({
      caption: { en: 'What the server’s calls return', zh: '服务端的调用返回什么' },
      over: { en: 'when the RST comes: next call', zh: 'RST 到来时的状态：下一个调用' },
      values: rows,
      name: ([name]) => name,
      run: ([, clientCalls, serverCalls]) => closing({ rttMs, clientCalls, serverCalls }),
      columns: [column.callsAfterReset('server')],
    }),
});
