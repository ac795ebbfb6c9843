/**
 * Two transcripts of one cell → what changed, in words. A transcript names each fact on a line of its own
 * (`client.retransmissions  5`), under the heading of its figure and profile; other lines are counted.
 */
const fact = /^\s+((?:client|server)\.[\w.]+|segments|lost|endMs|fact [\w.]+)\s{2,}(.+)$/;

/** Lines of `b` that are not in `a`, by longest common subsequence; small texts, so the plain table will do. */
function added(a: string[], b: string[]): Set<number> {
  const best: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i]![j] = a[i] === b[j] ? best[i + 1]![j + 1]! + 1 : Math.max(best[i + 1]![j]!, best[i]![j + 1]!);
    }
  }
  const found = new Set<number>();
  let [i, j] = [0, 0];
  while (j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      i += 1;
      j += 1;
    } else if (i < a.length && best[i + 1]![j]! >= best[i]![j + 1]!) i += 1;
    else {
      found.add(j);
      j += 1;
    }
  }
  return found;
}

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
  const [fresh, gone] = [added(old, now), added(now, old)];
  const isEvent = (lines: string[]) => (index: number) =>
    !fact.test(lines[index]!) && lines[index]!.trim() !== '';
  const [newEvents, oldEvents] = [[...fresh].filter(isEvent(now)), [...gone].filter(isEvent(old))];
  if (newEvents.length + oldEvents.length > 0) {
    const first = (lines: string[], index: number | undefined) =>
      index === undefined ? '' : ` ("${lines[index]!.trim().replaceAll(/\s+/g, ' ').slice(0, 70)}"${''})`;
    if (oldEvents.length > 0)
      words.push(`${plural(oldEvents.length, 'line')} gone${first(old, oldEvents[0])}`);
    if (newEvents.length > 0)
      words.push(`${plural(newEvents.length, 'line')} new${first(now, newEvents[0])}`);
  }
  if (words.length === 0) words.push('only its layout');
  let line = 0;
  while (line < old.length && old[line] === now[line]) line += 1;
  return { line: line + 1, words };
}
