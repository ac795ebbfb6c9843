/** The five views of one run as tabs; what a tab shows is made when it is in front. */
import type { Language, Picture } from '../../../notebook/index.ts';
import type { TraceEvent } from '../../../timeline/index.ts';
import { loadWords, wordsAtHand } from '../../../words/index.ts';
import { type View, views } from './views.ts';

export class Tabs {
  readonly #root: HTMLElement;
  #view: View = 'timeline';
  #fresh = new Set<View>();
  #asked = 0;

  /** @param choose the reader wants this view in front */
  constructor(root: HTMLElement, choose: (view: View) => void) {
    this.#root = root;
    // Which tab names which panel is said once the tabs can be pressed: a page has a hundred of these names.
    const id = root.querySelector('.la-summary')!.id.replace(/summary$/, '');
    const figure = root.querySelector('.la-panel-timeline')!;
    for (const view of views.slice(1).reverse()) {
      const panel = document.createElement('div');
      panel.className = 'la-panel la-scroll';
      panel.setAttribute('role', 'tabpanel');
      Object.assign(panel, { hidden: true, tabIndex: 0 });
      panel.dataset.panel = view;
      figure.after(panel);
    }
    for (const view of views) {
      const [tab, panel] = [this.#tab(view), this.#panel(view)];
      tab.id = `${id}tab-${view}`;
      panel.id = id + view;
      tab.setAttribute('aria-controls', panel.id);
      panel.setAttribute('aria-labelledby', tab.id);
    }
    const list = root.querySelector('[role=tablist]')!;
    list.addEventListener('click', (event) => {
      const view = (event.target as HTMLElement).closest<HTMLElement>('[data-view]')?.dataset.view;
      if (view) choose(view as View);
    });
    list.addEventListener('keydown', (event) => {
      const { key: pressed } = event as KeyboardEvent;
      const at = views.indexOf(this.#view);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[pressed];
      if (to === undefined) return;
      event.preventDefault();
      choose(views[(to + views.length) % views.length]!);
      this.#tab(this.#view).focus();
    });
  }

  #tab(view: View): HTMLElement {
    return this.#root.querySelector(`[data-view=${view}]`)!;
  }
  #panel(view: View): HTMLElement {
    return this.#root.querySelector(`[data-panel=${view}]`)!;
  }

  /** Brings a view to the front. */
  show(view: View): void {
    if (view === this.#view) return;
    this.#view = view;
    for (const one of views) {
      this.#tab(one).setAttribute('aria-selected', String(one === view));
      this.#tab(one).tabIndex = one === view ? 0 : -1;
      this.#panel(one).hidden = one !== view;
    }
  }

  /** The run changed: everything but the timeline is to be made anew. */
  stale(): void {
    this.#fresh.clear();
  }

  /** Makes what the view in front shows, if it is old, and marks the cursor's place in it. */
  async fill(picture: Picture, event: TraceEvent | null, lang: Language): Promise<void> {
    const view = this.#view;
    if (view === 'timeline') return;
    this.#asked += 1;
    const asked = this.#asked;
    const [{ fillView }, reasons] = await Promise.all([
      import('../asked/fill-view.ts'),
      loadWords(lang, 'reasons'),
    ]);
    const words = { ...wordsAtHand(lang), reasons };
    // Something else has been asked for since.
    if (asked !== this.#asked) return;
    fillView(view, this.#panel(view), picture, event, words, !this.#fresh.has(view));
    this.#fresh.add(view);
  }
}
