import { type Box, overlap } from './boxes.ts';

/** px of height of one row; a label is lower than that, a line spans a few. */
const ROW = 64;

/** Half the height a turned box takes up. */
const reach = ({ w, h, angle }: Box): number =>
  (Math.abs(Math.sin(angle)) * w + Math.abs(Math.cos(angle)) * h) / 2;

/** Things with a box, found by height: what can meet a box is looked for in its own rows, not in the whole figure. */
export class BoxRows<T> {
  readonly #rows = new Map<number, { box: Box; value: T }[]>();

  add(box: Box, value: T): void {
    for (const row of this.#of(box)) {
      const list = this.#rows.get(row);
      if (list) list.push({ box, value });
      else this.#rows.set(row, [{ box, value }]);
    }
  }

  /** Each value whose box meets `box`, once. */
  *meeting(box: Box): Generator<T> {
    const rows = this.#of(box);
    const [first, last] = [rows[0]!, rows.at(-1)!];
    for (const row of rows)
      for (const entry of this.#rows.get(row) ?? []) {
        // One that spans several rows is told in the first that both share.
        if (row > first && row > this.#first(entry.box)) continue;
        if (row <= last && overlap(box, entry.box)) yield entry.value;
      }
  }

  meets(box: Box): boolean {
    return !this.meeting(box).next().done;
  }

  #first(box: Box): number {
    return Math.floor((box.y - reach(box)) / ROW);
  }

  #of(box: Box): number[] {
    const first = this.#first(box);
    const rows = Math.floor((box.y + reach(box)) / ROW) - first + 1;
    return Array.from({ length: rows }, (_, i) => first + i);
  }
}
