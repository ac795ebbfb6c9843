/**
 * Words as they are set for a reader, where the text itself is kept plain because it is compared, searched or copied: a value
 * keeps its unit and Linux its number on one line, an apostrophe is curly as it is in the prose, and a full-width mark, which
 * brings its own room, has no space after it.
 */
const kept = /(?<=\d)\s(?=(?:ms|s|µs|KiB|MSL)(?![\w-])|%|秒|毫秒)|(?<=Linux)\s(?=\d)/g;
const afterFullWidth = /(?<=[，。；：！？]) (?=\S)/g;
const apostrophe = /(?<=[A-Za-z])(?:'|&#39;)(?=[a-z])/g;

export const typeset = (text: string): string =>
  text.replace(kept, '\u00a0').replace(apostrophe, '\u2019').replace(afterFullWidth, '');
