/** Sockets whose program is gone, and the only limit on them that announces itself. `tcp_out_of_resources`. */
import type { Socket } from '../socket.ts';
import { done, sendReset } from './closing.ts';

/** Too many orphans: RST, and the socket is freed. One that has long been silent counts double. `tcp_too_many_orphans`. */
export function outOfResources(socket: Socket): boolean {
  const { host, world } = socket;
  const silent = world.now - socket.lastSendAt > 2000 * host.settings.tcp_rto_max_ms && socket.sndWnd > 0;
  if (host.orphans * (silent ? 2 : 1) <= host.settings.tcp_max_orphans) return false;
  sendReset(socket, 'too-many-orphans');
  done(socket, 'too-many-orphans');
  return true;
}
