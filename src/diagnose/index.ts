/** diagnose: what a machine shows → what it is. Pure and bounded. Start reading at `read-paste.ts`, then `diagnose.ts`. */
export { type Answer, diagnose } from './diagnose.ts';
export type { Diagnosis, DiagnosisKind, Fault, Note } from './diagnosis.ts';
export { endpointText } from './endpoint.ts';
export { withItsEnd } from './ends-when.ts';
export type { Socket } from './evidence.ts';
export { maskAddresses, maskedDiagnosis, maskedSocket } from './mask-addresses.ts';
export { MOST_CHARACTERS, type Paste, readPaste } from './read-paste.ts';
export { type Reproduction, reproduce, USUAL_RTT } from './reproduce.ts';
export { answerOfLink, linkOfAnswer } from './share-answer.ts';
export type { Survey } from './survey.ts';
export { tally } from './survey.ts';
