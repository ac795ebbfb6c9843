/** The door for the build and commands: what reads the repository. */
export { type CodeText, textsInCode } from './cell-texts.ts';
export { chapterMarkdown } from './chapter-markdown.ts';
export { chapterNotebook } from './chapter-notebook.ts';
export { type ChapterScenario, chapterScenarios } from './chapter-scenarios.ts';
export { styleOfDrawing } from './drawing-style.ts';
export { isPicture } from './is-picture.ts';
export { loadCell } from './load-cell.ts';
export type {
  Attribute,
  ChapterText,
  Component,
  Heading,
  Image,
  Prose,
} from './parse-chapter.ts';
export { componentOf } from './parse-chapter.ts';
export { type Place, placeAt } from './place.ts';
export {
  type CellFile,
  type Chapter,
  type ChapterFile,
  chapterFolders,
  type ExerciseFiles,
  exerciseFiles,
  picturesIn,
  readChapter,
  readChapters,
  readGuide,
  slugIn,
  type TextFile,
  textFor,
} from './read-chapters.ts';
export { type Reading, readingOf, readsRun } from './reading.ts';
export { pageAddress, publishedAt, siteAddress } from './site-address.ts';
export { readTranslations, translationFile } from './translations.ts';
