import { describe, expect, it } from 'vitest';
import { delay, duplicate, lose } from '../../../src/sim/index.ts';
import { fins, timeWait } from '../stories.ts';

describe('rules', () => {
  it('count what they match from 1', () => {
    const trace = timeWait({ rules: [lose('client', { fin: true, nth: [1, 3] })], server: {}, client: {} });
    expect(fins(trace, 'client').map((fin) => fin.arrives === null)).toEqual([true, false]);
    expect(fins(trace, 'client')[0]?.rule).toBe(0);
  });

  it('the first that matches wins', () => {
    const trace = timeWait({ rules: [delay('client', { fin: true }, 30), lose('client', { fin: true })] });
    const fin = fins(trace, 'client')[0];
    expect((fin?.arrives ?? 0) - (fin?.t ?? 0)).toBeCloseTo(40, 6);
  });

  it('a duplicate arrives twice', () => {
    const trace = timeWait({ rules: [duplicate('client', { fin: true, nth: [1] }, 50)] });
    const fin = fins(trace, 'client')[0];
    expect((fin?.duplicateArrives ?? 0) - (fin?.arrives ?? 0)).toBeCloseTo(50, 6);
  });

  it('afterMs and beforeMs look at when a segment left', () => {
    const trace = timeWait({ rules: [lose('client', { fin: true, beforeMs: 700 })] });
    expect(fins(trace, 'client').map((fin) => fin.arrives === null)).toEqual([true, false]);
  });
});
