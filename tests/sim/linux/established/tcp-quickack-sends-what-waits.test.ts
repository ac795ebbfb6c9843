import { describe, expect, it } from 'vitest';
import { option, recv, send, sleep } from '../../../../src/sim/index.ts';
import { established } from '../../stories.ts';

/** The server has answered, so the ACK of what comes next is delayed; 5 ms after it came an option is set. */
const ackOfSecond = (value: number | null) => {
  const trace = established(
    [recv(), sleep(500), send(100), sleep(5000)],
    [send(100), recv(), sleep(5), ...(value === null ? [] : [option('TCP_QUICKACK', value)]), sleep(5000)],
  );
  const data = trace.segments.filter(({ from, len }) => from === 'client' && len > 0).at(-1)!;
  const ack = trace.segments.find(({ from, t, flags }) => from === 'server' && t > data.t && flags === 'A')!;
  return ack.t - data.arrives!;
};

describe('TCP_QUICKACK while an ACK waits', () => {
  it('lets it wait its 40 ms where nobody sets it', () => {
    expect(ackOfSecond(null)).toBeGreaterThan(30);
  });

  it('1 sends it: __tcp_sock_set_quickack', () => {
    expect(ackOfSecond(1)).toBeGreaterThan(5);
    expect(ackOfSecond(1)).toBeLessThan(6);
  });

  it('0 does not', () => {
    expect(ackOfSecond(0)).toBeGreaterThan(30);
  });
});
