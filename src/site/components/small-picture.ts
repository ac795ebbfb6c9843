/**
 * A run as a picture the size of a stamp: the two hosts as bars in the colours of their states, the segments of the close
 * between them. No words, so it is the same in every language. A longer wait is a longer way down, by its logarithm: that
 * each is twice the one before is seen as steps that grow.
 */
import type { Segment, Side, Trace } from '../../sim/index.ts';
import { stateColour } from './state-colour.ts';

/** Of the picture, in its own units. */
export const [width, height] = [200, 150];
const band = 26;
const edge = 10;
/** Segments that are told apart at this size. */
const most = 9;
/** A way down that fills the picture; less does not, or a lone segment would fall steeply. */
const least = 4;
/** States that no close has led to. */
const open = /^(LISTEN|SYN_|ESTABLISHED)/;
/** Moments closer than this are one, ms. */
const together = 0.6;

export interface SmallBand {
  side: Side;
  /** A style's value. */
  fill: string;
  y0: number;
  y1: number;
}
export interface SmallLine {
  kind: 'fin' | 'rst' | 'ack' | 'data';
  from: Side;
  lost: boolean;
  y0: number;
  y1: number;
}
export interface SmallPicture {
  bands: SmallBand[];
  lines: SmallLine[];
}

const kindOf = ({ flags, len }: Segment): SmallLine['kind'] =>
  flags.includes('R') ? 'rst' : flags.includes('F') ? 'fin' : len > 0 ? 'data' : 'ack';

/** Of what happens from the first `close()` on, or from the first FIN or RST where no program calls it. */
export const smallPicture = (trace: Trace): SmallPicture => {
  const calls = trace.app.filter((call) => call.do === 'close' || call.do === 'shutdown').map(({ t }) => t);
  const ends = trace.segments.filter((one) => /[FR]/.test(one.flags)).map(({ t }) => t);
  const start = Math.min(...calls, ...ends, trace.segments.at(-1)?.t ?? 0);
  const shown = trace.segments.filter(({ t }) => t >= start).slice(0, most);
  const last = Math.max(start, ...shown.map(({ t, arrives }) => arrives ?? t));
  const changes = (side: Side) => trace.states[side];

  const moments = [
    start,
    ...shown.flatMap(({ t, arrives }) => (arrives === null ? [t] : [t, arrives])),
    ...(['client', 'server'] as const).flatMap((side) =>
      changes(side).flatMap(({ t, state }) => (t > start && (t <= last || state === 'CLOSED') ? [t] : [])),
    ),
  ].sort((a, b) => a - b);
  const ways: [t: number, way: number][] = [];
  for (const t of moments) {
    const before = ways.at(-1);
    if (!before) ways.push([t, 0]);
    else if (t - before[0] > together) ways.push([t, before[1] + Math.log2(2 + (t - before[0]) / 10)]);
  }
  const whole = Math.max(least, ways.at(-1)?.[1] ?? 0);
  const at = (t: number): number => {
    const way = ways.findLast(([from]) => from <= t + together)?.[1] ?? 0;
    return Math.round(edge * 2 + (way / whole) * (height - edge * 4));
  };

  const bandsOf = (side: Side): SmallBand[] => {
    const from = changes(side).findLastIndex(({ t, state }) => t <= start && open.test(state));
    const all = changes(side).slice(Math.max(0, from));
    return all.flatMap(({ state, t }, i): SmallBand[] => {
      const next = all[i + 1];
      const y0 = i === 0 && t <= start ? 0 : at(t);
      const y1 = next ? at(Math.max(start, next.t)) : height;
      return state === 'CLOSED' || y1 <= y0 ? [] : [{ side, fill: stateColour(state), y0, y1 }];
    });
  };
  return {
    bands: [...bandsOf('client'), ...bandsOf('server')],
    lines: shown.map((one) => ({
      kind: kindOf(one),
      from: one.from,
      lost: one.arrives === null,
      y0: at(one.t),
      y1: one.arrives === null ? at(one.t) + 10 : at(one.arrives),
    })),
  };
};

/** SVG, styled by `styles/small-picture.css`; it says nothing that the words beside it do not, so it is hidden from those who listen. */
export const smallSvg = (trace: Trace): string => {
  const { bands, lines } = smallPicture(trace);
  const x = (side: Side): number => (side === 'client' ? edge + band : width - edge - band);
  const drawn = lines.map(({ kind, from, lost, y0, y1 }) => {
    const [x0, x1] = from === 'client' ? [x('client'), x('server')] : [x('server'), x('client')];
    const back = from === 'client' ? -1 : 1;
    const end = lost ? (x0 + x1) / 2 : x1;
    const head = lost
      ? `M${end - 5} ${y1 - 5}l10 10m0-10-10 10`
      : `M${end + back * 9} ${y1 - 4}L${end} ${y1}l${back * 9} 4`;
    return `<path class="la-small-${lost ? 'lost' : kind}" d="M${x0} ${y0}L${end} ${y1}${head}"/>`;
  });
  return `<svg class="la-small" viewBox="0 0 ${width} ${height}" aria-hidden="true">${bands
    .map(
      ({ side, fill, y0, y1 }) =>
        `<rect x="${side === 'client' ? edge : width - edge - band}" y="${y0}" width="${band}" height="${y1 - y0}" style="fill:${fill}"/>`,
    )
    .join('')}${drawn.join('')}</svg>`;
};

/** In place of a run where a cell shows a table or a curve. */
export const smallTable = `<svg class="la-small" viewBox="0 0 ${width} ${height}" aria-hidden="true"><path d="M30 30h140M30 60h140M30 90h140M30 120h140M75 30v90"/></svg>`;
