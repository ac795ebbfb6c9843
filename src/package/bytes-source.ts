import type { NamedSource } from '../export/index.ts';

/** Bytes that are there already, for `openCaptures` and `readCapture`: `bytesSource('close.pcap', await readFile('close.pcap'))`. */
export const bytesSource = (name: string, bytes: Uint8Array): NamedSource => ({
  name,
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});
