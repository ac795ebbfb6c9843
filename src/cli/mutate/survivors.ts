/**
 * The reviewed list of mutants that no test kills: a mutant a line, then, indented, the reason for those above it. It begins with
 * `equivalent:` where no input could tell the mutant from the original, with `not held:` where one could.
 */
import type { Mutant } from './instrument.ts';

export interface Reviewed {
  key: string;
  reason: string;
}

const reasons = /^(equivalent|not held): \S/;

export const isEquivalent = ({ reason }: Reviewed): boolean => reason.startsWith('equivalent:');

/** Faults are `line: what is wrong`. */
export function readSurvivors(text: string): { reviewed: Reviewed[]; faults: string[] } {
  const reviewed: Reviewed[] = [];
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
    if (line.startsWith('#') || line.trim() === '') {
      end();
    } else if (/^\s/.test(line)) {
      reason = `${reason} ${line.trim()}`.trim();
    } else {
      if (reason !== '') end();
      keys.push({ key: line.trim(), line: i + 1 });
    }
  }
  end();
  return { reviewed, faults };
}

const short = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 110 ? `${flat.slice(0, 108)} …` : flat;
};

/** `rack.ts, detectLoss: left <= 0 → left < 0`, with a number where one function has several alike; no line numbers, which shift. */
export function keysOf(mutants: readonly Mutant[]): string[] {
  const seen = new Map<string, number>();
  return mutants.map(({ file, place, before, after }) => {
    const key = `${file.replace(/^src\/sim\//, '')}, ${place || 'the file'}: ${short(before)} → ${short(after) || 'nothing'}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key} (${count})`;
  });
}
