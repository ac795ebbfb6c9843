/**
 * A capture file → frames, without reading more of it than it must: the caller hands over slices of a File. Both formats,
 * both byte orders, micro- and nanoseconds. A file that ends in the middle of a packet gives what came before.
 */

import { unreadAtHand } from '../../words/index.ts';
import { type CaptureFault, captureFaultInWords } from './capture-fault.ts';

/** Where bytes come from: a File in the browser, a buffer in tests. Reads past the end give fewer bytes. */
export interface ByteSource {
  size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

export interface Frame {
  /** µs since 1970. */
  time: number;
  bytes: Uint8Array;
  /** Length on the wire; more than `bytes` when the capture was cut by a snap length. */
  wireLength: number;
  linkType: number;
  /** Which vantage point: interface of a pcapng, 0 in a pcap. */
  interface: number;
  comment?: string;
}

/** A file this cannot be; `words` say it to its owner (`captureFaultInWords`). */
export class NotACapture extends Error {
  readonly fault: CaptureFault;
  constructor(code: CaptureFault['code'], values: CaptureFault['values'] = {}) {
    super(captureFaultInWords({ code, values }, unreadAtHand('en')));
    this.fault = { code, values };
  }
}

const CHUNK = 1 << 20;
/** No real packet is longer; a longer one means the file is damaged there. */
const MAX_FRAME = 1 << 24;

/** Buffered, forward reading of a source. */
class Reader {
  private at = 0;
  private buffer: Uint8Array = new Uint8Array(0);
  private start = 0;
  private readonly source: ByteSource;
  constructor(source: ByteSource) {
    this.source = source;
  }
  get position(): number {
    return this.at;
  }
  /** `length` bytes and on, where they are at hand: most packets need no wait. */
  now(length: number): Uint8Array | null {
    const offset = this.at - this.start;
    if (offset < 0 || offset + length > this.buffer.length) return null;
    this.at += length;
    return this.buffer.subarray(offset, offset + length);
  }
  /** `length` bytes and on; null when the file ends before them. */
  async take(length: number): Promise<Uint8Array | null> {
    const found = this.now(length);
    if (found) return found;
    this.buffer = await this.source.read(this.at, Math.max(CHUNK, length));
    this.start = this.at;
    return this.now(length);
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

export interface CaptureSummary {
  format: 'pcap' | 'pcapng';
  /** The file ends inside a record, or is damaged from here on. */
  truncated?: CaptureFault;
  /** `onProgress` asked to read no further. */
  stopped?: true;
  interfaces: { name?: string; linkType: number }[];
}

/** Told how many bytes are read so far; `'stop'` reads no further. */
export type OnProgress = (bytes: number) => 'stop' | undefined;

/** Calls `onFrame` for each frame in order. */
export const readCapture = async (
  source: ByteSource,
  onFrame: (frame: Frame) => void,
  onProgress: OnProgress = () => undefined,
): Promise<CaptureSummary> => {
  const head = await source.read(0, 4);
  if (head.length === 0) throw new NotACapture('empty');
  if (head.length < 4) throw new NotACapture('short', { bytes: head.length });
  const magic = viewOf(head).getUint32(0);
  if (magic === 0x0a0d0d0a) return readPcapng(new Reader(source), onFrame, onProgress);
  if (magic === 0xa1b2c3d4 || magic === 0xd4c3b2a1 || magic === 0xa1b23c4d || magic === 0x4d3cb2a1)
    return readPcap(new Reader(source), magic, onFrame, onProgress);
  throw notThis(head, magic);
};

/** What the file looks like instead, where its first bytes tell. */
const notThis = (head: Uint8Array, magic: number): NotACapture => {
  if (head[0] === 0x1f && head[1] === 0x8b) return new NotACapture('gzip');
  if (magic === 0x28b52ffd) return new NotACapture('zstd');
  if (magic === 0x504b0304) return new NotACapture('zip');
  if (magic === 0x736e6f6f) return new NotACapture('snoop');
  if (magic === 0xa1b2cd34 || magic === 0x34cdb2a1) return new NotACapture('old-pcap');
  return new NotACapture('unknown', {
    found: [...head].map((b) => b.toString(16).padStart(2, '0')).join(' '),
  });
};

const cut = (reader: Reader): CaptureFault => ({ code: 'ends-inside', values: { at: reader.position } });

const readPcap = async (
  reader: Reader,
  magic: number,
  onFrame: (frame: Frame) => void,
  onProgress: OnProgress,
): Promise<CaptureSummary> => {
  const little = magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1;
  const nano = magic === 0xa1b23c4d || magic === 0x4d3cb2a1;
  const header = await reader.take(24);
  if (!header) throw new NotACapture('ends-in-header');
  const linkType = viewOf(header).getUint32(20, little) & 0xffff;
  const summary: CaptureSummary = { format: 'pcap', interfaces: [{ linkType }] };
  for (let n = 0; ; n++) {
    const from = reader.position;
    const record = reader.now(16) ?? (await reader.take(16));
    if (!record) {
      if (from < (await sizeLeft(reader, from))) summary.truncated = cut(reader);
      return summary;
    }
    const view = viewOf(record);
    const time = view.getUint32(0, little) * 1e6 + view.getUint32(4, little) / (nano ? 1000 : 1);
    const length = view.getUint32(8, little);
    const wireLength = view.getUint32(12, little);
    if (length > MAX_FRAME) {
      summary.truncated = { code: 'damaged', values: { at: from, bytes: length } };
      return summary;
    }
    const bytes = reader.now(length) ?? (await reader.take(length));
    if (!bytes) {
      summary.truncated = cut(reader);
      return summary;
    }
    onFrame({ time, bytes, wireLength, linkType, interface: 0 });
    if (n % 1024 === 0 && onProgress(reader.position) === 'stop') return { ...summary, stopped: true };
  }
};

/** Where the file ends, as far as one who stands at `from` can see. */
const sizeLeft = async (reader: Reader, from: number): Promise<number> =>
  (await reader.take(1)) ? from + 1 : from;

interface Interface {
  name?: string;
  linkType: number;
  /** Time units a second, and the offset in seconds. */
  units: number;
  offset: number;
}

export const decodeUtf8 = (bytes: Uint8Array): string => {
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i]!;
    const extra = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : b >= 0xc0 ? 1 : 0;
    let code = extra === 0 ? b : b & (0x3f >> extra);
    for (let k = 1; k <= extra; k++) code = (code << 6) | ((bytes[i + k] ?? 0) & 63);
    out += code > 0x10ffff || (b >= 0x80 && extra === 0) ? '\ufffd' : String.fromCodePoint(code);
    i += extra + 1;
  }
  return out;
};

/** Options of a block: code → value, the first of each. */
const optionsOf = (bytes: Uint8Array, little: boolean): Map<number, Uint8Array> => {
  const found = new Map<number, Uint8Array>();
  const view = viewOf(bytes);
  let at = 0;
  while (at + 4 <= bytes.length) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === 0 || at + 4 + length > bytes.length) break;
    if (!found.has(code)) found.set(code, bytes.subarray(at + 4, at + 4 + length));
    at += 4 + ((length + 3) & ~3);
  }
  return found;
};

const readPcapng = async (
  reader: Reader,
  onFrame: (frame: Frame) => void,
  onProgress: OnProgress,
): Promise<CaptureSummary> => {
  const summary: CaptureSummary = { format: 'pcapng', interfaces: [] };
  let little = true;
  let interfaces: Interface[] = [];
  let first = 0; // of this section's interfaces among all
  let lastTime = 0;
  for (let n = 0; ; n++) {
    const from = reader.position;
    const head = reader.now(8) ?? (await reader.take(8));
    if (!head) {
      if (from < (await sizeLeft(reader, from))) summary.truncated = cut(reader);
      return summary;
    }
    const type = viewOf(head).getUint32(0, little);
    let size = viewOf(head).getUint32(4, little);
    const isHeader = viewOf(head).getUint32(0) === 0x0a0d0d0a;
    let order: Uint8Array | null = null;
    if (isHeader) {
      const bigSize = viewOf(head).getUint32(4);
      order = await reader.take(4);
      if (!order) {
        if (n === 0) throw new NotACapture('ends-in-header');
        summary.truncated = cut(reader);
        return summary;
      }
      const mark = viewOf(order).getUint32(0);
      if (mark !== 0x1a2b3c4d && mark !== 0x4d3c2b1a) {
        if (n === 0) throw new NotACapture('byte-order');
        summary.truncated = { code: 'damaged', values: { at: from, bytes: 0 } };
        return summary;
      }
      little = mark === 0x4d3c2b1a;
      size = little ? viewOf(head).getUint32(4, true) : bigSize;
      first += interfaces.length;
      interfaces = [];
    }
    const taken = order ? 12 : 8;
    if (size < taken + 4 || size % 4 !== 0 || size > MAX_FRAME + 65536) {
      if (n === 0) throw new NotACapture('first-block-size', { bytes: size });
      summary.truncated = { code: 'damaged', values: { at: from, bytes: size } };
      return summary;
    }
    const body = reader.now(size - taken) ?? (await reader.take(size - taken));
    if (!body) {
      if (n === 0) throw new NotACapture('ends-in-header');
      summary.truncated = cut(reader);
      return summary;
    }
    const view = viewOf(body);
    const end = body.length - 4;
    if (type === 1 && !isHeader && end >= 8) {
      const options = optionsOf(body.subarray(8, end), little);
      const resolution = options.get(9)?.[0] ?? 6;
      const units = resolution & 0x80 ? 2 ** (resolution & 0x7f) : 10 ** resolution;
      const shift = options.get(14);
      const name = options.get(2);
      const one: Interface = {
        linkType: view.getUint16(0, little),
        units,
        offset: shift?.length === 8 ? Number(viewOf(shift).getBigInt64(0, little)) : 0,
      };
      if (name) one.name = decodeUtf8(name);
      interfaces.push(one);
      summary.interfaces.push(
        one.name === undefined ? { linkType: one.linkType } : { name: one.name, linkType: one.linkType },
      );
    } else if ((type === 6 || type === 2) && !isHeader && end >= 20) {
      const id = type === 6 ? view.getUint32(0, little) : view.getUint16(0, little);
      const on = interfaces[id];
      const length = view.getUint32(12, little);
      if (on && length <= end - 20) {
        const units = view.getUint32(4, little) * 0x100000000 + view.getUint32(8, little);
        const time = (units / on.units + on.offset) * 1e6;
        lastTime = time;
        const options = optionsOf(body.subarray(20 + ((length + 3) & ~3), end), little);
        const comment = options.get(1);
        const frame: Frame = {
          time,
          bytes: body.subarray(20, 20 + length),
          wireLength: view.getUint32(16, little),
          linkType: on.linkType,
          interface: first + id,
        };
        if (comment) frame.comment = decodeUtf8(comment);
        onFrame(frame);
      }
    } else if (type === 3 && !isHeader && interfaces[0] && end >= 4) {
      // A simple packet block has no time; it takes the time of the one before it.
      const wireLength = view.getUint32(0, little);
      const length = Math.min(wireLength, end - 4);
      onFrame({
        time: lastTime,
        bytes: body.subarray(4, 4 + length),
        wireLength,
        linkType: interfaces[0].linkType,
        interface: first,
      });
    }
    if (n % 1024 === 0 && onProgress(reader.position) === 'stop') return { ...summary, stopped: true };
  }
};
