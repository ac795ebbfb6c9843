// What a figure on another's page does by itself: it tells how high it is, and wakes at the first touch or for a parameter.
const box = document.querySelector('.la-embed');
if (parent !== window) {
  // Its height is no secret, and all that is ever told: whoever frames it may hear it.
  const tell = () =>
    parent.postMessage(
      { type: 'last-ack-height', height: Math.ceil(box.getBoundingClientRect().height) },
      '*',
    );
  new ResizeObserver(tell).observe(box);
}
if (box.dataset.live) {
  const note = box.querySelector('.la-embed-note');
  let isAwake = false;
  let tries = 0;
  const wake = () => {
    if (isAwake) return;
    isAwake = true;
    // Chrome remembers for as long as a page is open that a file did not come, unless it is asked for by another address.
    import(box.dataset.live + (tries++ ? `?again=${tries}` : ''))
      .then(() => {
        note.textContent = '';
      })
      .catch(() => {
        note.textContent = box.dataset.failed;
        isAwake = false;
      });
  };
  for (const kind of ['pointerover', 'focusin', 'touchstart'])
    box.addEventListener(kind, wake, { passive: true });
  for (const set of box.querySelectorAll('fieldset')) set.disabled = false;
  if ([...new URLSearchParams(location.search).keys()].some((key) => key !== 'theme' && key !== 'lang'))
    wake();
}
