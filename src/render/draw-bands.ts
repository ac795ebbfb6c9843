import type { Side } from '../sim/index.ts';
import {
  type Band,
  type Bar,
  EDGE,
  type Label,
  type Ladder,
  PAD,
  ROW,
  type Scene,
} from '../timeline/index.ts';
import { type Frame, moved, whole } from './frame.ts';
import { type Mark, mark } from './mark.ts';

/** Across, 0 to 1 of the band, in steps of a twelfth. */
const teeth = 'l.083-4 .083 4'.repeat(6);

const bandMark = (b: Band): Mark[] => {
  const [y, height] = [whole(b.y0), whole(b.y1) - whole(b.y0)];
  const half = b.half > 0;
  const marks = [
    mark('rect', {
      class: `la-b la-${b.state}`,
      x: (b.half === 2) === (b.side === 'client') && half ? '.5' : undefined,
      y,
      width: half ? '.5' : 1,
      height,
    }),
  ];
  if (b.gone) marks.push(mark('path', { class: 'la-cap', d: `M0 ${y + height}h1` }));
  else if (b.open)
    marks.push(mark('path', { class: 'la-tear', d: `M0 ${y + height}${teeth}V${y + height + 3}H0z` }));
  return marks;
};

const edge = (b: Band): Mark =>
  mark('rect', {
    class: `la-${b.state}`,
    x: b.side === 'client' ? -EDGE : undefined,
    y: whole(b.y0),
    width: EDGE,
    height: whole(b.y1) - whole(b.y0),
  });

/** Middle of a bar, from the right edge of its band. */
const barX = (side: Side, depth: number): number => -(side === 'client' ? EDGE + 6 : 7) - depth * 8;

const barMark = (r: Bar, frame: Frame): Mark => {
  const x = barX(r.side, r.depth);
  const [y0, y1] = [whole(r.y0), whole(r.y1)];
  const end =
    r.ended === 'fired'
      ? r.limit
        ? mark('path', { d: `M${x - 4} ${y1}h8` })
        : mark('circle', { cx: x, cy: y1, r: 3 })
      : mark('path', { d: r.ended === 'running' ? `M${x - 3} ${y1 - 4}l3 4 3-4` : `M${x - 3} ${y1}h6` });
  return mark(
    'g',
    {
      class: `la-r la-${r.ended}${r.limit ? ' la-limit' : ''}${r.limit === 'budget' ? ' la-budget' : ''}`,
      'data-event': frame.live && r.ladder === 0 ? r.id : undefined,
    },
    mark('path', { d: `M${x} ${y0}V${y1}` }),
    end,
  );
};

const labelMarks = (label: Label, frame: Frame): Mark[] => {
  const text = ({ y, lines }: Label['wide']): Mark[] => [
    moved(
      y,
      lines.map((line, i) => mark('text', { class: `la-t-${label.kind}`, y: i * ROW + 12 }, line)),
    ),
  ];
  return frame.both(text(label.wide), text(label.narrow));
};

/** One host of one run: its states, its timers, and what is said in the band. */
export const drawHost = (scene: Scene, ladder: Ladder, side: Side, name: string, frame: Frame): Mark[] => {
  const own = <T extends { ladder: Ladder; side: Side }>(things: readonly T[]): T[] =>
    things.filter((thing) => thing.ladder === ladder && thing.side === side);
  const client = side === 'client';
  const bands = own(scene.bands);
  const tears = scene.folds
    .filter(({ id, open }) => id !== 'start' && !open)
    .filter(({ y0, y1 }) => bands.some((b) => b.y0 < y0 && b.y1 > y1))
    .map(({ y0, y1 }) => {
      const y = whole((y0 + y1) / 2);
      return mark('path', {
        class: 'la-torn',
        ...(frame.fixed ? { d: `M0 ${y}${teeth}` } : { d: 'M0 0h1', transform: `translate(0 ${y})` }),
      });
    });
  const left = (m: { band: number }): number => (client ? -m.band : 0);
  const marks = [
    frame.group(
      client ? 'la-bands la-c' : 'la-bands',
      (m) => `translate(${left(m)} 0) scale(${m.band} 1)`,
      ...bands.flatMap(bandMark),
      ...tears,
    ),
    ...bands.map(edge),
    frame.group(
      client ? 'la-bars' : 'la-bars la-sv',
      (m) => `translate(${client ? 0 : m.band} 0)`,
      ...own(scene.bars).map((bar) => barMark(bar, frame)),
    ),
    frame.group(
      client ? 'la-words la-c' : 'la-words',
      (m) => `translate(${left(m) + PAD + (client ? 0 : EDGE)} 0)`,
      mark('text', { class: 'la-host', y: scene.top - 7 }, name),
      ...own(scene.labels).flatMap((label) => labelMarks(label, frame)),
    ),
  ];
  return client ? marks : [mark('svg', { x: '100%' }, marks)];
};
