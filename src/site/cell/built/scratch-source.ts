/** At build: the cell every chapter ends with and the playground begins with. */

import cell from '../asked/scratch-cell.ts';
import source from '../asked/scratch-cell.ts?raw';
import type { ChapterCell } from './chapter-cells.ts';

export const scratchCell = (chapter: string): ChapterCell => ({
  shelf: 'chapters',
  chapter,
  id: 'scratch',
  cell,
  source,
});
