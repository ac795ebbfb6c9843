import { describe, expect, it } from 'vitest';
import { facts, type Scenario, simulate } from '../../../src/sim/index.ts';
import { unansweredFin } from './small-model.ts';

const phases = [4_296_098_578.88, 4_296_098_601.02, 4_296_098_700.5];
const rtts = [1, 2, 5, 10, 20, 35, 50, 80, 100, 150, 200, 300, 400];
const orphan = 'net.ipv4.tcp_orphan_retries';

const closing = (rttMs: number, jiffiesAtZero: number, sysctl: Record<string, number>): Scenario => ({
  rttMs,
  jiffiesAtZero,
  durationMs: 900_000,
  client: {
    sysctl,
    script: [
      { do: 'connect' },
      { do: 'send', bytes: 100 },
      { do: 'sleep', ms: 500 + rttMs * 2 },
      { do: 'close' },
    ],
  },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
  rules: [{ from: 'client', fin: true, action: 'drop' }],
});

/** Ms of each FIN after the first, and of the end: simulated, and by the model. */
function both(scenario: Scenario, retries: number, probe: boolean) {
  const trace = simulate(scenario);
  const { client } = facts(trace);
  const [first, ...rest] = trace.segments.filter(
    (segment) => segment.from === 'client' && segment.flags.includes('F'),
  );
  const zero = scenario.jiffiesAtZero!;
  const { srttMs } = trace.states.client.find(({ state }) => state === 'FIN_WAIT1')!;
  const model = unansweredFin({
    srttMs: srttMs!,
    at: zero + first!.t / 4,
    rtoMs: client.rtoMs!,
    retries,
    probe,
  });
  const ms = (tick: number) => (tick - zero) * 4;
  return {
    simulated: [...rest.map(({ t }) => t), client.goneMs!],
    model: [...model.again.map(ms), ms(model.gone)],
    client,
  };
}

/** A host takes part of a millisecond to act on a timer, and the same to hand a segment over. */
const close = (a: number[], b: number[]): boolean =>
  a.length === b.length && a.every((t, i) => Math.abs(t - b[i]!) < 1);

describe.each([
  ['with a tail loss probe', {}, true],
  ['without SACK, so without a probe', { 'net.ipv4.tcp_sack': 0 }, false],
  ['with tcp_early_retrans 0, so without a probe', { 'net.ipv4.tcp_early_retrans': 0 }, false],
] as const)('a FIN that is never answered, %s', (_, sysctl, probe) => {
  it.each(rtts)(
    'RTT %d ms: leaves and dies as the model says, for N = 0…8 and three phases of the clock',
    (rttMs) => {
      for (const phase of phases) {
        for (let retries = 0; retries <= 8; retries += 1) {
          const { simulated, model } = both(
            closing(rttMs, phase, { ...sysctl, [orphan]: retries }),
            retries,
            probe,
          );
          expect(close(simulated, model), `N=${retries}, phase ${phase}: ${simulated} against ${model}`).toBe(
            true,
          );
        }
      }
    },
  );
});

describe('shutdown() alone', () => {
  it.each([1, 2, 3, 5])('spends tcp_retries2 = %d as close() spends tcp_orphan_retries', (retries) => {
    const scenario = closing(20, phases[0]!, { 'net.ipv4.tcp_retries2': retries });
    scenario.client.script.splice(
      3,
      1,
      { do: 'shutdown', how: 'wr' },
      { do: 'recvUntilEof' },
      { do: 'close' },
    );
    const { simulated, model, client } = both(scenario, retries, true);
    expect(close(simulated, model), `${simulated} against ${model}`).toBe(true);
    expect(client.lastError).toBe('ETIMEDOUT');
  });
});

describe('in the textbook', () => {
  it.each([1, 2, 3, 8])(
    'N = %d retries are N retransmissions, doubling from the first timeout up to 120 s',
    (retries) => {
      const scenario: Scenario = { ...closing(20, phases[0]!, { [orphan]: retries }), profile: 'textbook' };
      const trace = simulate(scenario);
      const { client } = facts(trace);
      expect(client).toMatchObject({ retransmissions: retries, probes: 0, finalState: 'CLOSED' });
      const fins = trace.segments.filter(
        (segment) => segment.from === 'client' && segment.flags.includes('F'),
      );
      const waits = fins.slice(1).map(({ t }, i) => Math.round((t - fins[i]!.t) / 10) / 100);
      expect(waits).toEqual(Array.from({ length: retries }, (_, i) => Math.min(2 ** i, 120)));
    },
  );
});
