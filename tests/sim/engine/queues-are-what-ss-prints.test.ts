import { describe, expect, it } from 'vitest';
import { close, recvUntilEof, sleep } from '../../../src/sim/index.ts';
import { established } from '../stories.ts';

describe('queues', () => {
  it('a FIN counts one in Recv-Q until end of file is read, and one in Send-Q until it is acknowledged', () => {
    const trace = established([close()], [sleep(1000), recvUntilEof(), sleep(1000), close()]);
    const of = (side: string) =>
      trace.queues?.filter((entry) => entry.side === side).map(({ recvQ, sendQ }) => [recvQ, sendQ]);
    expect(of('client')).toEqual([
      [0, 100],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(of('server')).toEqual([
      [100, 0],
      [0, 0],
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
  });
});
