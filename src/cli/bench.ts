/**
 * npm run bench: whole closes simulated per second of CPU time, one thread, best of five; with no loss, one lost FIN and
 * 30 % loss; tracing off, facts counted without a trace, and full; at 1,000, 10,000 and 100,000 connections, so that growth would show. Then the bytes one
 * connection allocates, and how long 10,000 lines of a paste take. `--quick` leaves out the largest count.
 */
import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readPaste, reportOf } from '../diagnose/index.ts';
import { lossyCloses, quantiles, tally, wholeClose } from '../notebook/cell-api.ts';
import {
  close,
  connect,
  lose,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
  simulateFacts,
  sleep,
} from '../sim/index.ts';
import { countInWorkers } from './count-in-workers.ts';
import { longPastes } from './long-pastes.ts';

const script = [connect(), send(100), sleep(500), close()];
const base: Scenario = {
  rttMs: 20,
  durationMs: 300_000,
  client: { script },
  server: { script: [recvUntilEof(), close()] },
};
const cases: Record<string, Scenario> = {
  'no loss': base,
  'one lost FIN': { ...base, rules: [lose('client', { fin: true, nth: [1] })] },
  '30 % loss': { ...base, rules: [lose('client', { chance: 0.3 }), lose('server', { chance: 0.3 })] },
};
/** How a run is listened to: by nobody, by one who counts its facts, by one who writes it down. */
const listening = {
  'trace off': (scenario: Scenario) => simulate(scenario, { trace: 'off' }),
  'facts counted': (scenario: Scenario) => simulateFacts(scenario).client.livedMs,
  'trace full': (scenario: Scenario) => simulate(scenario),
} as const;
type Listening = keyof typeof listening;

/** Each connection has a seed of its own, so that 30 % loss is a different story each time. */
function run(scenario: Scenario, how: Listening, connections: number): void {
  const simulated = listening[how];
  for (let seed = 1; seed <= connections; seed += 1) simulated({ ...scenario, seed });
}

/** Closes per second of CPU time, the best of five. */
function rate(scenario: Scenario, how: Listening, connections: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const before = process.cpuUsage();
    run(scenario, how, connections);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, user + system);
  }
  return (connections / best) * 1e6;
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
  run(scenario, how, connections);
  (globalThis as { gc?: () => void }).gc?.();
  const before = process.memoryUsage().heapUsed;
  run(scenario, how, connections);
  process.stdout.write(`${Math.round((process.memoryUsage().heapUsed - before) / connections)}\n`);
}

/** CPU time of the first reading and of the best of five, ms. */
function readingTimes(text: string): [first: number, best: number] {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    reportOf(readPaste(text));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
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
      run(scenario, how, 3000);
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
