import type { ReasonCode } from './reason-codes.ts';

/** What the rules and the box did to a segment. Times in µs, -1: none. */
export interface Fate {
  arrives: number;
  duplicateArrives: number;
  /** Index of the rule that acted. */
  rule: number;
  /** Why the box on the path let it go no further, or that it picked it up. */
  box: ReasonCode | null;
}
