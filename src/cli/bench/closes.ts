/** What `npm run bench` simulates, and how each run is listened to. */
import { close, connect, lose, recvUntilEof, type Scenario, send, sleep } from '../../sim/index.ts';

/** The simulator of this tree, or of another commit. */
export type Sim = Pick<typeof import('../../sim/index.ts'), 'simulate' | 'simulateFacts'>;

const base: Scenario = {
  rttMs: 20,
  durationMs: 300_000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), close()] },
};

/** One whole close, by what gets lost of it. */
export const cases: Record<string, Scenario> = {
  'no loss': base,
  'one lost FIN': { ...base, rules: [lose('client', { fin: true, nth: [1] })] },
  '30 % loss': { ...base, rules: [lose('client', { chance: 0.3 }), lose('server', { chance: 0.3 })] },
};

/** By nobody, by one who counts its facts, by one who writes it down. */
export const listening = {
  'trace off': (sim: Sim, scenario: Scenario) => sim.simulate(scenario, { trace: 'off' }),
  'facts counted': (sim: Sim, scenario: Scenario) => sim.simulateFacts(scenario).client.livedMs,
  'trace full': (sim: Sim, scenario: Scenario) => sim.simulate(scenario),
} as const;
export type Listening = keyof typeof listening;

/** What this process has used of its processors, µs. */
export function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** CPU time of so many closes, µs. Each has a seed of its own, so that 30 % loss is a different story each time. */
export function timeCloses(sim: Sim, scenario: Scenario, how: Listening, closes: number, first = 1): number {
  const simulated = listening[how];
  const before = cpuUs();
  for (let seed = first; seed < first + closes; seed += 1) simulated(sim, { ...scenario, seed });
  return cpuUs() - before;
}
