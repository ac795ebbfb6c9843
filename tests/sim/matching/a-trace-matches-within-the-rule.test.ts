import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchTraces, type Trace } from '../../../src/sim/index.ts';
import { recording } from './recording.ts';

const id = 'fin1-lost-forever-orphan3-rtt20';
/** The first difference when `change` is done to a copy, in words; undefined when it still matches. */
const differenceWhen = (change: (trace: Trace) => void, of = id): string | undefined => {
  const simulated = recording(of);
  change(simulated);
  const match = matchTraces(recording(of), simulated);
  expect(match.matches).toBe(match.differences.length === 0);
  return match.differences[0]?.sentence;
};
const fins = (trace: Trace) => trace.segments.filter((segment) => segment.flags.includes('F'));

describe('matchTraces', () => {
  it.each(
    readdirSync(new URL('../../conformance/recordings/', import.meta.url))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length)),
  )('%s matches itself with no error', (name) => {
    expect(matchTraces(recording(name), recording(name))).toMatchObject({ matches: true, largestMs: 0 });
  });

  it('ignores PSH', () => {
    expect(
      differenceWhen((trace) => {
        for (const s of trace.segments) s.flags = s.flags.replace('P', '');
      }),
    ).toBe(undefined);
  });

  it('allows 12 ms after a wait up to 252 ms, and no more', () => {
    expect(
      differenceWhen((trace) => {
        fins(trace)[1]!.t += 11.9;
      }),
    ).toBe(undefined);
    expect(
      differenceWhen((trace) => {
        fins(trace)[1]!.t += 12.1;
      }),
    ).toBe(
      "the client's segment 5 (FA seq 101 ack 1 len 0, lost) left at 748.55 ms in the kernel, 12.1 ms later simulated; allowed 12 ms",
    );
  });

  it('allows a granule of 32 ms more after a longer wait', () => {
    expect(
      differenceWhen((trace) => {
        fins(trace)[3]!.t -= 43.9;
      }),
    ).toBe(undefined);
    expect(
      differenceWhen((trace) => {
        fins(trace)[3]!.t -= 44.1;
      }),
    ).toMatch('44.1 ms earlier simulated; allowed 44 ms');
  });

  it.each([
    [
      'seq',
      (trace: Trace) => {
        fins(trace)[0]!.seq = 100;
      },
      'FA seq 100 ack 1 len 0, lost',
    ],
    [
      'fate',
      (trace: Trace) => {
        fins(trace)[0]!.arrives = 532;
      },
      'FA seq 101 ack 1 len 0 at',
    ],
    [
      'flags',
      (trace: Trace) => {
        fins(trace)[0]!.flags = 'A';
      },
      'A seq 101 ack 1 len 0, lost',
    ],
  ])('names a segment with another %s', (_, change, words) => {
    expect(differenceWhen(change)).toContain(words);
  });

  it('names a missing and an extra segment', () => {
    expect(
      differenceWhen((trace) => {
        trace.segments.pop();
      }),
    ).toMatch(/^the client's segment \d+ .* is missing from the simulation$/);
    expect(
      differenceWhen((trace) => {
        trace.segments.push({ ...trace.segments.at(-1)!, t: 5000 });
      }),
    ).toMatch(/^the simulated client sends segment \d+ .* at 5000 ms; the kernel did not$/);
  });

  it('lets a state under 45 ms be missing from either side, a longer one not', () => {
    const drop = (state: string) => (trace: Trace) => {
      trace.states.client = trace.states.client.filter((change) => change.state !== state);
    };
    expect(differenceWhen(drop('SYN_SENT'))).toBe(undefined);
    expect(differenceWhen(drop('FIN_WAIT1'))).toMatch(
      'the client passes SYN-SENT → ESTABLISHED → FIN-WAIT-1 → CLOSED',
    );
  });

  it('names a state that comes too late', () => {
    expect(
      differenceWhen((trace) => {
        trace.states.client[2]!.t += 50;
      }),
    ).toMatch(/^the client is seen in FIN-WAIT-1 at .* in the kernel, 50 ms later simulated; allowed 45 ms$/);
  });

  it('compares the errors the programs got', () => {
    expect(
      differenceWhen((trace) => {
        for (const call of trace.app) delete call.errno;
      }, 'user-timeout-1500'),
    ).toBe(
      "the client's program gets recvUntilEof ETIMEDOUT in the kernel, recvUntilEof Connection timed out simulated",
    );
    const forget = (trace: Trace) => {
      trace.app = trace.app.filter((call) => !call.errno);
    };
    expect(differenceWhen(forget, 'user-timeout-1500')).toMatch('no error simulated');
  });

  it('says nothing about what happens after either stopped looking', () => {
    const late = {
      t: 80_000,
      from: 'client' as const,
      flags: 'R',
      seq: 102,
      ack: null,
      len: 0,
      arrives: 80_010,
    };
    expect(
      differenceWhen((trace) => {
        trace.segments.push(late);
      }),
    ).toBe(undefined);
  });
});
