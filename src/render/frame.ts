import { GAP, type Measure, measure, type Scene } from '../timeline/index.ts';
import { alike, type Mark, mark } from './mark.ts';

/**
 * Where things stand across. In a page the style sheet says it, by the figure's width: groups have classes. In a file of its
 * own the width is known: the same groups have transforms, and only the words for that width are drawn.
 */
export interface Frame {
  live: boolean;
  fixed: (Measure & { width: number }) | null;
  /** A group that the style sheet moves, or `by` does. */
  group(name: string, by: (m: Measure) => string, ...children: readonly (Mark | string)[]): Mark;
  /** What is drawn on a wide figure, and on a narrow one; once where both are alike. */
  both(wide: readonly Mark[], narrow: readonly Mark[]): Mark[];
}

export const frameOf = (scene: Scene, live: boolean, width?: number): Frame => {
  const fixed = width === undefined ? null : { ...measure(width, scene.ladders), width };
  return {
    live,
    fixed,
    group: (name, by, ...children) =>
      mark('g', { class: name, transform: fixed ? by(fixed) : undefined }, children),
    both(wide, narrow) {
      if (fixed) return [...(fixed.wide ? wide : narrow)];
      if (scene.ladders === 2) return [...narrow];
      if (wide.length === narrow.length && wide.every((one, i) => alike(one, narrow[i] as Mark)))
        return [...wide];
      return [classed('la-w', wide), classed('la-n', narrow)].flat();
    },
  };
};

const classed = (name: string, marks: readonly Mark[]): Mark[] =>
  marks.map((one) => ({
    ...one,
    attributes: {
      ...one.attributes,
      class: one.attributes.class ? `${one.attributes.class} ${name}` : name,
    },
  }));

/** At a height. A browser lays words and nested SVGs out again when their own `y` changes, and not when a group is moved. */
export const moved = (y: number, ...children: readonly (Mark | readonly Mark[])[]): Mark =>
  mark('g', { transform: whole(y) === 0 ? undefined : `translate(0 ${whole(y)})` }, ...children);

/** Left edge of a ladder in a file of its own. */
export const ladderX = (m: Measure, ladder: 0 | 1): number =>
  m.left + m.band + ladder * (m.ladder + 2 * m.band + GAP);

/** px across. Heights are whole px (`whole`): the same picture in fewer bytes. */
export const n = (value: number): string => `${Math.round(value * 10) / 10}`;
export const whole = Math.round;
