/** A cell shown to a room. */
export const present = {
  leave: 'Leave',
  back: 'Step back',
  forward: 'Step forward',
};
