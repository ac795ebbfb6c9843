import type { Side } from '../sim/index.ts';
import { GAP, type Ladder, type Scene, type SegmentLine } from '../timeline/index.ts';
import { drawHost } from './draw-bands.ts';
import { drawBox } from './draw-box.ts';
import { drawFold } from './draw-folds.ts';
import { drawMargin } from './draw-margin.ts';
import { drawSegment } from './draw-segment.ts';
import { type Frame, frameOf, ladderX } from './frame.ts';
import { type Child, type Mark, mark } from './mark.ts';

export interface DrawOptions {
  /** The text alternative: `summarize(trace, words)`. */
  summary?: string;
  /** For the page with JavaScript: wide hit areas, segments one can reach by keyboard, and a cursor line. */
  live?: boolean;
  /** What stands under it: a note, the waits of the run. */
  under?: readonly Child[];
}

/** One run: 0 is the client's band, 100 % the server's; bands and margin hang over to both sides. */
const drawLadder = (scene: Scene, ladder: Ladder, frame: Frame): Mark[] => {
  const { words } = scene;
  const run = scene.names?.[ladder];
  const segments = scene.segments.filter((s) => s.ladder === ladder);
  const draw = (s: SegmentLine): Mark => drawSegment(s, words[s.from], frame);
  return [
    ...(ladder === 0 ? drawMargin(scene, words, frame) : []),
    ...(['client', 'server'] as const satisfies readonly Side[]).flatMap((side) =>
      drawHost(scene, ladder, side, words[side], frame),
    ),
    ...scene.boxes.filter((box) => box.ladder === ladder).map((box) => drawBox(box, scene.top, words.box)),
    ...scene.folds.map((fold) => drawFold(fold, ladder === 0 ? frame : { ...frame, live: false })),
    // No line lies over a name: below all names are the lines without one, and those that would.
    ...segments.filter(({ name }) => !name).map(draw),
    ...segments.filter(({ under }) => under).map((s) => drawSegment(s, undefined, frame)),
    ...segments.filter(({ name }) => name).map(draw),
    ...(run && scene.ladders === 2
      ? [mark('svg', { x: '50%' }, mark('text', { class: 'la-run', y: 15 }, run))]
      : []),
  ];
};

const ladders = (scene: Scene): Ladder[] => (scene.ladders === 2 ? [0, 1] : [0]);

/** Scene → what stands in a page. figure.css says what lies where across, so it needs no script and fits every width. */
export const drawFigure = (scene: Scene, { summary, live = false, under }: DrawOptions = {}): Mark => {
  const frame = frameOf(scene, live);
  const { words } = scene;
  const two = scene.ladders === 2;
  const svg = (ladder: Ladder): Mark =>
    mark(
      'svg',
      {
        class: two ? `la-svg la-run-${ladder}` : 'la-svg',
        role: live ? 'group' : 'img',
        'aria-label': ladder === 0 ? summary : scene.names?.[1],
      },
      drawLadder(scene, ladder, frame),
    );
  const names = scene.names ?? ['', ''];
  return mark(
    'div',
    { class: `la-figure${two ? ' la-two' : ''}` },
    two &&
      mark(
        'label',
        { class: 'la-flip' },
        mark('input', { type: 'checkbox', 'aria-label': words.flip(names[1]) }),
        mark('span', {}, names[0]),
        mark('span', {}, names[1]),
      ),
    // A browser lays out all of an SVG whose height changes: figure.css gives them one, and what holds them says how high they are.
    mark('div', { class: 'la-ladders', style: `height:${scene.height}px` }, ladders(scene).map(svg)),
    live && mark('i', { class: 'la-cursor', hidden: '' }),
    scene.truncated && mark('p', { class: 'la-truncated' }, scene.truncated),
    under,
  );
};

/** Scene → a file of its own, drawn for a width in px (32 more with its margin), with rules and colours inside. */
export const drawFile = (
  scene: Scene,
  { summary, width, style }: { summary?: string; width: number; style: string },
): Mark => {
  const frame = frameOf(scene, false, width);
  const m = frame.fixed!;
  const beside = scene.ladders === 2 && m.ladder * 2 + m.band * 4 + GAP + m.left + m.right <= width + 1;
  const shown = beside ? ladders(scene) : [0 as const];
  const note = scene.truncated ? 22 : 0;
  const [w, h] = [width + 32, scene.height + 24 + note];
  return mark(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'la-svg',
      role: 'img',
      'aria-label': summary,
      width: w,
      height: h,
      viewBox: `-16 -12 ${w} ${h}`,
    },
    mark('style', {}, style),
    mark('rect', { class: 'la-paper', x: -16, y: -12, width: w, height: h }),
    shown.map((ladder) =>
      mark(
        'svg',
        {
          x: Math.round(ladderX(m, ladder) * 10) / 10,
          width: Math.round(m.ladder * 10) / 10,
          height: scene.height,
          overflow: 'visible',
        },
        drawLadder(scene, ladder, frame),
      ),
    ),
    scene.truncated && mark('text', { y: scene.height + 16 }, scene.truncated),
  );
};
