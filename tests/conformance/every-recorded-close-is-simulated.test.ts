import { describe, expect, it } from 'vitest';
import { checkConformance, summaryLine } from '../../src/cli/check-conformance.ts';
import { timeErrors } from '../../src/sim/index.ts';

const results = checkConformance();

describe('the simulator does what Linux did', () => {
  it.each(results.map((result) => [result.id, result] as const))('%s', (_, { match, missing }) => {
    expect(missing ?? match!.differences.map(({ sentence }) => sentence)).toEqual([]);
  });

  it('in all 61 recordings', () => {
    expect(summaryLine(results)).toMatch(
      /^61\/61 traces match; segment time error p50 [\d.]+ ms, p95 [\d.]+ ms$/,
    );
  });

  it('to within a timer tick: half the segments within 1 ms, 95 in 100 within 4 ms', () => {
    const { p50, p95 } = timeErrors(results.flatMap(({ match }) => match ?? []));
    expect(p50).toBeLessThanOrEqual(1);
    expect(p95).toBeLessThanOrEqual(4);
  });
});

describe('what is missing shows as such', () => {
  it('says how many recordings are not there', () => {
    const lines = checkConformance(new URL('./', import.meta.url));
    expect(lines.map(({ missing }) => missing)).toEqual(['61 of 61 recordings are missing']);
    expect(summaryLine(lines)).toMatch(/^0\/61 traces match/);
  });
});
