import type { Fold } from '../timeline/index.ts';
import { type Frame, whole } from './frame.ts';
import { type Mark, mark } from './mark.ts';

/**
 * A torn edge as wide as any ladder; what is too much is cut off. A page has it once, in the style sheet, and a straight line where
 * that is not understood.
 */
const torn = (y: number, frame: Frame): Mark =>
  mark(
    'path',
    frame.fixed
      ? { d: `M-3 ${y}${'l7-4 7 4'.repeat(64)}` }
      : { d: 'M-3 0h900', transform: `translate(0 ${y})` },
  );

/** A wait that is torn out, with its length; or what came before the close, which opens. */
export const drawFold = (fold: Fold, frame: Frame): Mark => {
  const [y, height] = [whole(fold.y0), whole(fold.y1) - whole(fold.y0)];
  const attributes = {
    class: `la-fold${fold.id === 'start' ? ' la-before' : ''}`,
    height,
    ...(frame.live && { 'data-fold': fold.id }),
  };
  const text = (at: number, before = ''): Mark => {
    const line = (words: string): Mark => mark('text', { y: whole(at + 4.5) }, before + words);
    return mark('svg', { x: '50%' }, frame.both([line(fold.text)], [line(fold.short ?? fold.text)]));
  };
  const ground = mark('rect', { width: '100%', height });
  const held = (...marks: Mark[]): Mark =>
    mark('g', { class: 'la-gap', transform: `translate(0 ${y})` }, mark('svg', attributes, ground, ...marks));
  if (fold.id === 'start') return held(text(height / 2, fold.open ? '▾ ' : '▸ '));
  if (fold.open) return held(text(Math.min(20, height / 2), '▾ '));
  return held(torn(5, frame), torn(height - 1, frame), text(height / 2));
};
