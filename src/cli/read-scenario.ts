/** A file → a checked scenario, or the lines that say what is wrong with it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Fault,
  faultLine,
  type Scenario,
  scenarioOfRecording,
  type Trace,
  validateScenario,
} from '../sim/index.ts';
import { findJsonFault } from './find-json-fault.ts';

type Read = { id: string; scenario: Scenario } | { faults: string[] };

/**
 * Reads a bare scenario, or a kernel recording, of which only `scenario`, `hz`, `jiffiesAtZero` and `observedUntilMs`
 * are used. Faults come one a line, each beginning with the file.
 */
export function readScenario(file: string): Read {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const found = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : String(code);
    return { faults: [`${file}: found ${found}, allowed: a JSON file that can be read`] };
  }
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const broken = findJsonFault(text);
    const place = broken ? `${file}:${broken.line}:${broken.column}` : file;
    const { found = String(error), allowed = 'JSON' } = broken ?? {};
    return { faults: [`${place}: not JSON: found ${found}, allowed: ${allowed}`] };
  }
  const recorded = typeof input === 'object' && input !== null && 'scenario' in input;
  const faults = recorded ? faultsOfRecording(input as Partial<Trace>) : validateScenario(input).faults;
  if (faults.length) return { faults: faults.map((fault) => `${file}: ${faultLine(fault)}`) };
  const scenario = recorded ? scenarioOfRecording(input as Trace) : (input as Scenario);
  return { id: scenario.id ?? basename(file).replace(/\.json$/, ''), scenario };
}

/** The four keys that are used, checked as the scenario they become. */
function faultsOfRecording(input: Partial<Trace>): Fault[] {
  const inner = validateScenario(input.scenario).faults.map((fault) => ({
    ...fault,
    path: fault.path && !fault.path.startsWith('[') ? `scenario.${fault.path}` : `scenario${fault.path}`,
  }));
  const { hz = null, jiffiesAtZero = null, observedUntilMs = null } = input;
  const clock = {
    rttMs: 0,
    client: { script: [] },
    server: { script: [] },
    hz,
    jiffiesAtZero,
    durationMs: observedUntilMs,
  };
  const outer = validateScenario(clock).faults.map((fault) => ({
    ...fault,
    path: fault.path === 'durationMs' ? 'observedUntilMs' : fault.path,
  }));
  return [...inner, ...outer];
}
