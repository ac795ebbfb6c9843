/**
 * The link to the other language leads to the heading the reader is under: the last one above the upper third of the window.
 * A cell has none of its own in the other page's words, so it counts as part of its section.
 */
export const keepPlaceOnLanguageSwitch = (): void => {
  const link = document.querySelector<HTMLAnchorElement>('[data-la-language]');
  link?.addEventListener('click', () => {
    const places = [...document.querySelectorAll('main :is(h2, h3, h4, dt)[id]')];
    const here = places.findLast((place) => place.getBoundingClientRect().top < innerHeight / 3);
    link.hash = here && scrollY > 40 ? here.id : '';
  });
};
