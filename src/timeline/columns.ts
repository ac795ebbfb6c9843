import { type Side, stateLabel, type TcpState, type Timer, type Trace } from '../sim/index.ts';
import type { FigureWords } from '../words/index.ts';
import type { Budget } from './limits.ts';
import { EDGE, measure, NARROWEST, PAD, WIDE } from './measure.ts';
import { isLimit, type Moment } from './moments.ts';
import type { LabelKind, Ladder } from './scene.ts';
import { type Face, textWidth } from './text-width.ts';
import { barText, callText, shortDuration } from './words.ts';
import { wrap } from './wrap.ts';

export const ROW = 15;

/** Words that stand in a band from a moment on. */
export interface Item {
  /** Index of its moment; -1: from the top. */
  moment: number;
  /** When that is, ms since the close. */
  at: number;
  ladder: Ladder;
  side: Side;
  kind: LabelKind;
  id: string;
  wide: string[];
  narrow: string[];
  rows: number;
}
export type Lane = `${Ladder}${Side}`;
export const laneOf = ({ ladder, side }: { ladder: Ladder; side: Side }): Lane => `${ladder}${side}`;

/** em that a line may be wide: a state's name has the whole band, other words leave room for two bars. */
const room = (width: number, besideBars: boolean): number => {
  const { band, type } = measure(width, 1);
  return (band - EDGE - PAD - (besideBars ? 8 : 0)) / type;
};
const widest = { whole: room(WIDE, false), beside: room(WIDE, true) };
const least = { whole: room(NARROWEST, false), beside: room(NARROWEST, true) };

const lines = (text: string, face: Face = 'regular'): Pick<Item, 'wide' | 'narrow' | 'rows'> => {
  const wide = wrap(text, widest.beside, face);
  const narrow = wrap(text, least.beside, face);
  return { wide, narrow, rows: Math.max(wide.length, narrow.length) };
};

/** As ss(8) shortens them. */
const short: Partial<Record<TcpState, string>> = { ESTABLISHED: 'ESTAB', SYN_RECV: 'SYN-RECV' };

const stateLines = (state: TcpState): Pick<Item, 'wide' | 'narrow' | 'rows'> => {
  const name = stateLabel(state);
  const wide = textWidth(name, 1, 'bold') <= widest.whole ? [name] : wrap(name, widest.whole, 'bold');
  const narrow = wrap(short[state] ?? name, least.whole, 'bold');
  return { wide, narrow, rows: Math.max(wide.length, narrow.length) };
};

const endText = (trace: Trace, side: Side, index: number, words: FigureWords): string => {
  const code = trace.states[side][index]?.why?.code ?? '';
  if (code === 'gave-up') return words.budgetSpent;
  if (code.startsWith('gave-up')) return words.gaveUp;
  if (code === 'fin-wait-2-over') return words.goneSilently;
  return code === 'reset-received' ? words.reset : words.gone;
};

/** All words of the bands, in the order of their moments. `limits`: budgets of each run. */
export const itemsOf = (
  moments: readonly Moment[],
  from: number,
  limits: readonly (readonly Budget[])[],
  words: FigureWords,
): Item[] => {
  const items: Item[] = [];
  const before = new Map<Lane, Item>();
  moments.forEach((m, i) => {
    const { ladder, side, trace, index } = m;
    const put = (kind: LabelKind, id: string, text: Pick<Item, 'wide' | 'narrow' | 'rows'>): void => {
      const item: Item = { moment: i - from, at: m.at, ladder, side, kind, id, ...text };
      if (i >= from) items.push(item);
      else if (kind === 'state') before.set(laneOf(m), { ...item, moment: -1 });
      else if (kind === 'gone') before.delete(laneOf(m));
    };
    if (m.kind === 'state') {
      const { state } = trace.states[side][index]!;
      if (state === 'CLOSED') put('gone', m.id, lines(endText(trace, side, index, words)));
      else put('state', m.id, stateLines(state));
    } else if (m.kind === 'call') {
      const [call, result] = callText(trace.app[index]!);
      const text = result === undefined ? call : `${call} → ${result}`;
      put('call', m.id, lines(text));
    } else if (m.kind === 'armed') {
      const timer = trace.timers?.[index] as Timer;
      put(
        isLimit(timer) ? 'limit' : 'timer',
        m.id,
        lines(barText(timer, words), isLimit(timer) ? 'bold' : 'regular'),
      );
    } else if (m.kind === 'sent') {
      const budget = limits[ladder]?.find((b) => b.segment === index);
      if (budget) put('limit', `b${index}`, lines(words.budget(shortDuration(budget.ms)), 'bold'));
    }
  });
  return [...before.values(), ...callsAfterNames(items)];
};

/** A recording looks at the sockets now and then: it sees a state this long after the call that changed it, ms. */
const SEEN_WITHIN = 3;

/** A call that changes the state stands under the new state's name, which it explains. */
const callsAfterNames = (items: Item[]): Item[] => {
  const calls = new Map<Lane, Item>();
  const moved = new Set<Item>();
  const after = new Map<Item, Item>();
  for (const item of items) {
    const lane = laneOf(item);
    const call = calls.get(lane);
    calls.delete(lane);
    if (item.kind === 'call') calls.set(lane, item);
    else if ((item.kind === 'state' || item.kind === 'gone') && call && item.at - call.at <= SEEN_WITHIN) {
      moved.add(call);
      after.set(item, { ...call, moment: item.moment });
    }
  }
  return items.flatMap((item) => {
    const call = after.get(item);
    return moved.has(item) ? [] : call ? [item, call] : [item];
  });
};

/** What still stands when the run ends. */
export const stillItem = (lane: { ladder: Ladder; side: Side }, id: string, text: string): Item => ({
  moment: -1,
  at: Number.POSITIVE_INFINITY,
  ...lane,
  kind: 'still',
  id,
  ...lines(text),
});
