import type { Side } from '../sim/index.ts';
import {
  BAND,
  type Bracket,
  duration,
  type Fold,
  type Label,
  labelWidth,
  measure,
  type Scene,
  type SegmentLine,
} from '../timeline/index.ts';
import { escapeText } from './escape-text.ts';
import { hostName } from './event-text.ts';

export interface SvgOptions {
  /** The text alternative: `summarize(trace, lang)`. */
  summary?: string;
  /** For the page with JavaScript: wide hit areas, segments one can reach by keyboard, and a cursor line. */
  live?: boolean;
  /** A file of its own: drawn for this width in px (32 more with its margin), with these rules and colours inside. */
  fixed?: { width: number; style: string };
}

/** px across. Heights are whole px (`whole`): the same picture in fewer bytes. */
const n = (value: number): string => `${Math.round(value * 10) / 10}`;
const whole = Math.round;
const X: Record<Side, string> = { client: '0', server: '100%' };

/** A segment with its heights counted from where it leaves: segments that are alike become the same bytes. */
const fromItsStart = (s: SegmentLine): SegmentLine => {
  const down = (y: number): number => y - s.y0;
  return {
    ...s,
    y0: 0,
    y1: down(s.y1),
    ...(s.hold ? { hold: [down(s.hold[0]), down(s.hold[1])] } : {}),
    ...(s.copy ? { copy: [down(s.copy[0]), down(s.copy[1]), down(s.copy[2])] } : {}),
  };
};

/** The largest difference between two runs, written out. */
const largestText = ({ largest, lang }: Scene): string => {
  if (!largest) return '';
  const ms = duration(largest.ms);
  return `<span class="la-largest">${lang === 'zh' ? `相同报文最多相差 ${ms}` : `same segments differ by ${ms} at most`}</span>`;
};

/**
 * Scene → one SVG, in a `<div class="la-figure">` that figure.css lays out: y is px, x is a share of the ladder, so the same
 * string fits every width without script. Turned labels learn the ladder's width from the container (cqw) through `--d`,
 * the px their line falls across it.
 */
export const renderSvg = (scene: Scene, options: SvgOptions = {}): string => {
  const { fixed } = options;
  const edges = fixed && measure(fixed.width);
  const ladder = fixed && edges ? fixed.width - edges.left - edges.right : 0;
  /** Moves to height y and turns along a line that falls by d px. */
  const turn = (y: number, d: number): string =>
    fixed
      ? ` transform="translate(0 ${whole(y)}) rotate(${n((Math.atan2(d, ladder) * 180) / Math.PI)})"`
      : ` style="${whole(y) ? `--y:${whole(y)};` : ''}--d:${whole(d)}"`;

  /** Only where something looks for it. */
  const name = (id: string): string => (options.live ? ` data-event="${id}"` : '');

  const bands = scene.bands.map((b) => {
    const w = b.ghost ? 3 : b.half ? BAND / 2 : b.mini ? 5 : BAND;
    const inset = b.ghost ? BAND + 1 : b.half === 1 ? BAND / 2 : 0;
    const x = b.side === 'client' ? -w - inset : inset;
    const rect = `<rect class="la-b la-${b.state}${b.ghost ? ' la-g' : ''}" x="${n(x)}" y="${whole(b.y0)}" width="${n(w)}" height="${whole(b.y1) - whole(b.y0)}"/>`;
    const cap = b.gone
      ? `<path class="la-cap" d="M${n(x - 2)} ${whole(b.y1)}h${n(w + 4)}"/>`
      : b.open && !b.ghost
        ? `<path class="la-tear" d="M${n(x - 1)} ${whole(b.y1) - 3}l3 3 3-3 3 3 3-3"/>`
        : '';
    return [b.side, rect + cap] as const;
  });

  const bracket = (r: Bracket): string => {
    const out = r.side === 'client' ? -1 : 1;
    const x = out * ((scene.names ? 16 : 12) + r.depth * 5);
    const tick = -out * 3;
    const y0 = whole(r.y0);
    const y1 = whole(r.y1);
    const endMark =
      r.ended === 'fired'
        ? `<circle cx="${x}" cy="${y1}" r="2.2"/>`
        : r.ended === 'running'
          ? `<path d="M${x - 2} ${y1 - 3}l2 3 2-3"/>`
          : `<path d="M${x - 2.5} ${y1}h5"/>`;
    return `<g class="la-r la-${r.ended}"${name(r.id)}><path d="M${x + tick} ${y0}h${-tick}V${y1}"/>${endMark}</g>`;
  };

  const lost = new Set(scene.segments.filter((s) => s.lost).map(({ id }) => id));
  const text = (label: Label): string => {
    // Where the ladder is short, the numbers of a lost segment would run across its cross.
    const far = lost.has(label.id) && labelWidth(label) > 52 ? ' la-far' : '';
    const numbers = label.numbers
      ? `<tspan class="la-n${far}" dx="4">${escapeText(label.numbers)}</tspan>`
      : '';
    const classes = `la-t-${label.kind}${label.ghost ? ' la-g' : ''}`;
    const anchor =
      label.place === 'left' || label.along === 1
        ? ' la-e'
        : label.place === 'ladder' && label.along === 0.5
          ? ' la-m'
          : '';
    const open = `<text class="${classes}${anchor}"`;
    const body = `>${escapeText(label.text)}${numbers}</text>`;
    if (label.place === 'left') return `${open} x="${n(-label.x)}" y="${whole(label.y + 9.5)}"${body}`;
    if (label.place === 'right') return `${open} x="${n(label.x)}" y="${whole(label.y + 9.5)}"${body}`;
    if (label.place === 'time')
      return `${open} x="${edges ? -edges.left : 0}" y="${whole(label.y + 9.5)}"${body}`;
    if (label.dy === undefined) return `${open} y="${whole(label.y + 9.5)}"${body}`;
    return `${open} x="${label.x}" y="${label.below ? label.below + 8.5 : -4.5}"${turn(label.y, label.dy)}${body}`;
  };
  const at = (x: string, content: string): string =>
    content ? (x === '0' ? content : `<svg x="${x}">${content}</svg>`) : '';
  const along = (label: Label): string => `${(label.along ?? 0) * 100}%`.replace(/^0%/, '0');

  const line = (x0: number, y0: number, x1: number, y1: number, more = ''): string => {
    const place = { x1: x0 && `${x0}%`, y1: whole(y0), x2: x1 && `${x1}%`, y2: whole(y1) };
    const attributes = Object.entries(place).filter(([, value]) => value);
    return `<line${attributes.map(([name, value]) => ` ${name}="${value}"`).join('')}${more}/>`;
  };
  const segment = (placed: SegmentLine): string => {
    const s = fromItsStart(placed);
    const client = s.from === 'client';
    const x = (share: number): number => (client ? share : 100 - share);
    const down = (y0: number, y1: number, share = 1): number => ((y1 - y0) / share) * (client ? 1 : -1);
    const head = (y: number, d: number): string =>
      at(
        client ? '100%' : '0',
        `<path class="la-h" d="M0 0${client ? '-8-3.3v6.6z' : ' 8-3.3v6.6z'}"${turn(y, d)}/>`,
      );
    const middle = (s.y0 + s.y1) / 2;
    let drawn = '';
    if (s.lost) {
      drawn = `${line(x(0), s.y0, 50, middle, ' class="la-fade" pathLength="100"')}<svg x="50%" y="${whole(middle)}"><path class="la-x" d="M-4-4 4 4M4-4-4 4"/></svg>`;
    } else if (s.hold) {
      const [from, to] = s.hold;
      drawn = `${line(x(0), s.y0, x(80), from)}${line(x(80), from, x(80), to, ' class="la-wait"')}${line(x(80), to, x(100), s.y1)}${head(s.y1, down(to, s.y1, 0.2))}`;
    } else drawn = line(x(0), s.y0, x(100), s.y1) + head(s.y1, down(s.y0, s.y1));
    if (s.copy) {
      const [from, to, end] = s.copy;
      drawn += `<g class="la-copy">${line(x(80), from, x(80), to, ' class="la-wait"')}${line(x(80), to, x(100), end)}${head(end, down(to, end, 0.2))}</g>`;
    }
    const own = scene.labels.filter(
      (l) => l.place === 'ladder' && l.id === s.id && l.kind !== 'fold' && !!l.ghost === s.ghost,
    );
    const names = own.map((l) => at(along(l), text({ ...l, y: l.y - placed.y0 }))).join('');
    const hit = options.live && !s.ghost ? line(x(0), s.y0, x(100), s.y1, ' class="la-hit"') : '';
    // The name a voice can call contains what is written on the segment.
    const written = own.map((l) => l.text + (l.numbers ?? '')).join('');
    const called = written ? ` aria-label="${escapeText(`${hostName(s.from, scene.lang)} ${written}`)}"` : '';
    const focus = options.live && !s.ghost ? ` tabindex="-1" role="button"${called}` : '';
    const classes = `la-s la-${s.kind}${s.ghost ? ' la-g' : ''}${s.only ? ' la-only' : ''}`;
    return `<g class="${classes}" transform="translate(0 ${whole(placed.y0)})"${s.ghost ? '' : name(s.id)}${focus}>${hit}${drawn}${names}</g>`;
  };

  const fold = (f: Fold): string => {
    if (f.open) return '';
    const middle = (f.y0 + f.y1) / 2;
    const across = (side: Side, x: number): string =>
      scene.bands.some((b) => b.side === side && b.y0 < middle && b.y1 > middle)
        ? `<svg x="${X[side]}" y="50%"><path class="la-cut" d="M${x} 5l13-5m0-5l-13 5"/></svg>`
        : '';
    return `<svg class="la-fold"${options.live ? ` data-fold="${f.id}"` : ''} y="${whole(f.y0)}" height="${whole(f.y1) - whole(f.y0)}"><rect width="100%" height="100%"/><line x2="100%"/><line y1="100%" x2="100%" y2="100%"/>${across('client', -11)}${across('server', -2)}</svg>`;
  };

  const on = (place: Label['place']): string =>
    scene.labels
      .filter((l) => l.place === place)
      .map(text)
      .join('');
  const foldTexts = scene.labels
    .filter((l) => l.kind === 'fold')
    .map(text)
    .join('');
  const sideOf = (side: Side): string =>
    at(
      X[side],
      bands
        .filter(([s]) => s === side)
        .map(([, b]) => b)
        .join('') +
        scene.timers
          .filter((r) => r.side === side)
          .map(bracket)
          .join(''),
    );
  const body = [
    sideOf('client'),
    sideOf('server'),
    scene.folds.map(fold).join(''),
    at('50%', foldTexts),
    scene.segments
      .filter((s) => s.ghost)
      .map(segment)
      .join(''),
    scene.segments
      .filter((s) => !s.ghost)
      .map(segment)
      .join(''),
    on('left'),
    at('100%', on('right')),
    `<g class="la-times">${on('time')}</g>`,
  ].join('');
  const height = scene.height;
  const alternative = options.summary ? ` aria-label="${escapeText(options.summary)}"` : '';
  if (fixed && edges) {
    const last = scene.names
      ? `<text class="la-t-time" x="0" y="${height + 12}">${escapeText(`━ ${scene.names[0]}   ╍ ${scene.names[1]}   ${scene.largest ? `Δ ≤ ${duration(scene.largest.ms)}` : ''}`.trim())}</text>`
      : '';
    const h = height + (last ? 24 : 0);
    return `<svg xmlns="http://www.w3.org/2000/svg" class="la-svg" role="img"${alternative} width="${fixed.width + 32}" height="${h + 24}" viewBox="-16 -12 ${fixed.width + 32} ${h + 24}"><style>${fixed.style}</style><rect class="la-paper" x="-16" y="-12" width="${fixed.width + 32}" height="${h + 24}"/><svg x="${edges.left}" width="${ladder}" height="${height}" overflow="visible">${body}${last}</svg></svg>`;
  }
  const legend = scene.names
    ? `<p class="la-legend"><span>${escapeText(scene.names[0])}</span> <span class="la-g">${escapeText(scene.names[1])}</span> ${largestText(scene)}</p>`
    : '';
  const drawing = (height: number): string =>
    `<svg class="la-svg" role="${options.live ? 'group' : 'img'}"${alternative} height="${height}">${body}</svg>`;
  // A browser lays out all of an SVG whose height changes: a live one hangs over from a height that never does.
  const shown = options.live
    ? `<div style="height:${height}px">${drawing(1)}</div><i class="la-cursor" hidden></i>`
    : drawing(height);
  return `<div class="la-figure${scene.names ? ' la-two' : ''}">${shown}${legend}</div>`;
};
