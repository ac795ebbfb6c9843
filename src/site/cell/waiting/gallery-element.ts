/** `<la-gallery>`: puts the chosen cell or recorded scenario into the playground's cell; loaded when pressed. */
class GalleryElement extends HTMLElement {
  connectedCallback(): void {
    for (const set of this.querySelectorAll('fieldset')) set.disabled = false;
    this.addEventListener('click', ({ target }) => {
      const pressed = (target as Element).closest<HTMLElement>('[data-choice]');
      if (!pressed) return;
      const choice = pressed.dataset.choice || this.querySelector('select')!.value;
      const details = this.querySelector('details')!;
      details.open = false;
      details.querySelector('summary')!.focus();
      void import('../editing/gallery.ts').then((module) => module.putIntoPlayground(choice));
    });
  }
}
customElements.define('la-gallery', GalleryElement);
