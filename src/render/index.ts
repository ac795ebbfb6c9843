/**
 * render: scene or trace → strings, the same at build and in the browser. `draw-figure.ts` makes a
 * scene a tree of marks, `mark.ts` writes one; the other files are the views of one trace (event table, tcpdump, ss, state diagram) and the words for it.
 */

export type { Chart, Series } from './chart.ts';
export { chartInWords, pointInWords } from './chart-in-words.ts';
export { cursors, placesOf, pointAt } from './chart-places.ts';
export { differencesInWords } from './differences-in-words.ts';
export { drawChart, drawChartFile, drawLegend } from './draw-chart.ts';
export { type DrawOptions, drawFigure } from './draw-figure.ts';
export { escapeText } from './escape-text.ts';
export { eventLines } from './event-lines.ts';
export { eventText, isOfHost, segmentText } from './event-text.ts';
export { finding, textbookFinding } from './finding.ts';
export { alike, type Mark, mark, writeMark } from './mark.ts';
export { renderEventTable } from './render-event-table.ts';
export { renderSs, ssLines } from './render-ss.ts';
export { renderStateDiagram } from './render-state-diagram.ts';
export { renderSvg, type SvgOptions } from './render-svg.ts';
export { type CapturePoint, renderTcpdump, type TcpdumpLine, tcpdumpLines } from './render-tcpdump.ts';
export { renderTranscript, type TranscriptResult } from './render-transcript.ts';
export { summarize } from './summarize.ts';
export { type RunWait, waitsMark, waitsOfRun } from './waits-of-run.ts';
export { whyText } from './why-text.ts';
