/** The door to the kernel recordings, for the build, commands and workers: it reads files, and loads no parser and no compiler. */
export { agreementOf, byFamily, type Compared, compareAll, isCompared, summaryLine } from './compare-all.ts';
export { readRecording, recordingNames, recordingsFolder } from './read-recording.ts';
export { type VirtualRecording, virtualFamilies, virtualRecordings } from './virtual-recordings.ts';
