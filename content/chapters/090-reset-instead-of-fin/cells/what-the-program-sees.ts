import { cell, closing, column, rtt, type Step, sweep, type Text } from 'last-ack';
import { at, close, linger, recv, recvUntilEof, send, sleep } from 'last-ack';

const breaksOff = [send(100), at(600, linger(0)), close()];
// The server writes to a client that has closed, and is answered with a RST.
const closes = [send(100), at(600, close())];
const wrote = [recvUntilEof(), at(1000, send(50)), sleep(2000)];
const waiting = 'ESTABLISHED: waiting in read()';
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
      caption: 'What the server’s calls return',
      over: 'when the RST comes: next call',
      values: rows,
      name: ([name]) => name,
      run: ([, clientCalls, serverCalls]) => closing({ rttMs, clientCalls, serverCalls }),
      columns: [column.callsAfterReset('server')],
    }),
});
