/** The `linux` profile: Linux 6.18. */
import type { Policy } from './tcp/policy.ts';
import { linuxBudgetSpent } from './tcp/retry-budget.ts';
import { linuxSample } from './tcp/rto.ts';
import { CWR, OPEN, type Socket } from './tcp/socket.ts';

const sixtySeconds = 60e6;

export const linux: Policy<Socket> = {
  kernel: 'simulated 6.18',
  timerWheel: true,
  firstRto: () => 1e6,
  sample: linuxSample,
  backOff: (socket) => Math.min(socket.rto * 2, socket.ground.settings.tcp_rto_max_ms * 1000),
  linearSynTimeouts: (settings) => settings.tcp_syn_linear_timeouts,
  // tcp_rcv_synsent_state_process: at once, TCP_TIMEOUT_MIN from now.
  retriesHalfOpen: true,
  exhausted: linuxBudgetSpent,
  gaveUp: 'gave-up',
  // tcp_schedule_loss_probe
  probes: (socket) => {
    const mode = socket.ground.settings.tcp_early_retrans;
    return (mode === 3 || mode === 4) && socket.sackOk && (socket.ca === OPEN || socket.ca === CWR);
  },
  delaysAcks: true,
  sackCompression: { percent: 5, slackUs: 100 },
  clampFollows: 'ratio',
  synAckForgetsEcn: false,
  sack: true,
  timeWait: () => sixtySeconds,
  timeWaitSetting: 'TCP_TIMEWAIT_LEN',
  // tcp_rcv_state_process and tcp_keepalive_timer: above 60 s the wait is 60 s short, twice.
  orphanFinWait2: (asked) =>
    asked > sixtySeconds
      ? { full: asked - sixtySeconds, mini: asked - sixtySeconds }
      : { full: 0, mini: asked },
};
