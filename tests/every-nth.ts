/** Every nth from a place on, or with `LAST_ACK_WHOLE=1`, as each week, all. */
export const everyNth = <T>(all: readonly T[], n: number, from = 0): T[] =>
  all.filter((_, at) => process.env.LAST_ACK_WHOLE === '1' || (at + from) % n === 0);
