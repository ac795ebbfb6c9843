/** Columns that many tables have: what is read of a run, under the head a reader knows it by. */
import { errorName, type HostFacts, type Side, stateLabel, type TcpState, type Trace } from '../sim/index.ts';
import { type Column, type Swept, seconds } from './sweep.ts';
import type { Text } from './text.ts';

const sides: Record<Side, Record<'en' | 'zh', string>> = {
  client: { en: 'client', zh: '客户端' },
  server: { en: 'server', zh: '服务端' },
};
const sided =
  (en: (side: string) => string, zh: (side: string) => string, shows: (host: HostFacts) => Text | number) =>
  (side: Side): Column<unknown> => [
    { en: en(sides[side].en), zh: zh(sides[side].zh) },
    (run: Swept) => shows(run[side]),
  ];
/** How many seconds a side was in a state, `60.0`; where it still is when the run ends, that there is no limit. */
export const timeIn = ({ inState, finalState }: HostFacts, state: TcpState): Text =>
  finalState === state ? { en: 'no limit', zh: '没有上限' } : seconds(inState[state]);

const nothing = { en: 'nothing', zh: '没有' };

/** `columns: [column.retransmissions('client'), column.goneAfter('client')]` */
export const column = {
  rto: sided(
    () => 'RTO at close, ms',
    () => '关闭时的 RTO，毫秒',
    (host) => host.rtoMs ?? '',
  ),
  retransmissions: sided(
    () => 'retransmissions',
    () => '重传次数',
    (host) => host.retransmissions,
  ),
  /** From the side's close() to the end of its socket. */
  goneAfter: sided(
    (side) => `${side} gone after, s`,
    (side) => `${side}多久后消失，秒`,
    (host) => seconds(host.livedMs),
  ),
  path: sided(
    (side) => `the ${side}’s path`,
    (side) => `${side}的路径`,
    (host) => host.path,
  ),
  lastError: sided(
    (side) => `error at the ${side}`,
    (side) => `${side}得到的错误`,
    (host) => host.lastError ?? nothing,
  ),
  inState: (side: Side, state: TcpState): Column<unknown> =>
    sided(
      (name) => `${name} in ${stateLabel(state)}, s`,
      (name) => `${name}在 ${stateLabel(state)}，秒`,
      (host) => timeIn(host, state),
    )(side),
  resets: [{ en: 'RSTs sent', zh: 'RST 个数' }, (run: Swept) => run.resets] as Column<unknown>,
  callsAfterReset: (side: Side): Column<unknown> => [
    { en: `the ${side}’s calls from then on`, zh: `${sides[side].zh}此后的调用，依次为` },
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
