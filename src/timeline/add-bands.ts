import type { Side, StateChange, Trace } from '../sim/index.ts';
import { keyOf } from './moments.ts';
import type { Ladder, Scene } from './scene.ts';

/** One band per state of each socket. Two connections that overlap in time share the width. */
export const addBands = (
  scene: Scene,
  traces: readonly Trace[],
  at: ReadonlyMap<string, number>,
  bottom: number,
): void => {
  traces.forEach((trace, k) => {
    const ladder = k as Ladder;
    for (const side of ['client', 'server'] as const) {
      const sockets = socketsOf(trace, side, ladder).map((list) =>
        list.map(({ change, key }) => ({ change, y: at.get(key) ?? scene.top })),
      );
      const shared = sockets.some((list, i) => {
        const next = sockets[i + 1]?.[0]?.change;
        const last = list.at(-1)?.change;
        return next && last && (last.state !== 'CLOSED' || last.t > next.t);
      });
      sockets.forEach((list, lane) => {
        list.forEach(({ change, y }, i) => {
          const next = list[i + 1];
          const y1 = next ? next.y : bottom;
          if (change.state === 'CLOSED' || y1 <= y) return;
          scene.bands.push({
            ladder,
            side,
            state: change.state,
            y0: y,
            y1,
            mini: change.mini ?? false,
            half: shared ? (lane === 0 ? 1 : 2) : 0,
            gone: next?.change.state === 'CLOSED',
            open: !next,
          });
        });
      });
    }
  });
};

const socketsOf = (trace: Trace, side: Side, ladder: Ladder): { change: StateChange; key: string }[][] => {
  const sockets = new Map<number, { change: StateChange; key: string }[]>();
  trace.states[side].forEach((change, i) => {
    const conn = change.conn ?? 1;
    const list = sockets.get(conn) ?? [];
    sockets.set(conn, list);
    list.push({ change, key: keyOf({ ladder, id: `q${side[0]}${i}` }) });
  });
  return [...sockets.values()];
};
