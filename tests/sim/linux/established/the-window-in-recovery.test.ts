/** Proportional rate reduction and what begins and ends it: RFC 6937; `tcp_cwnd_reduction`, `tcp_enter_loss`, `tcp_undo_cwnd_reduction`. */
import { describe, expect, it } from 'vitest';
import {
  anyRetransmitted,
  endReduction,
  initReduction,
  initUndo,
  keepOpen,
  lossWindow,
  reduceWindow,
  undoReduction,
} from '../../../../src/sim/tcp/congestion.ts';
import { EVER_RETRANSMITTED, LOST, Packet } from '../../../../src/sim/tcp/packet.ts';
import { CWR, DISORDER, LOSS, OPEN, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const having = (fields: Partial<Socket>): Socket => Object.assign(new OneHost().socket, fields);
/** The window after an ACK in recovery that delivered and proved lost so many. */
function window(fields: Partial<Socket>, delivered: number, lost = 0, advanced = false): number {
  const socket = having({ priorCwnd: 10, ssthresh: 7, prrDelivered: 0, prrOut: 0, cwnd: 50, ...fields });
  reduceWindow(socket, delivered, lost, advanced);
  return socket.cwnd;
}

describe('an ACK in recovery', () => {
  it('lets out the threshold’s share of what came in while more is out than that, rounded up', () => {
    // 9 out, 7 of 10 allowed: ceil(7 × 4 / 10) − 2 = 1.
    expect(window({ packetsOut: 9, prrDelivered: 3, prrOut: 2 }, 1)).toBe(10);
    // ceil(7 × 5 / 10) − 2 = 2.
    expect(window({ packetsOut: 9, prrDelivered: 3, prrOut: 2 }, 2)).toBe(11);
    // ceil(7 × 1 / 10) = 1, of which one is out already.
    expect(window({ packetsOut: 9, prrOut: 1 }, 1)).toBe(9);
  });

  it('lets the first go in any case', () => {
    expect(window({ packetsOut: 9, prrDelivered: 0, prrOut: 0 }, 1)).toBe(10);
    expect(window({ packetsOut: 7, prrDelivered: 0, prrOut: 0 }, 1)).toBe(8);
    expect(window({ packetsOut: 7, prrDelivered: 0, prrOut: 1 }, 1)).toBe(7);
  });

  it('below the threshold as many as came, one more where it advances and nothing more is lost, up to the threshold', () => {
    expect(window({ packetsOut: 4, prrOut: 5, prrDelivered: 5 }, 1)).toBe(5);
    expect(window({ packetsOut: 4, prrOut: 5, prrDelivered: 5 }, 1, 0, true)).toBe(6);
    expect(window({ packetsOut: 4, prrOut: 5, prrDelivered: 5 }, 1, 1, true)).toBe(5);
    expect(window({ packetsOut: 4, prrOut: 3, prrDelivered: 5 }, 1)).toBe(7);
    expect(window({ packetsOut: 4, prrOut: 1, prrDelivered: 9 }, 1)).toBe(7);
  });

  it('that delivers nothing changes nothing, nor does one without a reduction', () => {
    expect(window({ packetsOut: 4 }, 0)).toBe(50);
    expect(window({ packetsOut: 4, priorCwnd: 0 }, 3)).toBe(50);
  });

  it('counts what SACK took off and what left again', () => {
    expect(
      window({ packetsOut: 9, sackedOut: 3, lostOut: 3, retransOut: 1, prrOut: 5, prrDelivered: 5 }, 1),
    ).toBe(5);
  });
});

describe('a reduction', () => {
  it('begins with half the window, two at least, and counts from zero', () => {
    const socket = having({ cwnd: 11, cwndCount: 4, prrDelivered: 3, prrOut: 2, tlpHighSeq: 7, highSeq: 1 });
    socket.sndNxt = 4242;
    initReduction(socket);
    expect(socket).toMatchObject({
      ssthresh: 5,
      priorCwnd: 11,
      cwndCount: 0,
      prrDelivered: 0,
      prrOut: 0,
      tlpHighSeq: -1,
      highSeq: 4242,
    });
    const small = having({ cwnd: 3 });
    initReduction(small);
    expect(small.ssthresh).toBe(2);
  });

  it('ends at the threshold in CWR, and in recovery unless it was undone', () => {
    const end = (fields: Partial<Socket>): number => {
      const socket = having({ cwnd: 3, ssthresh: 9, ca: RECOVERY, undoMarker: -1, ...fields });
      endReduction(socket);
      return socket.cwnd;
    };
    expect(end({ ca: CWR })).toBe(9);
    expect(end({ undoMarker: 0 })).toBe(9);
    expect(end({})).toBe(3);
    expect(end({ ca: CWR, ssthresh: 0x7fffffff })).toBe(3);
  });

  it('that is undone gives back window and threshold, whichever is larger', () => {
    const undone = (fields: Partial<Socket>): Socket => {
      const socket = having({
        cwnd: 3,
        priorCwnd: 10,
        ssthresh: 5,
        priorSsthresh: 8,
        undoMarker: 4,
        ...fields,
      });
      undoReduction(socket);
      return socket;
    };
    expect(undone({})).toMatchObject({ cwnd: 10, ssthresh: 8, undoMarker: -1, rackAdvanced: true });
    expect(undone({ cwnd: 12, ssthresh: 9 })).toMatchObject({ cwnd: 12, ssthresh: 9 });
    expect(undone({ priorSsthresh: 0 })).toMatchObject({ cwnd: 3, ssthresh: 5, undoMarker: -1 });
  });

  it('can be undone once all that is out again has proved unnecessary', () => {
    const socket = having({ retransOut: 2 });
    initUndo(socket);
    expect(socket).toMatchObject({ undoMarker: socket.sndUna, undoRetrans: 2 });
    socket.retransOut = 0;
    initUndo(socket);
    expect(socket.undoRetrans).toBe(-1);
  });
});

describe('a timeout', () => {
  const timeout = (fields: Partial<Socket>): Socket => {
    const socket = having({ cwnd: 20, cwndCount: 5, ssthresh: 6, priorSsthresh: 1, ...fields });
    lossWindow(socket);
    return socket;
  };

  it('leaves a window of one beside what is out, and remembers three quarters of the old one', () => {
    expect(timeout({ packetsOut: 3, lostOut: 3 })).toMatchObject({
      cwnd: 1,
      cwndCount: 0,
      ssthresh: 10,
      priorSsthresh: 15,
      priorCwnd: 20,
    });
    expect(timeout({ packetsOut: 3, lostOut: 1 }).cwnd).toBe(3);
    expect(timeout({ ssthresh: 18 }).priorSsthresh).toBe(18);
  });

  it('reduces once a window: not again in recovery, but again where that is over or the first try of this loss', () => {
    const open = { highSeq: 5000 };
    expect(timeout({ ...open, ca: OPEN }).ssthresh).toBe(10);
    expect(timeout({ ...open, ca: DISORDER }).ssthresh).toBe(10);
    expect(timeout({ ...open, ca: CWR }).ssthresh).toBe(6);
    expect(timeout({ ...open, ca: RECOVERY }).ssthresh).toBe(6);
    expect(timeout({ ...open, ca: LOSS, retransmits: 1 }).ssthresh).toBe(6);
    expect(timeout({ ...open, ca: LOSS, retransmits: 0 }).ssthresh).toBe(10);
    expect(timeout({ ca: RECOVERY, highSeq: 1001 }).ssthresh).toBe(10);
    expect(timeout({ ca: RECOVERY, highSeq: 1002 }).ssthresh).toBe(6);
  });
});

describe('the way back to Open', () => {
  const state = (fields: Partial<Socket>, marks = 0): number => {
    const socket = having({ ca: RECOVERY, ...fields });
    if (marks) {
      socket.head = new Packet(1001, 1101, 0);
      socket.head.marks = marks;
    }
    keepOpen(socket);
    expect(socket.highSeq).toBe(socket.sndNxt);
    return socket.ca;
  };

  it('is barred while anything is SACKed, lost or sent again: tcp_try_keep_open', () => {
    expect(state({})).toBe(OPEN);
    expect(state({ sackedOut: 1 })).toBe(DISORDER);
    expect(state({ lostOut: 1 })).toBe(DISORDER);
    expect(state({ retransOut: 1 })).toBe(DISORDER);
    expect(state({}, EVER_RETRANSMITTED)).toBe(DISORDER);
    expect(state({}, LOST)).toBe(OPEN);
  });

  it('leaves the mark where it was if nothing changes', () => {
    const socket = having({ ca: OPEN, highSeq: 7 });
    keepOpen(socket);
    expect(socket.highSeq).toBe(7);
  });

  it('asks the oldest packet whether it was ever sent again: tcp_any_retrans_done', () => {
    expect(anyRetransmitted(having({}))).toBe(false);
    expect(anyRetransmitted(having({ retransOut: 1 }))).toBe(true);
  });
});
