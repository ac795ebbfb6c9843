/** What is already known of each mutant, kept between runs: an interrupted run goes on, and a new test is asked only of survivors. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** By file: a hash of it. */
export type Hashes = Record<string, string>;

/** The test file that killed it, as it was, or the generation of test files that it survived. */
type Verdict = { by: string; hash: string } | { survived: number };

interface Kept {
  /** Of all code and data that every test reads. */
  source: string;
  generations: Hashes[];
  verdicts: Record<string, Verdict>;
}

export const hashOf = (files: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
};

export class Verdicts {
  readonly #path: string;
  readonly #kept: Kept;
  readonly #tests: Hashes;

  constructor(path: string, source: string, tests: Hashes) {
    this.#path = path;
    this.#tests = tests;
    const old = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : null;
    this.#kept = old?.source === source ? old : { source, generations: [], verdicts: {} };
    this.#kept.generations.push(tests);
  }

  /** The test file that killed it, if that is still as it was. */
  killedBy(key: string): string | null {
    const verdict = this.#kept.verdicts[key];
    return verdict && 'by' in verdict && this.#tests[verdict.by] === verdict.hash ? verdict.by : null;
  }

  /** Test files that it survived, and that are as they were. */
  survived(key: string): Set<string> {
    const verdict = this.#kept.verdicts[key];
    if (!verdict || !('survived' in verdict)) return new Set();
    const then = this.#kept.generations[verdict.survived] ?? {};
    return new Set(Object.keys(then).filter((file) => then[file] === this.#tests[file]));
  }

  killed(key: string, by: string): void {
    this.#kept.verdicts[key] = { by, hash: this.#tests[by] ?? '' };
  }

  survives(key: string): void {
    this.#kept.verdicts[key] = { survived: this.#kept.generations.length - 1 };
  }

  write(): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(this.#path, JSON.stringify(this.#kept));
  }
}
