import type { FindingWords } from '../words/index.ts';
import { type FinStory, peerOf } from './fin-story.ts';
import { roughDuration } from './rough-duration.ts';

/** Sentences that belong together; each leans on those before it. */
export type Remark = string[];

/** What went wrong with one FIN or its ACKs; nothing where both arrived the first time. */
export function finTrouble(fin: FinStory, fins: FinStory[], words: FindingWords, actor: string): Remark[] {
  const { side, copies, lostFirst, arrivedAt, acks, acked, gaveUpMs } = fin;
  const host = words.host[side];
  const again = copies.length - 1;
  const last = roughDuration(copies.at(-1)!.t - copies[0].t);
  if (arrivedAt === null) {
    const what =
      again === 0
        ? words.onlyFinLost(host)
        : fins.length === 1
          ? words.everyFinLost
          : words.everyFinOfLost(host);
    return [
      [
        what,
        gaveUpMs === null
          ? words.sentAgain(actor, false, again, last)
          : words.givesUp(actor, false, again, roughDuration(gaveUpMs)),
      ],
    ];
  }
  if (lostFirst > 0) {
    const next = copies[1]!;
    const by = next.sentBy === 'probe' || next.sentBy === 'rto' ? next.sentBy : undefined;
    const peer = peerOf(side);
    const ms = arrivedAt - copies[0].t;
    const after = fin.peerGone
      ? words.meetsNobody(words.host[peer], roughDuration(ms))
      : lostFirst === 1
        ? words.againAfter(roughDuration(next.t - copies[0].t), by)
        : words.arrivesAfter(roughDuration(ms));
    return [[words.finLost(host, lostFirst), after]];
  }
  const lost = acks.filter(({ arrives }) => arrives === null).length;
  if (!acked) {
    const what =
      acks.length === 0
        ? words.neverAcked(host)
        : lost === acks.length
          ? words.everyAckLost(host)
          : words.ackTooLate(host);
    if (gaveUpMs !== null) return [[what, words.givesUp(actor, true, again, roughDuration(gaveUpMs))]];
    // An ACK that comes for a socket which a RST has ended is the story of that RST.
    return lost < acks.length || acks.length === 0 ? [] : [[what, words.sentAgain(actor, true, again, last)]];
  }
  if (lost > 0) {
    const helper = acks.at(-1)!;
    const repaired =
      again > 0
        ? words.sentAgain(actor, true, again, last)
        : helper.flags.includes('F')
          ? words.finRepairs(words.host[helper.from], roughDuration(helper.t - acks[0]!.t))
          : words.laterAckRepairs;
    return [[words.ackLost(host, lost), repaired]];
  }
  return again > 0 ? [[words.needlessly(host, again)]] : [];
}
