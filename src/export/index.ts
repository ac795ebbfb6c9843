/**
 * export: a trace or a scenario → files that other tools open, and a capture → a trace.
 * `pcapng` Wireshark · `packetdrill` · `csv` · `cellSource` and `scenarioSource` TypeScript · `svgFile`.
 * Pure: strings and Uint8Arrays, no clock, no DOM, no Node.
 */
export { type CellAsItStands, cellSource, literal, scenarioSource } from './cell-source.ts';
export { CSV_COLUMNS, csv } from './csv.ts';
export { packetdrill } from './packetdrill.ts';
export { pcapng } from './pcapng.ts';
export {
  type Properties,
  resolveProperties,
  type SvgFileParts,
  svgFile,
  usedProperties,
} from './svg-file.ts';
export { type CapturedPacket, packetRemark, wireCapture } from './wire-capture.ts';
