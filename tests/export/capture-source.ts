/** A buffer as a capture's source, and everything a capture holds read at once. */
import {
  type ByteSource,
  type CaptureSummary,
  ConnectionTable,
  type Conversation,
  conversations,
  decodeFrame,
  type Frame,
  type NotTcp,
  readCapture,
} from '../../src/export/index.ts';

export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

export interface Opened {
  summaries: CaptureSummary[];
  frames: Frame[];
  other: NotTcp[];
  found: Conversation[];
}

/** Opens files together, as the page does: each file's interfaces are vantage points of their own. */
export const openCaptures = async (...files: Uint8Array[]): Promise<Opened> => {
  const table = new ConnectionTable();
  const opened: Opened = { summaries: [], frames: [], other: [], found: [] };
  let first = 0;
  for (const file of files) {
    const summary = await readCapture(sourceOf(file), (frame) => {
      const one = { ...frame, interface: frame.interface + first };
      opened.frames.push(one);
      const packet = decodeFrame(one);
      if (typeof packet === 'object' && 'source' in packet) table.add(packet);
      else opened.other.push(packet);
    });
    opened.summaries.push(summary);
    first += summary.interfaces.length;
  }
  opened.found = conversations(table.all);
  return opened;
};
