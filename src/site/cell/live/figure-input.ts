/** What a reader does to a figure by pointer, touch and keys, as commands of its view. */

/** The view, as far as it is commanded here. Events by number, segments by index. */
export interface FigureCommands {
  root: HTMLElement;
  stage: HTMLElement;
  playing: boolean;
  at: number;
  last: number;
  /** @param passing the pointer only goes over it */
  move(index: number, passing?: boolean): void;
  step(by: number): void;
  play(on?: boolean): void;
  indexOf(id: string | undefined): number;
  nearest(clientY: number): number;
  turnOver(fold: string): void;
  lose(segment: number): void;
  openMenu(segment: number, at: DOMRect): void;
  act(what: string): void;
}

const segmentAt = (target: EventTarget | null): number | null => {
  const id = (target as Element | null)?.closest?.('.la-s[data-event]')?.getAttribute('data-event');
  return id?.startsWith('s') ? Number(id.slice(1)) : null;
};

/** Pointer, touch and keys on a figure and its player, from now on. */
export const listenToFigure = (view: FigureCommands): void => {
  let press: ReturnType<typeof setTimeout> | undefined;
  /** Set while a long press has opened the menu, so that the click after it does nothing. */
  let held = false;
  const { stage, root } = view;
  const panel = stage.parentElement!;
  panel.tabIndex = 0;
  stage.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' && !view.playing) {
      const segment = segmentAt(event.target);
      const index = segment === null ? view.nearest(event.clientY) : view.indexOf(`s${segment}`);
      if (index >= 0 && index !== view.at) view.move(index, true);
    }
  });
  stage.addEventListener('pointerdown', (event) => {
    const segment = segmentAt(event.target);
    held = false;
    clearTimeout(press);
    if (segment === null || event.button !== 0) return;
    const at = new DOMRect(event.clientX, event.clientY, 0, 0);
    press = setTimeout(() => {
      held = true;
      view.openMenu(segment, at);
    }, 500);
  });
  for (const kind of ['pointerup', 'pointercancel', 'pointerleave'] as const)
    stage.addEventListener(kind, () => clearTimeout(press));
  stage.addEventListener('contextmenu', (event) => {
    const segment = segmentAt(event.target);
    if (segment === null) return;
    event.preventDefault();
    clearTimeout(press);
    if (!held) view.openMenu(segment, new DOMRect(event.clientX, event.clientY, 0, 0));
    held = true;
  });
  stage.addEventListener('click', (event) => {
    const fold = (event.target as Element).closest('[data-fold]')?.getAttribute('data-fold');
    const segment = segmentAt(event.target);
    if (held) held = false;
    else if (segment !== null) {
      view.move(view.indexOf(`s${segment}`));
      view.lose(segment);
    } else if (fold) view.turnOver(fold);
    else view.move(view.nearest(event.clientY));
  });
  const keys: Record<string, () => void> = {
    ArrowDown: () => view.step(1),
    ArrowRight: () => view.step(1),
    ArrowUp: () => view.step(-1),
    ArrowLeft: () => view.step(-1),
    Home: () => view.move(0),
    End: () => view.move(view.last),
    Delete: () => view.act('lose'),
    Enter: () => view.act('lose'),
    l: () => view.act('lose'),
    m: () => view.act('more'),
    ' ': () => view.play(),
  };
  panel.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    // Shift+Enter is the cell's: run and go on.
    if (!act || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    act();
  });
  const scrubber = root.querySelector<HTMLInputElement>('.la-scrubber')!;
  scrubber.addEventListener('input', () => view.move(Number(scrubber.value)));
  root.querySelector('.la-player')?.addEventListener('click', (event) => {
    const { player, act } = (event.target as Element).closest<HTMLElement>('button')?.dataset ?? {};
    if (act) view.act(act);
    else if (player === 'play') view.play();
    else if (player) view.step(player === 'back' ? -1 : 1);
  });
  root.querySelector('[data-player=speed]')?.addEventListener('change', () => {
    if (view.playing) {
      view.play(false);
      view.play(true);
    }
  });
  root.addEventListener('click', (event) => {
    const id = (event.target as Element).closest('.la-panel [data-event]')?.getAttribute('data-event');
    if (id && !stage.contains(event.target as Node)) view.move(view.indexOf(id));
  });
};
