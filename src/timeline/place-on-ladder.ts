import type { Segment, Trace } from '../sim/index.ts';
import { BoxRows } from './box-rows.ts';
import { labelBox, labelWidth, lineBox } from './boxes.ts';
import { type Label, measure, NARROW, noteBelow, type Scene, type SegmentLine, WIDE } from './scene.ts';
import { flagNames, retransmissionText, segmentNumbers } from './words.ts';

/** Where the layout looks: labels in the middle and at the ends move apart at different rates as the page grows. */
const LOOK = [NARROW, 380, 450, WIDE, 720];
const ladder = NARROW - measure(NARROW).left - measure(NARROW).right;

/** The straight part that carries the label, as heights at the ladder's left and right edge. */
const edges = (line: SegmentLine): [left: number, right: number] => {
  const end = line.hold ? line.y0 + (line.hold[0] - line.y0) / 0.8 : line.y1;
  return line.from === 'client' ? [line.y0, end] : [end, line.y0];
};

const onLine = (line: SegmentLine, label: Omit<Label, 'y' | 'dy' | 'place' | 'id'>): Label => {
  const [left, right] = edges(line);
  const along = label.along ?? 0.5;
  return { ...label, id: line.id, place: 'ladder', y: left + (right - left) * along, dy: right - left };
};

/**
 * Names every segment along its own line. Candidates run from best to safest: flags and numbers in the middle, at the
 * sender's end, the flags alone there. The first that meets no label and the fewest lines is taken. Where there is no room
 * at all, as deep in a long burst, the line goes without a name; the event table has it.
 */
export const placeOnLadder = (
  scene: Scene,
  traces: readonly Trace[],
  quiet: (line: SegmentLine) => boolean,
): void => {
  const left = measure(NARROW).left;
  const taken = LOOK.map((width) => {
    const rows = new BoxRows<Label>();
    for (const label of scene.labels) rows.add(labelBox(label, width), label);
    return rows;
  });
  const lines = new BoxRows<SegmentLine>();
  // Where the flags alone of each would stand: kept free for it until it is named.
  const reserved = new BoxRows<SegmentLine>();
  const waiting = new Set(scene.segments.filter((line) => !line.ghost));
  for (const line of waiting) {
    const [a, b] = edges(line);
    const along = line.from === 'client' ? 0 : 1;
    const label = onLine(line, { kind: 'segment', text: 'FIN ACK', along, x: along ? -7 : 7 });
    lines.add(lineBox(left, a, left + ladder, b), line);
    reserved.add(labelBox(label, NARROW), line);
  }
  for (const line of scene.segments) {
    waiting.delete(line);
    if (quiet(line)) continue;
    const segment = traces[line.ghost ? 1 : 0]?.segments[line.index] as Segment;
    const sender = line.from === 'client' ? 0 : 1;
    const away = sender === 0 ? 7 : -7;
    const flags = {
      kind: 'segment' as const,
      text: (line.only ? '≠ ' : '') + flagNames(segment.flags),
      ...(line.ghost && { ghost: true }),
    };
    const full = line.ghost ? flags : { ...flags, numbers: segmentNumbers(segment) };
    const again = line.ghost ? undefined : retransmissionText(segment, scene.lang);
    const note = again ? [{ kind: 'again' as const, text: again, below: noteBelow(line.lost) }] : [];
    const spot = (along: 0 | 0.5 | 1, parts: Omit<Label, 'x' | 'y' | 'dy' | 'place' | 'id'>[]): Label[] =>
      parts.map((part) => onLine(line, { ...part, along, x: along === 0.5 ? 0 : away }));
    // With the numbers; with the sequence number alone; the flags.
    const named = [
      full,
      'numbers' in full ? { ...full, numbers: full.numbers.replace(/ ack .*/, '') } : full,
    ];
    const middle = line.lost || line.hold ? [] : named.map((name) => spot(0.5, [name, ...note]));
    const candidates = [
      ...middle,
      ...named.map((name) => spot(sender, [name, ...note])),
      spot(sender, [flags, ...note]),
      spot(sender, [flags]),
    ];
    // Steep lines of a burst stand too close for turned text: level, at the sender's end.
    candidates.push(spot(sender, [flags]).map((label) => ({ ...label, dy: 0 })));
    let best: Label[] = [];
    let cost = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      const boxes = candidate.map((label) => labelBox(label, NARROW));
      if (candidate.some((label) => labelWidth(label) > ladder - 6)) continue;
      const meets = LOOK.some((width, i) =>
        candidate.some((label) => taken[i]!.meets(labelBox(label, width))),
      );
      if (meets) continue;
      let crossed = 0;
      for (const box of boxes) {
        for (const other of lines.meeting(box)) if (other !== line) crossed += 1;
        for (const other of reserved.meeting(box)) if (waiting.has(other)) crossed += 4;
      }
      if (crossed < cost) [best, cost] = [candidate, crossed];
      if (cost === 0) break;
    }
    scene.labels.push(...best);
    for (const [i, width] of LOOK.entries())
      for (const label of best) taken[i]!.add(labelBox(label, width), label);
  }
};
