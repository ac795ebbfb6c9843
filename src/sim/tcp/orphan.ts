/** Sockets whose program is gone, and the only limit on them that announces itself. `tcp_out_of_resources`. */

import { done, sendReset } from './closing.ts';
import type { Socket } from './socket.ts';

/** Too many orphans: RST, and the socket is freed. One that has long been silent counts double. `tcp_too_many_orphans`. */
export function outOfResources(socket: Socket): boolean {
  const { ground } = socket;
  const silent = ground.now - socket.lastSendAt > 2000 * ground.settings.tcp_rto_max_ms && socket.sndWnd > 0;
  if (ground.orphans * (silent ? 2 : 1) <= ground.settings.tcp_max_orphans) return false;
  sendReset(socket, 'too-many-orphans');
  done(socket, 'too-many-orphans');
  return true;
}
