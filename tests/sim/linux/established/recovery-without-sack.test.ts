/**
 * Without SACK each duplicate ACK stands for one packet that arrived: `tcp_add_reno_sack`, `tcp_remove_reno_sacks`. How much may be
 * sent in recovery hangs on how many that were (RFC 6937, `tcp_cwnd_reduction`).
 */
import { expect, test } from 'vitest';
import {
  at,
  close,
  connect,
  option,
  type Rule,
  recv,
  recvUntilEof,
  send,
  simulate,
} from '../../../../src/sim/index.ts';

const run = (bytes: number, rules: Rule[], sysctl = {}) =>
  simulate({
    rttMs: 50,
    hostDelayMs: 0,
    durationMs: 60_000,
    rules,
    client: {
      sysctl: { 'net.ipv4.tcp_sack': 0, ...sysctl },
      script: [connect(), option('TCP_NODELAY', 1), send(bytes), at(300, send(20 * 1448)), at(5000, close())],
    },
    server: { script: [recv(), recvUntilEof(), close()] },
  }).segments.filter(({ from, len }) => from === 'client' && len > 0);

const lostFirst: Rule = { from: 'client', data: true, nth: [1], action: 'drop' };

test('what leaves at once after a recovery is what its duplicates made of the window', () => {
  // Ten packets of window, six sent, the first lost: five duplicates. The third starts recovery with ssthresh 5, and is the first
  // that counts as delivered: 3 by then, 1 of the ACK that fills the hole (6 packets less 5 duplicates), 1 sent again.
  // 3 + 1 − 1, and 1 since the ACK advances and nothing more is lost: 4, of at most 5.
  const sent = run(6 * 1448, [lostFirst]);
  expect(sent.filter(({ retransmission }) => retransmission)).toHaveLength(1);
  expect(sent.filter(({ t }) => t >= 300 && t < 325)).toHaveLength(4);
});
