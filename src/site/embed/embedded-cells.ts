/** Every cell of the site that others may show on their pages: all that chapters and questions have. */
import { allCells, type ChapterCell } from '../cell/built/chapter-cells.ts';
import { allChapters, allGuide, type Chapter } from '../chapters.ts';

export interface EmbeddedCell {
  chapter: Chapter;
  cell: ChapterCell;
}

export const embeddedCells = async (): Promise<EmbeddedCell[]> =>
  [...(await allChapters()), ...(await allGuide())].flatMap((chapter) =>
    allCells.filter((cell) => cell.chapter === chapter.folder).map((cell) => ({ chapter, cell })),
  );

/** Its page, without base and language: `/embed/first-fin-lost/lost-once/`. */
export const embedAddress = ({ chapter, cell }: EmbeddedCell): string => `/embed/${chapter.slug}/${cell.id}/`;
