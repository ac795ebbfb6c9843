/** `tcp_xmit_retransmit_queue`, `tcp_rack_reo_timeout`: which of what is lost goes out, and when. */
import { describe, expect, it } from 'vitest';
import { reorderTimerFires, sendLost } from '../../../../src/sim/tcp/loss-recovery.ts';
import { CWR, DISORDER, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { counted, packetsOf, type Sent, withQueue } from '../../sent-queue.ts';

describe('sending what is lost', () => {
  const sent = (packets: Sent[], fields: Partial<Socket> = {}) => {
    const one = withQueue(packets, {
      ca: RECOVERY,
      cwnd: 20,
      undoMarker: 1001,
      ...fields,
    });
    sendLost(one.socket);
    return {
      one,
      socket: one.socket,
      numbers: one.sent.map(({ seq }) => (seq - 1001) / 1000),
    };
  };

  it('takes the lost ones in order, none that arrived or is under way', () => {
    const { socket, numbers } = sent([{ marks: 'LRE' }, { marks: 'L' }, { marks: 'S' }, {}, { marks: 'L' }]);
    expect(numbers).toEqual([1, 4]);
    expect(socket).toMatchObject({
      ...counted(socket),
      prrOut: 2,
      undoRetrans: 2,
      retransStamp: 1000,
    });
  });

  it('as far as the window lets it', () => {
    // Three out, of which two are lost: one may be added to the one in flight, in a window of two.
    expect(sent([{ marks: 'L' }, { marks: 'L' }, {}], { cwnd: 2 }).numbers).toEqual([0]);
    expect(sent([{ marks: 'L' }, { marks: 'L' }, {}], { cwnd: 3 }).numbers).toEqual([0, 1]);
    expect(sent([{ marks: 'L' }, { marks: 'L' }, {}], { cwnd: 1 }).numbers).toEqual([]);
  });

  it('counts for the reduction only while there is one', () => {
    expect(sent([{ marks: 'L' }], { ca: 4 }).socket.prrOut).toBe(0);
    expect(sent([{ marks: 'L' }], { ca: CWR }).socket.prrOut).toBe(1);
    expect(sent([{ marks: 'L' }], { ca: RECOVERY }).socket.prrOut).toBe(1);
  });

  it('keeps the time of the first retransmission, and counts on', () => {
    expect(sent([{ marks: 'L' }], { retransStamp: 600, undoRetrans: 2 }).socket).toMatchObject({
      retransStamp: 600,
      undoRetrans: 3,
    });
    expect(sent([{ marks: 'L' }], { undoRetrans: -1 }).socket.undoRetrans).toBe(1);
  });

  it('the RTO starts anew with the first packet, unless the reordering timer runs', () => {
    const armed = (packets: Sent[], pending: Socket['pending']): Socket['pending'] =>
      sent(packets, { pending }).socket.pending;
    expect(armed([{ marks: 'L' }, {}], null)).toBe('rto');
    expect(armed([{ marks: 'L' }, {}], 'reorder')).toBe('reorder');
    expect(armed([{}, { marks: 'L' }], null)).toBe(null);
  });

  it('parts of one buffer that leave together stay one; a gap between them ends that', () => {
    const part = { len: 1000, endsBuffer: false, marks: 'L' };
    const short = { len: 300, marks: 'L' };
    const queueOf = (packets: Sent[]) => packetsOf(sent(packets).socket);
    expect(queueOf([part, part, part, {}]).map(({ cut }) => cut)).toEqual([false, false, true, false]);
    // One that goes with its buffer takes in nothing of what follows; one that goes alone does.
    expect(queueOf([part, short, { len: 300 }]).map(({ len }) => len)).toEqual([1000, 300, 300]);
    const half = { len: 500, marks: 'L' };
    expect(queueOf([{ ...half, endsBuffer: false }, half, short, short]).map(({ len }) => len)).toEqual([
      1000, 600,
    ]);
    expect(queueOf([part, { ...part, marks: 'S' }, short, { len: 300 }]).map(({ len }) => len)).toEqual([
      1000, 1000, 600,
    ]);
    expect(queueOf([{ ...part, cut: true }, short, { len: 300 }]).map(({ len }) => len)).toEqual([1000, 600]);
    expect(queueOf([{ ...part, endsBuffer: true }, short, { len: 300 }]).map(({ len }) => len)).toEqual([
      1000, 600,
    ]);
  });
});

describe('the reordering timer', () => {
  const fired = (fields: Partial<Socket> = {}, ago = 100) => {
    const one = withQueue([{ ago }, { marks: 'S', ago: 50 }, { ago: 10 }], {
      cwnd: 20,
      ssthresh: 0x7fffffff,
      rackSentIn: 1_000_000 - 50,
      rackEnd: 3001,
      rackRtt: 20_000,
      minRtt: 20_000,
      ca: DISORDER,
      pending: 'reorder',
      ...fields,
    });
    reorderTimerFires(one.socket);
    return one;
  };
  it('takes for lost what is later than the window allows, and sends it in a new recovery', () => {
    const { socket, sent } = fired();
    expect(sent.map(({ seq }) => seq)).toEqual([1001]);
    expect(socket).toMatchObject({
      ca: RECOVERY,
      ssthresh: 10,
      pending: 'rto',
      prrDelivered: 1,
    });
    // One delivered: 10 below the threshold, so that 1 may leave beside the one that is out: 2.
    expect(socket.cwnd).toBe(2);
  });
  it('in a recovery that runs already the window stays', () => {
    expect(fired({ ca: RECOVERY, cwnd: 7, ssthresh: 6 }).socket).toMatchObject({
      cwnd: 7,
      ssthresh: 6,
    });
  });
  it('finds nothing: the RTO runs again', () => {
    const { socket, sent } = fired({}, 20);
    expect(sent).toEqual([]);
    expect(socket).toMatchObject({ ca: DISORDER, pending: 'rto', cwnd: 20 });
  });
});
