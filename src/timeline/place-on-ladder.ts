import type { Segment, Trace } from '../sim/index.ts';
import { labelBox, labelWidth, lineBox, overlap } from './boxes.ts';
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
  const taken = LOOK.map((width) => scene.labels.map((label) => labelBox(label, width)));
  const lines = scene.segments
    .filter((line) => !line.ghost)
    .map((line) => {
      const [a, b] = edges(line);
      const along = line.from === 'client' ? 0 : 1;
      // Where its flags alone would stand: kept free for it until it is named.
      const label = onLine(line, { kind: 'segment', text: 'FIN ACK', along, x: along ? -7 : 7 });
      return { line, box: lineBox(left, a, left + ladder, b), reserved: labelBox(label, NARROW) };
    });
  const waiting = new Set(lines.map(({ line }) => line));
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
        candidate.some((label) => {
          const box = labelBox(label, width);
          return taken[i]?.some((other) => overlap(box, other));
        }),
      );
      if (meets) continue;
      let crossed = 0;
      for (const l of lines)
        for (const box of boxes) {
          if (l.line !== line && overlap(box, l.box)) crossed += 1;
          if (waiting.has(l.line) && overlap(box, l.reserved)) crossed += 4;
        }
      if (crossed < cost) [best, cost] = [candidate, crossed];
      if (cost === 0) break;
    }
    scene.labels.push(...best);
    for (const [i, width] of LOOK.entries()) taken[i]?.push(...best.map((label) => labelBox(label, width)));
  }
};
