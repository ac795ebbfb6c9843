import { describe, expect, it } from 'vitest';
import { close, connect, lose, recvUntilEof, type Scenario, send, sleep } from '../../../src/sim/index.ts';
import { simulateBare } from '../../../src/sim/simulate-bare.ts';
import { rfc9293 } from './rfc-9293-strictly.ts';

const scenario = (over: Partial<Scenario> = {}): Scenario => ({
  rttMs: 20,
  durationMs: 7 * 24 * 3_600_000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), close()] },
  ...over,
});

const client = (over?: Partial<Scenario>) => simulateBare(scenario(over), { policy: rfc9293 }).states.client;

describe('RFC 9293 strictly, a policy of its own', () => {
  it('names itself in the trace', () => {
    expect(simulateBare(scenario(), { policy: rfc9293 }).kernel).toBe('RFC 9293');
  });

  it('stays in TIME-WAIT for twice two minutes', () => {
    const [wait, closed] = client().slice(-2);
    expect([wait?.state, closed?.state]).toEqual(['TIME_WAIT', 'CLOSED']);
    expect(closed!.t - wait!.t).toBe(240_000);
  });

  it('waits in FIN-WAIT-2 for a FIN that may take a week', () => {
    const states = client({
      server: { script: [recvUntilEof(), sleep(6 * 24 * 3_600_000), close()] },
    });
    expect(states.map(({ state }) => state).slice(-3)).toEqual(['FIN_WAIT2', 'TIME_WAIT', 'CLOSED']);
    const [before, after] = states.slice(-3);
    expect(after!.t - before!.t).toBeGreaterThan(6 * 24 * 3_600_000 - 1000);
  });

  it('gives up 100 s after the first retransmission, whatever the retry settings say', () => {
    const rules = [lose('client', { fin: true })];
    const { t, state } = client({ rules }).at(-1)!;
    expect(state).toBe('CLOSED');
    // Retransmissions at 1, 3, 7 … s after the FIN: the first at which 100 s have passed is the one at 127 s.
    expect(t - 500).toBeGreaterThan(126_000);
    expect(t - 500).toBeLessThan(129_000);
  });
});
