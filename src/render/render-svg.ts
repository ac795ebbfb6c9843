import type { Scene } from '../timeline/index.ts';
import { type DrawOptions, drawFigure, drawFile } from './draw-figure.ts';
import { writeMark } from './mark.ts';

export interface SvgOptions extends DrawOptions {
  /** A file of its own: drawn for this width in px (32 more with its margin), with these rules and colours inside. */
  fixed?: { width: number; style: string };
}

/** Scene → string: the HTML of a figure, or the SVG of a file. */
export const renderSvg = (scene: Scene, { fixed, ...options }: SvgOptions = {}): string =>
  writeMark(
    fixed
      ? drawFile(scene, { ...fixed, ...(options.summary && { summary: options.summary }) })
      : drawFigure(scene, options),
  );
