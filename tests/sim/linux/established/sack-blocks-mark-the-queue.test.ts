/** `tcp_sacktag_write_queue`, `tcp_sacktag_one`, `tcp_check_dsack`, `tcp_dsack_seen`: what the blocks of an ACK say. */
import { describe, expect, it } from 'vitest';
import { WireSegment } from '../../../../src/sim/segment.ts';
import { AckFacts } from '../../../../src/sim/tcp/ack-facts.ts';
import { tagSacks } from '../../../../src/sim/tcp/sack.ts';
import { LOSS, RECOVERY, type Socket } from '../../../../src/sim/tcp/socket.ts';
import { counted, type Sent, told, withQueue } from '../../sent-queue.ts';

/** Packets of 1000 bytes from 1001 on; blocks in thousands from there. */
const tagged = (packets: Sent[], blocks: [number, number][], fields: Partial<Socket> = {}) => {
  const one = withQueue(packets, fields);
  const segment = new WireSegment(1, 1, 16, 0, 0, 0);
  segment.ack = one.socket.sndUna;
  segment.sack = blocks.map(([from, to]) => [1001 + from * 1000, 1001 + to * 1000]);
  const facts = new AckFacts(segment, one.socket.sndUna);
  tagSacks(one.socket, facts);
  if (one.socket.sackOk) expect(one.socket).toMatchObject(counted(one.socket));
  return { socket: one.socket, facts };
};
const five: Sent[] = [{}, {}, {}, {}, {}];

describe('a block', () => {
  it('marks each packet that lies in it whole', () => {
    expect(told(tagged(five, [[1, 3]]).socket)).toEqual(['1000', '1000 S', '1000 S', '1000', '1000']);
    expect(told(tagged(five, [[1.001, 3.999]]).socket)).toEqual(['1000', '1000', '1000 S', '1000', '1000']);
    expect(tagged(five, [[1, 3]]).socket).toMatchObject({ highestSack: 4001, delivered: 2 });
  });

  it('each once, whatever the order of the blocks', () => {
    const { socket } = tagged(five, [
      [3, 4],
      [1, 2],
    ]);
    expect(told(socket)).toEqual(['1000', '1000 S', '1000', '1000 S', '1000']);
    expect(socket).toMatchObject({ delivered: 2, highestSack: 5001, reorderSeen: false });
    expect(tagged([{}, { marks: 'S' }, {}], [[1, 3]]).socket.delivered).toBe(1);
  });

  it('below what arrived before is reordering, unless the packet had been sent again', () => {
    const seen = (packet: Sent): boolean =>
      tagged([{}, packet, {}, { marks: 'S' }], [[1, 2]], { highestSack: 5001 }).socket.reorderSeen;
    expect(seen({})).toBe(true);
    expect(seen({ retransmissions: 1, marks: 'E' })).toBe(false);
    expect(tagged(five, [[1, 2]], { highestSack: 9001 }).socket.reorderSeen).toBe(false);
  });

  it('is as far overtaken as from its lowest packet to the highest that came', () => {
    const six: Sent[] = [{}, {}, {}, {}, {}, { marks: 'S' }];
    const far = (blocks: [number, number][], fields: Partial<Socket> = {}) =>
      tagged(six, blocks, { highestSack: 7001, ...fields }).socket;
    // From 2001 to 7001: five packets.
    expect(far([[1, 2]]).reordering).toBe(5);
    expect(
      far([
        [3, 4],
        [1, 2],
      ]).reordering,
    ).toBe(5);
    expect(far([[3, 4]]).reordering).toBe(3);
    expect(far([[1, 2]], { reordering: 6 }).reordering).toBe(6);
    expect(far([[1, 2]], { mss: 1001 }).reordering).toBe(5);
    expect(far([[1, 2]], { mss: 10 }).reordering).toBe(300);
  });

  it('after a timeout it says nothing about reordering, unless that may be undone', () => {
    const seen = (fields: Partial<Socket>): boolean =>
      tagged([{}, {}, {}, { marks: 'S' }], [[1, 2]], { highestSack: 5001, ...fields }).socket.reorderSeen;
    expect(seen({ ca: LOSS, undoMarker: -1 })).toBe(false);
    expect(seen({ ca: LOSS, undoMarker: 1001 })).toBe(true);
    expect(seen({ ca: RECOVERY, undoMarker: -1 })).toBe(true);
  });

  it('takes the packet off the lost and off those sent again', () => {
    const { socket } = tagged([{}, { marks: 'LRE', retransmissions: 1 }, { marks: 'L' }, {}], [[1, 3]]);
    expect(told(socket)).toEqual(['1000', '1000 SE', '1000 S', '1000']);
  });

  it('of one that is sent again and not lost, the retransmission stays counted', () => {
    const { socket } = tagged([{}, { marks: 'RE', retransmissions: 1 }, {}], [[1, 2]]);
    expect(told(socket)).toEqual(['1000', '1000 SRE', '1000']);
  });

  it('beyond what was sent, or of what was acknowledged, says nothing', () => {
    const beyond = tagged(five, [[4, 6]]);
    expect(beyond.facts.dataSacked).toBe(false);
    const before = tagged(five, [[-2, 0]], {});
    expect(before.facts.dataSacked).toBe(false);
    expect(told(tagged(five, [[4, 5]]).socket)[4]).toBe('1000 S');
  });

  it('tells when the first and the newest of the packets was sent that arrived for the first time', () => {
    const { facts } = tagged([{}, { ago: 90 }, { ago: 80 }, { ago: 70 }], [[1, 4]]);
    expect(facts).toMatchObject({ firstSackedAt: 1_000_000 - 90_000, lastSackedAt: 1_000_000 - 70_000 });
    const again = tagged([{}, { ago: 90, retransmissions: 1, marks: 'E' }, {}], [[1, 2]]);
    expect(again.facts.firstSackedAt).toBe(-1);
  });

  it('of what was out at the timeout says that the original arrived', () => {
    const { sndUna } = withQueue([]).socket;
    const original = (highSeq: number): boolean => tagged(five, [[1, 2]], { highSeq }).facts.origSackAcked;
    expect(original(sndUna + 2000)).toBe(true);
    expect(original(sndUna + 1999)).toBe(false);
  });
});

describe('a DSACK', () => {
  const sentAgain = { totalRetrans: 5, undoMarker: 1001, undoRetrans: 2 };

  it('is a first block below the ACK, or within the second', () => {
    const is = (blocks: [number, number][]): boolean => tagged(five, blocks, sentAgain).facts.dsacking;
    expect(is([[-1, 0]])).toBe(true);
    expect(is([[0, 1]])).toBe(false);
    expect(
      is([
        [1, 2],
        [1, 3],
      ]),
    ).toBe(true);
    expect(
      is([
        [1, 3],
        [1, 2],
      ]),
    ).toBe(false);
    expect(
      is([
        [1, 2],
        [3, 4],
      ]),
    ).toBe(false);
    expect(
      is([
        [1, 3],
        [2, 4],
      ]),
    ).toBe(false);
  });

  it('marks nothing as arrived; the blocks behind it do', () => {
    const { socket } = tagged(
      [{}, { marks: 'RE' }, {}, {}],
      [
        [1, 2],
        [1, 3],
      ],
      sentAgain,
    );
    expect(told(socket)).toEqual(['1000', '1000 SE', '1000 S', '1000']);
    expect(told(tagged(five, [[-1, 0]], sentAgain).socket).join('')).not.toContain('S');
  });

  it('of a packet of which both copies came says that the first had been overtaken', () => {
    const six = (marks: string): Sent[] => [
      {},
      { marks, retransmissions: marks ? 1 : 0 },
      {},
      {},
      {},
      { marks: 'S' },
    ];
    const reaches = (marks: string) =>
      tagged(
        six(marks),
        [
          [1, 2],
          [1, 3],
        ],
        { ...sentAgain, highestSack: 7001 },
      ).socket.reordering;
    expect(reaches('SRE')).toBe(5);
    // Only the third packet is told of for the first time then: four behind it.
    expect(reaches('RE')).toBe(4);
  });

  it('counts a segment for each MSS, one at least, as delivered and as needless', () => {
    const of = (bytes: number): Socket =>
      tagged(five, [[-bytes / 1000, 0]], { ...sentAgain, undoMarker: 1000 }).socket;
    expect(of(1)).toMatchObject({ delivered: 1, dsackDups: 1, undoRetrans: 1 });
    expect(of(1000)).toMatchObject({ delivered: 1, dsackDups: 1 });
    expect(of(1001)).toMatchObject({ delivered: 2, dsackDups: 2 });
  });

  it('of more than was ever sent again is the network’s doing', () => {
    const { socket, facts } = tagged(five, [[-1, 0]], { ...sentAgain, totalRetrans: 3, dsackDups: 3 });
    expect(facts.dsacking).toBe(false);
    expect(socket).toMatchObject({ dsackDups: 4, delivered: 0, undoRetrans: 2 });
    expect(tagged(five, [[-1, 0]], { ...sentAgain, totalRetrans: 3, dsackDups: 2 }).facts.dsacking).toBe(
      true,
    );
  });

  it('takes back one retransmission of the recovery at hand, none before it', () => {
    const left = (fields: Partial<Socket>): number =>
      tagged(five, [[-1, 0]], { ...sentAgain, ...fields }).socket.undoRetrans;
    expect(left({ undoMarker: 1000 })).toBe(1);
    expect(left({ undoMarker: 1001 })).toBe(2);
    expect(left({ undoMarker: -1 })).toBe(2);
    expect(left({ undoMarker: 1000, undoRetrans: 0 })).toBe(0);
    expect(left({ undoMarker: 1000, undoRetrans: -1 })).toBe(-1);
  });

  it('over reordering widens the window for it, unless our probe asked for it', () => {
    const widens = (fields: Partial<Socket>): boolean =>
      tagged(five, [[-1, 0]], { ...sentAgain, ...fields }).socket.reoWiden;
    expect(widens({ reorderSeen: true })).toBe(true);
    expect(widens({ reorderSeen: false })).toBe(false);
    expect(widens({ reorderSeen: true, tlpHighSeq: 1001, tlpRetrans: true })).toBe(false);
    expect(widens({ reorderSeen: true, tlpHighSeq: 1001, tlpRetrans: false })).toBe(true);
    expect(widens({ reorderSeen: true, tlpHighSeq: 1000, tlpRetrans: true })).toBe(true);
  });

  it('of packets still in the queue: they are no longer under way again', () => {
    const { socket } = tagged(
      [{ marks: 'RE' }, { marks: 'RE' }, { marks: 'RE' }],
      [
        [1, 2],
        [1, 3],
      ],
      sentAgain,
    );
    expect(told(socket)).toEqual(['1000 RE', '1000 SE', '1000 SRE']);
  });
});
