import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/**
 * The mark a translation carries in `source`: a hash of the English text it was made from. Layout does not count, so that
 * a file re-wrapped makes no translation old, and none new.
 */
export const sourceMark = (english: string): string =>
  createHash('sha256').update(english.replaceAll(/\s+/g, ' ').trim()).digest('hex').slice(0, 12);

/** `## heading` → its section's text, the opening under ''. */
function sections(source: string): Map<string, string> {
  const found = new Map<string, string>();
  let heading = '';
  for (const line of source.split('\n')) {
    if (/^##+ /.test(line)) heading = line.replace(/^#+ /, '');
    found.set(heading, `${found.get(heading) ?? ''} ${line}`.replaceAll(/\s+/g, ' '));
  }
  return found;
}

/** Headings of the sections that differ between two versions of a text; 'the opening' for what stands above the first. */
export function changedSections(before: string, after: string): string[] {
  const [old, now] = [sections(before), sections(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((heading) => old.get(heading) !== now.get(heading))
    .map((heading) => (heading === '' ? 'the opening' : `"${heading}"`));
}

/** The committed version of `file` whose mark is `mark`, or null when git knows none. */
export function versionWithMark(root: string, file: string, mark: string): string | null {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    for (const commit of git('log', '-n', '50', '--format=%H', '--', file).trim().split('\n')) {
      const text = git('show', `${commit}:${file}`);
      if (sourceMark(text) === mark) return text;
    }
  } catch {
    // No git here, or the file is new: the finding says less.
  }
  return null;
}
