import {
  cell,
  connect,
  facts,
  lose,
  recvUntilEof,
  type Scenario,
  type Side,
  send,
  shutdown,
  simulate,
  sleep,
  stateLabel,
  type TcpState,
  type Text,
  table,
} from 'last-ack';
import { fourSegments } from './four-segments.ts';

const hour = 3_600_000;
const normal: Scenario = { ...fourSegments(20, 100), durationMs: hour };
const serverNeverCloses: Scenario = {
  ...normal,
  server: { script: [recvUntilEof(), sleep(hour)] },
};
const withShutdown = (scenario: Scenario): Scenario => ({
  ...scenario,
  client: { script: [connect(), send(100), sleep(500), shutdown('wr'), recvUntilEof()] },
});
const losing = (from: Side, scenario = normal): Scenario => ({
  ...scenario,
  rules: [lose(from, { fin: true })],
});

type Line = [state: TcpState, side: Side, scenario: Scenario, enteredBy: Text, limitedBy: Text];
const peersFin = { en: 'the peer’s FIN', zh: '对端的 FIN' };
const peersProgram = { en: 'the peer’s program', zh: '对端的程序' };
const ownProgram = { en: 'its own program', zh: '自己的程序' };
const constant = { en: 'TCP_TIMEWAIT_LEN, a constant', zh: '常量 TCP_TIMEWAIT_LEN' };

const lines: Line[] = [
  ['FIN_WAIT1', 'client', losing('client'), 'close()', 'tcp_orphan_retries'],
  ['FIN_WAIT1', 'client', withShutdown(losing('client')), 'shutdown()', 'tcp_retries2'],
  ['FIN_WAIT2', 'client', serverNeverCloses, 'close()', 'tcp_fin_timeout'],
  ['FIN_WAIT2', 'client', withShutdown(serverNeverCloses), 'shutdown()', peersProgram],
  ['CLOSE_WAIT', 'server', serverNeverCloses, peersFin, ownProgram],
  ['LAST_ACK', 'server', losing('server'), 'close()', 'tcp_orphan_retries'],
  ['TIME_WAIT', 'client', normal, peersFin, constant],
];

export default cell({
  run: () =>
    table(
      {
        en: 'How long each state lasts when no answer ever comes',
        zh: '一直没有回音时，每个状态能停留多久',
      },
      [
        { en: 'state', zh: '状态' },
        { en: 'entered by', zh: '如何进入' },
        { en: 'limited by', zh: '由谁限制' },
        { en: 'longest, with defaults', zh: '默认设置下最长' },
      ],
      lines.map(([state, side, scenario, enteredBy, limitedBy]) => {
        const { finalState, inState } = facts(simulate(scenario))[side];
        const seconds = `${((inState[state] ?? 0) / 1000).toFixed(1)} s`;
        const longest = finalState === 'CLOSED' ? seconds : { en: 'no limit', zh: '没有上限' };
        return [stateLabel(state), enteredBy, limitedBy, longest];
      }),
    ),
});
