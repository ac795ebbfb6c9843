/**
 * npm run bench: whole closes simulated per second of CPU time, one thread, best of five; with no loss, one lost FIN and
 * 30 % loss; tracing off, facts counted without a trace, and full; at 1,000, 10,000 and 100,000 connections, so that growth
 * would show. Then the bytes one connection allocates, and how long 10,000 lines of a paste take. `--quick` leaves out the
 * largest count. `--against COMMIT`: the rates of that commit's simulator and of this tree's, by turns in one process.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readPaste, reportOf } from '../diagnose/index.ts';
import { lossyCloses, quantiles, tally, wholeClose } from '../notebook/cell-api.ts';
import { type Scenario, simulate, simulateFacts } from '../sim/index.ts';
import { compareWith } from './bench/against.ts';
import { cases, cpuUs, type Listening, listening, type Sim, timeCloses } from './bench/closes.ts';
import { countInWorkers } from './count-in-workers.ts';
import { longPastes } from './long-pastes.ts';

const sim: Sim = { simulate, simulateFacts };

/** Closes per second of CPU time, the best of five. */
function rate(scenario: Scenario, how: Listening, connections: number): number {
  const times = Array.from({ length: 5 }, () => timeCloses(sim, scenario, how, connections));
  return (connections / Math.min(...times)) * 1e6;
}

/** In a process whose young generation is never collected meanwhile, what the heap grew by is what was allocated. */
function bytesPerConnection(name: string, how: Listening): string {
  const self = fileURLToPath(import.meta.url);
  const flags = ['--expose-gc', '--max-semi-space-size=1024', '--min-semi-space-size=1024'];
  return execFileSync(process.execPath, [...flags, self, '--bytes', name, how], {
    encoding: 'utf8',
  }).trim();
}

function measureBytes(name: string, how: Listening): void {
  const scenario = cases[name]!;
  const connections = 2000;
  timeCloses(sim, scenario, how, connections);
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage().heapUsed;
  timeCloses(sim, scenario, how, connections);
  process.stdout.write(`${Math.round((process.memoryUsage().heapUsed - before) / connections)}\n`);
}

/** CPU time of the first reading and of the best of five, ms. */
function readingTimes(text: string): [first: number, best: number] {
  const times = Array.from({ length: 5 }, () => {
    const before = cpuUs();
    reportOf(readPaste(text));
    return (cpuUs() - before) / 1000;
  });
  return [times[0]!, Math.min(...times)];
}

/** A hundred thousand closes at 30 % loss, as a cell asks for them: seconds until the table is there, workers started and all. */
async function measureMany(): Promise<void> {
  const outputs = [
    tally({
      caption: 'closes',
      over: 'loss, %',
      values: [30],
      run: (percent) => lossyCloses(percent, { runs: 100_000 }),
      fact: wholeClose,
      shows: quantiles(0.5, 0.99, 0.999),
    }),
  ];
  console.log('\n100,000 closes at 30 % loss, counted: seconds to the table, MB that it holds meanwhile');
  for (const workers of new Set([1, 2, availableParallelism()])) {
    await countInWorkers(outputs, workers);
    (globalThis as { gc?: () => void }).gc?.();
    const before = process.memoryUsage().rss;
    const began = performance.now();
    let most = 0;
    await countInWorkers(outputs, workers, () => {
      most = Math.max(most, process.memoryUsage().rss - before);
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    console.log(
      `${`${workers} worker${workers > 1 ? 's' : ''}`.padEnd(24)}${seconds.padStart(10)}${(most / 1e6).toFixed(0).padStart(10)}`,
    );
  }
}

const [, , flag, ...rest] = process.argv;
if (flag === '--bytes') measureBytes(rest[0]!, rest[1] as Listening);
else if (flag === '--against') compareWith(rest[0]!);
else {
  const counts = flag === '--quick' ? [1000, 10_000] : [1000, 10_000, 100_000];
  const number = (value: number): string => Math.round(value).toLocaleString('en').padStart(10);
  console.log(
    `Node ${process.version} on ${cpus()[0]?.model.trim()}; closes per second of CPU time, one thread, best of five`,
  );
  const head = counts.map((count) => `${count.toLocaleString('en')} conns`.padStart(15)).join('');
  console.log(`${''.padEnd(28)}${head}${'bytes each'.padStart(13)}`);
  for (const [name, scenario] of Object.entries(cases)) {
    for (const how of Object.keys(listening) as Listening[]) {
      timeCloses(sim, scenario, how, 3000);
      const rates = counts.map((count) => number(rate(scenario, how, count)).padStart(15)).join('');
      const bytes = number(Number(bytesPerConnection(name, how))).padStart(13);
      console.log(`${`${name}, ${how}`.padEnd(28)}${rates}${bytes}`);
    }
  }
  await measureMany();
  console.log('\n10,000 pasted lines, ms of CPU time: the first reading, the best of five');
  for (const [name, text] of Object.entries(longPastes()))
    console.log(`${name.padEnd(24)}${readingTimes(text).map(number).join('')}`);
}
