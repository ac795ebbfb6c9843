/**
 * Two transcripts of one cell → what changed, in words. A transcript names each fact on a line of its own
 * (`client.retransmissions  5`), under the heading of its figure and profile; other lines are counted.
 */
import { inCommon } from '../../notebook/index.ts';

const fact = /^\s+((?:client|server)\.[\w.]+|segments|lost|endMs|fact [\w.]+)\s{2,}(.+)$/;

/** Facts by heading: `linux client.retransmissions` → value. Headings are the lines without indentation. */
function factsOf(lines: string[]): Map<string, string> {
  const found = new Map<string, string>();
  let heading = '';
  for (const line of lines) {
    if (/^\S/.test(line)) heading = line.split(':')[0]!;
    const match = fact.exec(line);
    if (match) found.set(`${heading} ${match[1]}`.trim(), match[2]!.trim());
  }
  return found;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Lines that are not kept and name no fact, as they read. */
const eventsBeside = (kept: ReadonlySet<number>, lines: string[]): string[] =>
  lines
    .filter((line, index) => !kept.has(index) && !fact.test(line) && line.trim() !== '')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '));

const mostCharacters = 70;

/** Where two lines begin to differ, a few words before; 0 where that is near the beginning. */
function firstDifference(a = '', b = ''): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same < mostCharacters / 2 ? 0 : a.lastIndexOf(' ', same - mostCharacters / 3) + 1;
}

const shortened = (line: string, from: number): string =>
  `${from > 0 ? '…' : ''}${line.slice(from, from + mostCharacters)}${line.length > from + mostCharacters ? '…' : ''}`;

/** The first line that differs (from 1, in the old text), and the changes in words, the most telling first. */
export function differencesOfTranscripts(before: string, after: string): { line: number; words: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const [was, is] = [factsOf(old), factsOf(now)];
  const words: string[] = [];
  for (const name of new Set([...was.keys(), ...is.keys()])) {
    const [a, b] = [was.get(name), is.get(name)];
    if (a === b) continue;
    words.push(
      a === undefined
        ? `${name} is new (${b})`
        : b === undefined
          ? `${name} is gone`
          : `${name} was ${a}, is ${b}`,
    );
  }
  const more = words.length - 4;
  if (more > 0) words.splice(4, more, `and ${plural(more, 'other fact')}`);
  const kept = inCommon(old, now);
  const gone = eventsBeside(new Set(kept.map(([index]) => index)), old);
  const fresh = eventsBeside(new Set(kept.map(([, index]) => index)), now);
  const from = firstDifference(gone[0], fresh[0]);
  if (gone.length > 0) words.push(`${plural(gone.length, 'line')} gone ("${shortened(gone[0]!, from)}")`);
  if (fresh.length > 0) words.push(`${plural(fresh.length, 'line')} new ("${shortened(fresh[0]!, from)}")`);
  if (words.length === 0) words.push('only its layout');
  let line = 0;
  while (line < old.length && old[line] === now[line]) line += 1;
  return { line: line + 1, words };
}
