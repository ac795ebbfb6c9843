/** What a paste shows, put together: the sockets that stand now, and what grew since an earlier sample of the same command. */
import type { TcpState } from '../sim/index.ts';
import { endpointText } from './endpoint.ts';
import type { Socket } from './evidence.ts';
import type { Paste, Sample } from './read-paste.ts';

export interface Growth {
  state: TcpState | 'orphan';
  before: number;
  now: number;
  /** Sockets, by their two addresses, that stand in both; null where only numbers were pasted. */
  lasting: number | null;
}

export interface Survey {
  /** Of the last sample of each command. */
  sockets: Socket[];
  states: Partial<Record<TcpState, number>>;
  orphans: number | null;
  counters: Record<string, number>;
  /** Null: there is one sample only. */
  growth: Growth[] | null;
  /** Counters at the first of two samples. */
  countersBefore: Record<string, number> | null;
  /** Some row names a program, so a row without one means something. */
  programsShown: boolean;
  timersShown: boolean;
}

type Counted = TcpState | 'orphan';

const keyOf = ({ local, peer }: Socket): string | null =>
  local && peer ? `${endpointText(local)} ${endpointText(peer)}` : null;

/** Samples that are one command's: the last of them is now, the first is before. */
const seriesOf = (samples: readonly Sample[]): Sample[][] => {
  const series = new Map<string, Sample[]>();
  for (const sample of samples) {
    const own = sample.sockets.length > 0 || Object.keys({ ...sample.counts, ...sample.counters }).length > 0;
    if (!own) continue;
    const name = `${sample.kind} ${sample.command ?? ''}`;
    series.set(name, [...(series.get(name) ?? []), sample]);
  }
  return [...series.values()];
};

/** One socket is listed once, though two commands show it; what one of them leaves out the other may say. */
const merged = (lists: readonly Socket[][]): Socket[] => {
  if (lists.length === 1) return lists[0]!;
  const seen = new Map<string, Socket>();
  const out: Socket[] = [];
  for (const list of lists) {
    const mine = new Map<string, Socket>();
    for (const socket of list) {
      const key = keyOf(socket);
      const twin = key === null ? undefined : seen.get(key);
      if (!twin) {
        const copy = { ...socket };
        out.push(copy);
        if (key !== null) mine.set(key, copy);
        continue;
      }
      for (const [name, value] of Object.entries(socket))
        if (twin[name as keyof Socket] === null) Object.assign(twin, { [name]: value });
    }
    for (const [key, socket] of mine) seen.set(key, socket);
  }
  return out;
};

const countsOf = (
  samples: readonly Sample[],
  sockets: readonly Socket[],
): Partial<Record<Counted, number>> => {
  const counts: Partial<Record<Counted, number>> = {};
  for (const { state } of sockets) counts[state] = (counts[state] ?? 0) + 1;
  // A total may count what was not listed; of the two the larger is what there is.
  for (const sample of samples)
    for (const [state, count] of Object.entries(sample.counts) as [Counted, number][])
      counts[state] = Math.max(counts[state] ?? 0, count);
  return counts;
};

export const survey = ({ samples }: Paste): Survey => {
  const series = seriesOf(samples);
  const last = series.map((one) => one.at(-1)!);
  const sockets = merged(last.map((sample) => sample.sockets));
  const { orphan = null, ...states } = countsOf(last, sockets);
  const repeated = series.filter((one) => one.length > 1);
  const growth = repeated.flatMap((one): Growth[] => {
    const [before, now] = [one[0]!, one.at(-1)!];
    const [was, is] = [countsOf([before], before.sockets), countsOf([now], now.sockets)];
    return ([...new Set([...Object.keys(was), ...Object.keys(is)])] as Counted[]).map((state) => {
      const earlier = new Set(before.sockets.filter((s) => s.state === state).map(keyOf));
      const lasting = now.sockets.filter((s) => s.state === state && earlier.has(keyOf(s))).length;
      const listed = before.sockets.length > 0 && now.sockets.length > 0;
      return { state, before: was[state] ?? 0, now: is[state] ?? 0, lasting: listed ? lasting : null };
    });
  });
  const countersBefore = Object.assign({}, ...repeated.map((one) => one[0]!.counters)) as Record<
    string,
    number
  >;
  return {
    sockets,
    states,
    orphans: orphan,
    counters: Object.assign({}, ...last.map((sample) => sample.counters)) as Record<string, number>,
    growth: repeated.length > 0 ? growth.sort((a, b) => b.now - b.before - (a.now - a.before)) : null,
    countersBefore: Object.keys(countersBefore).length > 0 ? countersBefore : null,
    programsShown: sockets.some(({ process }) => process !== null),
    timersShown: sockets.some(({ timer }) => timer !== null),
  };
};

/** The commonest of some values, with how often it stands; null where there is none. */
export const commonest = <T extends string | number>(
  values: readonly (T | null)[],
): { value: T; count: number } | null => {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: { value: T; count: number } | null = null;
  for (const [value, count] of counts) if (!best || count > best.count) best = { value, count };
  return best;
};

/** Rows of a small picture: value and count, the largest first, the rest as one. */
export const tally = (
  values: readonly (string | null)[],
  most: number,
): { rows: { name: string; count: number }[]; rest: number } => {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
  return { rows: all.slice(0, most), rest: all.slice(most).reduce((sum, { count }) => sum + count, 0) };
};
