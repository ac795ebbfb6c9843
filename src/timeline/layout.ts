import type { Segment, Side, Trace } from '../sim/index.ts';
import { stateLabel } from '../sim/index.ts';
import { addLargest, addTimes } from './add-free-labels.ts';
import { addPoints } from './add-points.ts';
import { addSegments } from './add-segments.ts';
import { addBands } from './bands.ts';
import { type as faces, labelWidth } from './boxes.ts';
import { isSegmentEvent } from './events.ts';
import { COLUMN, openGutters, TEXT, TOP } from './gutters.ts';
import { lastUpTo } from './last-up-to.ts';
import { gatherMarks, type Mark, other, storyStart } from './marks.ts';
import { matchSegments } from './match-segments.ts';
import { openStands } from './open-stands.ts';
import { placeOnLadder } from './place-on-ladder.ts';
import { type Label, type Lang, noteBelow, noteHeight, type Scene } from './scene.ts';
import { openUnderWay } from './under-way.ts';
import { callText, duration, retransmissionText, wrap } from './words.ts';

export interface LayoutOptions {
  /** Language of the few words in the figure. Default `en`. */
  lang?: Lang;
  /** Ids of folds to draw in full, or all of them. */
  unfold?: readonly string[] | 'all';
  /** Names of the two traces, for the legend: `['Linux', 'textbook']`. */
  names?: readonly [string, string];
  /** Timers beside the bands. Default true. */
  timers?: boolean;
}

/** px one way across the link takes on the axis. */
const ONE_WAY = 30;
/** Waits longer than this many px are folded. */
const FOLD_FROM = 84;

/**
 * Trace → scene. The axis is a sweep: each event stands below the one before it, by the time between them (long waits
 * folded) and by at least what its labels need; so gutter labels cannot meet, and equal times keep their order.
 */
export const layout = (input: Trace | readonly [Trace, Trace], options: LayoutOptions = {}): Scene => {
  const traces = ('segments' in input ? [input] : input) as readonly Trace[];
  const [main, second] = traces as [Trace, Trace?];
  const lang = options.lang ?? 'en';
  const oneWay = Math.max(main.scenario.rttMs / 2, 0.5);
  const scale = Math.min(ONE_WAY / oneWay, 20);
  const pair = second ? matchSegments(main, second) : [];
  const pairOf = new Map(pair.map((j, i) => [j, i]));
  const labels: Label[] = [];
  const scene: Scene = {
    lang,
    height: 0,
    bands: [],
    segments: [],
    timers: [],
    folds: [],
    labels,
    points: [],
  };
  if (options.names) scene.names = options.names;

  const { all, marks } = gatherMarks(traces, scale, oneWay, options.timers !== false);

  const opened = (id: string): boolean => options.unfold === 'all' || !!options.unfold?.includes(id);
  const long = (ms: number): boolean => ms * scale > FOLD_FROM;
  const start = Math.min(...traces.map(storyStart));
  // What came before is folded up to a moment at which nothing was under way, or up to a long wait.
  const underWay = openUnderWay(traces);
  const folds = (i: number): boolean => {
    const [before = 0, at = 0] = [marks[i - 1]?.t, marks[i]?.t];
    return long(at - before) || (at > before && !underWay(at));
  };
  let cut = marks.findIndex((m) => m.t >= start);
  while (cut > 0 && !folds(cut)) cut--;

  const at = new Map<string, number>();
  // What each column is filled down to. `end`: the ladder's two ends; `gutter`: text beside the bands.
  const { gutter, put, settle, arm, endTimer } = openGutters(scene, at);
  const end: Record<Side, { y: number; sent: boolean; below: number }> = {
    client: { y: 0, sent: true, below: 0 },
    server: { y: 0, sent: true, below: 0 },
  };
  const key = (m: { ghost: boolean }, id: string): string => (m.ghost ? `g${id}` : id);
  const knots: [t: number, y: number][] = [];

  let y = TOP;
  let t = marks[0]?.t ?? 0;
  const states = new Map<string, Mark>();
  // Of a ghost's states only those are named that do not stand beside the same one of the first trace.
  const stands = openStands(main, 9 / scale);
  const stateKey = (m: Mark): string => `${m.ghost}${m.side}${m.conn ?? 1}`;
  const foldTo = (m: Mark, id: string, ms: number, lines: string[]): void => {
    const open = opened(id);
    const y0 =
      Math.max(y, end.client.y + end.client.below, end.server.y + end.server.below) + (y > TOP ? 5 : 0);
    const size = ms * scale;
    const h = open
      ? Math.min(size, 900)
      : Math.min(96, 14 + lines.length * 12 + 6 * Math.log2(Math.max(size / FOLD_FROM, 1)));
    knots.push([t, y0]);
    scene.folds.push({ id, y0, y1: y0 + h, ms, open });
    lines.forEach((text, i) => {
      labels.push({
        id,
        kind: 'fold',
        place: 'ladder',
        text,
        x: 0,
        y: y0 + h / 2 - 6 + (i - (lines.length - 1) / 2) * 12,
        along: 0.5,
      });
    });
    if (open) {
      const step = 10 ** Math.ceil(Math.log10((ms / h) * 20));
      for (let tick = Math.ceil(t / step) * step; tick < m.t; tick += step)
        times.push({ t: tick, y: y0 + ((tick - t) / ms) * h, weight: 0 });
    }
    y = y0 + h + 4;
    t = m.t;
  };
  const times: { t: number; y: number; weight: number }[] = [];

  if (cut > 0 && !opened('start')) {
    const hidden = marks.slice(0, cut);
    for (const m of hidden) if (m.kind === 'state') states.set(stateKey(m), m);
    const segments = hidden.filter((m) => m.kind === 'sent' && !m.ghost).length;
    const first = marks[cut] as Mark;
    const ended = new Set(hidden.filter((m) => /fired|cancelled/.test(m.kind)).map((m) => m.index));
    for (const m of hidden) at.set(key(m, m.id), TOP);
    for (const m of states.values()) {
      if (m.ghost) continue;
      const text = stateLabel(m.trace.states[m.side][m.index]!.state);
      put(m.side, 'state', m.id, [text], Math.max(TOP, gutter[m.side]), TEXT);
    }
    for (const m of hidden) if (m.kind === 'armed' && !ended.has(m.index)) arm(m);
    const before = lang === 'zh' ? `${segments} 个报文` : `${segments} segment${segments === 1 ? '' : 's'}`;
    knots.push([0, TOP]);
    foldTo(first, 'start', first.t, segments ? [before, duration(first.t)] : [duration(first.t)]);
  } else cut = 0;

  for (const m of marks.slice(cut)) {
    const gap = m.t - t;
    if (long(gap)) foldTo(m, m.id, gap, [duration(gap)]);
    const { side } = m;
    let next = y + (m.t - t) * scale;
    const s = m.trace.segments[m.index] as Segment;
    const isSegment = isSegmentEvent(m.kind);
    // A ghost that lies on its counterpart needs no room of its own.
    const twin = m.ghost && isSegment ? main.segments[pairOf.get(m.index) ?? -1] : undefined;
    const quiet = !!twin && Math.abs(twin.t - s.t) * scale < 9;
    const below =
      !m.ghost && s && retransmissionText(s, lang) ? noteBelow(s.arrives === null) + noteHeight : 0;
    if (m.kind === 'sent' && !quiet) {
      next = Math.max(next, end[side].y + end[side].below + 15);
      end[side] = { y: next, sent: true, below };
    } else if ((m.kind === 'arrived' || m.kind === 'lost') && !quiet) {
      const to = other(s.from);
      next = Math.max(next, end[to].y + (end[to].sent ? 5 : end[to].below + 15));
      end[to] = { y: next, sent: false, below };
    } else if (m.kind === 'state') {
      const change = m.trace.states[side][m.index]!;
      states.set(stateKey(m), m);
      if (!m.ghost || !stands(side, change)) {
        settle(side, next);
        next = Math.max(next, gutter[side]);
        const gone = change.state === 'CLOSED';
        put(side, gone ? 'gone' : 'state', m.id, [stateLabel(change.state)], next, TEXT, {
          state: change.state,
          ...(m.ghost && { ghost: true }),
        });
      }
    } else if (m.kind === 'call') {
      const c = m.trace.app[m.index]!;
      const [call, result] = callText(c);
      settle(side, next);
      next = Math.max(next, gutter[side]);
      const fits = (text: string): boolean => labelWidth({ kind: 'call', text }) <= COLUMN[side];
      const whole = result === undefined ? call : `${call} → ${result}`;
      const lines = [
        ...(fits(call) ? [call] : call.split(/(?=\()/)),
        ...(result === undefined ? [] : [`→ ${result}`]),
      ];
      put(side, 'call', m.id, fits(whole) ? [whole] : lines, next, TEXT);
    } else if (m.kind === 'fired' || m.kind === 'cancelled') {
      next = endTimer(m, next);
    }
    y = next;
    t = m.t;
    at.set(key(m, m.id), y);
    knots.push([t, y]);
    if (m.kind === 'armed') arm(m);
    if (!m.ghost && (m.kind === 'sent' || m.kind === 'state' || m.kind === 'call'))
      times.push({ t, y, weight: m.kind === 'sent' ? 2 : m.side === 'client' ? 1.5 : 1 });
  }

  // Below the last event: labels that still wait, and what is still there.
  const observed = main.observedUntilMs;
  const stillThere = [...states.values()].filter((m) => m.trace.states[m.side][m.index]!.state !== 'CLOSED');
  for (const side of ['client', 'server'] as const) settle(side, Number.POSITIVE_INFINITY);
  let bottom = Math.max(y, end.client.y + end.client.below, end.server.y + end.server.below) + 10;
  for (const m of stillThere)
    if (!m.ghost) {
      const zh = lang === 'zh';
      const text = zh ? `${duration(observed)} 时仍在` : `still open at ${duration(observed)}`;
      put(
        m.side,
        'still',
        m.id,
        wrap(text, COLUMN[m.side], ...faces.still),
        Math.max(gutter[m.side], bottom - 8),
        TEXT,
      );
    }
  bottom = Math.max(bottom, gutter.client, gutter.server) + 4;
  scene.height = Math.ceil(bottom + 6);
  for (const bracket of scene.timers) bracket.y1 = Math.min(bracket.y1, bottom);

  /** Height of any time: on the line between the events around it. */
  const heightOf = (time: number): number => {
    const i = Math.max(
      0,
      lastUpTo(knots, time, ([at]) => at),
    );
    const [[t0, y0], [t1, y1]] = [knots[i] ?? [0, TOP], knots[i + 1] ?? knots[i] ?? [0, TOP]];
    return t1 > t0 ? y0 + ((y1 - y0) * Math.min(time - t0, t1 - t0)) / (t1 - t0) : y0;
  };

  addBands(scene, traces, at, bottom);
  addSegments(scene, traces, at, pair);
  if (second) addLargest(scene, main, second, pair);
  placeOnLadder(scene, traces, (line) => {
    const twin = main.segments[pairOf.get(line.index) ?? -1];
    return line.ghost && !!twin && Math.abs(twin.t - (second as Trace).segments[line.index]!.t) * scale < 9;
  });
  addTimes(scene, times);
  labels.push(
    { id: '', kind: 'host', place: 'left', text: lang === 'zh' ? '客户端' : 'client', x: 0, y: 2 },
    { id: '', kind: 'host', place: 'right', text: lang === 'zh' ? '服务端' : 'server', x: 0, y: 2 },
  );
  addPoints(
    scene,
    all.filter((m) => !m.ghost),
    (m) => (cut > 0 && m.t < (marks[cut]?.t ?? 0) ? undefined : at.get(m.id)),
    (m) => (m.kind === 'lost' ? at.get(`s${m.index}`) : undefined),
    heightOf,
  );
  return scene;
};
