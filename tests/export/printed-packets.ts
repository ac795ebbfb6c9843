/** What a capture's text holds, and what two readings of one capture must agree on. */
import {
  type CaptureTrace,
  ConnectionTable,
  captureTrace,
  conversations,
  readTcpdumpText,
} from '../../src/export/index.ts';

export const tracesOfText = (text: string): CaptureTrace[] => {
  const table = new ConnectionTable();
  for (const packet of readTcpdumpText(text).packets) table.add(packet);
  return conversations(table.all).map((c) => captureTrace(c));
};

/** A line a segment: when, from whom, flags, numbers, SACK, and whether it was lost. */
export const segmentsOf = (all: readonly CaptureTrace[]): string[][] =>
  all.map(({ trace }) =>
    trace.segments.map(
      (s) =>
        `${s.t.toFixed(3)} ${s.from} ${s.flags} ${s.seq} ${s.ack} ${s.len} ${JSON.stringify(s.sack ?? [])} ${s.arrives === null}`,
    ),
  );
