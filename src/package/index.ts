/**
 * package: the npm package `last-ack`, whose public names these are. What a cell may import is all here, so that a cell of the
 * site runs where the package is installed. `drawing.ts` and `telling.ts` say things in English unless they are handed other words.
 */

export {
  type ByteSource,
  type CaptureFault,
  type CaptureSummary,
  type CaptureTrace,
  type CloseStory,
  type Conversation,
  CSV_COLUMNS,
  captureTrace,
  closeStory,
  csv,
  type Ending,
  type Finding,
  type Frame,
  findTwin,
  type LabOptions,
  type LineFault,
  labLacks,
  type Misfit,
  type NamedSource,
  type NoTwin,
  NotACapture,
  type OpenedCaptures,
  openCaptures,
  packetdrill,
  pcapng,
  readCapture,
  type ShownSetting,
  scenarioSource,
  shellLab,
  type Twin,
  tableCsv,
  twinRun,
  twinSource,
  type Wait,
} from '../export/index.ts';
export * from '../notebook/cell-api.ts';
export {
  type AnyCell,
  type CalledOutput,
  type CellRun,
  type Choices,
  defaultValues,
  type ParameterValues,
  type Picture,
  type ProfileChoice,
  runCell,
  type ShownOutput,
  tracesOf,
} from '../notebook/running.ts';
export { escapeText, ssLines, type TcpdumpLine, tcpdumpLines } from '../render/index.ts';
export {
  type EventKind,
  events,
  matchSegments,
  type Scene,
  type TraceEvent,
} from '../timeline/index.ts';
export { bytesSource } from './bytes-source.ts';
export { type LayoutOptions, layout, renderSvg, type SvgOptions } from './drawing.ts';
export { en } from './en.ts';
export type { LanguageWords } from './language-words.ts';
export {
  captureFaultInWords,
  differencesInWords,
  eventLines,
  finding,
  lineFaultInWords,
  renderEventTable,
  summarize,
  whyText,
} from './telling.ts';
