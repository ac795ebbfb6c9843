import { describe, expect, it } from 'vitest';
import { close, recv, recvUntilEof, send, shutdown, sleep } from '../../../src/sim/index.ts';
import { calls, established, finWait2, stay, wire } from '../stories.ts';

describe('data after close()', () => {
  it('in FIN-WAIT-2 draws a RST with the number of its ACK, and the next write fails with EPIPE', () => {
    const trace = finWait2([sleep(300), send(400), sleep(300), send(50), close()]);
    expect(wire(trace, 'client').at(-1)).toBe('R 102');
    expect(calls(trace, 'server')).toEqual(['eof 0', 'send 400', 'send -1 EPIPE', 'close 0']);
  });

  it('also where shutdown(SHUT_RDWR) was called instead', () => {
    const trace = established(
      [shutdown('rdwr'), sleep(3000), close()],
      [recvUntilEof(), sleep(300), send(200), stay()],
    );
    expect(wire(trace, 'client').at(-1)).toBe('R 102');
  });

  it('is still taken after shutdown(SHUT_RD) alone', () => {
    const trace = established([shutdown('rd'), sleep(100), recv(), stay()], [sleep(520), send(200), stay()]);
    expect(wire(trace, 'client').some((segment) => segment.startsWith('R'))).toBe(false);
    expect(wire(trace, 'client').at(-1)).toBe('A 101 ack 201');
    expect(calls(trace, 'client')).toContain('recv 200');
  });

  it('after shutdown(SHUT_WR) is read to the end', () => {
    const trace = established(
      [shutdown('wr'), recvUntilEof(), close()],
      [recvUntilEof(), send(700), close()],
    );
    expect(trace.app.find((call) => call.side === 'client' && call.do === 'eof')?.bytes).toBe(700);
  });
});
