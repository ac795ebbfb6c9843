/** Reads captures away from the page, so that a file of any size leaves it answering. */
import {
  type ByteSource,
  ConnectionTable,
  type Conversation,
  captureTrace,
  closeOf,
  conversations,
  decodeFrame,
  linkTypeName,
  NotACapture,
  readCapture,
  readTcpdumpText,
  waits,
} from '../../../export/index.ts';
import type { FromWorker, Row, ToWorker } from './capture-messages.ts';

const MAX_ROWS = 5000;
const say = (message: FromWorker): void => self.postMessage(message);
let found: Conversation[] = [];

const sourceOf = (file: File): ByteSource => ({
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
});

const address = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

const rowOf = ({ views }: Conversation, id: number): Row => {
  const [one] = views;
  const fins = views.some((v) => v.fins.client) && views.some((v) => v.fins.server);
  const someFin = views.some((v) => v.fins.client || v.fins.server);
  const reset = views.some((v) => v.resets.client || v.resets.server);
  return {
    id,
    client: address(one.client.address, one.client.port),
    server: address(one.server.address, one.server.port),
    packets: Math.max(...views.map((v) => v.count)),
    bytes: Math.max(...views.map((v) => v.payload)),
    start: one.firstTime,
    lasted: Math.max(...views.map((v) => v.lastTime - v.firstTime)),
    end: reset && !fins ? 'reset' : fins ? 'closed' : someFin ? 'half' : 'open',
    twice: views.length === 2,
    handshake: one.handshake,
  };
};

/** A closed connection is what this page is for: those come first, in the order of time. */
const listed = (): { rows: Row[]; more: number } => {
  const rows = found
    .map(rowOf)
    .sort((a, b) => Number(a.end === 'open') - Number(b.end === 'open') || a.start - b.start);
  return { rows: rows.slice(0, MAX_ROWS), more: Math.max(0, rows.length - MAX_ROWS) };
};

const openFiles = async (files: File[]): Promise<void> => {
  const table = new ConnectionTable();
  const other = new Map<string, number>();
  const truncated: Extract<FromWorker, { type: 'list' }>['truncated'] = [];
  const size = files.reduce((sum, file) => sum + file.size, 0);
  let frames = 0;
  let packets = 0;
  let before = 0;
  let firstInterface = 0;
  let readable = 0;
  for (const file of files) {
    try {
      const summary = await readCapture(
        sourceOf(file),
        (frame) => {
          frames++;
          const packet = decodeFrame(frame);
          if (typeof packet === 'object' && 'source' in packet) {
            packets++;
            table.add({ ...packet, interface: packet.interface + firstInterface });
          } else {
            const kind = typeof packet === 'string' ? packet : linkTypeName(packet.linkType);
            other.set(kind, (other.get(kind) ?? 0) + 1);
          }
        },
        (read) => say({ type: 'progress', read: before + read, size }),
      );
      readable++;
      if (summary.truncated) truncated.push({ file: file.name, fault: summary.truncated });
      firstInterface += Math.max(1, summary.interfaces.length);
    } catch (error) {
      if (!(error instanceof NotACapture)) throw error;
      say({ type: 'refused', file: file.name, fault: error.fault });
    }
    before += file.size;
  }
  if (readable === 0) return;
  found = conversations(table.all);
  const { rows, more } = listed();
  say({
    type: 'list',
    rows,
    more: more + table.refused,
    frames,
    packets,
    other: [...other].map(([kind, count]) => ({ kind, count })),
    truncated,
  });
};

const openText = (text: string): void => {
  const { packets, faults, notTcp } = readTcpdumpText(text);
  const table = new ConnectionTable();
  for (const packet of packets) table.add(packet);
  found = conversations(table.all);
  const { rows, more } = listed();
  say({
    type: 'list',
    rows,
    more,
    frames: packets.length + notTcp,
    packets: packets.length,
    other: notTcp > 0 ? [{ kind: 'not TCP', count: notTcp }] : [],
    truncated: [],
    lines: faults,
  });
};

const choose = (id: number): void => {
  const conversation = found[id];
  if (!conversation) return;
  const result = captureTrace(conversation);
  say({ type: 'connection', id, result, waits: waits(result.trace), ...closeOf(result.trace) });
};

self.addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === 'files') await openFiles(data.files);
    else if (data.type === 'text') openText(data.text);
    else choose(data.id);
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
