import { describe, expect, it } from 'vitest';
import { simulate, type Trace } from '../../../src/sim/index.ts';
import { illegalNumber, illegalState, inventedBytes, retransmittedAck, unexplained } from './legal-trace.ts';
import { anyScenario, holdsFor } from './random-scenarios.ts';

/** A close with a lost FIN, harmed. */
const harmed = (harm: (trace: Trace) => void): Trace => {
  const trace = simulate({
    rttMs: 20,
    durationMs: 70_000,
    client: { script: [{ do: 'connect' }, { do: 'send', bytes: 100 }, { do: 'close' }] },
    server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
    rules: [{ from: 'client', fin: true, nth: [1], action: 'drop' }],
  });
  harm(trace);
  return trace;
};
const lastAck = (trace: Trace) => trace.segments.at(-1)!;

describe('the checks of random traces', () => {
  it.each([
    [
      'a jump of states',
      illegalState,
      (t: Trace) => t.states.client.splice(2, 1),
      'the client goes from ESTABLISHED to FIN_WAIT2',
    ],
    [
      'a hole',
      illegalNumber,
      (t: Trace) => Object.assign(lastAck(t), { seq: 500 }),
      'leaves a hole: 102 was next',
    ],
    [
      'an ACK of what never came',
      illegalNumber,
      (t: Trace) => Object.assign(lastAck(t), { ack: 9 }),
      'acknowledges more than had arrived (2)',
    ],
    [
      'bytes from nowhere',
      inventedBytes,
      (t: Trace) => Object.assign(t.app.find((c) => c.do === 'eof')!, { bytes: 101 }),
      'the server read 101 bytes of 100 written',
    ],
    [
      'an ACK on a timer',
      retransmittedAck,
      (t: Trace) => Object.assign(lastAck(t), { sentBy: 'rto' }),
      'is an ACK sent again (rto)',
    ],
    [
      'a missing reason',
      unexplained,
      (t: Trace) => Object.assign(t.states.client[1]!, { why: undefined }),
      'no reason is given for',
    ],
  ] as const)('see %s', (_, check, harm, words) => {
    expect(check(harmed(() => {}))).toBe(null);
    expect(check(harmed(harm))).toContain(words);
  });

  it('print the failing case as a scenario file', () => {
    expect(() => holdsFor(anyScenario, 50, () => 'never holds')).toThrow(
      /^never holds\nSave this as case\.json and run: npm run --silent simulate -- case\.json\n\{\n "profile"/,
    );
  });
});
