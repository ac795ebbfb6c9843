/**
 * `<la-cell>` before anyone touches it: a finished block of the page that waits. The first sign of interest (pointer,
 * focus, touch) loads what makes it live; a press that came too early is carried out once it has. Edit is the exception:
 * its text area opens here and now, so that no key is lost while the rest is on its way.
 */
import { openPlainArea } from '../../../notebook/index.ts';
import { tellCode, turnCode } from './fold-code.ts';
import type { OpenPlain } from './plain-of-cell.ts';

/** What a button's `data-do` or a key asks of a live cell. */
export type Command =
  | 'link'
  | 'present'
  | 'take'
  | 'edit'
  | 'run'
  | 'next'
  | 'stop'
  | 'reset'
  | 'keys'
  | 'solution';

export interface LiveCellLike {
  /** The cell's code is here and its figures answer. */
  readonly ready: Promise<void>;
  press(what: Command): void;
}

export class CellElement extends HTMLElement {
  /** Whose editor the reader opened last. Another that was asked for before, and is ready only now, does not open. */
  static writing: CellElement | null = null;

  /** The text area of an edit under way, and the editor made of it once that has been loaded. */
  area: HTMLTextAreaElement | null = null;
  plain: OpenPlain | null = null;
  /** The live cell has the edit in hand, and keeps it. */
  editTaken = false;
  /** The lesson's text, kept before the first key changes the block. */
  original: string | undefined;
  #live: Promise<LiveCellLike> | undefined;

  connectedCallback(): void {
    for (const kind of ['pointerover', 'focusin', 'touchstart'])
      this.addEventListener(kind, () => void this.live(), { once: true, passive: true });
    tellCode(this);
    this.querySelector('[data-do=code]')!.addEventListener('click', () => turnCode(this));
    this.addEventListener('click', this.#early, true);
    // What is turned is taken once the cell is live. Until then it shows that it has heard (cell.css).
    this.oninput = this.#hear;
    this.addEventListener('keydown', this.#keys);
    for (const set of this.querySelectorAll('fieldset')) set.disabled = false;
    const { hash, search } = location;
    const first = document.querySelector('la-cell') === this;
    if (hash === `#${this.id}` || this.linked || this.kept || (search && first && !hash)) void this.live();
    // A link with code put into the address of this page: what is being written is kept as it is left.
    if (first) addEventListener('hashchange', () => location.hash.startsWith('#code=') && location.reload());
  }

  /** The address carries code for this cell; of code for no cell of the page the first one tells. */
  get linked(): boolean {
    const id = /^#code=\d+\.([^.]*)/.exec(location.hash)?.[1];
    const all = [...document.querySelectorAll<CellElement>('la-cell')];
    return id !== undefined && this === (all.find(({ dataset }) => dataset.cell === id) ?? all[0]);
  }

  /** Of the names under which `saved-edits.ts` keeps this cell's texts. */
  get keyPrefix(): string {
    return `last-ack.edit.${this.dataset.chapter}/${this.dataset.cell}@`;
  }

  /** There is a text of the reader's for this cell. */
  get kept(): boolean {
    try {
      return Object.keys(localStorage).some((name) => name.startsWith(this.keyPrefix));
    } catch {
      // Storage may be refused; then there is nothing kept.
      return false;
    }
  }

  /** The live cell, loaded on the first call. */
  live(): Promise<LiveCellLike> {
    this.#live ??= import('../live/live-cell.ts').then(async (module) => {
      const live = await module.openLive(this);
      void live.ready.then(() => {
        this.removeEventListener('click', this.#early, true);
        this.oninput = this.ariaBusy = null;
      });
      return live;
    });
    // What has not come is asked for again at the next press.
    this.#live.catch(() => {
      this.#live = undefined;
      this.ariaBusy = null;
    });
    return this.#live;
  }

  /** Opens the bare text area over the code at once; `open-plain.ts` makes an editor of it. */
  openArea(): HTMLTextAreaElement {
    const pre = this.block();
    const text = pre.textContent;
    this.original ??= text;
    if (!this.area) {
      const area = openPlainArea({ ...this.editorBox(), text }, pre);
      this.area = area;
      this.dataset.editing = 'plain';
      // From the first key: a page that dies is not asked what it would have kept.
      area.addEventListener('input', this.#keepTyped);
      // Once: what comes later must not take the focus back from where the reader has gone.
      area.focus({ preventScroll: true });
      area.onkeydown = (event) => {
        const { key, shiftKey } = event;
        if (key === 'Enter' && (shiftKey || event.ctrlKey || event.metaKey))
          this.later(shiftKey ? 'next' : 'run');
        else if (key === 'Tab' && !shiftKey && area.dataset.escaped === undefined)
          document.execCommand('insertText', false, '  ');
        else {
          if (key === 'Escape') area.dataset.escaped = '';
          else delete area.dataset.escaped;
          return;
        }
        event.preventDefault();
        event.stopPropagation();
      };
    }
    return this.area;
  }

  /** What this page has kept so, where another tab may have its own. */
  #typed = '';

  /** What is typed before the rest has come is kept as well: `takeEarly` of `saved-edits.ts` finds it. */
  #keepTyped = (): void => {
    const code = this.area?.value;
    if (code === undefined || this.editTaken) return;
    const key = `${this.keyPrefix}early`;
    try {
      if (code !== this.original) {
        this.#typed = JSON.stringify({ code, original: this.original?.trimEnd() });
        localStorage.setItem(key, this.#typed);
        // Taken back: it would come in the place of what is typed next.
      } else if (localStorage.getItem(key) === this.#typed) localStorage.removeItem(key);
    } catch {
      // Storage may be refused.
    }
  };

  block(): HTMLElement {
    return this.querySelector<HTMLElement>('.la-code pre')!;
  }

  editorBox(): { box: HTMLElement; label: string; hintId: string } {
    return {
      box: this.querySelector<HTMLElement>('.la-code')!,
      label: `${this.dataset.words} ${this.dataset.cell}`,
      hintId: `${this.id}-hint`,
    };
  }

  #hear = (): void => {
    this.ariaBusy = 'true';
  };

  #early = (event: Event): void => {
    const target = event.target as Element;
    const button = target.closest('button');
    const stage = target.closest('.la-stage');
    // Code is opened and folded by the page's own script.
    if ((!button && !stage) || button?.dataset.do === 'code') return;
    this.#hear();
    event.preventDefault();
    event.stopPropagation();
    if (button?.dataset.do === 'edit') {
      this.takeKeys();
      this.later('edit');
      return;
    }
    // The live picture stands where the finished one did, with other elements in it.
    const { clientX, clientY } = event as PointerEvent;
    const there = stage?.getBoundingClientRect();
    void this.live()
      .then(({ ready }) => ready)
      .then(() => {
        button?.click();
        const now = stage?.getBoundingClientRect();
        if (!there || !now) return;
        const place = { clientX: clientX + now.x - there.x, clientY: clientY + now.y - there.y };
        document
          .elementFromPoint(place.clientX, place.clientY)
          ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...place }));
      });
  };

  /** The cell's own keys, anywhere in it but in a field or an editor. */
  #keys = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select, [contenteditable], .la-editor-monaco')) return;
    const { key } = event;
    const onCode = target.matches('.la-code pre');
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) this.later('run');
    else if (key === 'Enter' && event.shiftKey) this.later('next');
    else if (onCode && (key === 'Enter' || key === 'F2')) {
      this.takeKeys();
      this.later('edit');
    } else if (key === '?') this.later('keys');
    else return;
    event.preventDefault();
  };

  /** The text area here and now; its colours and commands once they have come. */
  takeKeys(): void {
    CellElement.writing = this;
    // Pressed again while the editor is on its way: the focus comes back from wherever it has been.
    if (!this.editTaken) this.area?.focus({ preventScroll: true });
    if (this.dataset.editing) return;
    this.openArea();
    void import('../editing/open-plain.ts').then((module) => {
      if (this.dataset.editing === 'plain') module.openPlain(this);
    });
  }

  /** Presses a button as soon as the cell is live. */
  later(what: Command): void {
    void this.live().then((live) => live.press(what));
  }
}

customElements.define('la-cell', CellElement);
