/** A real recording, one thing in it damaged, held against the simulator as it is: what the matcher says. */
import { readWithWindows, virtualRecordings } from '../../../src/chapter/recordings.ts';
import { inVirtualTime, type Match, matchTraces, replay, type Trace } from '../../../src/sim/index.ts';

export type Damage = (recording: Trace) => unknown;

/** Of a real machine. */
export const whenDamaged = async (id: string, damage: Damage): Promise<Match> => {
  const recorded = await readWithWindows('.', id);
  const simulated = replay(recorded);
  damage(recorded);
  return matchTraces(recorded, simulated);
};

/** Of a kernel in virtual time. */
export const whenVirtualDamaged = (family: string, id: string, damage: Damage): Match => {
  const recorded = structuredClone(virtualRecordings('.', family).find((one) => one.id === id)!.trace);
  const simulated = replay(recorded);
  damage(recorded);
  return matchTraces(recorded, simulated, inVirtualTime);
};
