/** `tcp_done`, `tcp_dsack_extend`, `tcp_current_mss`, `tcp_acceptable_seq`, `tcp_check_space`: small rules with a use in many states. */
import { describe, expect, it } from 'vitest';
import { sendBytes } from '../../../../src/sim/tcp/calls.ts';
import { done } from '../../../../src/sim/tcp/closing.ts';
import { extendDuplicate } from '../../../../src/sim/tcp/out-of-window.ts';
import { checkSpace } from '../../../../src/sim/tcp/send-queue.ts';
import { Socket } from '../../../../src/sim/tcp/socket.ts';
import { acceptableSeq, currentMss } from '../../../../src/sim/tcp/transmit.ts';
import { inState, OneHost } from '../../one-host.ts';

describe('an end', () => {
  it('stops the timers that no segment stops', () => {
    const one = new OneHost();
    const { socket, host } = one;
    socket.sackTimer = host.timer('sack', socket);
    for (const timer of [socket.sackTimer, socket.ackTimer, socket.keepTimer, socket.writeTimer])
      host.arm(timer, host.now + 1000);
    done(socket, 'close');
    for (const timer of [socket.sackTimer, socket.ackTimer, socket.keepTimer, socket.writeTimer])
      expect(timer.armed).toBe(false);
  });

  it('comes once', () => {
    const one = new OneHost();
    let pokes = 0;
    one.socket.owner = { poke: () => pokes++, sendSpace: () => {} };
    done(one.socket, 'close');
    done(one.socket, 'close');
    expect(pokes).toBe(1);
    expect(one.host.timeWaits).toBe(0);
  });

  it('of a mini-socket is one TIME-WAIT less, and no orphan less', () => {
    const one = inState['TIME-WAIT']();
    Object.assign(one.socket, { orphan: true });
    expect(one.host.timeWaits).toBe(1);
    done(one.socket, 'close');
    expect(one.host).toMatchObject({ timeWaits: 0, orphans: 0 });
  });

  it('does not take the port from another socket, nor numbers below those already given', () => {
    const one = new OneHost();
    const other = new Socket(one.host, 1);
    one.host.connections[1] = other;
    one.host.nextIss = 90_000;
    done(one.socket, 'close');
    expect(one.host.connections[1]).toBe(other);
    expect(one.host.nextIss).toBe(90_000);
  });

  it('of an orphan wakes no program', () => {
    const one = new OneHost();
    let pokes = 0;
    Object.assign(one.socket, { orphan: true, owner: { poke: () => pokes++, sendSpace: () => {} } });
    done(one.socket, 'close');
    expect(pokes).toBe(0);
  });
});

describe('a DSACK that waits to be sent', () => {
  const extended = (left: number, right: number, dsack: [number, number] | null = [100, 200]) => {
    const { socket } = new OneHost();
    socket.dsack = dsack;
    extendDuplicate(socket, left, right);
    return socket.dsack;
  };
  it('grows by what touches it', () => {
    expect(extended(200, 300)).toEqual([100, 300]);
    expect(extended(50, 100)).toEqual([50, 200]);
    expect(extended(120, 150)).toEqual([100, 200]);
    expect(extended(50, 300)).toEqual([50, 300]);
  });
  it('not by what lies apart', () => {
    expect(extended(201, 300)).toEqual([100, 200]);
    expect(extended(50, 99)).toEqual([100, 200]);
  });
  it('is begun where there is none', () => {
    expect(extended(5, 9, null)).toEqual([5, 9]);
  });
});

describe('a segment', () => {
  const mss = (blocks: number, dsack: boolean, tsOk: boolean): number => {
    const { socket } = new OneHost();
    Object.assign(socket, {
      mss: 1448,
      tsOk,
      dsack: dsack ? [1, 2] : null,
      sackBlocks: blocks > 0 ? Array.from({ length: blocks }, () => [5, 6]) : null,
    });
    return currentMss(socket);
  };
  it('has less room for data by our SACK blocks: four bytes, and eight for each of three beside timestamps, of four without', () => {
    expect(mss(0, false, true)).toBe(1448);
    expect(mss(1, false, true)).toBe(1448 - 12);
    expect(mss(0, true, true)).toBe(1448 - 12);
    expect(mss(1, true, true)).toBe(1448 - 20);
    expect(mss(2, true, true)).toBe(1448 - 28);
    expect(mss(3, true, true)).toBe(1448 - 28);
    expect(mss(4, false, true)).toBe(1448 - 28);
    expect(mss(3, true, false)).toBe(1448 - 36);
    expect(mss(4, true, false)).toBe(1448 - 36);
  });

  it('carries as many blocks: the DSACK first', () => {
    const sent = (tsOk: boolean): number => {
      const one = new OneHost({ timestamps: tsOk });
      for (const seq of [100, 300, 500, 700])
        one.receive({ flags: 'A', seq, len: 50, tsval: tsOk ? 200 : -1 });
      return one.wait(50).sent.at(-1)!.sack!.length;
    };
    expect(sent(true)).toBe(3);
    expect(sent(false)).toBe(4);
  });

  it('has a number that the peer takes, though it shrank its window', () => {
    const number = (sndWnd: number, windowUnit: number): number => {
      const { socket } = new OneHost();
      Object.assign(socket, { sndUna: 1000, sndNxt: 5000, sndWnd, windowUnit });
      return acceptableSeq(socket);
    };
    expect(number(4000, 1)).toBe(5000);
    expect(number(5000, 1)).toBe(5000);
    expect(number(3999, 1)).toBe(4999);
    expect(number(3000, 1024)).toBe(5000);
    expect(number(2977, 1024)).toBe(5000);
    expect(number(2976, 1024)).toBe(3976);
    expect(number(0, 1)).toBe(1000);
  });
});

describe('a writer that waits for room', () => {
  it('is asked after if it said that it waits, and has not closed', () => {
    const woken = (fields: Partial<Socket>): number => {
      const one = new OneHost();
      let times = 0;
      one.socket.owner = { poke: () => {}, sendSpace: () => times++ };
      Object.assign(one.socket, fields);
      checkSpace(one.socket);
      return times;
    };
    expect(woken({ noSpace: true })).toBe(1);
    expect(woken({ noSpace: false })).toBe(0);
    expect(woken({ noSpace: true, orphan: true })).toBe(0);
  });
  it('says so when it finds none', () => {
    const one = new OneHost();
    one.receive({ flags: 'A', win: 0 });
    one.socket.sendBuffer = 1000;
    expect(one.socket.noSpace).toBe(false);
    sendBytes(one.socket, 100_000);
    expect(one.socket.noSpace).toBe(true);
  });
});
