import type { Scene, Strip } from '../timeline/index.ts';
import { type Frame, moved, n, whole } from './frame.ts';
import { type Mark, mark } from './mark.ts';

/** Where the strip, the hairlines and the ticks stand in the margin, px; figure.css has the same numbers. */
const across = (wide: boolean): { strip: number; broad: number; hair: number; long: number } =>
  wide ? { strip: 52, broad: 10, hair: 65, long: 30 } : { strip: 2, broad: 7, hair: 11, long: 11 };

const spans = (strip: Strip, ladders: number): Mark[] => {
  const width = ladders === 2 ? 0.44 : 1;
  return [
    mark('rect', { class: 'la-all', y: whole(strip.y0), width: 1, height: whole(strip.y1 - strip.y0) }),
    ...strip.spans.map(({ ladder, state, y0, y1 }) =>
      mark('rect', {
        class: `la-${state}`,
        x: ladder ? '.56' : undefined,
        y: n(y0),
        width: width === 1 ? 1 : '.44',
        height: n(y1 - y0),
      }),
    ),
    ...strip.limits.map(({ ladder, y0, y1 }) =>
      mark('path', {
        class: 'la-spent',
        d: `M${ladder ? '.78' : ladders === 2 ? '.22' : '.5'} ${n(y0)}V${n(y1)}`,
      }),
    ),
  ];
};

/** The left margin: all the time to scale, and a hairline from each moment of the ladder to its true place there. */
export const drawMargin = (scene: Scene, words: { toScale: string }, frame: Frame): Mark[] => {
  const { strip, times } = scene;
  const left = (m: { left: number; band: number }): number => -m.left - m.band;
  const marks = [
    frame.group(
      'la-times',
      (m) => `translate(${-m.band - 5} 0)`,
      ...times.map(({ text, y }) => moved(y + 4, mark('text', {}, text))),
    ),
  ];
  if (!strip) return marks;
  return [
    frame.group(
      'la-strip',
      (m) => {
        const { strip: x, broad } = across(m.type > 12);
        return `translate(${left(m) + x} 0) scale(${broad} 1)`;
      },
      ...spans(strip, scene.ladders),
    ),
    frame.group(
      'la-hairs',
      (m) => {
        const { hair, long } = across(m.type > 12);
        return `translate(${left(m) + hair} 0) scale(${long} 1)`;
      },
      mark('path', {
        d: times
          .map((t) => [whole(t.true), whole(t.y) - whole(t.true)])
          .map(([from, down]) => `M0 ${from}q.7 0 1 ${down}`)
          .join(''),
      }),
    ),
    frame.group(
      'la-ticks la-w2',
      (m) => `translate(${left(m) + (m.type > 12 ? across(true).strip - 5 : -999)} 0)`,
      ...strip.ticks.map(({ text, y }) => moved(y + 4, mark('text', {}, text))),
      mark('text', { class: 'la-scale', y: scene.top - 7 }, words.toScale),
    ),
    ...marks,
  ];
};
