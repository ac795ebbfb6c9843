/** Whatever a scenario asks, it ends in a trace that all views can tell, in both languages. `npm run torture` tries more. */
import { describe, it } from 'vitest';
import { csv, labLacks, shellLab } from '../../src/export/index.ts';
import { eventLines } from '../../src/render/event-lines.ts';
import { finding, renderEventTable, renderSvg, renderTcpdump, summarize } from '../../src/render/index.ts';
import { facts, type Scenario, simulate, simulateFacts, type Trace } from '../../src/sim/index.ts';
import { layout } from '../../src/timeline/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { retransmittedAck, unexplained } from '../sim/properties/legal-trace.ts';
import { holdsFor } from '../sim/properties/random-scenarios.ts';
import { wildScenario } from '../sim/properties/wild-scenarios.ts';

const runs = 120;
const bounded = { maxEvents: 5000 };
const of = (check: (trace: Trace) => string | null) => (scenario: Scenario) =>
  check(simulate(scenario, bounded));

/** Where a number is none. */
const noNumber = (value: unknown, path = 'trace'): string | null => {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = noNumber(inner, `${path}.${key}`);
    if (found) return found;
  }
  return null;
};

/** A value that came through to the reader as what the language calls it. */
const leak = (text: string): string | null => {
  const found = /undefined|NaN|\[object|Infinity/.exec(text);
  return found ? `… ${text.slice(Math.max(0, found.index - 60), found.index + 40)} …` : null;
};

const views = (trace: Trace): string[] =>
  (['en', 'zh'] as const).flatMap((lang) => {
    const words = wordsOf(lang);
    return [
      finding(trace, words.finding),
      summarize(trace, words.run),
      eventLines(trace, words).join('\n'),
      renderEventTable(trace, words),
      renderTcpdump(trace, words.run),
      renderSvg(layout(trace, { words: words.figure })),
    ];
  });

const counted = (scenario: Scenario): string | null => {
  const [traced, found] = [facts(simulate(scenario, bounded)), simulateFacts(scenario, bounded)];
  for (const side of ['client', 'server'] as const)
    for (const key of ['path', 'retransmissions', 'finSent', 'closeMs', 'goneMs'] as const) {
      const [one, other] = [traced[side][key], found[side][key]];
      if (one !== other) return `${side}.${key} is ${one} in the trace, counted as ${other}`;
    }
  return null;
};

describe('a scenario that nobody would write', () => {
  it('gives finite numbers', () => holdsFor(wildScenario, runs, of(noNumber)));
  it('says why of every step', () => holdsFor(wildScenario, runs, of(unexplained)));
  it('sends no ACK again by a timer', () => holdsFor(wildScenario, runs, of(retransmittedAck)));
  it('gives the same bytes twice', () =>
    holdsFor(wildScenario, runs, (scenario) => {
      const [one, other] = [scenario, structuredClone(scenario)].map((it) =>
        JSON.stringify(simulate(it, bounded)),
      );
      return one === other ? null : 'two runs differ';
    }));
  it('counts as it is traced', () => holdsFor(wildScenario, runs, counted));
  it('is told in every view', () =>
    holdsFor(
      wildScenario,
      runs,
      of((trace) => views(trace).map(leak).find(Boolean) ?? null),
    ));
  it('is a file, and a lab or a reason for none', () =>
    holdsFor(wildScenario, runs, (scenario) => {
      const trace = simulate(scenario, bounded);
      return leak(csv(trace)) ?? (labLacks(scenario) ? null : leak(shellLab(scenario, { trace })));
    }));
});
