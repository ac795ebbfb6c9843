import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../doctor/finding.ts';

/** Offset of a line and column. */
const offsetOf = (source: string, line: number, column: number): number =>
  source
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, text) => sum + text.length + 1, 0) +
  column -
  1;

/**
 * Makes the repairs that findings carry, last place first so that the earlier ones stay where they are. A place whose text
 * is not what the finding saw is left alone. Returns the findings that were repaired.
 */
export function applyFixes(findings: readonly Finding[], root: string): Finding[] {
  const done: Finding[] = [];
  const files = new Set(findings.filter(({ fix }) => fix).map(({ file }) => file));
  for (const file of files) {
    let source = readFileSync(join(root, file), 'utf8');
    const here = findings
      .filter((finding) => finding.file === file && finding.fix)
      .sort((a, b) => b.line - a.line || b.column - a.column);
    let last = Number.POSITIVE_INFINITY;
    for (const finding of here) {
      const { found, write } = finding.fix!;
      const at = offsetOf(source, finding.line, finding.column);
      if (at + found.length > last || !source.startsWith(found, at)) continue;
      source = source.slice(0, at) + write + source.slice(at + found.length);
      last = at;
      done.push(finding);
    }
    writeFileSync(join(root, file), source);
  }
  return done.reverse();
}
