import { describe, expect, it } from 'vitest';
import { readRecording, recordingNames } from '../../../src/chapter/recordings.ts';
import { matchTraces, type Trace } from '../../../src/sim/index.ts';

const id = 'fin1-lost-forever-orphan3-rtt20';
/** What is found when `change` is done to a copy of a recording and this is held against the recording itself. */
const foundWhen = (change: (trace: Trace) => void, of = id) => {
  const simulated = structuredClone(readRecording('.', of));
  change(simulated);
  const match = matchTraces(readRecording('.', of), simulated);
  expect(match.matches).toBe(match.differences.length === 0);
  return match;
};
const saidWhen = (change: (trace: Trace) => void, of = id): string[] =>
  foundWhen(change, of).differences.map(({ sentence }) => sentence);
const fins = (trace: Trace) => trace.segments.filter((segment) => segment.flags.includes('F'));
/** The client's FINs from the nth on come later, and so does the end of its connection. */
const laterFrom = (nth: number, ms: number) => (trace: Trace) => {
  for (const fin of fins(trace).slice(nth - 1)) fin.t += ms;
  trace.states.client.at(-1)!.t += ms;
};

describe('a trace matches a recording', () => {
  it.each(recordingNames('.'))('%s matches itself with no error', (name) => {
    const match = foundWhen(() => {}, name);
    expect(match).toMatchObject({ matches: true, largestMs: 0 });
    expect(match.looked.segments).toBe(readRecording('.', name).segments.length);
  });

  it('whatever has PSH', () => {
    const changed = saidWhen((trace) => {
      for (const segment of trace.segments) segment.flags = segment.flags.replace('P', '');
    });
    expect(changed).toEqual([]);
  });

  it('if a state that it passes in under 45 ms is not in the recording; one that is in the recording it has to pass', () => {
    const drop = (state: string) => (trace: Trace) => {
      trace.states.client = trace.states.client.filter((change) => change.state !== state);
    };
    const recorded = readRecording('.', id);
    drop('SYN_SENT')(recorded);
    expect(matchTraces(recorded, readRecording('.', id)).matches).toBe(true);
    expect(saidWhen(drop('SYN_SENT'))[0]).toMatch('they part where the kernel has SYN-SENT at 0.9 ms');
    expect(saidWhen(drop('FIN_WAIT1'))[0]).toMatch(
      'the client passes SYN-SENT → ESTABLISHED → FIN-WAIT-1 → CLOSED',
    );
  });

  it('whatever it does after the recording stopped', () => {
    const late = { from: 'client' as const, flags: 'R', seq: 102, ack: null, len: 0 };
    expect(saidWhen(({ segments }) => segments.push({ ...late, t: 80_000, arrives: 80_010 }))).toEqual([]);
  });

  it('if something stands so near the end that it may come after it, and this is counted', () => {
    const { matches, looked } = foundWhen(({ segments, observedUntilMs: end }) =>
      segments.push({ from: 'client', flags: 'R', seq: 102, ack: null, len: 0, t: end - 11, arrives: null }),
    );
    expect([matches, looked.atTheEnd]).toEqual([true, 1]);
  });

  it('whichever way connections are numbered, as long as it is the same ones', () => {
    const number =
      (numbers: (number | undefined)[]) =>
      ({ segments, states, app }: Trace) => {
        for (const record of [...segments, ...states.client, ...states.server, ...app]) {
          const conn = numbers[record.t < 3000 ? 0 : 1];
          if (conn !== undefined) record.conn = conn;
        }
      };
    const reused = (numbers: (number | undefined)[]): Trace => {
      const trace = structuredClone(readRecording('.', 'timewait-port-reuse-a'));
      number(numbers)(trace);
      return trace;
    };
    for (const numbers of [
      [0, 1],
      [1, 2],
      [undefined, 1],
    ])
      expect(matchTraces(reused(numbers), reused([1, 2])).looked).toMatchObject({ notRecorded: ['windows'] });
    const untold = matchTraces(reused([]), reused([1, 2]));
    expect(untold.matches).toBe(true);
    expect(untold.looked.notRecorded).toEqual(['windows', 'connections']);
    expect(matchTraces(reused([1, 2]), reused([])).differences[0]).toMatchObject({ code: 'segment-differs' });
  });
});

describe('in time', () => {
  it('allows 12 ms after a wait up to 252 ms, and no more', () => {
    expect(saidWhen(laterFrom(2, 11.9))).toEqual([]);
    expect(saidWhen(laterFrom(2, 12.1))).toEqual([
      "the client's segment 5 (FA seq 101 ack 1 len 0, lost) left at 748.55 ms in the kernel, 12.1 ms later simulated; allowed 12 ms",
    ]);
  });

  it('allows a bucket of 32 ms more after a longer wait', () => {
    expect(saidWhen(laterFrom(4, -43.9))).toEqual([]);
    expect(saidWhen(laterFrom(4, -44.1))).toEqual([
      "the client's segment 7 (FA seq 101 ack 1 len 0, lost) left at 1436.59 ms in the kernel, 44.1 ms earlier simulated; allowed 44 ms",
    ]);
  });

  it('lets what follows from a late cause be as late, and no later', () => {
    // The third FIN waits 228 ms, the fourth 460: only this has a bucket of its own.
    const late = (trace: Trace) => laterFrom(4, 43)(trace);
    expect(saidWhen(late)).toEqual([]);
    const lastLater = (ms: number) =>
      saidWhen((trace) => {
        late(trace);
        fins(trace)[4]!.t += ms;
      });
    // 12 ms, a bucket of its own, and the 31 ms of its cause's bucket.
    expect(lastLater(32)).toEqual([]);
    expect(lastLater(33)).toEqual([
      "the client's segment 8 (FA seq 101 ack 1 len 0, lost) left at 2365.11 ms in the kernel, 76 ms later simulated; allowed 75 ms",
    ]);
  });

  it('pays a bucket once: the answer to what came late is on time', () => {
    // After 3 s the client's SYN for the port in TIME-WAIT, and all that follows from it.
    const from = 3000;
    const shift =
      (ms: number, more: (t: number) => number = () => 0) =>
      ({ segments, app, states }: Trace) => {
        for (const one of [...segments, ...app, ...states.client, ...states.server]) {
          if (one.t < from) continue;
          if ('arrives' in one && one.arrives !== null) one.arrives += ms;
          one.t += ms + more(one.t);
        }
      };
    const port = 'timewait-port-reuse-a';
    expect(saidWhen(shift(200), port)).toEqual([]);
    const answer = (t: number): number => (t === 3532.57 ? 13 : 0);
    expect(saidWhen(shift(200, answer), port)).toContainEqual(
      "the server's segment 5 (SA seq 0 ack 1 len 0) left at 3532.57 ms in the kernel, 213 ms later simulated; allowed 200 ms",
    );
  });

  it('names one that is on the clock and off its cause', () => {
    const said = saidWhen((trace) => {
      fins(trace)[1]!.t -= 8;
      fins(trace)[2]!.t += 8;
    });
    expect(said).toEqual([
      "the client's segment 6 (FA seq 101 ack 1 len 0, lost) left 228 ms after FA seq 101 ack 1 len 0, lost left in the kernel, 16 ms later simulated; allowed 12 ms",
    ]);
  });

  it('names a state, and a call, that is on the clock and off its cause', () => {
    const state = saidWhen((trace) => {
      trace.segments[1]!.t -= 10;
      trace.segments[1]!.arrives! -= 10;
      trace.states.server[0]!.t += 40;
    });
    expect(state).toEqual([
      'the server is seen in SYN-RECEIVED 2.72 ms after SA seq 0 ack 1 len 0 left in the kernel, 50 ms later simulated; allowed 45 ms',
    ]);
    const call = saidWhen((trace) => {
      trace.segments[2]!.t -= 8;
      trace.segments[2]!.arrives! -= 8;
      trace.app[0]!.t += 8;
    });
    expect(call).toEqual([
      "the client's call 1 (connect) is 0.11 ms after A seq 1 ack 1 len 0 left in the kernel, 16 ms later simulated; allowed 12 ms",
    ]);
  });
});

describe('what was looked at', () => {
  it('is counted', () => {
    const { looked } = foundWhen(() => {}, 'burst-lost-tail-a');
    expect(looked).toEqual({
      segments: 13,
      arrivals: 11,
      sackBlocks: 1,
      windows: 0,
      states: 11,
      calls: 6,
      bytes: 3,
      atTheEnd: 0,
      notRecorded: ['windows'],
    });
  });

  const without = (change: (recorded: Trace) => void) => {
    const recorded = structuredClone(readRecording('.', 'burst-lost-tail-a'));
    change(recorded);
    return matchTraces(recorded, readRecording('.', 'burst-lost-tail-a'));
  };

  it('leaves out what the recording does not tell, and says so', () => {
    const states = without((recorded) => {
      recorded.states = { client: [], server: [] };
    });
    expect([states.matches, states.looked.states, states.looked.notRecorded]).toEqual([
      true,
      0,
      ['windows', 'states'],
    ]);
    const calls = without((recorded) => {
      recorded.app = [];
    });
    expect([calls.matches, calls.looked.calls, calls.looked.notRecorded]).toEqual([
      true,
      0,
      ['windows', 'calls', 'bytes'],
    ]);
    const bytes = without(({ app }) => {
      for (const call of app) delete call.bytes;
    });
    expect([bytes.matches, bytes.looked.bytes, bytes.looked.notRecorded]).toEqual([
      true,
      0,
      ['windows', 'bytes'],
    ]);
  });

  it('holds each window that is told', () => {
    const windows = without(({ segments }) => {
      segments[4]!.win = 65536;
    });
    expect(windows.differences.map(({ code, sentence }) => [code, sentence])).toEqual([
      [
        'segment-window',
        "the server's segment 2 (A seq 1 ack 101 len 0) at 31.35 ms has window 65536 in the kernel, none simulated",
      ],
    ]);
    expect(windows.looked).toMatchObject({ windows: 1, notRecorded: [] });
  });

  it('takes no side that was silent for one that was not recorded', () => {
    const silent = without((recorded) => {
      recorded.states.server = [];
      recorded.app = recorded.app.filter(({ side }) => side === 'client');
    });
    expect(silent.differences.map(({ code, side }) => [code, side])).toEqual([
      ['state', 'server'],
      ['call-extra', 'server'],
    ]);
  });
});
