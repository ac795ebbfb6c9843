/** The `textbook` profile: RFC 9293 and RFC 6298 as articles tell them. N retries are N retransmissions. */
import type { Policy } from './tcp/policy.ts';
import { textbookSample } from './tcp/rto.ts';
import type { Socket } from './tcp/socket.ts';

export const textbook: Policy<Socket> = {
  kernel: 'textbook',
  timerWheel: false,
  firstRto: (settings) => settings['textbook.first_rto_ms'] * 1000,
  sample: textbookSample,
  backOff: (socket) => Math.min(socket.rto * 2, socket.ground.settings.tcp_rto_max_ms * 1000),
  linearSynTimeouts: () => 0,
  retriesHalfOpen: false,
  exhausted: (socket) => {
    const { settings } = socket.ground;
    if (socket.state === 'SYN_SENT') return socket.retransmits >= settings.tcp_syn_retries;
    if (socket.state === 'SYN_RECV') return socket.retransmits >= settings.tcp_synack_retries;
    if (socket.userTimeout > 0 && socket.retransmits > 0)
      return socket.ground.ms - socket.retransStamp >= socket.userTimeout;
    // 0 means 8 for an orphan, as the article says.
    const limit = socket.orphan ? settings.tcp_orphan_retries || 8 : settings.tcp_retries2;
    return socket.retransmits >= limit;
  },
  gaveUp: 'gave-up-count',
  probes: () => false,
  delaysAcks: false,
  sackCompression: null,
  clampFollows: 'buffer',
  synAckForgetsEcn: false,
  sack: false,
  // RFC 9293 §3.6.1: 2·MSL. The RFC says 2 minutes for MSL, most stacks and articles 30 s.
  timeWait: (settings) => 2000 * settings['textbook.msl_ms'],
  timeWaitSetting: 'MSL',
  orphanFinWait2: (asked) => ({ full: 0, mini: asked }),
};
