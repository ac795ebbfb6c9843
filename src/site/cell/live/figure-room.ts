/** The room of a figure while a slider is dragged: nothing below it moves. */
import type { Picture } from '../../../notebook/index.ts';

/** A press may take this long to answer without being felt; for five pictures, a little longer. */
const roomMs = 25;
const fewest = 5;
const longestRoomMs = 100;

/** What there is of a picture that takes room. */
export interface Size {
  height: number;
  words: string;
}

/** The tallest and the wordiest of `pictures` and of what stands there; as many are looked at as there is time for. */
export const roomiest = (
  now: Picture,
  size: Size,
  pictures: Iterable<Picture>,
  sizeOf: (picture: Picture) => Size,
): { most: Picture; words: string } => {
  const began = performance.now();
  let [most, height, words] = [now, size.height, size.words];
  let looked = 0;
  for (const picture of pictures) {
    const its = sizeOf(picture);
    if (its.words.length > words.length) words = its.words;
    if (its.height > height) [height, most] = [its.height, picture];
    looked += 1;
    if (performance.now() - began > (looked < fewest ? longestRoomMs : roomMs)) break;
  }
  return { most, words };
};

/** Gives the parts whose height follows the run the room they have taken so far. */
export const holdRoom = (root: HTMLElement): void => {
  for (const part of root.querySelectorAll<HTMLElement>(
    '.la-stage, .la-panel, .la-panel .la-scroll, .la-caption, .la-summary, .la-differences',
  ))
    if (part.offsetHeight > (Number.parseFloat(part.style.minHeight) || 0))
      part.style.minHeight = `${part.offsetHeight}px`;
};

/** Back to the height of what is shown. */
export const releaseRoom = (root: HTMLElement): void => {
  for (const part of root.querySelectorAll<HTMLElement>('[style*="min-height"]')) part.style.minHeight = '';
};
