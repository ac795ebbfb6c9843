/**
 * The simulator of this tree and that of another commit, in one process and by turns: whatever else the machine does, both
 * bear it. How an engine compiles what it runs differs from process to process, so there are several.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cases, type Listening, listening, type Sim, timeCloses } from './closes.ts';

const processes = 5;
const turns = 16;
const closes = 3000;
/**
 * Turns of each row that do not count. What happens seldom makes an engine throw away what it has compiled, in both simulators:
 * each turn has closes of its own, so that this has happened before the first that counts.
 */
const warmUp = 8;

/** CPU time of each turn, µs. */
interface Times {
  before: number[];
  now: number[];
}
const rows = Object.keys(cases).flatMap((name) =>
  (Object.keys(listening) as Listening[]).map((how) => ({ name, how })),
);

/** One process's: each row warmed up, then turn by turn, and who is first changes. */
async function takeTurns(folder: string): Promise<Times[]> {
  const load = (root: string): Promise<Sim> => import(pathToFileURL(join(root, 'src/sim/index.ts')).href);
  const sims = {
    before: await load(folder),
    now: await load(fileURLToPath(new URL('../../..', import.meta.url))),
  };
  return rows.map(({ name, how }) => {
    const times: Times = { before: [], now: [] };
    for (let turn = -warmUp; turn < turns; turn += 1)
      for (const which of turn % 2 ? (['before', 'now'] as const) : (['now', 'before'] as const)) {
        const us = timeCloses(sims[which], cases[name]!, how, closes, 1 + (turn + warmUp) * closes);
        if (turn >= 0) times[which].push(us);
      }
    return times;
  });
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** `npm run bench -- --against COMMIT` */
export function compareWith(commit: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-bench-'));
  try {
    const archive = execFileSync('git', ['archive', commit, 'package.json', 'src/sim'], {
      maxBuffer: 2 ** 28,
    });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    const self = fileURLToPath(import.meta.url);
    const all = Array.from({ length: processes }, (): Times[] =>
      JSON.parse(execFileSync(process.execPath, [self, folder], { encoding: 'utf8' })),
    );
    console.log(
      `Closes per second of CPU time, ${(processes * turns * closes).toLocaleString('en')} each, by turns in one process; medians of ${turns} turns in each of ${processes} processes`,
    );
    console.log(`${''.padEnd(28)}${commit.padStart(10)}${'now'.padStart(10)}${'ratio'.padStart(10)}`);
    for (const [i, { name, how }] of rows.entries()) {
      const times = all.map((one) => one[i]!);
      const rate = (which: keyof Times) =>
        Math.round((closes / median(times.flatMap((one) => one[which]))) * 1e6).toLocaleString('en');
      const ratio = median(times.flatMap(({ before, now }) => before.map((us, turn) => us / now[turn]!)));
      console.log(
        `${`${name}, ${how}`.padEnd(28)}${rate('before').padStart(10)}${rate('now').padStart(10)}${ratio.toFixed(2).padStart(10)}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url) && folder)
  process.stdout.write(JSON.stringify(await takeTurns(folder)));
