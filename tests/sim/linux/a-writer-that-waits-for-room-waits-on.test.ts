/** `sk_stream_wait_memory`: whoever waits in send() goes on with room in the send buffer, whatever else woke it. */
import { describe, expect, it } from 'vitest';
import { BLOCK, sendBytes, staysFull } from '../../../src/sim/tcp/calls.ts';
import { queuedMemory } from '../../../src/sim/tcp/send-queue.ts';
import type { Socket } from '../../../src/sim/tcp/socket.ts';
import { OneHost } from '../one-host.ts';

/** Its send buffer is full to the last buffer. */
const full = (fields: Partial<Socket> = {}): Socket => {
  const { socket } = new OneHost();
  while (sendBytes(socket, 1_000_000) !== BLOCK);
  return Object.assign(socket, fields);
};

describe('a writer that was woken', () => {
  it('waits on while the buffer is full, though a larger MSS lets its last part take more', () => {
    const socket = full();
    const { writeSeq } = socket;
    socket.mss += 12;
    expect(staysFull(socket)).toBe(true);
    expect(sendBytes(socket, 1)).toBe(1);
    expect(socket.writeSeq).toBe(writeSeq + 1);
  });

  it('goes on where there is room, and where there is an error or the end to tell of', () => {
    const socket = full();
    expect(staysFull(Object.assign(socket, { sendBuffer: queuedMemory(socket) }))).toBe(true);
    expect(staysFull(Object.assign(socket, { sendBuffer: queuedMemory(socket) + 1 }))).toBe(false);
    expect(staysFull(full({ error: 104 }))).toBe(false);
    expect(staysFull(full({ shut: 2 }))).toBe(false);
    expect(staysFull(full({ shut: 1 }))).toBe(true);
  });
});
