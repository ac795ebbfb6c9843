/** Words that stand in a chapter's prose, where a run says something that is no number. */
export const prose = {
  /** A time at which something happened, where it did not. */
  never: 'never',
  /** Of an exercise, under a fold. */
  hint: 'Hint',
};
