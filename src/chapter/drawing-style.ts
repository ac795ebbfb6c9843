/** The page's styles for a drawing that leaves it, read where they lie in the repository. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawingStyle } from '../export/index.ts';
import type { Lang } from '../words/lang.ts';

export const styleOfDrawing = (root: string, theme: 'light' | 'dark', lang: Lang): string => {
  const style = (name: string): string => readFileSync(join(root, `src/site/styles/${name}.css`), 'utf8');
  return drawingStyle(style('figure'), style('tokens'), theme, lang);
};
