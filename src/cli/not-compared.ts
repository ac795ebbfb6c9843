import type { Looked } from '../sim/index.ts';

/** What a recording did not tell, as the end of a sentence: `; windows not compared`. Empty where it told all. */
export const notCompared = ({ notRecorded }: Looked): string =>
  notRecorded.map((what) => `; ${what} not compared`).join('');
