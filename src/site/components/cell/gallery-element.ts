/** `<la-gallery>`: puts the chosen cell or recorded scenario into the playground's cell; loaded when pressed. */
class GalleryElement extends HTMLElement {
  connectedCallback(): void {
    for (const set of this.querySelectorAll('fieldset')) set.disabled = false;
    this.querySelector('button')?.addEventListener('click', () => {
      const choice = this.querySelector('select')?.value;
      if (choice) void import('./gallery.ts').then(({ putIntoPlayground }) => putIntoPlayground(choice));
    });
  }
}
customElements.define('la-gallery', GalleryElement);
