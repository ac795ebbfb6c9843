/** At build: the cell every chapter ends with and the playground begins with. */
import type { ChapterCell } from './chapter-cells.ts';
import cell from './scratch-cell.ts';
import source from './scratch-cell.ts?raw';

export const scratchCell = (chapter: string): ChapterCell => ({
  shelf: 'chapters',
  chapter,
  id: 'scratch',
  cell,
  source,
});
