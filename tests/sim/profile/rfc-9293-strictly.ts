/**
 * A third profile, to show that one file is enough: RFC 9293 as it is written, without the habits of articles. Two minutes
 * are its MSL (§3.4.2), R2 is a time (§3.8.3), and FIN-WAIT-2 ends with the peer's FIN and nothing else (§3.6).
 */
import type { Policy } from '../../../src/sim/tcp/policy.ts';
import type { Socket } from '../../../src/sim/tcp/socket.ts';
import { textbook } from '../../../src/sim/textbook.ts';

const mslUs = 120e6;
/** R2: at least 100 s, for a SYN at least three minutes. MUST-23, ms. */
const r2 = (socket: Socket): number => (socket.state === 'SYN_SENT' ? 180_000 : 100_000);

export const rfc9293: Policy<Socket> = {
  ...textbook,
  kernel: 'RFC 9293',
  exhausted: (socket) => socket.retransmits > 0 && socket.ground.ms - socket.retransStamp >= r2(socket),
  timeWait: () => 2 * mslUs,
  timeWaitSetting: 'MSL',
  orphanFinWait2: () => null,
};
