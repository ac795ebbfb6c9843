/** What a cell changes while it is turned and lost from. */
export const live = {
  play: 'Play',
  pause: 'Pause',
  stale: 'changed, not run yet',
  running: 'running …',
  failed: 'did not run',
  counted: (percent: number) => `${percent} % counted`,
  lose: 'Lose this segment',
  bring: 'Bring it back',
  /** To the segment under the cursor. */
  more: 'More',
  present: 'Full screen, step by step',
  lost: 'lost',
  kept: 'delivered',
  delayed: 'delayed by',
  duplicated: 'second copy after',
  remove: 'Remove',
  notDrawn: 'This could not be drawn: ',
  dropped: (what: string) => `Of this link, what this cell does not know was left out: ${what}.`,
};
