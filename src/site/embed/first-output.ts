/** At build: what an embed of a cell shows, and in which words. */
import type { Picture, ShownOutput } from '../../notebook/index.ts';
import type { FindingWords } from '../../words/index.ts';
import { picturesAtBuild, runAtBuild } from '../cell/built/chapter-cells.ts';
import { type Drawn, drawTimeline } from '../cell/live/draw-timeline.ts';
import { titleOf } from '../cell/live/title.ts';
import { href, type Lang } from '../paths.ts';
import type { EmbeddedCell } from './embedded-cells.ts';

export interface FirstOutput {
  output: ShownOutput;
  /** null: it is a table. */
  drawn: Drawn | null;
  title: string;
  also: string;
  /** Nearly, px: where nobody measures. */
  height: number;
}

/** @param words what its title is made of */
export const firstOutput = async (
  { cell }: EmbeddedCell,
  lang: Lang,
  words: FindingWords,
): Promise<FirstOutput> => {
  const run = runAtBuild(cell);
  const output = run.outputs[0]!;
  const picture: Picture | null = (await picturesAtBuild(cell, run))[0] ?? null;
  const drawn = picture && drawTimeline(picture, lang, { hrefOf: (slug) => href(`/${slug}/`, lang) });
  const { title, also } = titleOf([output], [picture], [], words, lang);
  const inside = drawn
    ? drawn.scene.height + 120
    : output.kind === 'table'
      ? 28 * output.rows.length + (output.chart ? 340 : 0)
      : 0;
  return { output, drawn, title: title || cell.id, also, height: Math.round(inside + 220) };
};
