import type { Trace } from '../sim/index.ts';
import type { FindingWords } from '../words/index.ts';
import type { Remark } from './fin-trouble.ts';
import { roughDuration } from './rough-duration.ts';

/** What the box on the path did to the run: that it forgot the connection, and what became of what was sent then. */
export const boxStory = (trace: Trace, words: FindingWords): Remark[] => {
  const stopped = trace.segments.filter(({ box, arrives }) => box && arrives === null);
  if (stopped.length === 0) return [];
  const answers = trace.segments.some(({ sentBy }) => sentBy === 'middlebox');
  const first = stopped[0]!.t;
  const forgotten = trace.tracked?.findLast(
    ({ forgottenAt, why }) => forgottenAt !== null && forgottenAt <= first && why?.code === 'box-timeout',
  );
  if (!forgotten) return [[words.boxStops(stopped.length)]];
  const silence = roughDuration(Number(forgotten.why?.values?.s ?? 0) * 1000);
  return [[words.boxForgets(silence, answers)]];
};
