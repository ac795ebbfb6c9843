/**
 * The readers of captures and of pastes are loaded by the first sign of interest; a button pressed too early is pressed again, a
 * file dropped too early is kept. What came by a link or from the other of the two is itself a sign.
 */
export const wakeCapture = (): void => {
  const box = document.querySelector('la-capture, la-diagnose')!;
  let early: HTMLElement | null = null;
  const awake = (): boolean => customElements.get(box.localName) !== undefined;
  const wake = async (): Promise<void> => {
    await (box.localName === 'la-capture'
      ? import('../components/capture/capture-page.ts')
      : import('../components/diagnose/diagnose-page.ts'));
    early?.click();
    early = null;
  };
  if (/^#(handed$|is=)/.test(location.hash)) void wake();
  for (const kind of ['pointerover', 'focusin', 'touchstart', 'change', 'click'])
    box.addEventListener(kind, () => void wake(), { once: true, passive: true, capture: true });
  // A file may be dropped anywhere; a pointer that lies on the page's heading is no interest yet.
  document.addEventListener('dragenter', () => void wake(), { once: true });
  // Left alone, the browser would leave this page for the file.
  for (const kind of ['dragover', 'drop'] as const)
    document.addEventListener(kind, (event) => {
      const { dataTransfer } = event;
      if (awake() || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      if (kind === 'drop') box.querySelector<HTMLInputElement>('[data-files]')!.files = dataTransfer.files;
      void wake();
    });
  box.addEventListener('click', ({ target }) => {
    if (!awake() && target instanceof Element) early = target.closest('button');
  });
};
