import { type BoxLine, textWidth } from '../timeline/index.ts';
import type { FigureWords } from '../words/index.ts';
import { moved, whole } from './frame.ts';
import { type Mark, mark } from './mark.ts';

/** The box on the path: a line down the middle, whole while the box knows the connection, and the word where it forgets. */
export const drawBox = ({ spans, forgets }: BoxLine, top: number, words: FigureWords['box']): Mark => {
  const half = Math.ceil(textWidth(words.forgets, 12, 'bold') / 2 + 5);
  return mark(
    'svg',
    { class: 'la-box la-name', x: '50%' },
    mark('text', { y: top - 7 }, words.name),
    spans.map(({ y0, y1, knows }) =>
      mark('line', {
        y1: whole(y0),
        y2: whole(y1),
        'stroke-width': knows ? 3 : 2,
        'stroke-dasharray': knows ? undefined : '2 5',
      }),
    ),
    forgets.map((y) =>
      moved(
        y,
        mark('rect', { x: -half, y: -9, width: 2 * half, height: 18, rx: 9 }),
        mark('text', { y: 4 }, words.forgets),
      ),
    ),
  );
};
