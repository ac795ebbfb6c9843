import { veil } from './veil.ts';

/**
 * `<la-predict>`: choosing reveals, the answer and the figure it is read from. The arrow keys move among the choices without
 * giving the answer away.
 */
class PredictElement extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector('details')!;
    const status = this.querySelector('[role=status]')!;
    const answer = () => {
      const chosen = this.querySelector<HTMLInputElement>('input:checked')?.value;
      if (!chosen) return;
      const { dataset } = this;
      dataset.state = chosen === dataset.answer ? 'right' : 'wrong';
      status.textContent = dataset[dataset.state]!;
      for (const label of this.querySelectorAll<HTMLElement>('.la-choice')) {
        const { value } = label.querySelector('input')!;
        label.dataset.mark = value === dataset.answer ? 'right' : value === chosen ? 'wrong' : '';
      }
    };
    // Opening tells the answer. A click by pointer decides; an arrow key moves the choice and fires a click without coordinates.
    const decide = (event: Event & { detail?: number; key?: string }) => {
      const { target, detail, key } = event;
      if ((target as Element).matches('input') && (key === 'Enter' || detail)) details.open = true;
    };
    this.onclick = this.onkeydown = decide;
    this.onchange = () => {
      if (details.open) answer();
    };
    // The cell after the question is the one it asks about (predict.css hides its run by the same rule).
    const cell = this.nextElementSibling as HTMLElement | null;
    const { cell: asked, veil: words, show: offer } = this.dataset;
    const waits = cell?.id === `cell-${asked}` && !details.open && document.querySelector('.la-guess');
    const show = (): void => {
      this.dataset.shown = '';
      if (uncover) uncover();
    };
    const uncover = waits && veil(cell, words!, offer!, show);
    details.ontoggle = () => {
      if (!details.open) return;
      answer();
      show();
    };
  }
}
customElements.define('la-predict', PredictElement);
