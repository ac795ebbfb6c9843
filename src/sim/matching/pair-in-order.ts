/** Two lists of one side, in order: what stands at the same place is the same thing, up to where one of them goes on alone. */
export interface Listed<T> {
  what: T;
  /** Where it stands in its trace. */
  index: number;
}

export interface Pair<T> {
  /** Counted from 1. */
  nth: number;
  recorded: Listed<T>;
  simulated: Listed<T>;
}

export interface Pairs<T> {
  pairs: Pair<T>[];
  /** Where the two part: at least one of them has something there. */
  parted?: { nth: number; recorded?: Listed<T>; simulated?: Listed<T> };
  /** How many lie alone so near the end that the other may have them later. */
  atTheEnd: number;
}

export const listed = <T>(all: readonly T[], isOne: (what: T) => boolean): Listed<T>[] =>
  all.flatMap((what, index) => (isOne(what) ? { what, index } : []));

/** `atTheEnd`: whether the other may have this one only after the recording stopped. */
export function pairInOrder<T>(
  recorded: readonly Listed<T>[],
  simulated: readonly Listed<T>[],
  same: (recorded: T, simulated: T) => boolean,
  atTheEnd: (what: T) => boolean,
): Pairs<T> {
  const pairs: Pair<T>[] = [];
  const length = Math.max(recorded.length, simulated.length);
  for (let place = 0; place < length; place += 1) {
    const [real, model] = [recorded[place], simulated[place]];
    const nth = place + 1;
    if (real && model && same(real.what, model.what)) {
      pairs.push({ nth, recorded: real, simulated: model });
      continue;
    }
    if (!(real && model) && atTheEnd((real ?? model)!.what)) return { pairs, atTheEnd: length - place };
    return {
      pairs,
      parted: { nth, ...(real && { recorded: real }), ...(model && { simulated: model }) },
      atTheEnd: 0,
    };
  }
  return { pairs, atTheEnd: 0 };
}
