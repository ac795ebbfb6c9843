import { duration } from '../timeline/index.ts';

/** A time as a sentence has it: `224 ms`, `3.7 s`, `15.4 min`. */
export const roughDuration = (ms: number): string =>
  ms < 999.5
    ? duration(ms)
    : ms < 599_950
      ? `${Number((ms / 1000).toFixed(1))} s`
      : `${Number((ms / 60_000).toFixed(1))} min`;
