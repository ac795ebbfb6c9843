/**
 * export: a trace or a scenario → files that other tools open, and a capture → a trace.
 * Out: `pcapng` Wireshark · `shellLab` a real Linux · `packetdrill` · `csv` · `cellSource`, `scenarioSource` TypeScript · `svgFile`.
 * In: `readCapture` → `decodeFrame` → `ConnectionTable` → `conversations` → `captureTrace` → `closeStory`, `findTwin`; `readTcpdumpText` for pasted text.
 * Pure: strings and Uint8Arrays, no clock, no DOM, no Node.
 */

export { type CaptureFault, captureFaultInWords } from './capture/capture-fault.ts';
export { type CaptureTrace, captureTrace } from './capture/capture-trace.ts';
export { type ChapterSlug, closeOf } from './capture/chapter-of-close.ts';
export { closeSketch, type SketchLine } from './capture/close-sketch.ts';
export {
  addressText,
  type CloseStory,
  closedFirst,
  closeStory,
  type Ending,
  type ShownSetting,
} from './capture/close-story.ts';
export {
  ConnectionTable,
  type Conversation,
  conversations,
  type SeenConnection,
} from './capture/connections.ts';
export { decodeFrame, type NotTcp, type TcpPacket } from './capture/decode-frame.ts';
export { type DrawnPart, drawnPart, MAX_DRAWN } from './capture/drawn-part.ts';
export {
  groupByStory,
  type ResetSource,
  resetSources,
  type StoryGroup,
  storyKey,
  type TimeAxis,
  timeAxis,
} from './capture/fleet.ts';
export { kindOf } from './capture/kind-of-frame.ts';
export { type ListedClose, listedClose } from './capture/listed-close.ts';
export { type NamedSource, type OpenedCaptures, openCaptures } from './capture/open-captures.ts';
export {
  type ByteSource,
  type CaptureSummary,
  type Frame,
  NotACapture,
  readCapture,
} from './capture/read-capture.ts';
export {
  type LineFault,
  lineFaultInWords,
  readTcpdumpText,
  type TcpdumpText,
} from './capture/tcpdump-text.ts';
export { type Wait, waits } from './capture/waits.ts';
export { type CellAsItStands, cellSource, literal, scenarioSource } from './cell-source.ts';
export { CSV_COLUMNS, csv, tableCsv } from './csv.ts';
export { type KernelSettings, kernelSettings } from './kernel-settings.ts';
export { LAB_CANNOT, type LabOptions, labLacks, shellLab } from './lab/shell-lab.ts';
export { type NotebookOutput, type NotebookPart, notebookCode, notebookFile } from './notebook-file.ts';
export { packetdrill } from './packetdrill/packetdrill.ts';
export { pcapng } from './pcapng.ts';
export { drawingStyle, type Properties, resolveProperties, svgFile, themeProperties } from './svg-file.ts';
export { findTwin, type NoTwin, type Twin } from './twin/find-twin.ts';
export type { Finding } from './twin/finding.ts';
export type { Misfit } from './twin/seen-close.ts';
export { twinRun, twinSource } from './twin/twin-run.ts';
export { type CapturedPacket, packetRemark, wireCapture } from './wire-capture.ts';
