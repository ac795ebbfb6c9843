/** Columns that many tables have: what is read of a run, under the head a reader knows it by. */
import { errorName, type HostFacts, type Side, stateLabel, type TcpState, type Trace } from '../sim/index.ts';
import { type TablesWords, tableText } from '../words/index.ts';
import { type Column, type Swept, seconds } from './sweep.ts';
import type { Text } from './text.ts';

const sided =
  (head: (words: TablesWords, side: Side) => string, shows: (host: HostFacts) => Text | number) =>
  (side: Side): Column<unknown> => [
    tableText((words) => head(words, side)),
    (run: Swept) => shows(run[side]),
  ];
/** How many seconds a side was in a state, `60.0`; where it still is when the run ends, that there is no limit. */
export const timeIn = ({ inState, finalState }: HostFacts, state: TcpState): Text =>
  finalState === state ? tableText((words) => words.noLimit) : seconds(inState[state]);

const nothing = tableText((words) => words.nothing);

/** `columns: [column.retransmissions('client'), column.goneAfter('client')]` */
export const column = {
  rto: sided(
    (words) => words.rto,
    (host) => host.rtoMs ?? '',
  ),
  retransmissions: sided(
    (words) => words.retransmissions,
    (host) => host.retransmissions,
  ),
  /** From the side's close() to the end of its socket. */
  goneAfter: sided(
    (words, side) => words.goneAfter(side),
    (host) => seconds(host.livedMs),
  ),
  path: sided(
    (words, side) => words.path(side),
    (host) => host.path,
  ),
  lastError: sided(
    (words, side) => words.lastError(side),
    (host) => host.lastError ?? nothing,
  ),
  inState: (side: Side, state: TcpState): Column<unknown> =>
    sided(
      (words) => words.inState(side, stateLabel(state)),
      (host) => timeIn(host, state),
    )(side),
  resets: [tableText((words) => words.resets), (run: Swept) => run.resets] as Column<unknown>,
  callsAfterReset: (side: Side): Column<unknown> => [
    tableText((words) => words.callsAfterReset(side)),
    ({ trace }: Swept) => callsAfterReset(trace, side),
  ],
};

/** What reads and writes of `side` returned once a RST had reached it: `read() → ECONNRESET, read() → 0`. */
const callsAfterReset = ({ app, segments }: Trace, side: Side): string => {
  const reset = segments.find(({ from, flags, arrives }) => from !== side && flags.includes('R') && arrives);
  return app
    .filter((call) => call.side === side && call.t >= (reset?.arrives ?? Number.POSITIVE_INFINITY))
    .filter((call) => ['send', 'recv', 'eof'].includes(call.do))
    .map(({ do: call, errno, bytes = 0 }) => {
      const name = call === 'send' ? 'write()' : 'read()';
      return `${name} → ${errno === undefined ? (call === 'eof' ? 0 : bytes) : errorName(errno)}`;
    })
    .join(', ');
};
