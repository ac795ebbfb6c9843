import { describe, expect, it } from 'vitest';
import { close, recvUntilEof, send, sleep } from '../../../src/sim/index.ts';
import { entered, established, finTimes, finWait1, finWait2, stay, timeWait, wire } from '../stories.ts';

const textbook = { profile: 'textbook' } as const;

describe('textbook', () => {
  it('doubles from textbook.first_rto_ms', () => {
    const trace = finWait1({ ...textbook, client: { tcp_orphan_retries: 3, 'textbook.first_rto_ms': 200 } });
    expect(finTimes(trace, 'client')).toEqual([0, 200, 600, 1400]);
  });

  it('TIME-WAIT is twice textbook.msl_ms', () => {
    const trace = timeWait({ ...textbook, client: { 'textbook.msl_ms': 120_000 } });
    expect(entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'TIME-WAIT')).toBeCloseTo(
      240_000,
      6,
    );
  });

  it('FIN-WAIT-2 lasts exactly tcp_fin_timeout, above 60 s too', () => {
    const trace = finWait2([stay()], { ...textbook, client: { tcp_fin_timeout: 90 } });
    expect(entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'FIN-WAIT-2')).toBeCloseTo(
      90_000,
      6,
    );
  });

  it('acknowledges each segment of data at once, and once', () => {
    const trace = established([send(100), sleep(1000), close()], [recvUntilEof(), close()], textbook);
    expect(wire(trace, 'server').slice(0, 3)).toEqual(['SA 0 ack 1', 'A 1 ack 101', 'A 1 ack 201']);
    expect(wire(trace, 'server')[3]).toBe('A 1 ack 202');
  });

  it('acknowledges a FIN at once: four segments, not three', () => {
    const trace = timeWait(textbook);
    expect(wire(trace, 'server').slice(-2)).toEqual(['A 1 ack 102', 'FA 1 ack 102']);
  });
});
