/** The views of one run, in the order of their tabs. */
export const views = ['timeline', 'events', 'tcpdump', 'ss', 'states'] as const;
export type View = (typeof views)[number];
