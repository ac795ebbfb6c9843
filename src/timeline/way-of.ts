import { BOX_AT, LOST_AT, type SegmentLine } from './scene.ts';

/** The shares of the ladder between which a segment is drawn, from its sender. */
export const wayOf = ({ lost, atBox }: Pick<SegmentLine, 'lost' | 'atBox'>): [start: number, end: number] => {
  if (atBox) return atBox === 'ends' ? [0, BOX_AT] : [BOX_AT, 1];
  return [0, lost ? LOST_AT : 1];
};
