import type { Side, Timer } from '../sim/index.ts';
import { type as faces } from './boxes.ts';
import type { Mark } from './marks.ts';
import type { Bracket, LabelKind, Scene } from './scene.ts';
import { timerText, wrap } from './words.ts';

export const TOP = 22;
const ROW = 12.5;
/** Where text beside a band begins, px outward. */
export const TEXT = 19;
/** Width of the text columns beside the bands at the narrow width, px. */
export const COLUMN: Record<Side, number> = { client: 62, server: 70 };

/** The two columns of text beside the bands, filled downward; and the timers' brackets, whose labels wait for room. */
export const openGutters = (scene: Scene, at: ReadonlyMap<string, number>) => {
  const place = { client: 'left', server: 'right' } as const;
  /** Filled down to here. */
  const gutter: Record<Side, number> = { client: TOP, server: TOP };

  const put = (
    side: Side,
    kind: LabelKind,
    id: string,
    lines: string[],
    y: number,
    x: number,
    more = {},
  ): void => {
    lines.forEach((text, i) => {
      scene.labels.push({ id, kind, place: place[side], text, x, y: y + i * ROW, ...more });
    });
    gutter[side] = y + lines.length * ROW;
  };

  // Timers: which column, and labels that wait for room inside their bracket.
  const running: Record<Side, (number | undefined)[]> = { client: [], server: [] };
  const brackets = new Map<number, Bracket>();
  const pending: Record<Side, { bracket: Bracket; lines: string[]; x: number }[]> = {
    client: [],
    server: [],
  };
  const settle = (side: Side, limit: number): void => {
    const list = pending[side];
    while (list[0]) {
      const { bracket, lines, x } = list[0];
      const y = Math.max(gutter[side], bracket.y0 + 1);
      if (y + lines.length * ROW > limit) return;
      list.shift();
      put(side, 'timer', bracket.id, lines, y, x);
    }
  };

  function arm(m: Mark): void {
    const r = m.trace.timers?.[m.index] as Timer;
    const list = running[m.side];
    let depth = list.indexOf(undefined);
    if (depth < 0) depth = list.length;
    list[depth] = m.index;
    const bracket: Bracket = {
      id: m.id,
      index: m.index,
      side: m.side,
      depth,
      y0: at.get(m.id) ?? TOP,
      y1: Number.POSITIVE_INFINITY,
      ended: r.ended,
    };
    brackets.set(m.index, bracket);
    scene.timers.push(bracket);
    const lines = wrap(timerText(r, scene.lang), COLUMN[m.side], ...faces.timer);
    pending[m.side].push({ bracket, lines, x: TEXT + depth * 5 });
  }

  /** Closes the bracket no higher than `next`; its label must fit inside. Returns the height. */
  function endTimer(m: Mark, from: number): number {
    const { side } = m;
    let next = from;
    const waiting = pending[side].findIndex((p) => p.bracket.index === m.index);
    if (waiting >= 0) {
      settle(side, next);
      for (const p of pending[side].slice(0, waiting + 1)) {
        if (!pending[side].includes(p)) continue;
        next = Math.max(next, Math.max(gutter[side], p.bracket.y0 + 1) + p.lines.length * ROW);
        settle(side, next);
      }
    }
    const bracket = brackets.get(m.index);
    if (bracket) bracket.y1 = next;
    const list = running[side];
    list[list.indexOf(m.index)] = undefined;
    return next;
  }

  return { gutter, put, settle, arm, endTimer };
};
