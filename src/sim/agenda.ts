/**
 * What happens next: the run's clock and a binary heap of timers. A timer is armed at most once, so the heap holds one entry
 * for each live timer, however often it is moved. What is due at the same time has an order of its own.
 */
export class Timer {
  /** What happens when it fires. */
  private readonly run: (subject: unknown, timer: Timer) => void;
  private readonly subject: unknown;
  /** When it is due, µs. */
  at = 0;
  /** The tick it was asked for, where it stands in a wheel; the wheel may fire it later. */
  expires = -1;
  /**
   * What comes first of what is due at one time: timers of the wheel, the coarser their bucket the earlier, then all else, and
   * programs last, since the kernel deals with all that it has before it lets them run.
   */
  rank: number;
  /** Its rank, and when it was armed, as one number: the lower one comes first. */
  turn = 0;
  /** In the heap; -1: not armed. */
  place = -1;

  private constructor(run: (subject: unknown, timer: Timer) => void, subject: unknown, isProgram: boolean) {
    this.run = run;
    this.subject = subject;
    this.rank = isProgram ? -1 : 0;
  }

  /** When it fires, `run` is called with `subject` and the timer. */
  static make<Subject>(
    run: (subject: Subject, timer: Timer) => void,
    subject: Subject,
    isProgram = false,
  ): Timer {
    return new Timer(run as (subject: unknown, timer: Timer) => void, subject, isProgram);
  }

  get armed(): boolean {
    return this.place >= 0;
  }

  fire(): void {
    this.run(this.subject, this);
  }
}

export class Agenda {
  /** µs since the first SYN. */
  now = 0;
  /** Number of the event at hand. */
  event = 0;
  private readonly heap: Timer[] = [];
  private armed = 0;

  arm(timer: Timer, at: number): void {
    timer.at = at;
    // A bucket of the wheel is a list that grows at its head (`enqueue_timer`); all else keeps the order it was armed in.
    const order = this.armed++;
    timer.turn = (timer.rank > 0 ? -order : order) - timer.rank * mostArmed;
    if (timer.place < 0) this.rise(timer, this.heap.push(timer) - 1);
    else this.settle(timer, timer.place);
  }

  cancel(timer: Timer): void {
    const { place } = timer;
    if (place < 0) return;
    timer.place = -1;
    const last = this.heap.pop() as Timer;
    if (last !== timer) this.settle(last, place);
  }

  /** Takes the timer that is due first and moves the clock to it; null if none is due until `until`. */
  next(until: number): Timer | null {
    const timer = this.heap[0];
    if (!timer || timer.at > until) return null;
    this.cancel(timer);
    this.now = timer.at;
    this.event++;
    return timer;
  }

  private settle(timer: Timer, at: number): void {
    if (at > 0 && before(timer, this.heap[(at - 1) >> 1] as Timer)) this.rise(timer, at);
    else this.sink(timer, at);
  }

  private rise(timer: Timer, from: number): void {
    const { heap } = this;
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up] as Timer;
      if (!before(timer, parent)) break;
      heap[at] = parent;
      parent.place = at;
      at = up;
    }
    heap[at] = timer;
    timer.place = at;
  }

  private sink(timer: Timer, from: number): void {
    const { heap } = this;
    const { length } = heap;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && before(heap[child + 1] as Timer, heap[child] as Timer)) child++;
      const below = heap[child] as Timer;
      if (!before(below, timer)) break;
      heap[at] = below;
      below.place = at;
      at = child;
    }
    heap[at] = timer;
    timer.place = at;
  }
}

/** More than are ever armed in a run; times the ranks there are, still an integer that engines hold without a box. */
const mostArmed = 2 ** 26;

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);
