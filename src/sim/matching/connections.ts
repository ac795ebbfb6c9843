/** Which connection a record is of: recorders count from 0, from 1, or name only the later ones, so it is the order that counts. */
import type { Trace } from '../trace.ts';

export interface Connections {
  /** How many the two traces tell apart; 1 where the recording tells none. */
  count: number;
  /** The recording does not tell apart what the simulation does. */
  untold: boolean;
  recorded: (record: { conn?: number }) => number;
  simulated: (record: { conn?: number }) => number;
}

const inOrder = ({ segments, states, app }: Trace): (number | undefined)[] => [
  ...new Set([...segments, ...states.client, ...states.server, ...app].map(({ conn }) => conn)),
];

export function connectionsOf(recorded: Trace, simulated: Trace): Connections {
  const [theirs, ours] = [inOrder(recorded), inOrder(simulated)];
  const untold = ours.length > 1 && theirs.every((conn) => conn === undefined);
  const rank = (labels: readonly (number | undefined)[]) => (record: { conn?: number }) =>
    untold ? 1 : labels.indexOf(record.conn) + 1;
  return {
    count: untold ? 1 : Math.max(theirs.length, ours.length),
    untold,
    recorded: rank(theirs),
    simulated: rank(ours),
  };
}
