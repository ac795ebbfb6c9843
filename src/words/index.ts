/** The door for what a browser loads, and for types. `build.ts` is the one for the build and commands. */
export { type WordsAtHand, wordsAtHand } from './at-hand.ts';
export { type Lang, languages, pathPrefix } from './lang.ts';
export { loadWords } from './load-words.ts';
export type { SymptomAnswer, SymptomNumbers } from './symptom-numbers.ts';
export type {
  CaptureWords,
  CellWords,
  DiagnoseWords,
  EditingWords,
  EmbedWords,
  ExerciseWords,
  FailuresWords,
  FigureWords,
  FindingWords,
  FrontWords,
  LimitsWords,
  LiveWords,
  NotebookWords,
  PresentWords,
  ProseWords,
  ReasonsWords,
  RunWords,
  Section,
  SiteWords,
  SymptomsWords,
  TakeWords,
  TwinWords,
  Words,
} from './words.ts';
