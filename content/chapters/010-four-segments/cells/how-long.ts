import {
  type Close,
  cell,
  closing,
  recvUntilEof,
  type Side,
  seconds,
  shutdown,
  stateLabel,
  sweep,
  type TcpState,
  type Text,
} from 'last-ack';

const lost = (from: Side): Close => ({ lose: { from, fin: true } });
const ending = [shutdown('wr'), recvUntilEof()];
const silent: Close = { thinkMs: 3_600_000 };
const constant = { en: 'TCP_TIMEWAIT_LEN, a constant', zh: '常量 TCP_TIMEWAIT_LEN' };
const rows: [TcpState, Side, Close, enteredBy: string, limitedBy: Text][] = [
  ['FIN_WAIT1', 'client', lost('client'), 'close()', 'tcp_orphan_retries'],
  ['FIN_WAIT1', 'client', { ...lost('client'), ending }, 'shutdown()', 'tcp_retries2'],
  ['FIN_WAIT2', 'client', silent, 'close()', 'tcp_fin_timeout'],
  ['FIN_WAIT2', 'client', { ...silent, ending }, 'shutdown()', { en: 'the peer', zh: '对端' }],
  ['CLOSE_WAIT', 'server', silent, 'FIN', { en: 'its own program', zh: '自己的程序' }],
  ['LAST_ACK', 'server', lost('server'), 'close()', 'tcp_orphan_retries'],
  ['TIME_WAIT', 'client', {}, 'FIN', constant],
];
const waits = (ms = 0, gone: boolean): Text =>
  gone ? `${seconds(ms)} s` : { en: 'no limit', zh: '没有上限' };

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
        [
          { en: 'longest, with defaults', zh: '默认设置下最长' },
          (run, [state, side]) =>
            waits(run[side].inState[state], run[side].finalState === 'CLOSED'),
        ],
      ],
    }),
});
