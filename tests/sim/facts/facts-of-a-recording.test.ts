import { describe, expect, it } from 'vitest';
import { readRecording } from '../../../src/chapter/recordings.ts';
import { facts } from '../../../src/sim/index.ts';

describe('facts', () => {
  it('counts a FIN that was never answered', () => {
    const { client, server, lost } = facts(readRecording('.', 'fin1-lost-forever-orphan3-rtt20'));
    expect(client).toMatchObject({
      retransmissions: 4,
      finSent: 5,
      finalState: 'CLOSED',
      path: 'ESTABLISHED → FIN-WAIT-1 → CLOSED',
      rtoMs: 224,
      lastError: null,
    });
    expect(client.livedMs).toBeCloseTo(client.goneMs! - client.closeMs!, 3);
    expect(client.inState.FIN_WAIT1).toBeGreaterThan(3000);
    expect(server).toMatchObject({
      finSent: 0,
      closeMs: null,
      goneMs: null,
      livedMs: null,
      path: 'ESTABLISHED',
    });
    expect(lost).toBe(5);
  });

  it('does not know a probe from a timeout where the trace does not say', () => {
    expect(facts(readRecording('.', 'fin1-lost-1x-rtt20')).client).toMatchObject({
      retransmissions: 1,
      probes: null,
      rtoRetransmissions: null,
    });
  });

  it('has no time from close() to the end where a RST ended the socket first', () => {
    const { server } = facts(readRecording('.', 'data-after-close-a'));
    expect(server.goneMs).toBeLessThan(server.closeMs!);
    expect(server.livedMs).toBeNull();
  });

  it('names the last error', () => {
    expect(facts(readRecording('.', 'user-timeout-1500')).client.lastError).toBe('ETIMEDOUT');
    expect(facts(readRecording('.', 'data-after-close-a')).server.lastError).toBe('EPIPE');
  });

  it('takes a second connection for a new one, not for retransmissions', () => {
    expect(facts(readRecording('.', 'timewait-port-reuse-a')).client).toMatchObject({
      retransmissions: 0,
      finSent: 2,
    });
  });

  it('leaves out states that were never entered', () => {
    expect(facts(readRecording('.', 'clean-rtt20-think0')).server.inState).not.toHaveProperty('CLOSE_WAIT');
  });
});
