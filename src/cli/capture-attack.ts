/**
 * npm run capture:attack -- [COUNT] [FIRST]   so many damaged captures (50,000) are opened, answered, given a twin and drawn
 * Exit code 1: one was not refused in words but threw, or took more than a second of CPU; its number reproduces it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import {
  captureTrace,
  closeSketch,
  closeStory,
  drawnPart,
  findTwin,
  openCaptures,
  twinRun,
} from '../export/index.ts';
import { renderSvg } from '../render/index.ts';
import { layout } from '../timeline/index.ts';
import { mutant } from './capture-mutants.ts';

/** More is a hang: ms of CPU, which does not depend on what else the machine does. */
const TOO_LONG = 1000;
/** Drawing takes most of the time and knows nothing of captures: one in so many. */
const DRAWN = 20;

const folder = new URL('../../tests/conformance/recordings/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.pcap'))
  .map((name) => new Uint8Array(readFileSync(new URL(name, folder))));

/** Everything the page does with a file. */
const open = async (bytes: Uint8Array, drawn: boolean): Promise<void> => {
  const source = { name: 'mutant', size: bytes.length };
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  for (const conversation of (await openCaptures([{ ...source, read }])).found) {
    const captured = captureTrace(conversation);
    closeStory(conversation, captured);
    closeSketch(captured.trace);
    const twin = findTwin(conversation, captured);
    if (!drawn) continue;
    const { trace } = drawnPart(captured.trace);
    renderSvg(typeof twin === 'string' ? layout(trace) : layout([trace, twinRun(twin, captured)]));
  }
};

const [count = '50000', first = '0'] = process.argv.slice(2);
let worst = { ms: 0, seed: 0 };
let failed = 0;
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const began = process.cpuUsage();
  try {
    await open(mutant(files[seed % files.length]!, seed), seed % DRAWN === 0);
  } catch (error) {
    failed++;
    process.stdout.write(`${seed}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const used = process.cpuUsage(began);
  const ms = (used.user + used.system) / 1000;
  if (ms > worst.ms) worst = { ms, seed };
  if (ms > TOO_LONG) {
    failed++;
    process.stdout.write(`${seed}: ${Math.round(ms)} ms\n`);
  }
}
process.stdout.write(
  `${count} damaged captures, ${failed} failed; the slowest took ${Math.round(worst.ms)} ms (${worst.seed})\n`,
);
process.exitCode = failed > 0 ? 1 : 0;
