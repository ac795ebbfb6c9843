/** Marks the part being read in the table of contents, and says so with the event `la-part`. */
export const currentPart = (): void => {
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>('.la-toc a')].map((link) => [link.hash.slice(1), link]),
  );
  const headings = [...document.querySelectorAll<HTMLElement>('.la-prose h2[id]')];
  let marked: HTMLElement | undefined;
  const mark = (): void => {
    const heading = headings.findLast((h) => h.getBoundingClientRect().top < innerHeight * 0.4);
    if (heading === marked) return;
    if (marked) links.get(marked.id)?.removeAttribute('aria-current');
    marked = heading;
    if (!heading) return;
    links.get(heading.id)?.setAttribute('aria-current', 'location');
    document.dispatchEvent(new CustomEvent('la-part', { detail: heading }));
  };
  if (headings.length === 0) return;
  // A heading that enters or leaves the upper two fifths changes the part; nothing else does.
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -60% 0px' });
  for (const heading of headings) observer.observe(heading);
  for (const link of links.values()) {
    link.addEventListener('click', () => document.getElementById('la-toc')?.hidePopover?.());
  }
};
