import type { Segment } from './trace.ts';

export type SegmentKind = 'rst' | 'syn' | 'fin' | 'data' | 'ack';

/** A segment is of exactly one kind: RST wins over SYN, SYN over FIN, FIN over data. */
export const segmentKind = ({ flags, len }: Pick<Segment, 'flags' | 'len'>): SegmentKind => {
  if (flags.includes('R')) return 'rst';
  if (flags.includes('S')) return 'syn';
  if (flags.includes('F')) return 'fin';
  return len > 0 ? 'data' : 'ack';
};
