/** The text of a cell that may be changed: what stands there, whose it is, and how it is kept. */
import type { CellSource, loadEditing, SavedEdit } from '../../../notebook/index.ts';
import type { CellElement } from './cell-element.ts';
import { editText } from './edit-text.ts';
import type { LiveCell } from './live-cell.ts';
import { cellsOf, loadSource } from './live-modules.ts';
import { showNotice } from './notices.ts';
import { cellsOnPage, changedSources } from './page-cells.ts';

export type Editing = Awaited<ReturnType<typeof loadEditing>>;

export abstract class EditedText {
  readonly live: LiveCell;
  readonly tools: Editing;
  readonly original: string;
  /** Shows a text in the block and in an open editor. */
  abstract readonly editing: { show(code: string): void };
  code: string;
  endedByForce = false;
  /** A stranger's text is shown: nothing is kept of it until it is run or changed. */
  strange = false;
  /** The reader's own text, while a stranger's stands in its place. */
  mine: string | undefined;
  /** What this page has found in the storage or put there; only a change of it is written, beside other tabs. */
  #kept: { code: string; endedByForce: boolean };
  /** The storage has refused, and that was said. */
  #saidNotKept = false;

  constructor(live: LiveCell, tools: Editing, original: string) {
    this.live = live;
    this.tools = tools;
    this.original = original;
    this.code = original;
    this.#kept = { code: original, endedByForce: false };
  }

  /** `CHAPTER/ID`, the name under which edits are kept. */
  get key(): string {
    return `${this.live.chapter}/${this.live.id}`;
  }
  get t() {
    return editText[this.live.lang];
  }

  /** The text changed under the reader's hands. An editor that takes the place of another says the same text again. */
  changed(code: string): void {
    if (code === this.code) return;
    this.code = code;
    this.strange = false;
    this.note();
    this.live.status('stale');
    // A link in the address would put its older text in the place of this one.
    if ((this.live.el as CellElement).linked)
      history.replaceState(null, '', `${location.pathname}${location.search}#${this.live.el.id}`);
  }

  /** A button can be pressed before the text area is this cell's editor: what stands in it counts. */
  takeTyped(): void {
    const { area } = this.live.el as CellElement;
    if (area) this.changed(area.value);
  }

  /** Shows a text that is in the storage. */
  setKept({ code, endedByForce, sources }: SavedEdit): void {
    this.#kept = { code, endedByForce };
    if (sources) this.live.el.dataset.sources = sources;
    this.endedByForce = endedByForce;
    this.setCode(code);
  }

  /** Shows `code` as the cell's text, in the block and in an open editor. */
  setCode(code: string): void {
    this.code = code;
    this.editing.show(code);
    this.note();
  }

  /** Tells the page and the other cells what stands here now. */
  protected note(): void {
    const { el } = this.live;
    // No cell is run with a stranger's text before the reader has run that.
    if (this.code === this.original || this.strange) changedSources.delete(this.live.id);
    else changedSources.set(this.live.id, this.code);
    if (this.code === this.original) delete el.dataset.edited;
    else el.dataset.edited = '';
    this.live.offer('reset', this.live.changed());
  }

  /** Into the browser's storage; a cell shown from a link only once it is the reader's. */
  keep(): void {
    if (this.strange) return;
    const { key, code, original } = this;
    const { sources } = this.live.el.dataset;
    const endedByForce = this.endedByForce && code !== original;
    if (code === this.#kept.code && endedByForce === this.#kept.endedByForce) return;
    try {
      if (this.tools.keepEdit(localStorage, key, { code, original, endedByForce, sources })) {
        this.#kept = { code, endedByForce };
        return;
      }
    } catch {
      // Storage is refused as a whole.
    }
    if (this.#saidNotKept) return;
    this.#saidNotKept = true;
    showNotice(this.live.el, { kind: 'warn', words: this.t.notKept });
  }

  /** All cells of the chapter as they stand. */
  protected async sources(): Promise<CellSource[]> {
    const { chapter, id } = this.live;
    const onPage = cellsOnPage(chapter).map((el) => el.dataset.cell!);
    // The playground's cell may stand for one of a chapter's, and import that chapter's others.
    const home = this.live.el.dataset.sources ?? chapter;
    const rest = (await cellsOf(home)).filter((other) => !onPage.includes(other));
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
