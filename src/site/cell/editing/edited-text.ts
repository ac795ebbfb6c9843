/** The text of a cell that may be changed: what stands there, whose it is, and how it is kept. */
import type { CellSource, KeptText, loadEditing, SavedEdit } from '../../../notebook/index.ts';
import type { EditingWords } from '../../../words/index.ts';
import type { CellEvent } from '../live/cell-events.ts';
import type { CellText } from '../live/cell-state.ts';
import type { LiveCell } from '../live/live-cell.ts';
import { cellsOf, loadSource } from '../live/live-modules.ts';
import { hideNotice, showNotice } from '../live/notices.ts';
import { cellsOnPage, changedSources } from './page-cells.ts';

export type Editing = Awaited<ReturnType<typeof loadEditing>>;

/** What tells one kept state from another. */
const mark = ({ code, sources, endedByForce, before }: Omit<SavedEdit, 'original'>): string =>
  JSON.stringify([code, sources, endedByForce, before?.code]);

export abstract class EditedText {
  readonly live: LiveCell;
  readonly tools: Editing;
  readonly t: EditingWords;
  readonly original: string;
  /** Shows a text in the block and in an open editor. */
  abstract readonly editing: { show(code: string): void };
  /** What this page has found in the storage or put there; only a change of it is written, beside other tabs. */
  #kept: string;
  /** The code of it: any other that stands there is another tab's. */
  #keptCode: string;
  /** The code that this page itself has found or put there last: what has not been changed since takes no other tab's place. */
  #own: string | undefined;
  /** The storage has refused, and that was said. */
  #saidNotKept = false;

  constructor(live: LiveCell, tools: Editing, t: EditingWords, original: string) {
    this.live = live;
    this.tools = tools;
    this.t = t;
    this.original = original;
    live.dispatch({ kind: 'lesson', lesson: original });
    live.carryOut({
      note: () => this.#note(),
      text: () => this.editing.show(this.code),
      keep: () => this.keep(),
      offerMine: () => this.offerMine(),
      // A link in the address would put its older text in the place of this one.
      unlink: () => {
        const { linked, id } = live.el;
        if (linked) history.replaceState(null, '', `${location.pathname}${location.search}#${id}`);
      },
    });
    this.#kept = mark({ code: original, endedByForce: false });
    this.#keptCode = original;
    addEventListener('storage', ({ key, newValue }) => {
      if (newValue !== null && key?.startsWith(this.live.el.keyPrefix)) this.#meetOther();
    });
  }

  abstract run(dependents?: boolean): Promise<void>;
  /** Runs the cells of the page that build on this one. */
  abstract runDependents(): Promise<void>;

  /** `CHAPTER/ID`, the name under which edits are kept. */
  get key(): string {
    return `${this.live.chapter}/${this.live.id}`;
  }
  get #state(): CellText {
    return this.live.state.text!;
  }
  get code(): string {
    return this.#state.code;
  }
  /** A stranger's text is shown. */
  get strange(): boolean {
    return this.#state.strange;
  }
  get endedByForce(): boolean {
    return this.#state.endedByForce;
  }
  /** A text of the reader's in whose place this one stands. */
  get mine(): KeptText | undefined {
    return this.#state.mine;
  }
  get text(): KeptText {
    const { code, lesson, endedByForce, sources } = this.#state;
    return { code, sources, endedByForce: endedByForce && code !== lesson };
  }

  /** The text changed under the reader's hands. An editor that takes the place of another says the same text again. */
  changed(code: string): void {
    this.live.dispatch({ kind: 'type', code });
  }

  /** A button can be pressed before the text area is this cell's editor: what stands in it counts. */
  takeTyped(): void {
    const { area } = this.live.el;
    if (area) this.changed(area.value);
  }

  /** This is in the storage. */
  found(edit: SavedEdit): void {
    this.#kept = mark(edit);
    this.#keptCode = edit.code;
    this.#own = edit.code;
  }

  /** Shows a text as the cell's, in the block and in an open editor. */
  setText(text: Omit<Extract<CellEvent, { kind: 'put' }>, 'kind'>): void {
    this.live.dispatch({ kind: 'put', ...text });
  }
  /** Another text of the reader's waits behind this one; undefined: none. */
  setBehind(mine: KeptText | undefined): void {
    this.live.dispatch({ kind: 'behind', mine });
  }

  /** Shows a text of the reader's and runs it; one whose last run had to be ended waits for Run. @returns whether it ran */
  async take(text: KeptText, dependents = false): Promise<boolean> {
    const { code, sources, endedByForce } = text;
    this.setText({ code, sources, endedByForce });
    this.keep();
    if (endedByForce) {
      this.live.dispatch({ kind: 'status', status: 'stale' });
      showNotice(this.live.el, { kind: 'warn', words: this.t.forced });
    } else await this.run(dependents);
    return !endedByForce;
  }

  /** Another text of the reader's waits behind this one: it can be had back, or let go. */
  offerMine(words = this.t.another): void {
    const { mine, t } = this;
    if (!mine) return;
    const choose = (then: () => void) => () => {
      hideNotice(this.live.el);
      this.setBehind(undefined);
      // The reader has decided: this text takes the place, changed or not.
      this.#own = undefined;
      then();
      this.keep();
    };
    showNotice(this.live.el, {
      kind: 'warn',
      words,
      buttons: [
        { label: t.useOther, act: choose(() => void this.take(mine)) },
        { label: t.keepThis, act: choose(() => {}) },
      ],
    });
  }

  /** What the bare text area has kept is in this cell's hands now; what another tab's has is not. */
  #forgetEarly(): void {
    const { tools, key } = this;
    try {
      if (tools.readEarly(localStorage, key) === this.code) tools.forgetEdit(localStorage, key, tools.early);
    } catch {
      // Storage is refused: there is none.
    }
  }

  /** A text that another tab has put there for this cell: it stays behind this one, and is offered. */
  #meetOther(): void {
    // Nothing of this page's is in its way.
    if (this.code === this.original || this.strange) return;
    let there: ReturnType<Editing['findEdit']>;
    try {
      there = this.tools.findEdit(localStorage, this.key, this.original);
    } catch {
      return;
    }
    if (there.state !== 'current' || [this.code, this.#keptCode].includes(there.edit.code)) return;
    this.setBehind(there.edit);
    this.#keptCode = there.edit.code;
    this.offerMine(this.t.otherTab);
  }

  /** Tells the other cells what stands here now. */
  #note(): void {
    // No cell is run with a stranger's text before the reader has run that.
    if (this.code === this.original || this.strange) changedSources.delete(this.live.id);
    else changedSources.set(this.live.id, this.code);
  }

  /** Into the browser's storage; a cell shown from a link only once it is the reader's. */
  keep(): void {
    if (this.strange) return;
    const { key, original } = this;
    if (mark({ ...this.text, before: this.mine }) === this.#kept) {
      this.#forgetEarly();
      return;
    }
    this.#meetOther();
    // A run that ends, or a page that is left, says nothing new: the tab that was last written in has the place.
    if (this.code === this.#own && this.#keptCode !== this.#own) return;
    const edit = { ...this.text, original, before: this.mine };
    try {
      if (this.tools.keepEdit(localStorage, key, edit)) {
        this.found(edit);
        this.#forgetEarly();
        return;
      }
    } catch {
      // Storage is refused as a whole.
    }
    if (this.#saidNotKept) return;
    this.#saidNotKept = true;
    showNotice(this.live.el, { kind: 'warn', words: this.t.notKept });
  }

  /** The chapter whose cells it may import: the playground's cell may stand for one of them. */
  protected get home(): string {
    return this.#state.sources ?? this.live.chapter;
  }

  /** All cells of the chapter as they stand. */
  protected async sources(): Promise<CellSource[]> {
    const { chapter, id } = this.live;
    const onPage = cellsOnPage(chapter).map((el) => el.dataset.cell!);
    const { home } = this;
    // An exercise stands by itself.
    const others = this.live.el.dataset.exercise === undefined ? await cellsOf(home) : [];
    const rest = others.filter((other) => !onPage.includes(other));
    return Promise.all(
      [...rest, ...onPage].map(async (other) => ({
        id: other,
        source:
          other === id ? this.code : (changedSources.get(other) ?? (await loadSource(home, other)).trimEnd()),
      })),
    );
  }

  /** The chapter's other cells as they stand: the editor checks imports against them. */
  async otherSources(): Promise<CellSource[]> {
    return (await this.sources()).filter(({ id }) => id !== this.live.id);
  }
}
