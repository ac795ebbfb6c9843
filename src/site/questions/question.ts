import type { Lang } from '../../words/lang.ts';

export interface Question {
  /** Address without base and language: `/why-four/#the-edge`, or a question of the guide. */
  at: string;
  asks: Record<Lang, string>;
  /** What people type for it: error messages, `ss` output, half sentences. */
  typed: Record<Lang, readonly string[]>;
  /** Its place on the front page, if it has one. */
  front?: number;
}
