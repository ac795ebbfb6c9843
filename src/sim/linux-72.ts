/** What Linux 7.2, the kernel of the recordings in virtual time, does otherwise than 6.18. */
import { linux } from './linux.ts';

export const linux72: typeof linux = {
  ...linux,
  kernel: 'simulated 7.2',
  // tcp_comp_sack_rtt_percent and a smaller slack, both of 6.19.
  sackCompression: { percent: 33, slackUs: 10 },
  clampFollows: 'buffer',
  // Of 7.0, with Accurate ECN.
  synAckForgetsEcn: true,
};
