import { type Close, cell, closing, fins, type Side, stateLabel, sweep, timeIn } from 'last-ack';
import { recvUntilEof, shutdown, type TcpState, type Text } from 'last-ack';

const held = { ending: [shutdown('wr'), recvUntilEof()] };
const silent = { thinkMs: 3_600_000 };
const rows: [TcpState, Side, Close, enteredBy: string, limitedBy: Text][] = [
  ['FIN_WAIT1', 'client', { lose: fins('client') }, 'close()', 'tcp_orphan_retries'],
  ['FIN_WAIT1', 'client', { lose: fins('client'), ...held }, 'shutdown()', 'tcp_retries2'],
  ['FIN_WAIT2', 'client', silent, 'close()', 'tcp_fin_timeout'],
  ['FIN_WAIT2', 'client', { ...silent, ...held }, 'shutdown()', 'the peer'],
  ['CLOSE_WAIT', 'server', silent, 'FIN', 'its own program'],
  ['LAST_ACK', 'server', { lose: fins('server') }, 'close()', 'tcp_orphan_retries'],
  ['TIME_WAIT', 'client', {}, 'FIN', 'a constant'],
];

export default cell({
  run: () =>
    sweep({
      caption: 'When no answer ever comes',
      over: 'state',
      values: rows,
      name: ([state]) => stateLabel(state),
      run: ([, , close]) => closing({ ...close, durationMs: 3_600_000 }),
      columns: [
        ['entered by', (_, row) => row[3]],
        ['limited by', (_, row) => row[4]],
        ['longest, s', (run, [state, side]) => timeIn(run[side], state)],
      ],
    }),
});
