/** The `linux` profile: Linux 6.18. */
import type { Policy } from './policy.ts';
import { linuxBudgetSpent } from './retry-budget.ts';
import { linuxSample } from './rto.ts';
import { CWR, OPEN } from './socket.ts';

const sixtySeconds = 60e6;

export const linux: Policy = {
  kernel: 'simulated 6.18',
  fires: (world, us) => world.wheel.fires(world.now, world.wheel.toTicks(us)),
  firstRto: () => 1e6,
  sample: linuxSample,
  backOff: (socket) => Math.min(socket.rto * 2, socket.host.settings.tcp_rto_max_ms * 1000),
  exhausted: linuxBudgetSpent,
  gaveUp: 'gave-up',
  // tcp_schedule_loss_probe
  probes: (socket) => {
    const mode = socket.host.settings.tcp_early_retrans;
    return (mode === 3 || mode === 4) && socket.sackOk && (socket.ca === OPEN || socket.ca === CWR);
  },
  delaysAcks: true,
  sack: true,
  // TCP_TIMEWAIT_LEN
  timeWait: () => sixtySeconds,
  // tcp_rcv_state_process and tcp_keepalive_timer: above 60 s the wait is 60 s short, twice.
  finWait2Full: (asked) => (asked > sixtySeconds ? asked - sixtySeconds : 0),
  finWait2Mini: (asked) => (asked > sixtySeconds ? asked - sixtySeconds : asked),
};
