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
      const chosen = this.querySelector<HTMLInputElement>('input:checked');
      if (!chosen) return;
      const right = chosen.value === this.dataset.answer;
      this.dataset.state = right ? 'right' : 'wrong';
      status.textContent = (right ? this.dataset.right : this.dataset.wrong) ?? '';
      for (const label of this.querySelectorAll<HTMLElement>('.la-choice')) {
        const value = label.querySelector('input')?.value;
        label.dataset.mark = value === this.dataset.answer ? 'right' : value === chosen.value ? 'wrong' : '';
      }
    };
    // A click by pointer decides; an arrow key moves the choice and fires a click of its own without coordinates.
    this.addEventListener('click', (event) => {
      if (!(event.target as Element).matches('input') || event.detail === 0) return;
      details.open = true;
      answer();
    });
    this.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.target as Element).matches('input')) return;
      event.preventDefault();
      details.open = true;
      answer();
    });
    this.addEventListener('change', () => {
      if (details.open) answer();
    });
    // The cell after the question is the one it asks about (predict.css hides its run by the same rule).
    const cell = this.nextElementSibling;
    const waits =
      cell instanceof HTMLElement &&
      cell.id === `cell-${this.dataset.cell}` &&
      !details.open &&
      document.documentElement.classList.contains('la-guess');
    const show = (): void => {
      if ('shown' in this.dataset) return;
      this.dataset.shown = '';
      uncover?.();
    };
    const uncover = waits ? veil(cell, this.dataset.veil ?? '', this.dataset.show ?? '', show) : null;
    details.addEventListener('toggle', () => {
      if (!details.open) return;
      answer();
      show();
    });
  }
}
customElements.define('la-predict', PredictElement);
