/** A host that agreed to ECN, segment by segment: `tcp_data_ecn_check`, `tcp_ecn_accept_cwr`, `tcp_ecn_rcv_ecn_echo`. */
import { describe, expect, it } from 'vitest';
import { CE, CWR as CWR_FLAG, ECE, ECT0, SYN, WireSegment } from '../../../../src/sim/segment.ts';
import { enterCwr, initReduction, undoReduction } from '../../../../src/sim/tcp/congestion.ts';
import {
  echoHeard,
  flagsOfSegment,
  markSeen,
  queueCwr,
  synAckFlags,
  synFlags,
} from '../../../../src/sim/tcp/ecn.ts';
import { ACK_NOW, CWR, DISORDER, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { OneHost } from '../../one-host.ts';

const agreed = (fields: Partial<Socket> = {}): Socket => {
  const { socket } = new OneHost();
  synFlags(socket);
  return Object.assign(socket, fields);
};
const arriving = (flags: number, len = 100, ecn: WireSegment['ecn'] = 0): WireSegment =>
  Object.assign(new WireSegment(1, 1, flags, 1, 1 + len, len), { ecn });

describe('a receiver', () => {
  it('echoes a mark, and acknowledges the next two segments at once', () => {
    const socket = agreed({ quickAcks: 0, pingpong: 3, ato: 99 });
    markSeen(socket, arriving(0, 100, CE));
    expect(flagsOfSegment(socket, false)).toBe(ECE);
    expect(socket).toMatchObject({ quickAcks: 2, pingpong: 0, ato: 10 });
  });

  it('a second mark under the same echo hurries nothing', () => {
    const socket = agreed();
    markSeen(socket, arriving(0, 100, CE));
    socket.quickAcks = 0;
    markSeen(socket, arriving(0, 100, CE));
    expect(socket.quickAcks).toBe(0);
  });

  it('takes what is not markable for sent again, once it has seen markable data', () => {
    const socket = agreed({ quickAcks: 0 });
    markSeen(socket, arriving(0));
    expect(socket.quickAcks).toBe(0);
    markSeen(socket, arriving(0, 100, ECT0));
    expect(socket.quickAcks).toBe(0);
    expect(flagsOfSegment(socket, false)).toBe(0);
    markSeen(socket, arriving(0));
    expect(socket.quickAcks).toBe(2);
  });

  it('of a peer whose data was never markable, nothing is taken for sent again', () => {
    const socket = agreed({ quickAcks: 0 });
    markSeen(socket, arriving(0));
    markSeen(socket, arriving(0));
    expect(socket.quickAcks).toBe(0);
  });

  it('ends the echo with CWR, and acknowledges the data that brings it at once', () => {
    const socket = agreed();
    markSeen(socket, arriving(0, 100, CE));
    echoHeard(socket, arriving(CWR_FLAG, 0));
    expect(flagsOfSegment(socket, false)).toBe(0);
    expect(socket.ackPending & ACK_NOW).toBe(0);
    echoHeard(socket, arriving(CWR_FLAG, 1));
    expect(socket.ackPending & ACK_NOW).toBe(ACK_NOW);
  });
});

describe('a listener', () => {
  it('answers to ECE and CWR together, which no older use of the bits has set', () => {
    const answer = (flags: number): number => synAckFlags(new OneHost().socket, arriving(SYN | flags, 0));
    expect([ECE | CWR_FLAG, ECE, CWR_FLAG, 0].map(answer)).toEqual([ECE, 0, 0, 0]);
  });
});

describe('a sender', () => {
  it('hears ECE as an echo, but not in a SYN|ACK', () => {
    expect(echoHeard(agreed(), arriving(ECE))).toBe(true);
    expect(echoHeard(agreed(), arriving(0))).toBe(false);
    expect(echoHeard(agreed(), arriving(ECE | SYN))).toBe(false);
  });

  it('says CWR with new data, once', () => {
    const socket = agreed();
    queueCwr(socket);
    expect(flagsOfSegment(socket, false)).toBe(0);
    expect(flagsOfSegment(socket, true)).toBe(CWR_FLAG);
    expect(flagsOfSegment(socket, true)).toBe(0);
  });

  it('does not say it where the cut was a false alarm (tcp_ecn_withdraw_cwr)', () => {
    const said = (priorSsthresh: number): number => {
      const socket = agreed({ cwnd: 20, ssthresh: 100, priorSsthresh, priorCwnd: 20 });
      initReduction(socket);
      undoReduction(socket);
      return flagsOfSegment(socket, true);
    };
    expect(said(100)).toBe(0);
    expect(said(0)).toBe(CWR_FLAG);
  });

  it('tcp_enter_cwr: halves its window from Open and Disorder, and takes nothing back', () => {
    const entered = (ca: Socket['ca']): Socket => {
      const socket = agreed({ ca, cwnd: 20, ssthresh: 100, priorSsthresh: 100, undoMarker: 5 });
      enterCwr(socket);
      return socket;
    };
    expect(entered(DISORDER)).toMatchObject({ ca: CWR, ssthresh: 10, priorSsthresh: 0, undoMarker: -1 });
    expect(entered(RECOVERY)).toMatchObject({ ca: RECOVERY, ssthresh: 100, priorSsthresh: 0, undoMarker: 5 });
    expect(flagsOfSegment(entered(DISORDER), true)).toBe(CWR_FLAG);
  });
});
