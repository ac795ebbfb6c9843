import { describe, expect, it } from 'vitest';
import { close, connect, type Rule, recvUntilEof, send, simulate, sleep } from '../../../src/sim/index.ts';

/** Fourteen segments of which every second is late by three quarters of a round trip. */
const swapped = () => {
  const rules: Rule[] = [
    { from: 'client', data: true, nth: [3, 5, 7, 9, 11, 13], action: 'delay', delayMs: 15 },
  ];
  return simulate({
    rttMs: 20,
    durationMs: 8000,
    rules,
    client: { script: [connect(), send(100), sleep(500), send(20_000), close()] },
    server: { script: [recvUntilEof(), sleep(100), close()] },
  });
};
const again = ({ segments }: ReturnType<typeof simulate>): [seq: number, by: string | undefined][] => {
  const seen = new Set<number>();
  return segments.flatMap(({ from, seq, len, sentBy }) => {
    if (from !== 'client' || len === 0) return [];
    if (seen.has(seq)) return [[seq, sentBy] as [number, string | undefined]];
    seen.add(seq);
    return [];
  });
};

describe('a recovery for what was only late', () => {
  // tcp_try_undo_partial takes the marks of loss back; what RACK has given up is off tsorted_sent_queue until it is sent.
  it('is undone by the first original: of four given up one was sent again, the others never', () => {
    const list = again(swapped());
    expect(list.map(([seq]) => seq)).toEqual([1549, 16_029]);
  });

  // tcp_rack_update_reo_wnd: a DSACK alone delivers nothing, so it widens the window at the next ACK only.
  it('does not put the reordering timer off when its DSACK comes', () => {
    const { segments } = swapped();
    const late = segments.filter(({ from, seq }) => from === 'client' && seq === 16_029);
    const dsack = segments.find(({ from, sack }) => from === 'server' && sack?.[0]?.[0] === 1549)!;
    expect(late).toHaveLength(2);
    expect(late[1]!.t).toBeGreaterThan(dsack.arrives!);
    expect(late[1]!.t - dsack.arrives!).toBeLessThan(12);
  });

  // tcp_ack, no_queue: nothing is out any more, and the DSACK is looked at all the same.
  it('is undone by a DSACK that comes when all has long been acknowledged', () => {
    const { segments } = simulate({
      rttMs: 4,
      hostDelayMs: 0,
      durationMs: 8000,
      rules: [{ from: 'client', data: true, nth: [1], action: 'delay', delayMs: 50 }],
      client: { script: [connect(), send(5000), sleep(150), send(14_480), sleep(500), close()] },
      server: { script: [recvUntilEof(), close()] },
    });
    const dsack = segments.find(({ from, sack }) => from === 'server' && sack?.[0]?.[0] === 1)!;
    const second = segments.filter(({ from, len, t }) => from === 'client' && len > 0 && t > dsack.arrives!);
    expect(second.filter(({ t }) => t === second[0]!.t)).toHaveLength(10);
  });
});
