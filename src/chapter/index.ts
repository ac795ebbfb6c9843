/**
 * chapter: a chapter read once. Start reading at `read-chapters.ts` (a folder → its texts as trees, its cells, its transcripts);
 * page, doctor, notebook, feed and labs are printers of that. This door has what needs no file: `build.ts` has the rest.
 */
export { factsOfRun, type RunFacts } from './facts-of-run.ts';
export { type FactForm, type FactValue, writeFact } from './write-fact.ts';
