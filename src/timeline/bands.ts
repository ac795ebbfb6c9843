import type { StateChange, Trace } from '../sim/index.ts';
import type { Band, Scene } from './scene.ts';

/** One band per state of each socket. Two connections that overlap in time share the width. */
export const addBands = (
  scene: Scene,
  traces: readonly Trace[],
  at: ReadonlyMap<string, number>,
  bottom: number,
): void => {
  traces.forEach((trace, k) => {
    for (const side of ['client', 'server'] as const) {
      const sockets = new Map<number, [StateChange, string][]>();
      trace.states[side].forEach((change, i) => {
        const conn = change.conn ?? 1;
        const list = sockets.get(conn) ?? [];
        sockets.set(conn, list);
        list.push([change, `${k ? 'g' : ''}q${side[0]}${i}`]);
      });
      const lists = [...sockets.values()];
      const shared = lists.some((list, i) => {
        const next = lists[i + 1]?.[0]?.[0];
        const last = list.at(-1)?.[0];
        return next && last && (last.state !== 'CLOSED' || last.t > next.t);
      });
      lists.forEach((list, lane) => {
        list.forEach(([change, id], i) => {
          const next = list[i + 1];
          const y0 = at.get(id) ?? 0;
          const y1 = next ? (at.get(next[1]) ?? 0) : bottom;
          if (change.state === 'CLOSED' || y1 <= y0) return;
          const band: Band = {
            side,
            state: change.state,
            y0,
            y1,
            ghost: k === 1,
            mini: change.mini ?? false,
            half: shared ? (lane === 0 ? 1 : 2) : 0,
            gone: next?.[0].state === 'CLOSED',
            open: !next,
          };
          scene.bands.push(band);
        });
      });
    }
  });
};
