/** The door for what a browser loads, and for types. `build.ts` is the one for the build and commands. */
export { figureWords } from './figure-words.ts';
export { type Lang, languages, pathPrefix } from './lang.ts';
export { loadWords } from './load-words.ts';
export type { SymptomAnswer, SymptomNumbers } from './symptom-numbers.ts';
export type {
  CaptureWords,
  DiagnoseWords,
  FailuresWords,
  FigureWords,
  FindingWords,
  LimitsWords,
  NotebookWords,
  ProseWords,
  Section,
  SymptomsWords,
  TakeWords,
  TwinWords,
  Words,
} from './words.ts';
