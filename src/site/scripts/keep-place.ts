/** The link to the other language leads to the same place: the last heading or cell above the middle of the window. */
export const keepPlaceOnLanguageSwitch = (): void => {
  const link = document.querySelector<HTMLAnchorElement>('[data-la-language]');
  link?.addEventListener('click', () => {
    const places = [...document.querySelectorAll('main :is(h2, h3, h4, dt, [data-cell])[id]')];
    const here = places.findLast((place) => place.getBoundingClientRect().top < innerHeight / 2);
    link.hash = here && scrollY > 40 ? here.id : '';
  });
};
