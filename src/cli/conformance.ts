/**
 * npm run conformance: each recording in tests/conformance/recordings against the simulator, one line each, then how
 * many match of each family and of all, and how far the segments are off. Exit code 1 when one does not match, or cannot be read.
 */
import { fileURLToPath } from 'node:url';
import { byFamily, compareAll, isCompared, summaryLine } from '../chapter/recordings.ts';

const results = compareAll(fileURLToPath(new URL('../../', import.meta.url)));
const width = Math.max(...results.map(({ id }) => id.length));
for (const result of results) {
  const words = isCompared(result) ? result.match.differences[0]?.sentence : result.missing;
  const detail =
    words ??
    `match, largest segment time error ${isCompared(result) ? (result.match.largestMs?.toFixed(2) ?? '–') : '–'} ms`;
  process.stdout.write(`${result.id.padEnd(width)}  ${words ? '✗ ' : '✓ '}${detail}\n`);
}
const families = byFamily(results).map(
  ({ family, matching, recordings, p95 }) => [family, `${matching}/${recordings}`, p95] as const,
);
process.stdout.write('\n');
for (const [family, matched, p95] of families)
  process.stdout.write(`${family.padEnd(width)}  ${matched.padStart(5)}  p95 ${p95.toFixed(2)} ms\n`);
process.stdout.write(`${summaryLine(results)}\n`);
process.exitCode = results.every((result) => isCompared(result) && result.match.matches) ? 0 : 1;
