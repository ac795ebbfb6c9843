/** A recording from disk, fresh each time, so that a test may change it. */
import { readFileSync } from 'node:fs';
import type { Trace } from '../../../src/sim/index.ts';

export const recording = (id: string): Trace =>
  JSON.parse(readFileSync(new URL(`../../conformance/recordings/${id}.json`, import.meta.url), 'utf8'));
