/**
 * RFC 9293 §3.10.2–5 as Linux does it: `tcp_sendmsg_locked`, `tcp_recvmsg_locked`, `__tcp_close`, `tcp_disconnect`, `tcp_shutdown`.
 * Calls give bytes or -errno; EPIPE is 32, ECONNRESET 104, ENOTCONN 107, ETIMEDOUT 110.
 */
import { describe, expect, it } from 'vitest';
import {
  BLOCK,
  beginClose,
  lingers,
  orphanSocket,
  readBytes,
  sendBytes,
  shutdownSocket,
  writable,
} from '../../../../src/sim/tcp/calls.ts';
import { activeOpen } from '../../../../src/sim/tcp/handshake.ts';
import { inState, OneHost } from '../../one-host.ts';

type State = keyof typeof inState;
const states = Object.keys(inState) as State[];

describe('write()', () => {
  it('takes bytes where we have not said that we are done, else fails with EPIPE', () => {
    for (const state of states)
      expect(sendBytes(inState[state]().socket, 10), state).toBe(
        state === 'ESTABLISHED' || state === 'CLOSE-WAIT' ? 10 : -32,
      );
  });

  it('tells an error once, then EPIPE', () => {
    const one = new OneHost();
    one.receive({ flags: 'R' });
    expect(sendBytes(one.socket, 10)).toBe(-104);
    expect(sendBytes(one.socket, 10)).toBe(-32);
  });

  it('takes what there is room for, and waits where there is none', () => {
    const one = new OneHost();
    one.receive({ flags: 'A', win: 0 });
    one.socket.sendBuffer = 10_000;
    const taken = sendBytes(one.socket, 100_000);
    // A buffer is begun while less than 10,000 are taken; each is filled: 21 segments of 1460 are half of 64,000.
    expect(taken).toBe(21 * 1460);
    expect(sendBytes(one.socket, 1)).toBe(BLOCK);
    expect(writable(one.socket)).toBe(false);
  });
});

describe('a writer that waits is woken', () => {
  // sk_stream_write_space: at least a third of the buffer is free – as much as half of what is queued.
  const queued = (buffer: number): boolean => {
    const one = new OneHost();
    one.receive({ flags: 'A', win: 0 });
    sendBytes(one.socket, 1040);
    // 1040 bytes and a head of 832: 1872, half of which is 936.
    one.socket.sendBuffer = buffer;
    return writable(one.socket);
  };
  it('when a third is free, not before', () => {
    expect(queued(2809)).toBe(true);
    expect(queued(2808)).toBe(true);
    expect(queued(2807)).toBe(false);
    expect(queued(1872)).toBe(false);
  });
});

describe('read()', () => {
  it('waits where more may come', () => {
    for (const state of ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const)
      expect(readBytes(inState[state]().socket, 10), state).toBe(BLOCK);
  });

  it('is at the end where the peer is done', () => {
    for (const state of ['CLOSE-WAIT', 'CLOSING', 'TIME-WAIT'] as const)
      expect(readBytes(inState[state]().socket, 10), state).toBe(0);
  });

  it('gives data first, then the error, then the end', () => {
    const one = new OneHost();
    one.receive({ flags: 'A', len: 30 });
    one.receive({ flags: 'R' });
    expect(readBytes(one.socket, 20)).toBe(20);
    expect(readBytes(one.socket, 20)).toBe(10);
    expect(readBytes(one.socket, 20)).toBe(-104);
    expect(readBytes(one.socket, 20)).toBe(0);
  });
});

describe('shutdown()', () => {
  it('sends FIN where we have not, and is ENOTCONN where nothing is open', () => {
    for (const state of states) {
      const one = inState[state]();
      const before = one.sent.length;
      const open = state === 'ESTABLISHED' || state === 'CLOSE-WAIT';
      const gone = state === 'TIME-WAIT';
      expect(shutdownSocket(one.socket, 'wr'), state).toBe(gone ? -107 : 0);
      expect(
        one.answers(before).filter((sent) => sent.startsWith('FA')),
        state,
      ).toHaveLength(open ? 1 : 0);
    }
  });

  it('for reading sends nothing, and read() is at the end', () => {
    const one = new OneHost();
    const before = one.sent.length;
    expect(shutdownSocket(one.socket, 'rd')).toBe(0);
    expect(one.sent).toHaveLength(before);
    expect(one.socket.state).toBe('ESTABLISHED');
    expect(readBytes(one.socket, 10)).toBe(0);
    expect(sendBytes(one.socket, 10)).toBe(10);
  });
});

describe('close()', () => {
  it('before the connection is open ends it without a word', () => {
    const one = new OneHost();
    const socket = activeOpen(one.host, 2, { poke: () => {}, sendSpace: () => {} });
    const before = one.sent.length;
    expect(beginClose(socket, false)).toBe(false);
    expect(socket.state).toBe('CLOSED');
    one.wait(10_000);
    expect(one.sent).toHaveLength(before);
  });

  it('with unread data sends RST|ACK at once, whatever the state', () => {
    for (const state of ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'] as const) {
      const one = inState[state]();
      one.receive({ flags: 'A', len: 10 });
      const before = one.sent.length;
      expect(beginClose(one.socket, false)).toBe(false);
      expect(
        one.sent.slice(before).map(({ flags }) => flags & 4),
        state,
      ).toEqual([4]);
      expect(one.socket.state).toBe('CLOSED');
    }
  });

  it('with SO_LINGER 0 sends a RST where the peer would otherwise wait for us', () => {
    const resets: State[] = ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'FIN-WAIT-2'];
    for (const state of states) {
      const one = inState[state]();
      one.socket.linger = 0;
      const before = one.sent.length;
      beginClose(one.socket, false);
      const reset = one.sent.slice(before).filter(({ flags }) => flags & 4);
      expect(reset.length, state).toBe(resets.includes(state) ? 1 : 0);
      if (state !== 'TIME-WAIT') expect(one.socket.state, state).toBe('CLOSED');
    }
  });

  it('with SO_LINGER 0 in LAST-ACK or CLOSING sends a RST if some of ours never left', () => {
    for (const state of ['CLOSING', 'LAST-ACK'] as const) {
      const one = inState[state]();
      one.socket.linger = 0;
      one.socket.writeSeq = one.socket.sndNxt + 1;
      const before = one.sent.length;
      beginClose(one.socket, false);
      expect(
        one.sent.slice(before).filter(({ flags }) => flags & 4),
        state,
      ).toHaveLength(1);
    }
  });

  it('waits with SO_LINGER while our FIN is not acknowledged; exit does not', () => {
    const waits: State[] = ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK'];
    for (const state of states)
      for (const exiting of [false, true])
        for (const seconds of [-1, 5]) {
          const { socket } = inState[state]();
          socket.linger = seconds;
          const expected = waits.includes(state) && !exiting && seconds > 0;
          expect(beginClose(socket, exiting), `${state} ${exiting} ${seconds}`).toBe(expected);
          expect(lingers(socket), state).toBe(waits.includes(state));
        }
  });

  it('leaves an orphan, counted once; what is gone is none', () => {
    for (const state of states) {
      const one = inState[state]();
      if (one.socket.orphan) continue;
      orphanSocket(one.socket);
      orphanSocket(one.socket);
      expect(one.host.orphans, state).toBe(state === 'TIME-WAIT' || one.socket.mini ? 0 : 1);
    }
  });
});
