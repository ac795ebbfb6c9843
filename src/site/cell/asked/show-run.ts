/** The run that a point of a chart stands for, as a timeline under the chart: where a reader asks for it, and until it is hidden. */
import { inTurns, type Language, type RowRun, Turns, tracing } from '../../../notebook/index.ts';
import { mark } from '../../../render/index.ts';
import { typeset } from '../../typeset.ts';
import { drawTimeline } from '../live/draw-timeline.ts';
import { showMarks } from '../live/show-marks.ts';

/** Which drawing in a section is the last. */
const drawings = new WeakMap<Element, number>();

const next = (section: Element): number => {
  const drawing = (drawings.get(section) ?? 0) + 1;
  drawings.set(section, drawing);
  return drawing;
};

export const hideRun = (section: HTMLElement): void => {
  next(section);
  section.hidden = true;
};

/** @param caption which point it is of; the run's own name follows */
export const showRun = async (
  section: HTMLElement,
  { scenario }: RowRun,
  caption: string,
  lang: Language,
): Promise<void> => {
  const drawing = next(section);
  const picture = await inTurns(tracing({ kind: 'figure', scenario }), new Turns());
  if (drawings.get(section) !== drawing) return;
  const { figure, summary } = drawTimeline(picture, lang);
  showMarks(section, [
    mark('p', { class: 'la-opened-name' }, mark('strong', {}, typeset(caption))),
    figure,
    mark('p', { class: 'la-opened-summary' }, summary),
  ]);
  section.hidden = false;
};
