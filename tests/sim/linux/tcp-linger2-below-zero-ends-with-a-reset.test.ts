import { describe, expect, it } from 'vitest';
import { close, option, recvUntilEof, shutdown, sleep } from '../../../src/sim/index.ts';
import { endOf, established, finWait2, stay, wire } from '../stories.ts';

describe('TCP_LINGER2 = -1', () => {
  it('answers the ACK of the FIN with a RST', () => {
    const trace = finWait2([stay()], {}, [option('TCP_LINGER2', -1)]);
    expect(wire(trace, 'client').slice(-2)).toEqual(['FA 101 ack 1', 'R 102']);
    expect(endOf(trace, 'client')).toBe('linger2-negative');
  });

  it('sends RST and ACK when close() finds the socket in FIN-WAIT-2', () => {
    const trace = established(
      [shutdown('wr'), sleep(300), option('TCP_LINGER2', -1), close()],
      [recvUntilEof(), stay()],
    );
    expect(wire(trace, 'client').at(-1)).toBe('RA 102 ack 1');
  });
});
