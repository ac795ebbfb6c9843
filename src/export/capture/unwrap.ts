/** The number nearest to `near` that is `n` modulo 2^32: sequence numbers wrap every 4 GiB (RFC 9293 §3.4). */
export const unwrap = (n: number, near: number): number =>
  n + Math.round((near - n) / 4294967296) * 4294967296;
