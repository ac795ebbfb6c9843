/** What is written in the picture of a cell, as a reader of a wide figure sees it. */
import { readRecording } from '../../src/chapter/recordings.ts';
import { type AnyCell, type ParameterValues, runCell, tracesOf } from '../../src/notebook/index.ts';
import { drawFile } from '../../src/render/draw-figure.ts';
import type { Mark } from '../../src/render/index.ts';
import { placeTimeline } from '../../src/site/cell/live/draw-timeline.ts';
import type { Lang } from '../../src/words/index.ts';

const written = (mark: Mark | string): string[] => {
  if (typeof mark === 'string') return [mark];
  if (mark.tag === 'style') return [];
  const parts = mark.children.flatMap(written);
  return mark.tag === 'text' ? [parts.join('').replaceAll('\u00a0', ' ').trim()] : parts;
};

/** The texts of a cell's first figure, in the order they are drawn. */
export const pictureText = (cell: AnyCell, values: ParameterValues = {}, lang: Lang = 'en'): string[] => {
  const output = runCell(cell, values).outputs.find(({ kind }) => kind !== 'table');
  if (!output || output.kind === 'table') return [];
  const recording = output.kind === 'recording' ? readRecording(process.cwd(), output.recording) : undefined;
  const { scene } = placeTimeline(tracesOf(output, { recording }), lang);
  return written(drawFile(scene, { width: scene.ladders === 2 ? 1400 : 900, style: '' }));
};
