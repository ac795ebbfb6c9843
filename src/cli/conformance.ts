/**
 * npm run conformance: each recording in tests/conformance against the simulator. One line for each of a real machine, and for each
 * in virtual time that differs; then by family how many match, how far the segments are off, how much was compared, and how many
 * recordings do not tell of it. Exit code 1 when one does not match that is not named in open.json, or cannot be read.
 */
import { fileURLToPath } from 'node:url';
import {
  agreementOf,
  byFamily,
  type Counted,
  compareAll,
  compareVirtual,
  type Held,
  isAsKnown,
  isCompared,
  summaryLine,
} from '../chapter/recordings.ts';
import type { Unrecorded } from '../sim/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const onMachines = await compareAll(root);
const inVirtualTime = compareVirtual(root);
type Result = (typeof onMachines)[number] | Held;
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const width = Math.max(...onMachines.map(({ id }) => id.length));
const told = (result: Result): string => {
  if (!isCompared(result)) return `✗ ${result.missing}`;
  const { matches, differences, largestMs } = result.match;
  if (matches) return `✓ match, largest segment time error ${largestMs?.toFixed(2) ?? '–'} ms`;
  return `✗ ${differences[0]?.sentence}${result.open ? ` (open: ${result.open.what})` : ''}`;
};
for (const result of [...onMachines, ...inVirtualTime.filter(({ match }) => !match.matches)])
  say(`${result.id.padEnd(width)}  ${told(result)}`);

/** What is counted, the heading of its column, and under which name a recording may lack it. */
const columns: [what: Counted, heading: string, lacks?: Unrecorded][] = [
  ['segments', 'segments'],
  ['sackBlocks', 'SACK blocks'],
  ['windows', 'windows', 'windows'],
  ['states', 'states', 'states'],
  ['calls', 'calls', 'calls'],
  ['bytes', 'their bytes', 'bytes'],
];
const cell = 21;

const table = (title: string, results: readonly Result[]): void => {
  const headings = ['match', 'p95 ms', ...columns.map(([, heading]) => heading)];
  say(`\n${title.padEnd(24)}${headings.map((heading) => heading.padStart(cell)).join('')}`);
  const rows = [...byFamily(results), { family: 'all', ...agreementOf(results) }];
  for (const { family, matching, recordings, p95, looked, notRecorded } of rows) {
    const counts = columns.map(([what, , lacks]) => {
      const without = lacks ? notRecorded[lacks] : 0;
      return `${looked[what]}${without ? ` (${without} without)` : ''}`;
    });
    const values = [`${matching}/${recordings}`, p95.toFixed(2), ...counts];
    say(`${family.padEnd(24)}${values.map((value) => value.padStart(cell)).join('')}`);
  }
};
table('On a real machine', onMachines);
table('In virtual time', inVirtualTime);
say('\n(N without: in so many recordings it was not recorded.)');
const mixed = agreementOf([...onMachines, ...inVirtualTime]).notRecorded.connections;
if (mixed) say(`Recordings that do not tell two connections apart: ${mixed}`);
say(`Real machine: ${summaryLine(onMachines)}`);
say(`Virtual time: ${summaryLine(inVirtualTime)}`);
process.exitCode = [...onMachines, ...inVirtualTime].every(
  (result) => isCompared(result) && isAsKnown(result),
)
  ? 0
  : 1;
