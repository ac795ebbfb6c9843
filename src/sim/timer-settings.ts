/** For each timer: the setting that governs it, and why it runs. */
import { because, finWait2Setting, timeWaitSetting } from './reasons.ts';
import type { Socket } from './socket.ts';
import type { Reason } from './trace.ts';

export function timerSetting(what: number, socket: Socket, us: number): string {
  switch (what) {
    case 1:
      return socket.userTimeout > 0 && us < socket.rto && socket.retransmits > 0 ? 'TCP_USER_TIMEOUT' : 'RTO';
    case 2:
      return 'tcp_early_retrans';
    case 3:
      return 'tcp_recovery';
    case 5:
      return 'ATO';
    case 6:
      return finWait2Setting(socket);
    case 7:
      return timeWaitSetting(socket);
    case 8:
      return 'SO_LINGER';
    default:
      return 'RTO';
  }
}

const codes = [
  '',
  'timer-rto',
  'timer-probe',
  'timer-reorder',
  'timer-zero-window',
  'timer-delayed-ack',
  'timer-fin-wait-2',
  'timer-time-wait',
  'timer-linger',
];

export function timerReason(what: number, socket: Socket, us: number): Reason {
  const long = what === 6 && !socket.mini && socket.host.policy.finWait2Full(us + 60e6) === us;
  const code = long && us !== 60e6 ? 'timer-fin-wait-2-full' : (codes[what] as string);
  return because(code, { ms: us / 1000, setting: timerSetting(what, socket, us), n: socket.backoff });
}
