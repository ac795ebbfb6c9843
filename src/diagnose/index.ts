/** diagnose: what a machine shows → what it is. Pure and bounded. Start reading at `read-paste.ts`, then `diagnose.ts`. */
export { type Answer, diagnose } from './diagnose.ts';
export type { Diagnosis, DiagnosisKind, Fault, Note } from './diagnosis.ts';
export { withItsEnd } from './ends-when.ts';
export { maskAddresses, maskedDiagnosis } from './mask-addresses.ts';
export { MOST_CHARACTERS, type Paste, readPaste } from './read-paste.ts';
export { type Bars, type Report, reportOf } from './report.ts';
export { type Reproduction, reproduce } from './reproduce.ts';
export { answerOfLink, linkOfAnswer } from './share-answer.ts';
