/** The door to the kernel recordings, for the build, commands and workers: it reads files, and loads no parser and no compiler. */
export {
  type Agreement,
  agreementOf,
  byFamily,
  type Counted,
  type Family,
  summaryLine,
} from './agreement.ts';
export {
  type Compared,
  compareAll,
  compareVirtual,
  type Held,
  isAsKnown,
  isCompared,
  type OpenDifference,
  openDifferences,
} from './compare-all.ts';
export { readRecording, readWithWindows, recordingNames, recordingsFolder } from './read-recording.ts';
export { type VirtualRecording, virtualFamilies, virtualRecordings } from './virtual-recordings.ts';
