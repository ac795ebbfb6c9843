/**
 * The reviewed list of mutants that no test kills: a mutant a line, then, indented, the reason for those above it. It begins with
 * `equivalent:` where no input could tell the mutant from the original, with `not held:` where one could. `at most 31 more in
 * tcp/rack.ts` counts those of a file that nobody has reviewed yet: there may be fewer, never more.
 */
import type { Mutant } from './instrument.ts';

export interface Reviewed {
  key: string;
  reason: string;
}

export interface Survivors {
  reviewed: Reviewed[];
  /** How many more there may be, by file. */
  unreviewed: Map<string, number>;
  faults: string[];
}

const reasons = /^(equivalent|not held): \S/;

export const isEquivalent = ({ reason }: Reviewed): boolean => reason.startsWith('equivalent:');

/** Faults are `line: what is wrong`. */
export function readSurvivors(text: string): Survivors {
  const reviewed: Reviewed[] = [];
  const unreviewed = new Map<string, number>();
  const faults: string[] = [];
  const known = new Set<string>();
  let keys: { key: string; line: number }[] = [];
  let reason = '';
  const end = (): void => {
    for (const { key, line } of keys) {
      if (!reasons.test(reason))
        faults.push(`${line}: no reason follows: an indented line with "equivalent: …" or "not held: …"`);
      if (known.has(key)) faults.push(`${line}: stands twice`);
      known.add(key);
      reviewed.push({ key, reason });
    }
    keys = [];
    reason = '';
  };
  for (const [i, line] of text.split('\n').entries()) {
    const [, most, file] = /^at most (\d+) more in (\S+)$/.exec(line) ?? [];
    if (line.startsWith('#') || line.trim() === '' || file) {
      end();
      if (file) unreviewed.set(file, Number(most));
    } else if (/^\s/.test(line)) {
      reason = `${reason} ${line.trim()}`.trim();
    } else {
      if (reason !== '') end();
      keys.push({ key: line.trim(), line: i + 1 });
    }
  }
  end();
  return { reviewed, unreviewed, faults };
}

export const shortName = (file: string): string => file.replace(/^src\/sim\//, '');

const short = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 110 ? `${flat.slice(0, 108)} …` : flat;
};

/** `rack.ts, detectLoss: left <= 0 → left < 0`, with a number where one function has several alike; no line numbers, which shift. */
export function keysOf(mutants: readonly Mutant[]): string[] {
  const seen = new Map<string, number>();
  return mutants.map(({ file, place, before, after }) => {
    const key = `${shortName(file)}, ${place || 'the file'}: ${short(before)} → ${short(after) || 'nothing'}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  });
}
