/**
 * `tcp_fastretrans_alert` outside of a timeout: `tcp_try_undo_recovery`, `tcp_try_undo_partial`, `tcp_try_undo_dsack`,
 * `tcp_try_to_open`, `tcp_identify_packet_loss`, `tcp_enter_recovery`.
 */
import { describe, expect, it } from 'vitest';
import { CWR, DISORDER, OPEN, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { ack, counted, type Sent, told, withQueue } from '../../sent-queue.ts';

const lostFirst: Sent[] = [{ marks: 'LRE' }, { marks: 'S' }, {}];

/** In recovery since 600 ms, the first packet sent again then. `highSeq` is all that is out. */
const inRecovery = (fields: Partial<Socket> = {}, packets = lostFirst): Socket => {
  const one = withQueue(packets, {
    ca: RECOVERY,
    cwnd: 5,
    ssthresh: 10,
    priorCwnd: 20,
    priorSsthresh: 30,
    undoRetrans: 1,
    retransStamp: 600,
    undoMarker: 1001,
    ...fields,
  });
  one.socket.highSeq = fields.highSeq ?? one.socket.sndNxt;
  return one.socket;
};

describe('a recovery is over', () => {
  it('when all is acknowledged that was out when it began', () => {
    const socket = inRecovery();
    expect(ack(socket, { takes: 3, tsecr: 700 })).toBe('nothing');
    expect(socket).toMatchObject({ ca: OPEN, cwnd: 10, ssthresh: 10, retransStamp: -1 });
  });

  it('and it was none, if the echo is of before the retransmission', () => {
    const socket = inRecovery();
    ack(socket, { takes: 3, tsecr: 600 });
    expect(socket).toMatchObject({ ca: OPEN, cwnd: 20, ssthresh: 30, undoMarker: -1 });
  });

  it('or if all that was sent again proved needless', () => {
    const socket = inRecovery({ undoRetrans: 0 });
    ack(socket, { takes: 3, tsecr: 700 });
    expect(socket).toMatchObject({ cwnd: 20, ssthresh: 30 });
  });

  it('or if nothing was sent again', () => {
    const socket = inRecovery({ retransStamp: -1 }, [{ marks: 'L' }, {}, {}]);
    ack(socket, { takes: 3, tsecr: 700 });
    expect(socket).toMatchObject({ cwnd: 20, ssthresh: 30 });
  });

  it('what arrived beyond it still counts', () => {
    const socket = inRecovery({}, [{ marks: 'LRE' }, {}, { marks: 'S' }]);
    socket.highSeq = socket.sndUna + 1000;
    ack(socket, { takes: 1, tsecr: 700 });
    expect(socket).toMatchObject(counted(socket));
    const all = inRecovery({ sackOk: false, highSeq: 90_000 }, [{ marks: 'LRE' }]);
    expect(ack(all, { takes: 1, tsecr: 700 })).toBe('lost-packets');
  });

  it('but nothing is undone where nothing was marked', () => {
    const socket = inRecovery({ undoRetrans: 0, undoMarker: -1 });
    ack(socket, { takes: 3, tsecr: 1 });
    expect(socket).toMatchObject({ cwnd: 5, ssthresh: 10 });
  });

  it('one recovery that was real uses up a wide reordering window by one', () => {
    const left = (reoPersist: number, tsecr: number): number => {
      const socket = inRecovery({ reoPersist });
      ack(socket, { takes: 3, tsecr });
      return socket.reoPersist;
    };
    expect(left(16, 700)).toBe(15);
    expect(left(1, 700)).toBe(0);
    expect(left(0, 700)).toBe(0);
    expect(left(16, 600)).toBe(16);
  });

  it('without SACK only when something beyond that is; what is undone is undone', () => {
    const socket = inRecovery({ sackOk: false, sackedOut: 1 });
    expect(ack(socket, { takes: 3, tsecr: 700 })).toBe('nothing');
    expect(socket).toMatchObject({ ca: RECOVERY, sackedOut: 0, cwnd: 5, retransStamp: -1 });
    const partly = inRecovery({ sackOk: false, highSeq: 3001 }, [{}, {}, { marks: 'E' }]);
    partly.highSeq = partly.sndUna + 2000;
    ack(partly, { takes: 2, tsecr: 700 });
    expect(partly).toMatchObject({ ca: RECOVERY, retransStamp: 600 });
  });
});

describe('the hole was filled by the first copy: tcp_try_undo_partial', () => {
  const partial = (
    fields: Partial<Socket>,
    tsecr: number,
    packets: Sent[] = [{ marks: 'LRE' }, { marks: 'L' }, {}],
  ) => {
    const socket = inRecovery(fields, packets);
    const next = ack(socket, { takes: 1, tsecr });
    return { socket, next };
  };

  it('nothing is lost then, and the window is as it was', () => {
    const { socket, next } = partial({}, 600);
    expect(next).toBe('nothing');
    expect(told(socket)).toEqual(['1000', '1000']);
    expect(socket).toMatchObject({
      ca: OPEN,
      cwnd: 20,
      ssthresh: 30,
      lostOut: 0,
      undoMarker: -1,
      retransStamp: -1,
    });
  });

  it('while something is still under way again, nothing more is taken for lost, and nothing undone', () => {
    const { socket, next } = partial({}, 600, [{ marks: 'LRE' }, { marks: 'LRE' }, {}]);
    expect(next).toBe('nothing');
    expect(socket).toMatchObject({ ca: RECOVERY, cwnd: 5, retransStamp: 600, undoMarker: 1001 });
  });

  it('the time of the first retransmission stands while one is in the queue that was sent again', () => {
    const { socket } = partial({}, 600, [{ marks: 'LRE' }, { marks: 'E' }, {}]);
    expect(socket).toMatchObject({ ca: DISORDER, retransStamp: 600 });
  });

  it('it says so only of an echo before the retransmission, in a recovery that may be undone', () => {
    expect(partial({}, 601)).toMatchObject({ next: 'lost-packets', socket: { ca: RECOVERY, cwnd: 5 } });
    expect(partial({ undoMarker: -1 }, 600)).toMatchObject({
      next: 'lost-packets',
      socket: { ca: RECOVERY },
    });
  });

  it('with nothing sent again yet, it had arrived: unless SACK is missing and all is acknowledged', () => {
    expect(partial({ retransStamp: -1 }, 0, [{ marks: 'L' }, { marks: 'L' }, {}]).socket.cwnd).toBe(20);
    expect(
      partial({ retransStamp: -1, sackOk: false }, 0, [{ marks: 'L' }, { marks: 'L' }, {}]).socket.cwnd,
    ).toBe(20);
    const all = inRecovery({ retransStamp: -1, sackOk: false, undoRetrans: 1 }, [{ marks: 'L' }, {}]);
    ack(all, { takes: 2 });
    expect(all).toMatchObject({ cwnd: 5, ca: RECOVERY });
  });

  it('it was overtaken by all that has arrived', () => {
    const packets: Sent[] = [{ marks: 'LRE' }, { marks: 'L' }, {}, {}, { marks: 'S' }, {}];
    const far = (fields: Partial<Socket>) => partial({ highestSack: 6001, ...fields }, 600, packets).socket;
    // From 1001 to 6001; without SACK nothing is known beyond what is acknowledged.
    expect(far({})).toMatchObject({ reorderSeen: true, reordering: 5 });
    expect(far({ sackOk: false, reordering: 0 })).toMatchObject({ reorderSeen: true, reordering: 1 });
    expect(far({ undoMarker: -1 })).toMatchObject({ reorderSeen: false, reordering: 3 });
  });
});

describe('what was sent again had all arrived: tcp_try_undo_dsack', () => {
  it('undoes the recovery, and widens the reordering window for up to 16', () => {
    const undone = (reoPersist: number): Socket => {
      const socket = inRecovery({ undoRetrans: 0, reoPersist }, [{ marks: 'E' }, { marks: 'S' }]);
      ack(socket, { facts: { dsacking: true } });
      return socket;
    };
    expect(undone(0)).toMatchObject({ cwnd: 20, ssthresh: 30, ca: DISORDER, reoPersist: 1 });
    expect(undone(15).reoPersist).toBe(16);
    expect(undone(16).reoPersist).toBe(16);
  });

  it('not where nothing may be undone', () => {
    const socket = inRecovery({ undoRetrans: 0, undoMarker: -1 });
    ack(socket, { facts: { dsacking: true } });
    expect(socket).toMatchObject({ cwnd: 5, ca: RECOVERY, reoPersist: 0 });
  });

  it('in Open and Disorder as well, not in CWR', () => {
    for (const [ca, cwnd] of [
      [OPEN, 20],
      [DISORDER, 20],
      [CWR, 5],
    ] as const) {
      const socket = inRecovery({ ca, undoRetrans: 0 }, [{}, {}]);
      ack(socket, { facts: { dsacking: true } });
      expect(socket.cwnd, `${ca}`).toBe(cwnd);
    }
  });
});

describe('the state between', () => {
  it('Open forgets when something was last sent again', () => {
    const socket = inRecovery({ ca: OPEN, undoMarker: -1 }, [{ marks: 'E' }, { marks: 'S' }, {}]);
    ack(socket, { facts: { dataSacked: true } });
    expect(socket).toMatchObject({ ca: DISORDER, retransStamp: -1 });
  });

  it('Disorder remembers it while some of it is in the queue', () => {
    const stamp = (marks: string): number => {
      const socket = inRecovery({ ca: DISORDER, undoMarker: -1, highSeq: 90_000 }, [{ marks }, {}]);
      ack(socket, {});
      return socket.retransStamp;
    };
    expect(stamp('E')).toBe(600);
    expect(stamp('')).toBe(-1);
  });

  it('CWR ends with an ACK beyond what was out when it began, at the threshold', () => {
    const ended = (beyond: number): Socket => {
      const socket = inRecovery({ ca: CWR, undoMarker: -1, retransStamp: -1 }, [{}, {}, {}]);
      socket.highSeq = socket.sndUna + 1000 - beyond;
      ack(socket, { takes: 1 });
      return socket;
    };
    expect(ended(1)).toMatchObject({ ca: OPEN, cwnd: 10 });
    expect(ended(0)).toMatchObject({ ca: CWR, cwnd: 5 });
    expect(ended(-1)).toMatchObject({ ca: CWR, cwnd: 5 });
  });

  it('with nothing out there is nothing that arrived out of order', () => {
    const socket = inRecovery({ ca: DISORDER, sackedOut: 3, sackOk: false, highSeq: 90_000 }, [{}]);
    ack(socket, { takes: 1 });
    expect(socket.sackedOut).toBe(0);
  });
});

describe('without SACK', () => {
  const plain = { sackOk: false, undoMarker: -1, retransStamp: -1, priorSsthresh: 0 } as const;

  it('three duplicates begin a recovery of the first packet', () => {
    const dups = (count: number): Socket => {
      const socket = inRecovery({ ...plain, ca: OPEN, cwnd: 20, ssthresh: 0x7fffffff }, [{}, {}, {}, {}, {}]);
      socket.highSeq = socket.sndUna;
      for (let i = 0; i < count; i++) ack(socket, { duplicates: 1 });
      return socket;
    };
    expect(dups(2)).toMatchObject({ ca: DISORDER, sackedOut: 2, lostOut: 0 });
    const three = dups(3);
    expect(three).toMatchObject({ ca: RECOVERY, sackedOut: 3, lostOut: 1, priorCwnd: 20, ssthresh: 10 });
    // Infinite before; three quarters of the window would be less.
    expect(three.priorSsthresh).toBe(0x7fffffff);
    expect(told(three)[0]).toBe('1000 L');
    const four = dups(4);
    expect(four.losses).toBe(1);
    expect(told(four).filter((packet) => packet.includes('L'))).toHaveLength(1);
  });

  it('an ACK that advances in recovery makes the next packet the lost one, a duplicate does not', () => {
    const socket = inRecovery({ ...plain, sackedOut: 2 }, [{ marks: 'LRE' }, {}, {}, {}]);
    ack(socket, { duplicates: 1 });
    expect(told(socket)).toEqual(['1000 LRE', '1000', '1000', '1000']);
    ack(socket, { takes: 1 });
    expect(told(socket)).toEqual(['1000 L', '1000', '1000']);
    const again = inRecovery({ ...plain, sackedOut: 0, highSeq: 90_000 }, [{}, { marks: 'LRE' }, {}]);
    ack(again, { takes: 1 });
    expect(told(again)[0]).toBe('1000 LRE');
  });

  it('in recovery three more duplicates prove nothing new', () => {
    const socket = inRecovery({ ...plain, sackedOut: 4 }, [{ marks: '' }, {}, {}, {}, {}, {}]);
    ack(socket, { duplicates: 1 });
    expect(socket.lostOut).toBe(0);
  });
});

describe('a recovery begins', () => {
  const begun = (fields: Partial<Socket>): Socket => {
    const socket = inRecovery({ ca: OPEN, undoMarker: -1, cwnd: 22, ssthresh: 0, ...fields }, [
      { marks: 'L' },
      {},
      {},
    ]);
    socket.highSeq = socket.sndUna;
    expect(ack(socket, { facts: { dataSacked: true } })).toBe('lost-packets');
    return socket;
  };
  it('remembers what to go back to: the threshold, or three quarters of the window', () => {
    // 11 and 5.
    expect(begun({}).priorSsthresh).toBe(16);
    expect(begun({ ssthresh: 17 }).priorSsthresh).toBe(17);
    expect(begun({})).toMatchObject({ ca: RECOVERY, priorCwnd: 22, ssthresh: 11, undoMarker: 1001 });
  });
  it('from CWR the window has been cut already, and is not given back', () => {
    expect(begun({ ca: CWR, highSeq: 90_000, priorSsthresh: 40, ssthresh: 12 })).toMatchObject({
      ca: RECOVERY,
      priorSsthresh: 0,
      ssthresh: 12,
      priorCwnd: 20,
    });
  });
});

describe('an ACK that echoes a mark: congestion is proven', () => {
  const echo = { facts: { echo: true } };

  it('a recovery that proves needless keeps its cut, and the mark cuts again (tcp_enter_cwr)', () => {
    const socket = inRecovery();
    ack(socket, { takes: 3, tsecr: 600, ...echo });
    expect(socket).toMatchObject({ ca: CWR, cwnd: 5, ssthresh: 2 });
  });

  it('one that begins with it has nothing to go back to', () => {
    const begun = (how: object): Socket => {
      const { socket } = withQueue([{ marks: 'L' }, { marks: 'S' }, {}], {
        ca: OPEN,
        cwnd: 20,
        ssthresh: 30,
      });
      ack(socket, how);
      return socket;
    };
    expect(begun({})).toMatchObject({ ca: RECOVERY, priorSsthresh: 30 });
    expect(begun(echo)).toMatchObject({ ca: RECOVERY, priorSsthresh: 0 });
  });
});
