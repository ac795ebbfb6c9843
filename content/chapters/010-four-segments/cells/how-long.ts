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
  type TcpState,
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

/** How long the state lasted when nothing but its own limit could end it. */
const longest = (scenario: Scenario, side: Side, state: TcpState) => {
  const host = facts(simulate(scenario))[side];
  if (host.finalState !== 'CLOSED') return { en: 'no limit', zh: '没有上限' };
  return `${((host.inState[state] ?? 0) / 1000).toFixed(1)} s`;
};

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
      [
        [
          'FIN-WAIT-1',
          'close()',
          'tcp_orphan_retries',
          longest(losing('client'), 'client', 'FIN_WAIT1'),
        ],
        [
          'FIN-WAIT-1',
          'shutdown()',
          'tcp_retries2',
          longest(withShutdown(losing('client')), 'client', 'FIN_WAIT1'),
        ],
        [
          'FIN-WAIT-2',
          'close()',
          'tcp_fin_timeout',
          longest(serverNeverCloses, 'client', 'FIN_WAIT2'),
        ],
        [
          'FIN-WAIT-2',
          'shutdown()',
          { en: 'the peer’s program', zh: '对端的程序' },
          longest(withShutdown(serverNeverCloses), 'client', 'FIN_WAIT2'),
        ],
        [
          'CLOSE-WAIT',
          { en: 'the peer’s FIN', zh: '对端的 FIN' },
          { en: 'its own program', zh: '自己的程序' },
          longest(serverNeverCloses, 'server', 'CLOSE_WAIT'),
        ],
        [
          'LAST-ACK',
          'close()',
          'tcp_orphan_retries',
          longest(losing('server'), 'server', 'LAST_ACK'),
        ],
        [
          'TIME-WAIT',
          { en: 'the peer’s FIN', zh: '对端的 FIN' },
          { en: 'TCP_TIMEWAIT_LEN, a constant', zh: '常量 TCP_TIMEWAIT_LEN' },
          longest(normal, 'client', 'TIME_WAIT'),
        ],
      ],
    ),
});
