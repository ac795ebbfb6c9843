/** One's complement sum of 16-bit words, complemented (RFC 1071). `start` adds an earlier partial sum, for pseudo-headers. */
export const internetChecksum = (bytes: Uint8Array, start = 0): number => {
  let sum = start;
  for (let i = 0; i < bytes.length; i += 2) sum += (bytes[i]! << 8) | (bytes[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
};

/** The IPv4 pseudo-header's share of a TCP checksum (RFC 9293 §3.1). `addresses`: source and destination, 8 bytes. */
export const pseudoHeaderSum = (addresses: Uint8Array, tcpLength: number): number => {
  let sum = 6 + tcpLength;
  for (let i = 0; i < addresses.length; i += 2) sum += (addresses[i]! << 8) | addresses[i + 1]!;
  return sum;
};
