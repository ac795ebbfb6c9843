/**
 * render: scene or trace → strings, the same at build and in the browser. `render-svg.ts` draws a scene; the other files
 * are the views of one trace (event table, tcpdump, ss, state diagram) and the words for it.
 */
export { differencesInWords } from './differences-in-words.ts';
export { eventText, segmentText } from './event-text.ts';
export { reasonsZh } from './reasons-zh.ts';
export { renderEventTable } from './render-event-table.ts';
export { renderSvg, type SvgOptions } from './render-svg.ts';
export { summarize } from './summarize.ts';
export { whyText } from './why-text.ts';
