/** Of a list in rising order: the index of the last entry whose place is not after `most`; -1 if there is none. */
export const lastUpTo = <T>(list: readonly T[], most: number, place: (entry: T) => number): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (place(list[middle] as T) > most) high = middle;
    else low = middle + 1;
  }
  return low - 1;
};
