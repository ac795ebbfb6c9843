/** What the development server and the panel tell each other, by the names of Vite's custom events. */
export const told = {
  /** Page → server: this page has a panel, and was asked for at that time, in ms since 1970. */
  here: 'last-ack:here',
  /** Server → page: something changed, and a new page may be had. */
  changed: 'last-ack:changed',
  /** Server → page: the doctor's list as it now is, empty when all is well. */
  faults: 'last-ack:faults',
  /** Server → page: the new page cannot be drawn, and why. */
  broken: 'last-ack:broken',
} as const;
