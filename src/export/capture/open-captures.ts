/** Files → connections: what the page and the command both do with what they are given. */
import type { CaptureFault } from './capture-fault.ts';
import { ConnectionTable, type Conversation, conversations } from './connections.ts';
import { decodeFrame } from './decode-frame.ts';
import { joinParts } from './join-parts.ts';
import { kindOf } from './kind-of-frame.ts';
import { type ByteSource, decodeUtf8, NotACapture, readCapture } from './read-capture.ts';
import { type LineFault, readTcpdumpText } from './tcpdump-text.ts';

export interface NamedSource extends ByteSource {
  name: string;
}

export interface OpenedCaptures {
  found: Conversation[];
  frames: number;
  packets: number;
  /** What was not TCP, by kind, and link types that are not understood. */
  other: { kind: string; count: number }[];
  /** Files that end too soon or are damaged: what came before is in `found`. */
  truncated: { file: string; fault: CaptureFault }[];
  /** Files that are no captures. */
  refused: { file: string; fault: CaptureFault }[];
  /** Lines of text files that could not be read. */
  lines: LineFault[];
  /** Packets of connections beyond what is held. */
  leftOut: number;
  /** `onProgress` asked to read no further. */
  stopped: boolean;
}

/** A longer file of text is no paste. */
const MAX_TEXT = 20_000_000;

/**
 * Opened together: each file's interfaces are vantage points of their own. `onProgress`: bytes read so far, of all; `'stop'` reads no
 * further, and what was read is told.
 */
export const openCaptures = async (
  sources: readonly NamedSource[],
  onProgress: (read: number, size: number) => 'stop' | undefined = () => undefined,
): Promise<OpenedCaptures> => {
  const table = new ConnectionTable();
  const other = new Map<string, number>();
  const opened: OpenedCaptures = {
    found: [],
    frames: 0,
    packets: 0,
    other: [],
    truncated: [],
    refused: [],
    lines: [],
    leftOut: 0,
    stopped: false,
  };
  const count = (kind: string, n: number): void => {
    if (n > 0) other.set(kind, (other.get(kind) ?? 0) + n);
  };
  const size = sources.reduce((sum, source) => sum + source.size, 0);
  let before = 0;
  let firstInterface = 0;
  for (const source of sources) {
    if (opened.stopped) break;
    try {
      const summary = await readCapture(
        source,
        (frame) => {
          opened.frames++;
          frame.interface += firstInterface;
          const packet = decodeFrame(frame);
          if (typeof packet === 'object' && 'source' in packet) {
            opened.packets++;
            table.add(packet);
          } else count(kindOf(packet), 1);
        },
        (read) => onProgress(before + read, size),
      );
      if (summary.stopped) opened.stopped = true;
      if (summary.truncated) opened.truncated.push({ file: source.name, fault: summary.truncated });
      firstInterface += Math.max(1, summary.interfaces.length);
    } catch (error) {
      if (!(error instanceof NotACapture)) throw error;
      const text = error.fault.code === 'unknown' && source.size <= MAX_TEXT ? await textOf(source) : null;
      if (text && (text.packets.length > 0 || text.faults.some(tellsMore))) {
        for (const packet of text.packets) table.add({ ...packet, interface: firstInterface });
        opened.frames += text.packets.length;
        opened.packets += text.packets.length;
        for (const [kind, n] of Object.entries(text.other)) {
          opened.frames += n;
          count(kind, n);
        }
        opened.lines.push(...text.faults);
        firstInterface++;
      } else opened.refused.push({ file: source.name, fault: error.fault });
    }
    before += source.size;
  }
  opened.found = conversations(joinParts(table.all));
  opened.leftOut = table.refused;
  opened.other = [...other].map(([kind, n]) => ({ kind, count: n }));
  return opened;
};

/** Any text has lines of no shape and no time; other faults are those of tcpdump's or tshark's lines. */
const tellsMore = ({ code }: LineFault): boolean => code !== 'shape' && code !== 'no-time';

/** A file may hold what tcpdump or tshark printed. */
const textOf = async (source: ByteSource) => readTcpdumpText(decodeUtf8(await source.read(0, source.size)));
