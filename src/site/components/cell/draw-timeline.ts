/** A picture as the marks of its timeline, at build and in the browser. */
import { inLanguage, type Language, type Picture } from '../../../notebook/index.ts';
import { drawFigure, type Mark, summarize } from '../../../render/index.ts';
import { layout, type Scene } from '../../../timeline/index.ts';
import { typeset } from '../../typeset.ts';

export interface Placed {
  scene: Scene;
  /** One sentence: the text alternative. */
  summary: string;
}
export interface Drawn extends Placed {
  figure: Mark;
}

/** What a timeline will show, and where. `unfold`: waits drawn in full. */
export const placeTimeline = (
  { traces, labels, opening = false, tooMany }: Picture,
  lang: Language,
  unfold: readonly string[] = [],
): Placed => {
  const [first, second] = traces;
  const names = labels.map((label) => inLanguage(label, lang)) as [string, string];
  const scene = layout(second ? [first, second] : first, {
    lang,
    // A reader's click on the first fold turns it over, whichever way it stood.
    unfold:
      unfold.includes('start') === opening ? unfold.filter((id) => id !== 'start') : [...unfold, 'start'],
    ...(second ? { names } : {}),
  });
  const colon = lang === 'zh' ? '：' : ': ';
  /** A name as a sentence begins. */
  const [name, other] = names.map((name = '') => name.charAt(0).toUpperCase() + name.slice(1));
  const summary = typeset(
    second
      ? `${name}${colon}${summarize(first, lang)} ${other}${colon}${summarize(second, lang)}`
      : summarize(first, lang),
  );
  const limit = tooMany && typeset(inLanguage(tooMany, lang));
  return { scene, summary: limit ? `${limit} ${summary}` : summary };
};

/** `live`: with hit areas and a cursor. */
export const drawTimeline = (
  picture: Picture,
  lang: Language,
  { live = false, unfold }: { live?: boolean; unfold?: readonly string[] } = {},
): Drawn => {
  const placed = placeTimeline(picture, lang, unfold);
  return { figure: drawFigure(placed.scene, { summary: placed.summary, live }), ...placed };
};
