/**
 * npm run conformance: each recording in tests/conformance/recordings against the simulator, one line each, then how
 * many match and how far the segments are off. Exit code 1 when one does not match, or when recordings are missing.
 */
import { checkConformance, summaryLine } from './check-conformance.ts';

const results = checkConformance();
const width = Math.max(...results.map(({ id }) => id.length));
for (const { id, match, missing } of results) {
  const words = missing ?? match?.differences[0]?.sentence;
  const detail = words ?? `match, largest segment time error ${match!.largestMs?.toFixed(2) ?? '–'} ms`;
  process.stdout.write(`${id.padEnd(width)}  ${words ? '✗ ' : '✓ '}${detail}\n`);
}
process.stdout.write(`${summaryLine(results)}\n`);
process.exitCode = results.every(({ match }) => match?.matches) ? 0 : 1;
