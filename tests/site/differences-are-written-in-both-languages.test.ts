import { describe, expect, it } from 'vitest';
import { readRecording } from '../../src/chapter/recordings.ts';
import { matchTraces, type Trace } from '../../src/sim/index.ts';
import { differenceInWords } from '../../src/site/conformance.ts';
import { wordsOf } from '../../src/words/build.ts';

/** With a window and a SACK block, so that there is one to change. */
const recording = (): Trace => {
  const trace = structuredClone(readRecording('.', 'user-timeout-1500'));
  Object.assign(trace.segments[4]!, { win: 65536, sack: [[201, 301]] });
  return trace;
};

/** A recording held against itself with one thing changed: what the page says. */
const says = (change: (trace: Trace) => unknown): { en?: string; zh?: string } => {
  const simulated = recording();
  change(simulated);
  const [difference] = matchTraces(recording(), simulated).differences;
  return difference
    ? { en: differenceInWords(difference, wordsOf('en')), zh: differenceInWords(difference, wordsOf('zh')) }
    : {};
};

describe('a recording that does not match says so on its page', () => {
  it.each([
    ['a missing segment', (t: Trace) => t.segments.pop(), 'missing from the simulation', '没有出现'],
    [
      'an extra one',
      (t: Trace) => t.segments.push({ ...t.segments.at(-1)!, t: 5000 }),
      'the kernel did not',
      '内核没有发',
    ],
    [
      'another number',
      (t: Trace) => Object.assign(t.segments.at(-1)!, { seq: 9 }),
      'seq 9',
      '模拟在 2373.88 ms 发出 FA seq 9',
    ],
    [
      'another time',
      (t: Trace) => Object.assign(t.segments.at(-1)!, { t: 2500 }),
      '126.12 ms later',
      '晚了 126.12 ms，允许 44 ms',
    ],
    [
      'another state',
      (t: Trace) => Object.assign(t.states.client[2]!, { state: 'CLOSING' }),
      'CLOSING → CLOSED simulated',
      '经过的状态',
    ],
    [
      'a state at another time',
      (t: Trace) => Object.assign(t.states.client[2]!, { t: 623.5 }),
      'is seen in FIN-WAIT-1',
      '处于 FIN-WAIT-1',
    ],
    [
      'another SACK block',
      (t: Trace) => Object.assign(t.segments[4]!, { sack: [[201, 300]] }),
      'has SACK blocks [201, 301) in the kernel, [201, 300) simulated.',
      '的 SACK 块：内核 [201, 301)，模拟 [201, 300)。',
    ],
    [
      'another window',
      (t: Trace) => Object.assign(t.segments[4]!, { win: 63488 }),
      'has window 65536 in the kernel, 63488 simulated.',
      '的窗口：内核 65536，模拟 63488。',
    ],
    [
      'another wait',
      (t: Trace) => {
        t.segments[6]!.t -= 8;
        t.segments[7]!.t += 8;
      },
      'left 227.85 ms after FA seq 101 ack 1 len 0, lost left in the kernel, 16 ms later simulated',
      '内核在发出 FA seq 101 ack 1 len 0, lost 之后 227.85 ms 发出，模拟晚了 16 ms',
    ],
    [
      'a longer way',
      (t: Trace) => Object.assign(t.segments[4]!, { arrives: 57.3 }),
      "was under way for 10 ms in the kernel's run, 15 ms later simulated",
      '在内核那边路上用了 10 ms，模拟晚了 15 ms',
    ],
    [
      'a state after another wait',
      (t: Trace) => {
        t.segments[1]!.t -= 10;
        t.segments[1]!.arrives! -= 10;
        t.states.server[0]!.t += 40;
      },
      'is seen in SYN-RECEIVED 2.5 ms after SA seq 0 ack 1 len 0 left in the kernel, 50 ms later',
      '内核中于发出 SA seq 0 ack 1 len 0 之后 2.5 ms 处于 SYN-RECEIVED',
    ],
    [
      'another error',
      (t: Trace) => Object.assign(t.app.find((call) => call.errno)!, { errno: 104 }),
      'is recvUntilEof ETIMEDOUT at 2481.8 ms in the kernel, recvUntilEof ECONNRESET at',
      '内核在 2481.8 ms 是 recvUntilEof ETIMEDOUT，模拟在 2481.8 ms 是 recvUntilEof ECONNRESET',
    ],
    [
      'a missing call',
      (t: Trace) => t.app.pop(),
      'call 5 (close) at 2481.9 ms is missing',
      '第 5 次调用（close，2481.9 ms）',
    ],
    [
      'an extra call',
      (t: Trace) => t.app.push({ t: 3000, side: 'client', do: 'recv', bytes: 0 }),
      'The simulated client makes call 6 (recv 0) at 3000 ms',
      '模拟的客户端在 3000 ms 有第 6 次调用（recv 0）',
    ],
    [
      'a call at another time',
      (t: Trace) => Object.assign(t.app[2]!, { t: 540 }),
      'call 3 (shutdown wr) is at 522.2 ms in the kernel, 17.8 ms later',
      '第 3 次调用（shutdown wr）：内核在 522.2 ms，模拟晚了 17.8 ms',
    ],
    [
      'a call after another wait',
      (t: Trace) => {
        t.segments[2]!.t -= 8;
        t.segments[2]!.arrives! -= 8;
        t.app[0]!.t += 8;
      },
      'call 1 (connect) is 1.16 ms after A seq 1 ack 1 len 0 left in the kernel, 16 ms later',
      '内核在发出 A seq 1 ack 1 len 0 之后 1.16 ms，模拟晚了 16 ms',
    ],
    [
      'an early end',
      (t: Trace) => Object.assign(t, { observedUntilMs: 9000 }),
      'The simulation ends at 9000 ms; the kernel was watched until 15033.3 ms.',
      '模拟到 9000 ms 就结束了，内核观察到 15033.3 ms。',
    ],
  ])('%s', (_, change, en, zh) => {
    const said = says(change);
    expect(said.en).toContain(en);
    expect(said.zh).toContain(zh);
    expect(`${said.en}${said.zh}`).not.toMatch(/undefined|NaN/);
  });
});
