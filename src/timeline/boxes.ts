import { type Label, type LabelKind, measure, NARROW, type Scene } from './scene.ts';
import { type Face, textWidth } from './text-width.ts';

/** A rectangle turned by `angle` (radians) about its centre; px. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
  angle: number;
}

/** Type size in px at the narrow width, and the face; as figure.css sets them. */
export const type: Record<LabelKind, [size: number, face: Face]> = {
  host: [12, 'bold'],
  state: [10, 'mono'],
  gone: [10, 'mono'],
  still: [9.5, 'regular'],
  call: [10, 'mono'],
  timer: [9.5, 'regular'],
  time: [9, 'regular'],
  fold: [10, 'regular'],
  segment: [10.5, 'mono'],
  again: [9.5, 'regular'],
  mark: [9.5, 'bold'],
};
export const NUMBERS = 9;

/** Width of a label at the narrow type size. */
export const labelWidth = (label: Pick<Label, 'kind' | 'text' | 'numbers'>): number => {
  const [size, face] = type[label.kind];
  return (
    textWidth(label.text, size, face) + (label.numbers ? 4 + textWidth(label.numbers, NUMBERS, 'mono') : 0)
  );
};

/** Where a label lies when the whole figure is `width` px wide; x from the figure's left edge. */
export const labelBox = (label: Label, width: number): Box => {
  const m = measure(width);
  const w = labelWidth(label) * m.type;
  const h = type[label.kind][0] * m.type;
  const { place } = label;
  if (place === 'time') return { x: w / 2, y: label.y + 6, w, h, angle: 0 };
  if (place === 'left') return { x: m.left - label.x - w / 2, y: label.y + 6, w, h, angle: 0 };
  if (place === 'right') return { x: width - m.right + label.x + w / 2, y: label.y + 6, w, h, angle: 0 };
  const ladder = width - m.left - m.right;
  const along = label.along ?? 0.5;
  const angle = Math.atan2(label.dy ?? 0, ladder);
  // Text coordinates before turning: u along the line, v across it.
  const u = label.x + (along === 0 ? w / 2 : along === 1 ? -w / 2 : 0);
  const v = label.dy === undefined ? 0 : label.below ? label.below + h / 2 : -3 - h / 2;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  return { x: m.left + along * ladder + u * cos - v * sin, y: label.y + u * sin + v * cos, w, h, angle };
};

/** A straight line as a box without height. */
export const lineBox = (x0: number, y0: number, x1: number, y1: number): Box => ({
  x: (x0 + x1) / 2,
  y: (y0 + y1) / 2,
  w: Math.hypot(x1 - x0, y1 - y0),
  h: 0,
  angle: Math.atan2(y1 - y0, x1 - x0),
});

/** Separating axes: two turned rectangles share a point unless some side of one of them parts them. */
export const overlap = (a: Box, b: Box): boolean => {
  if (Math.abs(a.y - b.y) * 2 > a.w + b.w + a.h + b.h) return false;
  for (const angle of [a.angle, a.angle + Math.PI / 2, b.angle, b.angle + Math.PI / 2]) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const reach = (box: Box): number =>
      (Math.abs(Math.cos(box.angle - angle)) * box.w + Math.abs(Math.sin(box.angle - angle)) * box.h) / 2;
    if (Math.abs((a.x - b.x) * cos + (a.y - b.y) * sin) >= reach(a) + reach(b)) return false;
  }
  return true;
};

/** Pairs of labels that overlap at a width; the property the layout promises is an empty list. */
export const overlaps = (scene: Scene, width: number): [Label, Label][] => {
  const shown = scene.labels.filter(({ place }) => width >= NARROW || place !== 'time');
  const boxes = shown.map((label) => ({ label, box: labelBox(label, width) }));
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b): [Label, Label][] => (overlap(a.box, b.box) ? [[a.label, b.label]] : [])),
  );
};
