/** The door for what a browser loads, and for types. `build.ts` is the one for the build and commands. */
export { type WordsAtHand, wordsAtHand } from './at-hand.ts';
export { faultText } from './fault-text.ts';
export { inEveryLanguage, type Lang, langOf, langOfPath, languages, manners, pathPrefix } from './lang.ts';
export { loadWords } from './load-words.ts';
export { noteAtHand } from './note-at-hand.ts';
export { printedPort } from './service-ports.ts';
export type { SymptomAnswer, SymptomNumbers } from './symptom-numbers.ts';
export { tableText } from './table-text.ts';
export { unreadAtHand } from './unread-at-hand.ts';
export type {
  CaptureWords,
  CellWords,
  ConformanceWords,
  DiagnoseWords,
  EditingWords,
  EmbedWords,
  ExerciseWords,
  FailuresWords,
  FaultsWords,
  FigureWords,
  FindingWords,
  FrontWords,
  GlossaryWords,
  LanguageWords,
  LimitsWords,
  LiveWords,
  NotebookWords,
  NoteWords,
  PagesWords,
  PresentWords,
  ProseWords,
  QuestionsWords,
  ReaderWords,
  ReasonsWords,
  RunWords,
  Section,
  SiteWords,
  SymptomsWords,
  TablesWords,
  TakeWords,
  TwinWords,
  UnreadWords,
  Words,
} from './words.ts';
