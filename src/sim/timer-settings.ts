/** For each timer: the setting that governs it, as the trace names it. */
import { finWait2Setting } from './reasons.ts';
import { shortestWait } from './tcp/rto.ts';
import type { Socket } from './tcp/socket.ts';
import type { TimerName } from './trace.ts';

/** `us`: the value it is armed with. */
export function timerSetting(name: TimerName, socket: Socket, us: number): string {
  switch (name) {
    case 'rto':
      return socket.userTimeout > 0 && us < socket.rto && socket.retransmits > 0 ? 'TCP_USER_TIMEOUT' : 'RTO';
    case 'probe':
      return 'tcp_early_retrans';
    case 'reorder':
      return 'tcp_recovery';
    case 'delayed-ack':
      return 'ATO';
    case 'fin-wait-2':
      return us === shortestWait(socket) ? 'RTO' : finWait2Setting(socket);
    case 'time-wait':
      return socket.ground.policy.timeWaitSetting;
    case 'linger':
      return 'SO_LINGER';
    case 'keepalive':
      return 'SO_KEEPALIVE';
    default:
      return 'RTO';
  }
}
