/** Where the cursor of a figure stands, in its picture, its player and its scrubber. */
import { type Language, takesFault } from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { isSegmentEvent, type Scene, segmentNumbers, type TraceEvent } from '../../../timeline/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { momentInWords } from './moment.ts';

export const segmentOf = (event: TraceEvent | null): number | null =>
  event && isSegmentEvent(event.kind) ? event.index : null;

/** px that stand above the ladders: the switch between two runs, where it is seen. */
const above = (stage: HTMLElement): number => stage.querySelector<HTMLElement>('.la-ladders')?.offsetTop ?? 0;

/** The line of the cursor at a height of the ladders. */
export const lineAt = (stage: HTMLElement, y: number): HTMLElement | null => {
  const line = stage.querySelector<HTMLElement>('.la-cursor');
  if (line) line.style.top = `${y + above(stage)}px`;
  return line;
};

/** The buttons for the segment under the cursor; none: nothing can be done to it. */
const offerActs = (root: HTMLElement, segment: Trace['segments'][number] | null, lang: Language): void => {
  const t = wordsAtHand(lang).live;
  if (segment)
    root.querySelector<HTMLElement>('[data-act=lose]')!.textContent =
      segment.arrives === null ? t.bring : t.lose;
  root.querySelector<HTMLElement>('.la-act')!.hidden = !segment;
};

/** The cursor on event number `at`, at its height. `fixed`: nothing can be lost from this run. */
export const putCursor = (
  root: HTMLElement,
  {
    trace,
    scene,
    event,
    at,
    fixed,
  }: { trace: Trace; scene: Scene; event: TraceEvent; at: number; fixed: boolean },
  lang: Language,
): void => {
  const stage = root.querySelector<HTMLElement>('.la-stage')!;
  const scrubber = root.querySelector<HTMLInputElement>('.la-scrubber')!;
  const words = momentInWords(trace, event, lang);
  root.querySelector('.la-moment')!.textContent = words;
  scrubber.value = String(at);
  scrubber.setAttribute('aria-valuetext', words);
  const index = segmentOf(event);
  const segment = index === null ? null : (trace.segments[index] ?? null);
  const y = scene.points[at]?.y;
  const line = y === undefined ? null : lineAt(stage, y);
  if (line) {
    line.hidden = false;
    if (segment) line.dataset.numbers = segmentNumbers(segment);
    else delete line.dataset.numbers;
  }
  for (const old of stage.querySelectorAll('.la-here')) old.classList.remove('la-here');
  if (index !== null) stage.querySelector(`[data-event="s${index}"]`)?.classList.add('la-here');
  offerActs(root, segment && !fixed && takesFault(segment) ? segment : null, lang);
};

/** A run in which nothing happens has no moments: nothing is left of the ones before it. */
export const takeCursorAway = (root: HTMLElement): void => {
  root.querySelector('.la-moment')!.textContent = '';
  for (const gone of root.querySelectorAll<HTMLElement>('.la-cursor, .la-act')) gone.hidden = true;
};

/** Brings the cursor into the window, if it is outside. */
export const revealCursor = (stage: HTMLElement): void => {
  const line = stage.querySelector<HTMLElement>('.la-cursor');
  if (!line) return;
  const { top } = line.getBoundingClientRect();
  if (top < innerHeight * 0.15 || top > innerHeight * 0.9)
    line.scrollIntoView({ block: 'center', behavior: 'instant' });
};

/** Id of the event drawn next to a height of the window. */
export const nearestEvent = (
  stage: HTMLElement,
  scene: Scene | null,
  clientY: number,
): string | undefined => {
  const { top } = (stage.querySelector('.la-ladders') ?? stage).getBoundingClientRect();
  let best: string | undefined;
  let distance = Infinity;
  for (const { id, y } of scene?.points ?? []) {
    const away = Math.abs(y - (clientY - top));
    if (away < distance) [best, distance] = [id, away];
  }
  return best;
};
