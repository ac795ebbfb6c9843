/**
 * Words as they are set for a reader, where the text itself is kept plain because it is compared, searched or copied: a value
 * keeps its unit on its line, and an apostrophe is curly as it is in the prose.
 */
const beforeUnit = /(?<=\d)\s(?=(?:ms|s|µs|KiB|MSL)(?![\w-])|%|秒|毫秒)/g;
const apostrophe = /(?<=[A-Za-z])(?:'|&#39;)(?=[a-z])/g;

export const typeset = (text: string): string =>
  text.replace(beforeUnit, '\u00a0').replace(apostrophe, '\u2019');
