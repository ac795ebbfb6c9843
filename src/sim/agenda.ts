/**
 * What happens next: an indexed binary heap of timers. A timer is a small integer that is armed at most once, so the heap
 * holds one entry for each live timer, however often it is moved. Equal times run in the order in which they were armed.
 */
export class Agenda {
  readonly at: number[] = [];
  private readonly order: number[] = [];
  private readonly place: number[] = [];
  private readonly heap: number[] = [];
  private readonly free: number[] = [];
  private size = 0;
  private made = 0;
  private armed = 0;

  clear(): void {
    for (let i = 0; i < this.size; i++) this.place[this.heap[i] as number] = -1;
    this.size = 0;
    this.made = 0;
    this.armed = 0;
    this.free.length = 0;
  }

  /** A new timer, not armed. */
  make(): number {
    const freed = this.free.pop();
    if (freed !== undefined) return freed;
    const id = this.made++;
    this.place[id] = -1;
    this.at[id] = 0;
    this.order[id] = 0;
    return id;
  }

  /** Give a timer back. */
  release(id: number): void {
    this.cancel(id);
    this.free.push(id);
  }

  isArmed(id: number): boolean {
    return (this.place[id] as number) >= 0;
  }

  arm(id: number, at: number): void {
    let place = this.place[id] as number;
    const before = this.at[id] as number;
    this.at[id] = at;
    this.order[id] = this.armed++;
    if (place < 0) {
      place = this.size++;
      this.rise(id, place);
    } else if (at < before) this.rise(id, place);
    else this.sink(id, place);
  }

  cancel(id: number): void {
    const place = this.place[id] as number;
    if (place < 0) return;
    this.place[id] = -1;
    const last = this.heap[--this.size] as number;
    if (last === id) return;
    if (place > 0 && this.before(last, this.heap[(place - 1) >> 1] as number)) this.rise(last, place);
    else this.sink(last, place);
  }

  /** The timer that is due first, or -1. */
  first(): number {
    return this.size > 0 ? (this.heap[0] as number) : -1;
  }

  private before(a: number, b: number): boolean {
    const atA = this.at[a] as number;
    const atB = this.at[b] as number;
    return atA < atB || (atA === atB && (this.order[a] as number) < (this.order[b] as number));
  }

  private rise(id: number, from: number): void {
    const { heap, place } = this;
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up] as number;
      if (!this.before(id, parent)) break;
      heap[at] = parent;
      place[parent] = at;
      at = up;
    }
    heap[at] = id;
    place[id] = at;
  }

  private sink(id: number, from: number): void {
    const { heap, place, size } = this;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.before(heap[child + 1] as number, heap[child] as number)) child++;
      const below = heap[child] as number;
      if (!this.before(below, id)) break;
      heap[at] = below;
      place[below] = at;
      at = child;
    }
    heap[at] = id;
    place[id] = at;
  }
}
