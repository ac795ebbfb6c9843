/**
 * `<la-cell>` before anyone touches it: a finished block of the page that waits. The first sign of interest (pointer,
 * focus, touch) loads what makes it live; a press that came too early is carried out once it has. Edit is the exception:
 * its text area opens here and now, so that no key is lost while the rest is on its way.
 */
import { type EditorEvents, keepEdit, openPlainEditor, type PlainEditor } from '../../../notebook/index.ts';

export interface LiveCellLike {
  /** A button's `data-do`, pressed before the cell was live. */
  press(what: string): void;
}

/** The text area with the events it reports; the live cell puts its own in place of them. */
export interface OpenPlain {
  editor: PlainEditor;
  events: EditorEvents;
}

const nothing = () => {};

export class CellElement extends HTMLElement {
  plain: OpenPlain | null = null;
  /** The lesson's text, kept before the first key changes the block. */
  original: string | undefined;
  #live: Promise<LiveCellLike> | undefined;

  connectedCallback(): void {
    for (const kind of ['pointerover', 'focusin', 'touchstart'])
      this.addEventListener(kind, () => void this.live(), { once: true, passive: true });
    this.addEventListener('click', this.#early, true);
    for (const set of this.querySelectorAll('fieldset')) set.disabled = false;
    const named =
      location.hash === `#${this.id}` || location.hash.startsWith(`#code=1.${this.dataset.cell}.`);
    const first = document.querySelector('la-cell') === this;
    let kept = false;
    try {
      const key = `last-ack.edit.${this.dataset.chapter}/${this.dataset.cell}@`;
      kept = Object.keys(localStorage).some((name) => name.startsWith(key));
    } catch {
      // Storage may be refused; then there is nothing kept.
    }
    if (named || kept || (location.search && first && !location.hash)) void this.live();
  }

  /** The live cell, loaded on the first call. */
  live(): Promise<LiveCellLike> {
    this.#live ??= import('./live-cell.ts').then(({ startLiveCell }) => {
      this.removeEventListener('click', this.#early, true);
      return startLiveCell(this);
    });
    return this.#live;
  }

  /** Opens the text area over the code at once. */
  openPlain(): OpenPlain {
    const box = this.querySelector<HTMLElement>('.la-code')!;
    const pre = box.querySelector('pre')!;
    this.original ??= pre.textContent;
    const events: EditorEvents = {
      changed: nothing,
      runAndGoOn: () => this.#later('next'),
      runAndStay: () => this.#later('run'),
      showKeys: () => this.#later('keys'),
      leaving: nothing,
    };
    this.plain ??= {
      events,
      editor: openPlainEditor(
        {
          box,
          text: pre.textContent,
          label: `${this.dataset.words} ${this.dataset.cell}`,
          hintId: `${this.id}-hint`,
          events,
        },
        pre,
      ),
    };
    // What is typed before the rest has come is kept as well.
    addEventListener('pagehide', () => {
      if (!this.plain || events.changed !== nothing) return;
      const edit = {
        code: this.plain.editor.text(),
        original: this.original?.trimEnd() ?? '',
        endedByForce: false,
      };
      keepEdit(localStorage, `${this.dataset.chapter}/${this.dataset.cell}`, edit);
    });
    this.dataset.editing = 'plain';
    this.plain.editor.focus();
    return this.plain;
  }

  #early = (event: Event): void => {
    const what = (event.target as Element).closest<HTMLElement>('[data-do]')?.dataset.do;
    if (what === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (what === 'edit') this.openPlain();
    this.#later(what);
  };

  #later(what: string): void {
    void this.live().then((live) => live.press(what));
  }
}

customElements.define('la-cell', CellElement);
