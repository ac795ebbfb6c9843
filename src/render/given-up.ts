import { facts, type Side, type Trace } from '../sim/index.ts';
import type { FindingWords } from '../words/index.ts';
import { peerOf } from './fin-story.ts';
import type { Remark } from './fin-trouble.ts';
import { roughDuration } from './rough-duration.ts';

/** A side that gave up before its FIN could leave: its data were not acknowledged, or there was no room for them. */
export function givenUp(trace: Trace, side: Side, words: FindingWords, actor: string): Remark[] {
  const { goneMs } = facts(trace)[side];
  const code = trace.states[side].findLast(({ state }) => state === 'CLOSED')?.why?.code;
  const own = trace.segments.filter(({ from }) => from === side);
  if (goneMs === null || own.some(({ flags }) => flags.includes('F'))) return [];
  if (code === 'gave-up-probes') {
    const probes = own.filter(({ sentBy }) => sentBy === 'zero-window-probe');
    const since = roughDuration(goneMs - (probes[0]?.t ?? goneMs));
    return [[words.windowStaysShut(words.host[peerOf(side)]), words.asksInVain(actor, probes.length, since)]];
  }
  const last = own.findLast(({ len }) => len > 0);
  if (code !== 'gave-up' || !last) return [];
  const copies = own.filter(({ seq, len, conn }) => len > 0 && seq === last.seq && conn === last.conn);
  const after = roughDuration(goneMs - copies[0]!.t);
  return [[words.dataNeverAcked(words.host[side]), words.givesUp(actor, false, copies.length - 1, after)]];
}
