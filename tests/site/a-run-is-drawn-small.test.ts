/** The pictures of the front page's list: what happens in the close, in order, inside the frame, whatever the run. */
import { describe, expect, test } from 'vitest';
import {
  close,
  lose,
  type Rule,
  recvUntilEof,
  type Scenario,
  send,
  simulateBare,
  sleep,
} from '../../src/sim/index.ts';
import { height, smallPicture, smallSvg } from '../../src/site/components/small-picture.ts';

const run = (rules: Rule[] = [], change: Partial<Scenario> = {}) =>
  simulateBare({
    rttMs: 20,
    durationMs: 120_000,
    client: { script: [{ do: 'connect' }, send(100), close()] },
    server: { script: [recvUntilEof(), close()] },
    rules,
    ...change,
  });

describe('a small picture', () => {
  test('has the segments of the close alone, each arrow from its host downwards', () => {
    const { lines } = smallPicture(run());
    expect(lines.filter(({ kind }) => kind === 'fin').map(({ from }) => from)).toEqual(['client', 'server']);
    for (const [i, { y0, y1 }] of lines.entries()) {
      expect(y1).toBeGreaterThan(y0);
      expect(y0).toBeGreaterThanOrEqual(lines[i - 1]?.y0 ?? 0);
    }
  });

  test('shows what is lost as lost, and what is sent again further down', () => {
    const { lines } = smallPicture(run([lose('client', { fin: true, nth: [1] })]));
    const fins = lines.filter(({ kind, from }) => kind === 'fin' && from === 'client');
    expect(fins.map(({ lost }) => lost)).toEqual([true, false]);
    expect(fins[1]!.y0).toBeGreaterThan(fins[0]!.y1);
  });

  test('has the states in their colours, from the one before the close to the last', () => {
    const { bands } = smallPicture(run());
    const of = (side: string) => bands.filter((band) => band.side === side).map(({ fill }) => fill);
    expect(of('client')).toEqual([
      'var(--state-established)',
      'var(--state-fin-wait-1)',
      expect.stringMatching(/fin-wait-2|time-wait/),
      ...(of('client').length > 3 ? ['var(--state-time-wait)'] : []),
    ]);
    expect(of('server').at(-1)).toBe('var(--state-last-ack)');
  });

  test('ends a host’s bar where nothing is left of it', () => {
    const { bands } = smallPicture(run());
    expect(bands.findLast(({ side }) => side === 'server')!.y1).toBeLessThan(height);
    const open = smallPicture(
      run([], { server: { script: [recvUntilEof(), sleep(60_000)] }, durationMs: 1000 }),
    );
    expect(open.bands.findLast(({ side }) => side === 'server')!.y1).toBe(height);
  });

  test.each([
    ['nothing closes', run([], { client: { script: [{ do: 'connect' }] }, server: { script: [] } })],
    ['nobody is there', run([], { client: { script: [] }, server: { script: [] } })],
    ['every segment is lost', run([lose('client', {}), lose('server', {})])],
    ['much is sent', run([lose('client', { fin: true }), lose('server', { fin: true })], { rttMs: 3000 })],
  ])('stays in its frame where %s', (_, trace) => {
    const { bands, lines } = smallPicture(trace);
    for (const { y0, y1 } of [...bands, ...lines]) {
      expect(y0).toBeGreaterThanOrEqual(0);
      expect(y1).toBeLessThanOrEqual(height);
    }
    expect(smallSvg(trace)).not.toMatch(/NaN|Infinity|undefined|<text/);
  });
});
