/** Sockets whose program is gone, and the only limit on them that announces itself. `tcp_check_oom`. */

import { done, sendReset } from './closing.ts';
import type { Socket } from './socket.ts';

/** Too many orphans, each counted so often: RST, and the socket is freed. At close() each counts once. `__tcp_close`. */
export function tooManyOrphans(socket: Socket, each = 1): boolean {
  const { ground } = socket;
  if (ground.orphans * each <= ground.settings.tcp_max_orphans) return false;
  sendReset(socket, 'too-many-orphans');
  done(socket, 'too-many-orphans');
  return true;
}

/**
 * Asked when a timer of an orphan fires: one that has sent no data for twice the longest RTO counts twice; a FIN alone is no
 * data, nor is a probe of a closed window. `tcp_out_of_resources`.
 */
export const outOfResources = (socket: Socket): boolean => {
  const { ground } = socket;
  const silent = ground.now - socket.lastSendAt > 2000 * ground.settings.tcp_rto_max_ms;
  return tooManyOrphans(socket, silent ? 2 : 1);
};
