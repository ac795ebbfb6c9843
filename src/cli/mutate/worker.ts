/**
 * A process that has the tests in memory and the mutants in the code they import. It is told `run` or `survey`, the root, the
 * files to mutate and the test files; then it answers one request at a time.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { instrument, type Mode, type Mutant, noteConstants, parsed } from './instrument.ts';
import { pureFunctions } from './is-pure.ts';
import * as mutantSwitch from './switch.ts';
import { type GatheredTest, gather } from './vitest-in-place.ts';

export interface Task {
  mode: Mode;
  /** Paths from the root. */
  mutated: string[];
  tests: string[];
}

/** A test; or a whole file, where what it runs while it is loaded can be mutated as well. */
export interface Unit {
  file: string;
  name: string;
}

export type Request =
  | { ask: 'survey'; unit: number }
  | { ask: 'try'; mutant: number; units: { unit: number; steps: number }[] };

export type Answer =
  | { units: Unit[]; mutants: Mutant[] }
  | { unit: number; fault: string | null; steps: number; ms: number; seen: number[] }
  | { mutant: number; killedBy: number | null; tried: number; full: boolean };

const { mode, mutated, tests }: Task = JSON.parse(process.argv[2] as string);
const switchUrl = new URL('switch.ts', import.meta.url).href;
const inPlace = new URL('vitest-in-place.ts', import.meta.url).href;

const setting = { mode, switchUrl, pure: new Set<string>(), constants: new Map(), mutants: [] as Mutant[] };
const sources = mutated.map((file) => parsed(file, readFileSync(file, 'utf8')));
setting.pure = pureFunctions(sources);
for (const source of sources) noteConstants(source, setting);
const instrumented = new Map(
  sources.map((source) => [pathToFileURL(source.fileName).href, instrument(source, setting)]),
);

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'vitest' && context.parentURL !== inPlace) return { url: inPlace, shortCircuit: true };
    const found = next(specifier, context);
    // What a test file imports from among the tests is loaded anew with it.
    const again = /\?again=\d+$/.exec(context.parentURL ?? '')?.[0];
    return again && /\/tests\//.test(found.url) ? { ...found, url: found.url + again } : found;
  },
  load(url, context, next) {
    const source = instrumented.get(url);
    return source === undefined
      ? next(url, context)
      : { format: 'module-typescript', source, shortCircuit: true };
  },
});

/** A process that takes more than this is replaced. */
const roomBytes = 8e8;

let loads = 0;
const load = (file: string): Promise<GatheredTest[]> =>
  gather(() => import(`${pathToFileURL(file).href}?again=${++loads}`));

/** A unit's fault, null: it passes. */
type Runner = () => Promise<string | null>;
const units: Unit[] = [];
const runners: Runner[] = [];

const passes = async (tests: readonly GatheredTest[]): Promise<string | null> => {
  for (const { name, run } of tests) {
    try {
      await run();
    } catch (fault) {
      return `${name}: ${(fault as Error).message}`;
    }
  }
  return null;
};

for (const file of tests) {
  mutantSwitch.beginSurvey(setting.mutants.length);
  mutantSwitch.beginSteps(Number.POSITIVE_INFINITY);
  const found = await load(file);
  if (mutantSwitch.steps > 0) {
    units.push({ file, name: basename(file) });
    runners.push(async () => {
      try {
        return await passes(await load(file));
      } catch (fault) {
        return (fault as Error).message;
      }
    });
  } else
    for (const one of found) {
      units.push({ file, name: one.name });
      runners.push(() => passes([one]));
    }
}

const answer = (message: Answer): void => {
  process.send?.(message);
};

process.on('message', async (request: Request) => {
  if (request.ask === 'survey') {
    mutantSwitch.beginSurvey(setting.mutants.length);
    mutantSwitch.beginSteps(Number.POSITIVE_INFINITY);
    const began = performance.now();
    const fault = await (runners[request.unit] as Runner)();
    const { seen, steps } = mutantSwitch;
    const numbers = [...seen.keys()].filter((id) => seen[id]);
    answer({ unit: request.unit, fault, steps, ms: performance.now() - began, seen: numbers });
    return;
  }
  mutantSwitch.turnOn(request.mutant);
  let killedBy: number | null = null;
  let tried = 0;
  for (const { unit, steps } of request.units) {
    tried++;
    mutantSwitch.beginSteps(steps);
    if ((await (runners[unit] as Runner)()) === null) continue;
    killedBy = unit;
    break;
  }
  mutantSwitch.turnOn(0);
  // Files loaded anew are never let go of.
  answer({ mutant: request.mutant, killedBy, tried, full: process.memoryUsage.rss() > roomBytes });
});

answer({ units, mutants: setting.mutants });
