/** The `textbook` profile: RFC 9293 and RFC 6298 as articles tell them. N retries are N retransmissions. */
import type { Policy } from './policy.ts';
import { textbookSample } from './rto.ts';
import { SYN_RECV, SYN_SENT } from './socket.ts';

export const textbook: Policy = {
  kernel: 'textbook',
  fires: (world, us) => world.now + us,
  firstRto: (host) => host.settings['textbook.first_rto_ms'] * 1000,
  sample: textbookSample,
  backOff: (socket) => Math.min(socket.rto * 2, socket.host.settings.tcp_rto_max_ms * 1000),
  exhausted: (socket) => {
    const { settings } = socket.host;
    if (socket.state === SYN_SENT) return socket.retransmits >= settings.tcp_syn_retries;
    if (socket.state === SYN_RECV) return socket.retransmits >= settings.tcp_synack_retries;
    if (socket.userTimeout > 0 && socket.retransmits > 0)
      return socket.world.ms - socket.retransStamp >= socket.userTimeout;
    // 0 means 8 for an orphan, as the article says.
    const limit = socket.orphan ? settings.tcp_orphan_retries || 8 : settings.tcp_retries2;
    return socket.retransmits >= limit;
  },
  gaveUp: 'gave-up-count',
  probes: () => false,
  delaysAcks: false,
  sack: false,
  // RFC 9293 §3.6.1: 2·MSL. The RFC says 2 minutes for MSL, most stacks and articles 30 s.
  timeWait: (host) => 2000 * host.settings['textbook.msl_ms'],
  finWait2Full: () => 0,
  finWait2Mini: (asked) => asked,
};
