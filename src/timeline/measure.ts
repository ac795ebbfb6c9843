/** The measures of a figure across, px. figure.css has the same numbers. */

/** The figure gets no narrower than this; it is laid out for it, and what is wider only moves apart. */
export const NARROWEST = 278;
/** Below it the margin is as narrow as the times in it. */
const SLIM = 304;
/** From this width on, bands, margin and type are larger. */
export const WIDE = 560;
/** From this width on two runs stand side by side; below it one flips between them. */
export const TWO = 720;
export const GAP = 28;
/** The stroke at a band's inner side, the room for one bar beside it, and the margin of its words. */
export const EDGE = 5;
export const PAD = 5;

export interface Measure {
  /** The margin with the strip to scale and the times. */
  left: number;
  right: number;
  band: number;
  /** Type size. */
  type: number;
  ladder: number;
  /** Labels take their wide lines, segments their whole name. */
  wide: boolean;
}

/** What a figure of `ladders` runs measures when all of it is `width` px wide. */
export const measure = (width: number, ladders: 1 | 2 = 1): Measure => {
  const large = width >= WIDE;
  const wide = large && ladders === 1;
  const [left, right, type] = large ? [156, 3, 13] : [width < SLIM ? 62 : 76, 3, 12];
  const band = wide ? 114 : large ? 78 : 68;
  const beside = ladders === 2 && width >= TWO;
  const own = beside ? (width - left - right - GAP) / 2 : width - left - right;
  return { left, right, band, type, wide, ladder: own - 2 * band };
};
