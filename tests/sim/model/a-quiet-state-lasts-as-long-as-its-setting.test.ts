import { describe, expect, it } from 'vitest';
import { facts, type Scenario, simulate } from '../../../src/sim/index.ts';

const halfClosed = (
  sysctl: Record<string, number>,
  options: [string, number][] = [],
  rttMs = 20,
): Scenario => ({
  rttMs,
  durationMs: 400_000,
  client: {
    sysctl,
    script: [
      { do: 'connect' },
      { do: 'send', bytes: 100 },
      { do: 'sleep', ms: 1000 },
      ...options.map(([name, value]) => ({ do: 'option', name, value }) as never),
      { do: 'close' },
    ],
  },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'sleep', ms: 390_000 }] },
});

/** A slot of the wheel for such a wait: 32 ms up to 2 s, 256 ms up to 16 s, 2 s up to 129 s; above, 16 s. */
const slot = (s: number) => (s < 2.016 ? 0.032 : s < 16.128 ? 0.256 : s < 129 ? 2.048 : 16.4);
const lasts = (seconds: number, ms: number | undefined) => {
  expect(ms! / 1000).toBeGreaterThanOrEqual(seconds);
  expect(ms! / 1000).toBeLessThanOrEqual(seconds + slot(seconds) * 2 + 0.005);
};
const finWait2 = (scenario: Scenario) => facts(simulate(scenario)).client.inState.FIN_WAIT2;
const timeout = 'net.ipv4.tcp_fin_timeout';

describe('FIN-WAIT-2 after close()', () => {
  it.each([1, 2, 3, 5, 15, 20, 30, 59, 60])('tcp_fin_timeout %d s: that long', (s) =>
    lasts(s, finWait2(halfClosed({ [timeout]: s }))),
  );
  it.each([61, 62, 65, 70, 90, 120])('tcp_fin_timeout %d s: twice what is above 60', (s) => {
    const ms = finWait2(halfClosed({ [timeout]: s }))!;
    expect(ms / 1000).toBeGreaterThanOrEqual(2 * (s - 60));
    expect(ms / 1000).toBeLessThanOrEqual(2 * (s - 60) + 2 * slot(s - 60) + 0.01);
  });
  it.each([2, 7, 30])('TCP_LINGER2 %d s goes before tcp_fin_timeout', (s) =>
    lasts(s, finWait2(halfClosed({ [timeout]: 4 }, [['TCP_LINGER2', s]]))),
  );
  it('never shorter than 3.5 timeouts', () => {
    // The FIN's own sample may have lowered the timeout since close(), but never below SRTT + 200 ms.
    const { client } = facts(simulate(halfClosed({ [timeout]: 1 }, [], 400)));
    const seconds = client.inState.FIN_WAIT2! / 1000;
    expect(seconds).toBeGreaterThan(3.5 * 0.6);
    expect(seconds).toBeLessThan((3.5 * client.rtoMs!) / 1000 + slot(4));
  });
});

describe('TIME-WAIT', () => {
  it.each([1, 20, 150, 400])('lasts 60 s and a slot at RTT %d ms, whatever tcp_fin_timeout says', (rttMs) => {
    const scenario = halfClosed({ [timeout]: 5 }, [], rttMs);
    scenario.server.script = [{ do: 'recvUntilEof' }, { do: 'close' }];
    const { client } = facts(simulate(scenario));
    lasts(60, client.inState.TIME_WAIT);
  });

  it('lasts 2·MSL in the textbook', () => {
    const scenario = halfClosed({ 'textbook.msl_ms': 7000 });
    scenario.server.script = [{ do: 'recvUntilEof' }, { do: 'close' }];
    expect(facts(simulate({ ...scenario, profile: 'textbook' })).client.inState.TIME_WAIT).toBe(14_000);
  });
});
