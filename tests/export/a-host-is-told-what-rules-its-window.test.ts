import { describe, expect, it } from 'vitest';
import { kernelSettings } from '../../src/export/kernel-settings.ts';
import type { CongestionControl, Scenario } from '../../src/sim/index.ts';

const name = 'net.ipv4.tcp_congestion_control';
const scenario = (control: CongestionControl): Scenario => ({
  rttMs: 20,
  durationMs: 1000,
  client: { sysctl: { [name]: control }, script: [] },
  server: { script: [] },
});

describe('a host of a lab is told what rules its congestion window', () => {
  it('the scenario’s word, else that of the recordings', () => {
    const base = { [name]: 'reno' };
    expect(kernelSettings(scenario('cubic'), 'client', base).settings).toEqual([[name, 'cubic']]);
    expect(kernelSettings(scenario('cubic'), 'server', base).settings).toEqual([[name, 'reno']]);
  });

  it('and no other word, which would end up in a shell', () => {
    const other = scenario('cubic; reboot' as CongestionControl);
    expect(() => kernelSettings(other, 'client', {})).toThrow('cubic; reboot is not a number');
  });
});
