/** Reads captures away from the page, and draws there too, so that a file of any size leaves the page answering. */
import {
  ConnectionTable,
  type Conversation,
  captureTrace,
  closeOf,
  closeStory,
  conversations,
  drawnPart,
  findTwin,
  type ListedClose,
  listedClose,
  type NamedSource,
  openCaptures,
  readTcpdumpText,
  twinRun,
  twinSource,
} from '../../../export/index.ts';
import { renderEventTable, renderSvg, summarize } from '../../../render/index.ts';
import { layout } from '../../../timeline/index.ts';
import { type Lang, loadWords, wordsAtHand } from '../../../words/index.ts';
import type { FromWorker, ToWorker } from './capture-messages.ts';
import { fleetOf, listed } from './fleet-of.ts';

/** So long the worker goes on without looking whether it is to stop, ms. */
const AT_A_STRETCH = 100;

const say = (message: FromWorker): void => self.postMessage(message);
let found: Conversation[] = [];
let stopped = false;

const sourceOf = (file: File): NamedSource => ({
  name: file.name,
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
});

/** The story of each, as far as there is time. */
const tell = async (): Promise<ListedClose[]> => {
  const closes: ListedClose[] = [];
  let since = performance.now();
  for (const [id, one] of found.entries()) {
    closes.push(listedClose(one, closeStory(one, captureTrace(one)), id));
    if (performance.now() - since < AT_A_STRETCH) continue;
    say({ type: 'telling', told: closes.length, of: found.length });
    await new Promise((resolve) => setTimeout(resolve));
    if (stopped) break;
    since = performance.now();
  }
  return closes;
};

type List = Extract<FromWorker, { type: 'list' }>;

/** The connections themselves stay here: to copy a million packets over would stop the page for seconds. */
const list = async ({
  frames,
  packets,
  other,
  truncated,
  lines,
  leftOut,
}: Pick<List, 'frames' | 'packets' | 'other' | 'truncated' | 'lines'> & {
  leftOut: number;
}): Promise<void> => {
  const before = stopped;
  stopped = false;
  const closes = await tell();
  const { rows, more } = listed(closes);
  say({
    type: 'list',
    frames,
    packets,
    other,
    truncated,
    lines,
    rows,
    more: more + found.length - closes.length + leftOut,
    fleet: fleetOf(found, closes),
    stopped: before || stopped,
  });
};

const openFiles = async (files: File[]): Promise<void> => {
  const opened = await openCaptures(files.map(sourceOf), (read, size) => {
    say({ type: 'progress', read, size });
    return stopped ? 'stop' : undefined;
  });
  for (const one of opened.refused) say({ type: 'refused', ...one });
  if (opened.refused.length === files.length) return;
  found = opened.found;
  await list(opened);
};

const openText = async (text: string): Promise<void> => {
  const { packets, faults, other } = readTcpdumpText(text);
  const others = Object.entries(other).map(([kind, count]) => ({ kind, count }));
  const table = new ConnectionTable();
  for (const packet of packets) table.add(packet);
  found = conversations(table.all);
  await list({
    frames: others.reduce((sum, { count }) => sum + count, packets.length),
    packets: packets.length,
    other: others.filter(({ count }) => count > 0),
    truncated: [],
    lines: faults,
    leftOut: table.refused,
  });
};

/** How long the capture ran on behind a connection, ms. */
const silenceBehind = ({ views }: Conversation): number => {
  const last = (one: Conversation): number => Math.max(...one.views.map((v) => v.lastTime));
  return (found.reduce((latest, one) => Math.max(latest, last(one)), 0) - last({ views })) / 1000;
};

const tellTwin = async (id: number, lang: Lang): Promise<void> => {
  const conversation = found[id]!;
  const captured = captureTrace(conversation);
  const twin = findTwin(conversation, captured, { silenceMs: silenceBehind(conversation) });
  if (typeof twin === 'string') {
    say({ type: 'twin', id, twin: { none: twin } });
    return;
  }
  const { names } = await loadWords(lang, 'twin');
  const run = twinRun(twin, captured);
  const scene = layout([drawnPart(captured.trace).trace, run], {
    words: wordsAtHand(lang).figure,
    names: [names[0]!, names[1]!],
  });
  const figure = renderSvg(scene, { summary: summarize(run, wordsAtHand(lang).run) });
  const { misfit, findings } = twin;
  say({ type: 'twin', id, twin: { misfit, findings, figure, code: twinSource(twin, captured) } });
};

const choose = async (id: number, lang: Lang): Promise<void> => {
  const conversation = found[id];
  if (!conversation) throw new Error(`there is no connection ${id}`);
  const result = captureTrace(conversation);
  const { trace, left } = drawnPart(result.trace);
  const words = { ...wordsAtHand(lang), reasons: await loadWords(lang, 'reasons') };
  say({
    type: 'connection',
    id,
    result,
    story: closeStory(conversation, result),
    ...closeOf(result.trace),
    figure: renderSvg(layout(trace, { words: words.figure }), { summary: summarize(trace, words.run) }),
    table: renderEventTable(trace, words),
    left,
  });
};

self.addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.type === 'stop') {
      stopped = true;
      return;
    }
    stopped = false;
    if (data.type === 'files') await openFiles(data.files);
    else if (data.type === 'text') await openText(data.text);
    else {
      choose(data.id, data.lang);
      await tellTwin(data.id, data.lang);
    }
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
