/** The time at the beginning of a line of tcpdump or tshark. */

/** With a date or without, seconds since 1970, or seconds since the first packet. */
export const PRINTED_TIME =
  /^(?:(\d{4})-(\d{2})-(\d{2})(?:\s+|T))?(?:(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|[+-]\d{2}:?\d{2})?|(\d{9,11})\.(\d{1,9})|-?(\d+)\.(\d{6,9}))\s+/;

/** A time of day with no date: it may have gone past midnight, or be a step (`-ttt`). */
export const isTimeOfDay = (m: RegExpExecArray): boolean => !m[1] && Boolean(m[4]);

/** Seconds and no more, as tshark counts them: since the first packet, or since the one before (`-t d`). */
export const isSeconds = (m: RegExpExecArray): boolean => m[10] !== undefined;

const fraction = (digits: string | undefined): number =>
  Number((digits ?? '0').padEnd(9, '0').slice(0, 9)) / 1000;

/** Of a match of `PRINTED_TIME`: µs since 1970, or since midnight or the first packet where the line tells no more. */
export const timeOf = (m: RegExpExecArray): number => {
  if (m[8]) return Number(m[8]) * 1e6 + fraction(m[9]);
  if (m[10]) return Number(m[10]) * 1e6 + fraction(m[11]);
  const day = m[1] ? Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) * 1000 : 0;
  return day + (Number(m[4]) * 3600 + Number(m[5]) * 60 + Number(m[6])) * 1e6 + fraction(m[7]);
};
