/** Facts by name, so that what shall be counted is data: `client.livedMs`, or the time between two of them. */
import { type CountedFacts, type HostFacts, type Side, type TcpState, tcpStates } from '../sim/index.ts';

type HostFact = Exclude<keyof HostFacts, 'inState'> | `inState.${TcpState}`;
/** `client.retransmissions`, `server.inState.LAST_ACK`, `lost`; `client.end` is why the socket ended … */
export type FactPath = `${Side}.${HostFact | 'end'}` | 'segments' | 'lost' | 'endMs';
/** A fact, or how long after the first the second came, ms. */
export type FactOfRun = FactPath | readonly [from: FactPath, to: FactPath];

const hostFacts: readonly HostFact[] = [
  'retransmissions',
  'probes',
  'rtoRetransmissions',
  'finSent',
  'closeMs',
  'goneMs',
  'livedMs',
  'finalState',
  'path',
  'rtoMs',
  'lastError',
  ...tcpStates.map((state) => `inState.${state}` as const),
];
export const factPaths: readonly FactPath[] = [
  ...(['client', 'server'] as const).flatMap((side) => [
    ...hostFacts.map((fact) => `${side}.${fact}` as const),
    `${side}.end` as const,
  ]),
  'segments',
  'lost',
  'endMs',
];

/** What a run says of one fact; null: it has none. A state that was never entered lasted 0 ms. */
const valueAt = (facts: CountedFacts, path: FactPath): number | string | null => {
  const [side, fact, state] = path.split('.') as [Side, string, TcpState?];
  if (fact === undefined) return facts[path as 'segments'];
  if (fact === 'end') return facts.ends[side];
  const host = facts[side];
  if (state) return host.inState[state] ?? 0;
  return host[fact as Exclude<keyof HostFacts, 'inState'>];
};

/** @returns a difference only where both facts are numbers */
export const readFact = (facts: CountedFacts, fact: FactOfRun): number | string | null => {
  if (typeof fact === 'string') return valueAt(facts, fact);
  const [from, to] = fact.map((path) => valueAt(facts, path));
  return typeof from === 'number' && typeof to === 'number' ? Math.round((to - from) * 1000) / 1000 : null;
};
