/** From values to shares of a chart's height or width, and the round values to mark on the way. */

export interface Scale {
  /** 0 at the lower end, 1 at the upper. */
  at(value: number): number;
  ticks: number[];
}

/** 1, 2 or 5 times a power of ten: the step that gives about `count` of them. */
const stepOf = (span: number, count: number): number => {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  return factor * power;
};

const multiples = (step: number, from: number, to: number): number[] => {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
};

/** @param round the ends are moved out to round values */
export const linear = (low: number, high: number, count: number, round: boolean): Scale => {
  const span = high > low ? high - low : Math.abs(low) || 1;
  const step = stepOf(span, count);
  const [from, to] = round
    ? [Math.floor(low / step + 1e-9) * step, Math.ceil((low + span) / step - 1e-9) * step]
    : [low, low + span];
  return { at: (value) => (value - from) / (to - from), ticks: multiples(step, from, to) };
};

/** Equal ratios equally far apart; from the power of ten, or half or a fifth of one, below `low`, both above 0. */
export const logarithmic = (low: number, high: number): Scale => {
  const marks = [1, 2, 5];
  const power = Math.floor(Math.log10(low));
  const all = Array.from({ length: 3 * 20 }, (_, i) =>
    Number((marks[i % 3]! * 10 ** (power + Math.floor(i / 3))).toPrecision(6)),
  );
  const from = all.findLast((tick) => tick <= low * 1.000001) ?? low;
  const to = all.find((tick) => tick >= high * 0.999999 && tick > from) ?? high;
  const ticks = all.filter((tick) => tick >= from && tick <= to);
  const wide = to / from > 1000;
  return {
    at: (value) => Math.log(value / from) / Math.log(to / from),
    ticks: wide ? ticks.filter((tick) => Number.isInteger(Number(Math.log10(tick).toFixed(9)))) : ticks,
  };
};
