import { expect, it } from 'vitest';
import { close, connect, recv, send, shutdown, simulate } from '../../../src/sim/index.ts';
import { calls } from '../stories.ts';

/** `fdget` finds nothing under the number; no socket is asked, and nothing goes out. */
it('is EBADF to every call after close(), while the connection goes on closing', () => {
  const scenario = (rest: Parameters<typeof simulate>[0]['client']['script']) =>
    simulate({
      id: 'closed-descriptor',
      rttMs: 20,
      durationMs: 5000,
      client: { script: [connect(), send(10), close(), ...rest] },
      server: { script: [recv(), close()] },
    });
  const [alone, called] = [scenario([]), scenario([send(10), recv(), shutdown('wr'), close()])];
  expect(calls(called, 'client').slice(-5)).toEqual([
    'close 0',
    'send -1 EBADF',
    'recv -1 EBADF',
    'shutdown -1 EBADF',
    'close -1 EBADF',
  ]);
  const wire = ({ segments }: typeof alone) => segments.map(({ t, flags, seq, ack }) => [t, flags, seq, ack]);
  expect(wire(called)).toEqual(wire(alone));
});
