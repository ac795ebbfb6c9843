/** When things happen in a trace, by kind of thing. ms. */
import type { Trace } from '../sim/index.ts';

export const segmentTimes = ({ segments }: Trace): number[] => segments.map(({ t }) => t);
export const markTimes = ({ states, app, drops = [] }: Trace): number[] =>
  [...states.client, ...states.server, ...app, ...drops].map(({ t }) => t);
export const timerTimes = ({ timers = [] }: Trace): number[] => timers.map(({ armedAt }) => armedAt);
