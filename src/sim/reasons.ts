/** Why things happen: a code each, and the numbers that belong to it. */

import type { ReasonCode } from './reason-codes.ts';
import { finWait2Asked } from './tcp/fin-wait-2.ts';
import { budgetMs, retriesAllowed } from './tcp/retry-budget.ts';
import { shortestWait } from './tcp/rto.ts';
import type { Socket } from './tcp/socket.ts';
import type { Reason } from './trace.ts';

type Values = Record<string, number | string>;

/** The reason with this code. Its sentence, setting and source are added by `explain`, which alone loads their table. */
export const because = (code: ReasonCode, values?: Values): Reason => (values ? { code, values } : { code });

/** What the length of FIN-WAIT-2 comes from. */
export const finWait2Setting = (socket: Socket): string => {
  if (finWait2Asked(socket) < shortestWait(socket)) return 'RTO';
  return socket.linger2 > 0 ? 'TCP_LINGER2' : 'tcp_fin_timeout';
};

const rtoMs = (socket: Socket): number => socket.rto / 1000;

/** The numbers that belong into the sentence of `code`, from the socket as it is. */
export function valuesOf(code: ReasonCode, socket: Socket, waitedMs = 0): Values | undefined {
  switch (code) {
    case 'syn-rto':
      return { rto: rtoMs(socket) };
    case 'rto':
      return { rto: rtoMs(socket), n: socket.retransmits };
    case 'probe':
      return { ms: waitedMs };
    case 'gave-up-opening':
      return { setting: socket.ground.side === 1 ? 'tcp_synack_retries' : 'tcp_syn_retries' };
    case 'gave-up':
    case 'gave-up-count':
    case 'gave-up-probes':
      return {
        budget: budgetMs(socket),
        retries: retriesAllowed(socket),
        setting:
          socket.userTimeout > 0 ? 'TCP_USER_TIMEOUT' : socket.orphan ? 'tcp_orphan_retries' : 'tcp_retries2',
      };
    case 'fin-wait-2-over':
      return { setting: finWait2Setting(socket) };
    case 'time-wait-over':
      return { setting: socket.ground.policy.timeWaitSetting };
    case 'rate-limited':
      return { limit: socket.ground.settings.tcp_invalid_ratelimit };
    case 'too-many-orphans':
      return { orphans: socket.ground.settings.tcp_max_orphans };
  }
  return undefined;
}
