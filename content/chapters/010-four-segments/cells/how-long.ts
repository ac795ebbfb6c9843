import { type Close, cell, closing, fins, type Side, stateLabel, sweep, timeIn } from 'last-ack';
import { recvUntilEof, shutdown, type TcpState, type Text } from 'last-ack';

const held = { ending: [shutdown('wr'), recvUntilEof()] };
const silent = { thinkMs: 3_600_000 };
const rows: [TcpState, Side, Close, enteredBy: string, limitedBy: Text][] = [
  ['FIN_WAIT1', 'client', { lose: fins('client') }, 'close()', 'tcp_orphan_retries'],
  ['FIN_WAIT1', 'client', { lose: fins('client'), ...held }, 'shutdown()', 'tcp_retries2'],
  ['FIN_WAIT2', 'client', silent, 'close()', 'tcp_fin_timeout'],
  ['FIN_WAIT2', 'client', { ...silent, ...held }, 'shutdown()', { en: 'the peer', zh: '对端' }],
  ['CLOSE_WAIT', 'server', silent, 'FIN', { en: 'its own program', zh: '自己的程序' }],
  ['LAST_ACK', 'server', { lose: fins('server') }, 'close()', 'tcp_orphan_retries'],
  ['TIME_WAIT', 'client', {}, 'FIN', { en: 'a constant', zh: '常量' }],
];

export default cell({
  run: () =>
    sweep({
      caption: { en: 'When no answer ever comes', zh: '一直没有回音时' },
      over: { en: 'state', zh: '状态' },
      values: rows,
      name: ([state]) => stateLabel(state),
      run: ([, , close]) => closing({ ...close, durationMs: 3_600_000 }),
      columns: [
        [{ en: 'entered by', zh: '如何进入' }, (_, row) => row[3]],
        [{ en: 'limited by', zh: '由谁限制' }, (_, row) => row[4]],
        [{ en: 'longest, s', zh: '最长，秒' }, (run, [state, side]) => timeIn(run[side], state)],
      ],
    }),
});
