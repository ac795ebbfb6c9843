/** The editor of one cell: the text area at once, Monaco in its place when it has come, the static block when left. */
import {
  type CellEditor,
  type CodeFault,
  type EditorEvents,
  lineNumbers,
  loadMonaco,
  type Snapshot,
} from '../../../notebook/index.ts';
import type { CellElement } from '../waiting/cell-element.ts';
import type { EditedText } from './edited-text.ts';
import { explainName } from './explain-name.ts';
import { showKeys } from './keys-sheet.ts';
import { closePlain, openPlain, wantsMonaco } from './open-plain.ts';
import { focusNext } from './page-cells.ts';
import { showProblems } from './problems.ts';

/** One at a time on the page. */
let current: CellEditing | null = null;

const liveMs = 250;

export class CellEditing {
  readonly #cell: EditedText;
  #editor: CellEditor | null = null;
  #running: ReturnType<typeof setTimeout> | undefined;
  /** Goes up with each opening and leaving, so that a Monaco that comes too late is not put in. */
  #turn = 0;
  #runFaults: readonly CodeFault[] = [];

  constructor(cell: EditedText) {
    this.#cell = cell;
    const { el } = cell.live;
    cell.live.part('.la-editor-bar').innerHTML =
      `<p class="la-hint" id="${el.id}-hint"></p><label><input type="checkbox" class="la-live">${cell.t.live}</label>`;
  }

  get #el(): CellElement {
    return this.#cell.live.el;
  }
  /** The class, without importing it: it is in the page's own script. */
  get #cells(): typeof CellElement {
    return this.#el.constructor as typeof CellElement;
  }
  get #box(): HTMLElement {
    return this.#cell.live.part('.la-code');
  }

  toggle(): void {
    if (this.#editor) this.close(true);
    // The reader has gone on to another cell while this editor was on its way: its text is taken, and it is left.
    else if (this.#el.area && this.#cells.writing !== this.#el) {
      this.#adopt();
      this.close(false);
    } else this.open();
  }

  /** Runs, leaves the editor and goes to the next cell; where the run fails the reader stays with what failed. */
  async runAndGoOn(): Promise<void> {
    const turn = this.#turn;
    await this.#cell.run(false);
    if (this.#cell.live.state.status === 'failed') return;
    void this.#cell.runDependents();
    // The reader may have gone elsewhere meanwhile.
    if (turn !== this.#turn || !this.#el.contains(document.activeElement)) return;
    this.close(false);
    focusNext(this.#el);
  }

  open(): void {
    if (this.#editor) {
      this.#editor.focus();
      return;
    }
    if (current && current !== this) current.close(false);
    current = this;
    this.#cells.writing = this.#el;
    const events = this.#adopt();
    if (wantsMonaco()) void this.#bringMonaco(events);
  }

  /** The plain editor becomes this cell's: what was typed into it already, and what will be. */
  #adopt(): EditorEvents {
    this.#turn += 1;
    const { editor, events } = openPlain(this.#el);
    this.#editor = editor;
    this.#el.editTaken = true;
    Object.assign(events, {
      changed: (text: string) => this.#changed(text),
      runAndStay: () => void this.#cell.run(),
      runAndGoOn: () => void this.runAndGoOn(),
      showKeys: () => showKeys(this.#cell.t),
      leaving: (yes: boolean) => this.#hint(yes),
    });
    if (editor.text() !== this.#cell.code) this.#changed(editor.text());
    this.#hint(false);
    const { live } = this.#cell;
    live.part('.la-editor-bar').hidden = false;
    const button = live.part('[data-do=edit]');
    button.textContent = this.#cell.t.done;
    button.setAttribute('aria-pressed', 'true');
    document.addEventListener('focusin', this.#away);
    document.addEventListener('pointerdown', this.#away);
    return events;
  }

  async #bringMonaco(events: EditorEvents): Promise<void> {
    const turn = this.#turn;
    const { live, code } = this.#cell;
    // Where it cannot be had, the plain editor stays.
    const module = await loadMonaco().catch(() => null);
    const { plain } = this.#el;
    if (!module || !plain || turn !== this.#turn) return;
    const options = {
      ...this.#el.editorBox(),
      text: code,
      events,
      chapter: live.chapter,
      cellId: live.id,
      others: () => this.#cell.otherSources(),
      language: live.lang,
      explain: (word: string) => explainName(live, this.#cell.t.explain, word),
      problems: (faults: CodeFault[]) => this.#problems(faults),
    };
    const { area } = plain.editor;
    const swap = () => {
      if (turn !== this.#turn) return;
      const had = document.activeElement === area;
      const last: Snapshot = { text: plain.editor.text(), ...plain.editor.view() };
      this.#editor = module.openMonaco(options, [...plain.editor.history, last], had);
      closePlain(this.#el);
      this.#el.dataset.editing = 'monaco';
      this.#editor.mark(this.#runFaults);
    };
    // A character that is still being composed is not torn apart.
    if (!plain.editor.composing()) swap();
    else area.addEventListener('compositionend', () => setTimeout(swap), { once: true });
  }

  #changed(text: string): void {
    if (this.#editor?.kind === 'monaco') this.#block(text);
    this.#box.dataset.lines = lineNumbers(text);
    this.#cell.changed(text);
    // At each key: what a page that dies has put into the storage is there, what it meant to put is not.
    this.#cell.keep();
    clearTimeout(this.#running);
    const live = this.#cell.live.part('.la-live') as HTMLInputElement;
    if (!live.checked || this.#cell.endedByForce) return;
    this.#running = setTimeout(() => {
      if (!this.#cell.tools.transpile(this.#cell.code).fault) void this.#cell.run(false);
    }, liveMs);
  }

  /** Type errors from Monaco, listed under the cell unless a run has said something graver. */
  #problems(faults: CodeFault[]): void {
    const { live } = this.#cell;
    if (this.#runFaults.length > 0 || live.state.status === 'failed') return;
    showProblems(live.el, faults, live.lang, this.#cell.t, live.id, (line, column) =>
      this.goTo(line, column),
    );
  }

  #hint(leaving: boolean): void {
    const { t, live } = this.#cell;
    live.part('.la-hint').textContent = leaving ? t.hintLeaving : t.hint;
  }

  /** The static block shows `text`; coloured lightly, since the real highlighter is not on the page. */
  #block(text: string): void {
    const code = this.#box.querySelector('pre code')!;
    code.innerHTML = this.#cell.tools.highlightLightly(text);
    this.#box.dataset.lines = lineNumbers(text);
  }

  /** Another text takes the place of the present one (a reset, a link). */
  show(text: string): void {
    this.#block(text);
    const { area, plain, editTaken } = this.#el;
    const editor = this.#editor ?? plain?.editor;
    if (!editor) {
      if (area) area.value = text;
    } else if (editor.text() !== text) {
      // Nobody types it: under the name of what is typed early another tab may have kept its own.
      this.#el.editTaken = true;
      editor.replace(text);
      this.#el.editTaken = editTaken;
    }
  }

  mark(faults: readonly CodeFault[]): void {
    this.#runFaults = faults;
    this.#editor?.mark(faults);
  }

  goTo(line: number, column: number): void {
    this.open();
    const text = this.#cell.code;
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    this.#editor?.select(start + column - 1);
  }

  #away = (event: Event): void => {
    const target = event.target as Element;
    // A press on what takes no focus, as a label, gives it to the page around the cell: that is not gone away.
    if (target.contains(this.#el)) return;
    if (this.#el.contains(target) || target.closest?.('dialog, .la-take, .monaco-aria-container')) return;
    if (event.type === 'pointerdown' && !target.closest('la-cell, a, button, input')) return;
    this.close(false);
  };

  /** Leaves the editor: the static block again, with the text as it is now. */
  close(focusButton: boolean): void {
    if (!this.#editor) return;
    this.#turn += 1;
    const text = this.#editor.text();
    this.#editor.dispose();
    this.#editor = null;
    closePlain(this.#el);
    if (current === this) current = null;
    delete this.#el.dataset.editing;
    if (text !== this.#cell.original || this.#el.dataset.relit !== undefined) {
      this.#el.dataset.relit = '';
      this.#block(text);
    }
    this.#cell.keep();
    const { live } = this.#cell;
    live.part('.la-editor-bar').hidden = true;
    const button = live.part('[data-do=edit]');
    button.textContent = this.#cell.t.edit;
    button.setAttribute('aria-pressed', 'false');
    document.removeEventListener('focusin', this.#away);
    document.removeEventListener('pointerdown', this.#away);
    if (focusButton) button.focus();
  }
}
