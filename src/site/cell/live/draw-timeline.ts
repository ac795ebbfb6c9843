/** A picture as the marks of its timeline, at build and in the browser. */
import { inLanguage, type Language, type Picture } from '../../../notebook/index.ts';
import { drawFigure, type Mark, mark, summarize, waitsMark, waitsOfRun } from '../../../render/index.ts';
import { layout, type Scene } from '../../../timeline/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { typeset } from '../../typeset.ts';

export interface Placed {
  scene: Scene;
  /** One sentence: the text alternative. */
  summary: string;
  /** What a reader has to know of the picture beside it. */
  note: string | undefined;
}
export interface Drawn extends Placed {
  figure: Mark;
}

/** What a timeline will show, and where. `unfold`: waits drawn in full. */
export const placeTimeline = (
  { traces, labels, opening = false, note }: Picture,
  lang: Language,
  unfold: readonly string[] = [],
): Placed => {
  const { figure: words, run } = wordsAtHand(lang);
  const [first, second] = traces;
  const names = labels.map((label) => inLanguage(label, lang)) as [string, string];
  const scene = layout(second ? [first, second] : first, {
    words,
    // A reader's click on the first fold turns it over, whichever way it stood.
    unfold:
      unfold.includes('start') === opening ? unfold.filter((id) => id !== 'start') : [...unfold, 'start'],
    ...(second ? { names } : {}),
  });
  /** A name as a sentence begins. */
  const [name, other] = names.map((name = '') => name.charAt(0).toUpperCase() + name.slice(1));
  const summary = typeset(
    second
      ? `${name}${run.colon}${summarize(first, run)} ${other}${run.colon}${summarize(second, run)}`
      : summarize(first, run),
  );
  const told = note && typeset(inLanguage(note, lang));
  return { scene, summary: told ? `${told} ${summary}` : summary, note: told };
};

/** The address of a chapter's page, by its slug. */
export type ChapterHref = (chapter: string) => string;

/** `live`: with hit areas and a cursor. `hrefOf`: the waits under it lead to their chapters. */
export const drawTimeline = (
  picture: Picture,
  lang: Language,
  { live = false, unfold, hrefOf }: { live?: boolean; unfold?: readonly string[]; hrefOf?: ChapterHref } = {},
): Drawn => {
  const placed = placeTimeline(picture, lang, unfold);
  const under = [
    placed.note && mark('p', { class: 'la-truncated' }, placed.note),
    waitsMark(waitsOfRun(picture.traces[0]), wordsAtHand(lang).figure, hrefOf),
  ];
  return { figure: drawFigure(placed.scene, { summary: placed.summary, live, under }), ...placed };
};
