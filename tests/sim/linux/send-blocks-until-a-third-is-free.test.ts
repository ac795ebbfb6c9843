import { describe, expect, it } from 'vitest';
import { close, connect, recvUntilEof, send, simulate } from '../../../src/sim/index.ts';

const sending = (bytes: number) =>
  simulate({
    rttMs: 25,
    durationMs: 3000,
    client: { script: [connect(), send(bytes), close()] },
    server: { script: [recvUntilEof(), close()] },
  });
const returned = (bytes: number): number =>
  sending(bytes).app.find(({ do: call }) => call === 'send')?.t ?? 0;

describe('send() of more than the send buffer', () => {
  it('takes 46 kB at once: sixteen pieces of two segments', () => {
    expect(returned(16 * 2896)).toBeLessThan(27);
    expect(returned(16 * 2896 + 1)).toBeGreaterThan(27);
  });

  it('does not wake at the first ACKs: they fill the congestion window again, so the buffer stays as it is', () => {
    // 78 ms on Linux 6.18.
    expect(returned(50_000)).toBeGreaterThan(75);
    expect(returned(50_000)).toBeLessThan(80);
  });

  it('leaves a FIN of its own to the close() after it', () => {
    const fin = sending(50_000).segments.find(({ from, flags }) => from === 'client' && flags.includes('F'));
    expect(fin?.len).toBe(0);
  });
});
