/** One fault of a chapter: where it is, what is wrong, what would be right. The doctor is a list of these. */
export interface Finding {
  /** Relative to the repository. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units, as editors count. */
  column: number;
  /** One sentence without a full stop. */
  what: string;
  /** What to write instead, or what to run. */
  right: string;
  /** A repair that needs no judgement: at this place `found` becomes `write`. `npm run fix` does it. */
  fix?: { found: string; write: string };
  /** `npm run fix` does it when somebody has looked: it asks. */
  fixAsks?: true;
  /** No fault of who wrote it: it waits for somebody who writes the other language, who may be somebody else. */
  wants?: 'translation';
}

/** It keeps a change from being taken; what only waits for a translator does not. */
export const isFault = ({ wants }: Finding): boolean => wants === undefined;

export const canBeFixed = ({ fix, fixAsks }: Finding): boolean => fix !== undefined || fixAsks === true;

/** `file:line:column  what is wrong  what would be right` */
export const formatFinding = ({ file, line, column, what, right, wants }: Finding): string =>
  `${file}:${line}:${column}  ${wants ? `${wants} wanted: ` : ''}${what}  ${right}`;

/** By file, then by place in it. */
export const byPlace = (a: Finding, b: Finding): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
