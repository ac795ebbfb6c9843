/** Reads captures away from the page, so that a file of any size leaves it answering. */
import {
  addressText,
  ConnectionTable,
  type Conversation,
  captureTrace,
  closeOf,
  closeStory,
  conversations,
  type NamedSource,
  openCaptures,
  readTcpdumpText,
} from '../../../export/index.ts';
import type { FromWorker, Row, ToWorker } from './capture-messages.ts';

const MAX_ROWS = 5000;
const say = (message: FromWorker): void => self.postMessage(message);
let found: Conversation[] = [];

const sourceOf = (file: File): NamedSource => ({
  name: file.name,
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
});

const rowOf = ({ views }: Conversation, id: number): Row => {
  const [one] = views;
  const fins = views.some((v) => v.fins.client) && views.some((v) => v.fins.server);
  const someFin = views.some((v) => v.fins.client || v.fins.server);
  const reset = views.some((v) => v.resets.client || v.resets.server);
  return {
    id,
    client: addressText(one.client),
    server: addressText(one.server),
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
  const opened = await openCaptures(files.map(sourceOf), (read, size) =>
    say({ type: 'progress', read, size }),
  );
  for (const one of opened.refused) say({ type: 'refused', ...one });
  if (opened.refused.length === files.length) return;
  found = opened.found;
  const { rows, more } = listed();
  const { frames, packets, other, truncated, lines } = opened;
  say({ type: 'list', rows, more: more + opened.leftOut, frames, packets, other, truncated, lines });
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
  const story = closeStory(conversation, result);
  say({ type: 'connection', id, result, story, ...closeOf(result.trace) });
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
